"""Depths within many distances, against the deepest points of drawn buffers."""

import numpy as np
import pytest
import shapely

from measuring import brute_distance
from rangereach.earth import NearestLine, draw_buffer, find_deepest, intersect
from rangereach.earth.sweep.areas import Sweep
from rangereach.earth.sweep.depths import sound_depths
from rangereach.earth.sweep.triangles import triangulate

LINE = shapely.LineString([(20, 50), (20.3, 50.4), (20.2, 50.5), (20.6, 50.7), (20.4, 51.2)])
COUNTRY = shapely.Polygon([*LINE.coords, (22, 51.3), (22.3, 50.2), (21, 49.8)])
REGIONS = np.array([COUNTRY & shapely.box(0, 0, 21, 90), COUNTRY & shapely.box(21, 0, 90, 90)])
RADII = np.array([500, 4e3, 12e3, 30e3, 60e3, 90e3, 130e3, 200e3])
ORIGINS = {
    "point": shapely.Point(19.9, 50.6),
    "point within": shapely.Point(21, 50.6),
    "points": shapely.MultiPoint([(19.9, 50.1), (20.9, 51.4)]),
    "soil": shapely.Polygon([*LINE.coords, (20.6, 51.35), (19, 51), (19, 50), (20, 49.7)]),
}


@pytest.mark.parametrize("kind", ORIGINS)
@pytest.mark.parametrize("lines", [LINE, COUNTRY.boundary], ids=["shared", "whole"])
def test_depths_are_those_of_drawn_buffers(kind, lines):
    to = NearestLine(lines)
    sweep = Sweep(ORIGINS[kind], triangulate(REGIONS))
    least, most = sound_depths(sweep, to, RADII)
    assert (most - least <= 2.01).all()
    assert (np.diff(most) >= -2.01).all()
    for radius, low, high in zip(RADII, least, most, strict=True):
        drawn = draw_buffer(ORIGINS[kind], radius, tolerance_m=0.5)
        region = intersect(drawn.geometry, COUNTRY)[0]
        if region.is_empty:
            assert high == 0
            continue
        deepest = find_deepest(region, to).depth_m
        # depth changes by no more than the edge moves, but where a corner is reached
        assert low - 3 <= deepest <= high + 3


def test_no_point_is_deeper_by_plain_search():
    rng = np.random.default_rng(0)
    lon, lat = rng.uniform([[20], [49.8]], [[22.3], [51.3]], (2, 1500))
    inside = shapely.contains_xy(COUNTRY, lon, lat)
    lon, lat = lon[inside], lat[inside]
    distance = brute_distance(ORIGINS["soil"], lon, lat, 100)
    distance[shapely.contains_xy(ORIGINS["soil"], lon, lat)] = 0
    depth = brute_distance(COUNTRY.boundary, lon, lat, 100)
    sweep = Sweep(ORIGINS["soil"], triangulate(REGIONS))
    _, most = sound_depths(sweep, NearestLine(COUNTRY), RADII)
    for radius, high in zip(RADII, most, strict=True):
        assert depth[distance <= radius].max(initial=0) <= high + 1.5


def test_a_buffer_of_the_lines_is_as_deep_as_its_radius_until_it_holds_all():
    sweep = Sweep(LINE, triangulate(REGIONS))
    least, most = sound_depths(sweep, None, RADII)
    whole = find_deepest(COUNTRY, NearestLine(LINE)).depth_m
    expected = np.minimum(RADII, whole)
    assert (least <= expected + 0.01).all()
    assert (expected <= most + 1).all()
    assert (most - least <= 2.01).all()
    assert (most <= RADII).all()


def test_nothing_reached_is_no_depth():
    sweep = Sweep(shapely.Point(10, 10), triangulate(REGIONS))
    least, most = sound_depths(sweep, NearestLine(COUNTRY), RADII)
    assert not least.any()
    assert not most.any()
