"""What must hold of the deepest point of any region, from any lines."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from rangereach.earth import NearestLine, draw_ring, find_deepest, find_deepest_each, unite

lons = st.floats(-20, 20)
lats = st.floats(-60, 60)


@st.composite
def lines(draw):
    """A bent line of a few hundred kilometres."""
    start = np.array([draw(lons), draw(lats)])
    step = st.tuples(st.floats(-1, 1), st.floats(-1, 1)).filter(lambda s: np.abs(s).max() > 0.01)
    steps = draw(st.lists(step, min_size=1, max_size=4))
    return shapely.LineString(np.cumsum([start, *steps], axis=0))


@st.composite
def regions(draw):
    """A disc, whole or halved, with or without a hole."""
    lon, lat, radius = draw(lons), draw(lats), 10 ** draw(st.floats(3, 5.5))
    disc = draw_ring(lon, lat, radius, vertices=draw(st.integers(3, 40))).geometry
    if draw(st.booleans()):
        disc = shapely.intersection(disc, shapely.box(lon, lat - 20, lon + 20, lat + 20))
    if draw(st.booleans()):
        disc = shapely.difference(disc, draw_ring(lon, lat, radius / 3, vertices=7).geometry)
    return disc


def grid(region):
    """Points of a region, inside and on its boundary."""
    west, south, east, north = region.bounds
    x, y = (
        values.ravel()
        for values in np.meshgrid(np.linspace(west, east, 25), np.linspace(south, north, 25))
    )
    inside = shapely.contains_xy(region, x, y)
    edge = shapely.get_coordinates(shapely.segmentize(region, (east - west) / 50))
    return np.r_[x[inside], edge[:, 0]], np.r_[y[inside], edge[:, 1]]


@given(regions(), lines())
def test_nothing_is_deeper_and_the_deepest_point_is_in_the_region(region, line):
    target = NearestLine(line)
    found = find_deepest(region, target)
    assert found.depth_m >= target.query(*grid(region))[0].max() - 1
    assert shapely.distance(region, shapely.Point(found.lon, found.lat)) < 1e-9
    assert found.depth_m == pytest.approx(target.query(found.lon, found.lat)[0], abs=1e-6)


@given(regions())
def test_the_deepest_point_inside_a_region(region):
    boundary = NearestLine(region)
    found = find_deepest(region, boundary)
    assert found.depth_m >= boundary.query(*grid(region))[0].max() - 1
    assert region.covers(shapely.Point(found.lon, found.lat))


@given(st.lists(regions(), min_size=1, max_size=4), lines())
def test_together_regions_are_as_deep_as_the_deepest_of_them(parts, line):
    target = NearestLine(line)
    each = find_deepest_each(parts, target)
    union = find_deepest(unite(parts), target)
    assert union.depth_m == pytest.approx(max(found.depth_m for found in each), abs=1)


@given(regions(), lines(), lines())
def test_more_lines_make_nothing_deeper(region, line, other):
    alone = find_deepest(region, NearestLine(line))
    both = find_deepest(region, NearestLine(shapely.GeometryCollection([line, other])))
    assert both.depth_m <= alone.depth_m + 1
