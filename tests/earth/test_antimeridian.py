"""Circles over 180 degrees and the poles, judged by points all over the Earth."""

import numpy as np
import pytest
import shapely

from measuring import GEOD, sphere_points
from rangereach.earth import draw_ring
from rangereach.earth.antimeridian import close_ring, polygonal, wrap

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
