"""The deepest point of regions, against closed cases and plain search."""

import numpy as np
import pytest
import shapely

from measuring import GEOD, brute_distance
from rangereach.earth import (
    NearestLine,
    direct,
    draw_buffer,
    draw_ring,
    find_deepest,
    find_deepest_each,
    find_plateau,
    intersect,
    inverse,
)
from rangereach.earth.depth.cell import bound_bulge
from rangereach.errors import GeometryError

COAST = shapely.LineString(
    [(20, 44), (20.4, 45), (19.9, 46), (20.2, 47), (20, 48), (20.5, 49), (20.1, 50), (20, 52)]
)
LAND = shapely.Polygon([*COAST.coords, (26, 52), (26, 44)])


@pytest.mark.parametrize("seed", range(6))
def test_plain_search_finds_nothing_deeper(seed):
    rng = np.random.default_rng(seed)
    ring = draw_ring(20 + rng.random(), 45 + 5 * rng.random(), rng.uniform(5e4, 2e5)).geometry
    region = intersect(ring, LAND)[0]
    found = find_deepest(region, NearestLine(COAST))
    west, south, east, north = region.bounds
    lon, lat = rng.uniform(west, east, 3000), rng.uniform(south, north, 3000)
    inside = shapely.contains_xy(region, lon, lat)
    edge = shapely.get_coordinates(region)
    lon, lat = np.r_[lon[inside], edge[:, 0]][:1500], np.r_[lat[inside], edge[:, 1]][:1500]
    plain = brute_distance(COAST, lon, lat, 200)
    assert found.depth_m >= plain.max() - 1.1
    at = np.array([found.lon]), np.array([found.lat])
    assert found.depth_m == pytest.approx(brute_distance(COAST, *at, 100)[0], abs=0.1)
    assert shapely.distance(region, shapely.Point(found.lon, found.lat)) < 1e-9
    _, near = inverse(found.lon, found.lat, found.near_lon, found.near_lat)
    assert near == pytest.approx(found.depth_m, abs=1e-3)
    assert not found.plateau


@pytest.mark.parametrize("tolerance", [0.1, 10, 1000])
def test_a_disc_before_a_straight_line(tolerance):
    # the farthest point of a disc from a meridian lies due east of its centre's foot
    meridian = shapely.LineString([(20, 40), (20, 60)])
    lon, lat, _ = GEOD.fwd(20, 50, 90, 60_000)
    disc = draw_ring(lon, lat, 40_000, vertices=720).geometry
    found = find_deepest(disc, NearestLine(meridian), tolerance_m=tolerance)
    assert found.depth_m == pytest.approx(100_000, abs=tolerance + 2)
    if tolerance <= 10:
        assert found.lat == pytest.approx(lat, abs=0.05)


def test_the_inside_of_a_disc_is_its_centre():
    disc = draw_ring(25, 50, 80_000, vertices=360)
    found = find_deepest(disc.geometry, NearestLine(disc.geometry), tolerance_m=1)
    assert found.depth_m == pytest.approx(80_000, abs=disc.max_error_m + 1)
    _, off = inverse(found.lon, found.lat, 25, 50)
    assert off < 50


def test_a_belt_is_as_deep_all_along_its_middle():
    outer, inner = (draw_ring(25, 50, radius, vertices=720) for radius in (8e4, 4e4))
    belt = shapely.difference(outer.geometry, inner.geometry)
    found = find_deepest(belt, NearestLine(belt))
    error = outer.max_error_m + inner.max_error_m
    assert found.depth_m == pytest.approx(2e4, abs=error + 1)
    _, away = inverse(25, 50, found.lon, found.lat)
    assert away == pytest.approx(6e4, abs=error + 1)


def test_holes_count_as_boundary_and_as_outside():
    frame = shapely.box(20, 45, 30, 52) - shapely.box(22, 46, 28, 50)
    found = find_deepest(frame, NearestLine(frame.boundary), tolerance_m=1)
    assert frame.contains(shapely.Point(found.lon, found.lat))
    lon, lat = (
        grid.ravel() for grid in np.meshgrid(np.linspace(20, 30, 60), np.linspace(45, 52, 60))
    )
    keep = shapely.contains_xy(frame, lon, lat)
    assert found.depth_m >= brute_distance(frame, lon[keep], lat[keep], 1000).max() - 1


@pytest.mark.parametrize("radius", [2e4, 7e4, 1.6e5])
def test_a_buffer_of_the_line_is_a_plateau(radius):
    line = NearestLine(COAST)
    region = intersect(draw_buffer(COAST, radius).geometry, LAND)[0]
    found = find_deepest(region, line, cap_m=radius)
    assert found.plateau
    assert found.depth_m == radius
    distance, *_ = line.query(found.lon, found.lat)
    assert distance == pytest.approx(radius, abs=0.02)
    _, near = inverse(found.near_lon, found.near_lat, found.lon, found.lat)
    assert near == pytest.approx(radius, abs=1e-3)
    # the westernmost: nothing of the plateau lies farther west by more than a vertex
    edge = shapely.get_coordinates(region)
    deep = line.query(*edge.T)[0] >= radius
    assert found.lon <= edge[deep, 0].min() + 0.001
    assert found == find_deepest(region, line, cap_m=radius)


def test_a_cap_that_is_not_reached_makes_no_plateau():
    line = NearestLine(COAST)
    ring = draw_ring(20, 48, 5e4).geometry
    region = intersect(ring, LAND)[0]
    found = find_deepest(region, line, cap_m=7e4)
    assert not found.plateau
    assert found.depth_m < 7e4
    assert found.depth_m == pytest.approx(find_deepest(region, line).depth_m, abs=10)


SOIL = shapely.Polygon([*COAST.coords, (16, 52), (16, 44)])
"""The country on the other side of `COAST`."""
ENCLAVE = shapely.box(23, 47, 23.2, 47.2)
"""A piece of it inside `LAND`, away from the coast."""


def _search_soil(soil, radius):
    region = intersect(draw_buffer(soil, radius).geometry, LAND)[0]
    line = NearestLine(COAST)
    plateau = find_plateau(region, line, radius)
    return region, plateau, find_deepest_each([region], line, plateaus=[plateau])[0]


@pytest.mark.parametrize("radius", [450, 2e4, 1.6e5])
def test_a_buffer_of_the_soil_behind_the_line_is_a_plateau(radius):
    _, plateau, found = _search_soil(SOIL, radius)
    assert found == plateau
    assert found.plateau
    assert found.depth_m == radius
    at = NearestLine(COAST).query(found.lon, found.lat)[0]
    assert at == pytest.approx(radius, abs=0.02)


def test_soil_elsewhere_is_deeper_than_the_plateau():
    region, plateau, found = _search_soil(shapely.MultiPolygon([SOIL, ENCLAVE]), 2e4)
    assert plateau.plateau
    assert plateau.depth_m == 2e4
    assert not found.plateau
    assert found.depth_m > 2.3e5
    edge = shapely.get_coordinates(region)
    assert found.depth_m >= NearestLine(COAST).query(*edge.T)[0].max() - 1
    assert shapely.distance(region, shapely.Point(found.lon, found.lat)) < 1e-9


def test_a_place_on_the_line_is_no_plateau():
    region = intersect(draw_ring(20, 48, 5e4).geometry, LAND)[0]
    found = find_deepest(region, NearestLine(COAST))
    assert not found.plateau
    assert found.depth_m <= 5e4 + 10


def test_a_level_that_is_cut_off_is_no_plateau():
    strip = shapely.intersection(LAND, shapely.transform(LAND, lambda xy: xy - [5, 0]))
    region = intersect(draw_buffer(COAST, 1.6e5).geometry, strip)[0]
    assert find_plateau(region, NearestLine(COAST), 1.6e5) is None
    assert not find_deepest(region, NearestLine(COAST), cap_m=1.6e5).plateau


def test_many_regions_are_as_deep_as_each():
    rng = np.random.default_rng(4)
    line = NearestLine(COAST)
    discs = [
        intersect(draw_ring(20.5 + rng.random(), 45 + 6 * rng.random(), radius).geometry, LAND)[0]
        for radius in 10 ** rng.uniform(3.5, 5.5, 30)
    ]
    together = find_deepest_each(discs, line)
    for disc, found in zip(discs, together, strict=True):
        alone = find_deepest(disc, line)
        assert found.depth_m == pytest.approx(alone.depth_m, abs=1)
        assert shapely.distance(disc, shapely.Point(found.lon, found.lat)) < 1e-9
    assert find_deepest_each([], line) == []


@pytest.mark.parametrize("latitude", [0, 50, 85])
def test_distance_in_a_cell_exceeds_its_corners_by_no_more_than_the_bound(latitude):
    rng = np.random.default_rng(latitude)
    for size in (2.0, 0.5, 0.1):
        corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * size + (0, latitude)
        inside = rng.uniform(-1, 1, (400, 2)) * size + (0, latitude)
        at = rng.uniform(-180, 180, 40), rng.uniform(-90, 90, 40)
        _, edge = (to.max(axis=1) for to in inverse(*(x[:, None] for x in at), *corners.T))
        _, depth = (to.max(axis=1) for to in inverse(*(x[:, None] for x in at), *inside.T))
        bulge = bound_bulge(np.full(40, latitude), np.full(40, size), edge + 4e5 * size)
        assert (depth <= edge + bulge).all()
        assert np.median(bulge) < 3e4 * size**2


@pytest.mark.parametrize("shift", [0, 0.7, 3])
def test_a_region_on_the_other_side_of_the_earth(shift):
    line = shapely.LineString([(10, 20), (10.5, 20)])
    region = draw_ring(-169.6, -20 + shift, 1.5e5).geometry
    found = find_deepest(region, NearestLine(line))
    west, south, east, north = region.bounds
    x, y = (
        grid.ravel()
        for grid in np.meshgrid(np.linspace(west, east, 60), np.linspace(south, north, 60))
    )
    inside = shapely.contains_xy(region, x, y)
    plain = brute_distance(line, x[inside], y[inside], 50)
    assert found.depth_m >= plain.max() - 1


def test_a_tiny_region():
    x, y = direct(21, 48, 90, 30)
    region = shapely.Polygon([(21, 48), (float(x), float(y)), (21, 48.0001)])
    found = find_deepest(region, NearestLine(COAST), tolerance_m=0.5)
    plain = brute_distance(COAST, np.array([float(x)]), np.array([float(y)]), 50)
    assert found.depth_m == pytest.approx(plain[0], abs=1)


def test_nothing_has_no_depth():
    with pytest.raises(GeometryError, match="empty"):
        find_deepest(shapely.Polygon(), NearestLine(COAST))
