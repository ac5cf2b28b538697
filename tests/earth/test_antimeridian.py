"""Circles over 180 degrees and the poles, judged by points all over the Earth."""

import numpy as np
import pytest
import shapely

from measuring import GEOD, sphere_points
from rangereach.earth import draw_buffer, draw_ring, inverse, ring_coordinates, unite
from rangereach.earth.antimeridian import close_ring, close_rings, polygonal, wrap
from rangereach.earth.certificate import bound_sag

POLE_FROM_80N = 1_115_000.0  # near the distance from 80 N to the pole


@pytest.mark.parametrize(
    ("lon", "lat", "radius"),
    [
        (179.9, 50, 4e5),
        (-179, 0, 2e6),
        (180, 10, 1e3),
        (-180, -60, 1e6),
        (30, 89, 4e5),
        (30, -80, 2e6),
        (30, 80, "pole"),
        (30, 80, "pole - 1 m"),
        (30, 80, "pole + 1 m"),
        (0, 90, 1e6),
        (77, -90, 3e6),
        (30, 0, 1e7),
        (30, 50, 1e7),
        (30, 50, 1.5e7),
        (30, 50, 1.6e7),
        (30, 10, 1.9e7),
        (-170, -35, 1.99e7),
    ],
)
def test_points_of_the_earth_fall_on_the_right_side(lon, lat, radius):
    pole = GEOD.inv(lon, lat, 0, 90)[2]
    radius = {"pole": pole, "pole - 1 m": pole - 1, "pole + 1 m": pole + 1}.get(radius, radius)
    drawn = draw_ring(lon, lat, radius)
    assert drawn.geometry.is_valid
    west, south, east, north = drawn.geometry.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    x, y = sphere_points(4000)
    _, _, distance = GEOD.inv(np.full(4000, lon), np.full(4000, lat), x, y)
    sure = np.abs(distance - radius) > drawn.max_error_m
    inside = shapely.intersects_xy(drawn.geometry, x, y)
    assert (inside == (distance < radius))[sure].all()


def random_rings(count, rng):
    """Centres and radii of all sizes, many on 180 degrees, at the poles, or through a pole."""
    lon, lat = rng.uniform(-180, 180, count), np.degrees(np.arcsin(rng.uniform(-1, 1, count)))
    radius = np.exp(rng.uniform(0, np.log(1.99e7), count))
    kind = rng.integers(0, 8, count)
    lon = np.select(
        [kind == 0, kind == 1],
        [180 * np.sign(lon), np.sign(lon) * (180 - 10 ** rng.uniform(-13, 1, count))],
        lon,
    )
    lat = np.select(
        [kind == 2, kind == 3],
        [90 * np.sign(lat), np.sign(lat) * (90 - 10 ** rng.uniform(-10, 1, count))],
        lat,
    )
    radius = np.where(kind == 4, rng.uniform(1e7, 1.99e7, count), radius)
    miss = rng.choice([0, 1e-6, -1e-6, 1e-3, -1e-3, 1, -1, 100, -100], count)
    pole = inverse(lon, lat, 0, rng.choice([-90, 90], count))[1] + miss
    return lon, lat, np.where((kind == 5) & (pole > 1) & (pole < 1.99e7), pole, radius)


@pytest.mark.parametrize("vertices", [4, 8, 24, 64, 180])
def test_thousands_of_random_rings_are_valid_and_right(vertices):
    rng = np.random.default_rng(vertices)
    lon, lat, radius = random_rings(600, rng)
    rings = ring_coordinates(lon, lat, radius, vertices=vertices)
    regions = close_rings(rings)
    assert shapely.is_valid(regions).all()
    assert (
        shapely.bounds(regions)[:, ::2].clip(-180, 180) == shapely.bounds(regions)[:, ::2]
    ).all()
    assert shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(regions))).all()
    sag = bound_sag(rings, radius[:, None], radius[:, None])
    error = np.maximum(sag.down, sag.up).max(axis=1, keepdims=True) + 1e-5
    # points all over the Earth, and some hard by the ring
    x, y = sphere_points(60, seed=vertices)
    side = np.where(rng.random((600, 40)) < 0.5, -1, 1) * error * rng.uniform(1, 1.5, (600, 40))
    near = (radius[:, None] + side).clip(0, 1.9999e7)
    beside = GEOD.fwd(
        *np.broadcast_arrays(lon[:, None], lat[:, None], rng.uniform(0, 360, (600, 40)), near)
    )
    x, y = (
        np.concatenate([np.broadcast_to(a, (600, 60)), b], axis=1)
        for a, b in zip((x, y), beside[:2], strict=True)
    )
    distance = GEOD.inv(*np.broadcast_arrays(lon[:, None], lat[:, None], x, y))[2]
    sure = np.abs(distance - radius[:, None]) > error
    inside = shapely.intersects_xy(regions[:, None], x, y)
    assert (inside == (distance < radius[:, None]))[sure].all()


def test_the_parts_of_a_cut_ring_meet_on_the_seam_and_nowhere_else():
    rings = ring_coordinates([179.9, -179.9, 540, 180], [50, -70, 0, 10], 3e5)
    for region, area in zip(close_rings(rings), shapely.area(shapely.polygons(rings)), strict=True):
        west, east = sorted(region.geoms, key=lambda part: part.bounds[0])
        assert west.bounds[0] == -180
        assert east.bounds[2] == 180
        seams = (
            [y for x, y in part.exterior.coords if x == seam]
            for part, seam in ((west, -180), (east, 180))
        )
        assert set(next(seams)) == set(next(seams))
        assert region.area == pytest.approx(area, rel=1e-12)


@pytest.mark.parametrize("radius", [1e3, 3e5, 2e6])
def test_the_parts_of_a_cut_buffer_meet_on_the_seam(radius):
    line = shapely.LineString([(179, 50), (180.3, 52), (181, 49.7)])
    west, east = (
        {y for x, y in shapely.get_coordinates(draw_buffer(line, radius).geometry) if x == seam}
        for seam in (-180, 180)
    )
    assert len(west) >= 2
    assert west == east


def test_a_ring_that_only_touches_180_degrees_is_not_cut():
    square = np.array([[170.0, 0], [180 + 1e-14, 0], [180, 10], [170, 10], [170, 0]])
    for shift in (0, 360, -360):
        assert (
            close_ring(square + np.array([shift, 0])).normalize()
            == shapely.box(170, 0, 180, 10).normalize()
        )


def test_a_ring_that_crosses_180_degrees_four_times_is_cut_in_three():
    comb = np.array(
        [[170.0, 0], [190, 0], [190, 1], [175, 1], [175, 2], [190, 2], [190, 3], [170, 3], [170, 0]]
    )
    region = close_ring(comb)
    assert region.is_valid
    assert len(region.geoms) == 3
    assert region.area == shapely.Polygon(comb).area


def test_a_ring_that_winds_round_a_pole_in_zigzags_is_closed_over_it():
    ring = np.array([[175.0, 60], [190, 62], [172, 64], [200, 66], [300, 60], [535, 60]])
    region = close_ring(ring)
    assert region.is_valid
    assert region.covers(shapely.LineString([(-180, 90), (180, 90)]))
    assert region.covers(shapely.Point(-175, 65.5))
    assert not region.intersects(shapely.Point(178.5, 64))
    assert region.intersects(shapely.Point(178.5, 62))


def test_a_pole_a_hundred_metres_inside_is_inside():
    pole = GEOD.inv(30, 80, 0, 90)[2]
    inside = draw_ring(30, 80, pole + 100, tolerance_m=1).geometry
    outside = draw_ring(30, 80, pole - 100, tolerance_m=1).geometry
    for x in (-180, -90, 0, 30, 150, 180):
        assert inside.intersects(shapely.Point(x, 90))
        assert not outside.intersects(shapely.Point(x, 89.9999))


def test_a_ring_over_both_poles_leaves_a_hole_or_a_bay():
    region = draw_ring(30, 50, 1.6e7).geometry
    assert region.contains(shapely.Point(30, 50))
    assert region.contains(shapely.Point(-100, 89))
    assert region.contains(shapely.Point(60, -89))
    assert not region.contains(shapely.Point(-150, -50))


def test_polygons_beyond_180_are_cut_there():
    region = wrap(shapely.box(170, 0, 200, 10))
    assert region.equals(
        shapely.MultiPolygon([shapely.box(170, 0, 180, 10), shapely.box(-180, 0, -160, 10)])
    )
    assert wrap(shapely.box(-200, 0, 200, 10)).equals(shapely.box(-180, 0, 180, 10))
    assert wrap(shapely.box(-10, 0, 10, 10)).equals(shapely.box(-10, 0, 10, 10))
    assert wrap(shapely.box(350, 0, 370, 10)).equals(shapely.box(-10, 0, 10, 10))


def test_what_a_ring_holds_lies_to_its_left():
    square = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10], [0, 0]])
    assert close_ring(square).equals(shapely.box(0, 0, 10, 10))
    outside = close_ring(square[::-1])
    assert outside.equals(shapely.box(-180, -90, 180, 90) - shapely.box(0, 0, 10, 10))


def test_only_areas_are_kept():
    mixed = shapely.GeometryCollection(
        [
            shapely.Point(0, 0),
            shapely.LineString([(0, 0), (1, 1)]),
            shapely.GeometryCollection([shapely.box(0, 0, 1, 1)]),
        ]
    )
    assert polygonal(mixed).equals(shapely.box(0, 0, 1, 1))
    assert polygonal(shapely.Point(1, 1)).is_empty


def test_outlines_run_counter_clockwise_and_holes_clockwise():
    drawn = [
        polygonal(shapely.box(0, 0, 3, 3, ccw=False) - shapely.box(1, 1, 2, 2)),
        wrap(shapely.box(170, 0, 200, 10, ccw=False)),
        draw_ring(30, 50, 1.6e7).geometry,
        *(draw_buffer(shapely.box(179, 5, 181, 6), radius).geometry for radius in (1e3, 1e5, 9e6)),
        draw_buffer(shapely.LineString([(20, 60), (200, 80)]), 2e5).geometry,
        unite([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3)]),
    ]
    for region in drawn:
        for polygon in shapely.get_parts(region):
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)
