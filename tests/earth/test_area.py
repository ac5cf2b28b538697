"""Areas against PROJ's geodesic polygons on dense edges, and against known values."""

import itertools

import numpy as np
import pytest
import shapely

from measuring import GEOD, sphere_points
from rangereach.earth import area_m2, draw_ring


def plain_area(polygon, parts=4000):
    """Area by geodesic polygons whose vertices lie densely on the straight edges."""
    total = 0.0
    for sign, ring in zip([1, *[-1] * 9], [polygon.exterior, *polygon.interiors], strict=False):
        xy = shapely.get_coordinates(ring)
        shares = np.arange(parts)[:, None] / parts
        dense = np.concatenate([a + shares * (b - a) for a, b in itertools.pairwise(xy)])
        total += sign * abs(GEOD.polygon_area_perimeter(*dense.T)[0])
    return total


@pytest.mark.parametrize("seed", range(12))
def test_areas_of_polygons_with_holes(seed):
    rng = np.random.default_rng(seed)
    size = 10 ** rng.uniform(-2, 1)
    lon, lat = rng.uniform(-170, 160), rng.uniform(-70, 60)
    angle = np.sort(rng.uniform(0, 2 * np.pi, 9))
    star = np.column_stack([np.cos(angle), np.sin(angle)]) * rng.uniform(0.5, 1, (9, 1)) * size
    polygon = shapely.Polygon(star + np.array([lon, lat]))
    polygon = polygon - shapely.box(lon, lat, lon + size / 10, lat + size / 5)
    expected = sum(plain_area(part) for part in shapely.get_parts(polygon))
    assert area_m2(polygon) == pytest.approx(expected, rel=1e-7)


def test_the_whole_earth():
    # 510,065,621.724 km2, the surface of the WGS84 ellipsoid
    earth = 510_065_621_724_089.0
    assert area_m2(shapely.box(-180, -90, 180, 90)) == pytest.approx(earth, rel=1e-12)
    assert area_m2(shapely.box(-180, 0, 180, 90)) == pytest.approx(earth / 2, rel=1e-12)
    assert area_m2(shapely.box(10, -90, 11, 90)) == pytest.approx(earth / 360, rel=1e-12)


def test_a_tall_edge_is_integrated_as_exactly_as_many_short_ones():
    tall = shapely.Polygon([(0, -80), (30, 85), (-40, 70)])
    short = shapely.segmentize(tall, 0.1)
    assert area_m2(tall) == pytest.approx(area_m2(short), rel=1e-12)


def test_small_discs_have_the_area_of_a_plane():
    for lon, lat in zip(*sphere_points(5), strict=True):
        drawn = draw_ring(lon, lat, 100.0, vertices=3600).geometry
        assert area_m2(drawn) == pytest.approx(np.pi * 100**2, rel=1e-5)


def test_arrays_and_kinds():
    square = shapely.box(0, 0, 1, 1)
    mixed = shapely.GeometryCollection(
        [square, shapely.Point(3, 3), shapely.MultiPolygon([shapely.box(2, 2, 3, 3)])]
    )
    areas = area_m2(
        np.array([square, shapely.Polygon(), shapely.Point(0, 0), mixed, None], dtype=object)
    )
    assert areas[0] == area_m2(square) > 1e10
    assert (areas[[1, 2, 4]] == 0).all()
    assert areas[3] == pytest.approx(area_m2(square) + area_m2(shapely.box(2, 2, 3, 3)))
    assert area_m2(np.array([[square, square]])).shape == (1, 2)
    assert area_m2(np.array([], dtype=object)).shape == (0,)
    assert area_m2(square.reverse()) == area_m2(square)
