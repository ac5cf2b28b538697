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
    intersect,
    inverse,
)
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


def test_a_tiny_region():
    x, y = direct(21, 48, 90, 30)
    region = shapely.Polygon([(21, 48), (float(x), float(y)), (21, 48.0001)])
    found = find_deepest(region, NearestLine(COAST), tolerance_m=0.5)
    plain = brute_distance(COAST, np.array([float(x)]), np.array([float(y)]), 50)
    assert found.depth_m == pytest.approx(plain[0], abs=1)


def test_nothing_has_no_depth():
    with pytest.raises(GeometryError, match="empty"):
        find_deepest(shapely.Polygon(), NearestLine(COAST))
