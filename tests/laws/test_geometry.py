"""Laws of distance that hold for any line, drawn within the stated errors."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from rangereach.earth import NearestLine, area_m2, draw_buffer, draw_ring, inverse, unite

lons = st.floats(-40, 40)
lats = st.floats(-70, 70)
radii = st.floats(3.3, 5.7).map(lambda power: 10**power)
tolerances = st.sampled_from([1.0, 10.0, 100.0])

fewer = settings(max_examples=settings().max_examples // 2)  # each draws a buffer or two,
fewest = settings(max_examples=settings().max_examples // 4)  # or three and more


@st.composite
def lines(draw):
    """A short random line: 2 to 6 vertices, a few degrees across."""
    lon, lat = draw(lons), draw(lats)
    step = st.tuples(st.floats(-1, 1), st.floats(-0.7, 0.7))
    steps = draw(st.lists(step, min_size=1, max_size=5).filter(lambda s: np.abs(s).max() > 0.01))
    return shapely.LineString(np.cumsum([(lon, lat), *steps], axis=0))


@st.composite
def polygons(draw):
    """A star of 3 to 9 corners, with or without a hole of its own form."""
    lon, lat, size = draw(lons), draw(lats), draw(st.floats(0.01, 1))
    spread = draw(st.lists(st.floats(0.2, 1), min_size=3, max_size=9))
    turn = np.linspace(0, 2 * np.pi, len(spread), endpoint=False)
    corners = size * np.column_stack([np.cos(turn), np.sin(turn)]) * np.array(spread)[:, None]
    centre = np.array([lon, lat])
    holes = [centre + 0.6 * corners[::-1]] if draw(st.booleans()) else []
    return shapely.Polygon(centre + corners, holes)


sites = st.one_of(lines(), polygons())


def inside(inner, outer, slack=1e-9):
    """Whether a drawn region lies in another, but for a rounding's breadth."""
    return shapely.difference(inner, outer).area <= slack


def agree(a, b, line):
    """Whether two drawings of one line's buffer differ only within both their errors."""
    edges = [
        shapely.segmentize(shapely.difference(x.geometry, y.geometry), 0.02)
        for x, y in ((a, b), (b, a))
    ]
    xy = np.concatenate([shapely.get_coordinates(edge) for edge in edges])
    off = np.abs(NearestLine(line).query(*xy.T)[0] - a.radius_m)
    return (off <= max(a.max_error_m, b.max_error_m) + 0.02).all()


@fewer
@given(sites, radii, st.floats(1.01, 3))
def test_a_larger_radius_holds_a_smaller_one(line, radius, factor):
    small, large = draw_buffer(line, radius), draw_buffer(line, radius * factor)
    if small.max_error_m + large.max_error_m < radius * (factor - 1):
        assert inside(small.geometry, large.geometry)


@fewer
@given(sites, radii, st.floats(-400, 400))
def test_moving_along_the_parallels_changes_nothing(line, radius, shift):
    a = draw_buffer(line, radius)
    moved = shapely.transform(line, lambda xy: xy + np.array([shift, 0]))
    b = draw_buffer(moved, radius)
    assert area_m2(b.geometry) == pytest.approx(area_m2(a.geometry), rel=1e-3)
    back = shapely.transform(
        b.geometry, lambda xy: np.stack([(xy[:, 0] - shift + 180) % 360 - 180, xy[:, 1]], axis=1)
    )
    x, y = shapely.get_coordinates(back).T
    off = NearestLine(line).query(x, y)[0] - radius
    seam = np.abs(np.abs(shapely.get_coordinates(b.geometry)[:, 0]) - 180) < 1e-9
    assert np.abs(off[~seam]).max() <= b.max_error_m + 0.02


@fewer
@given(sites, radii)
def test_the_mirror_image_of_a_buffer_is_that_of_the_mirror_image(line, radius):
    def mirror(geometry):
        return shapely.transform(geometry, lambda xy: xy * [1, -1])

    a, b = draw_buffer(line, radius), draw_buffer(mirror(line), radius)
    b = b._replace(geometry=mirror(b.geometry))
    assert agree(a, b, line)


@fewer
@given(lines(), sites, radii)
def test_the_buffer_of_two_lines_is_the_union_of_their_buffers(one, other, radius):
    both = shapely.GeometryCollection([one, other])
    together = draw_buffer(both, radius)
    apart = [draw_buffer(line, radius) for line in (one, other)]
    united = together._replace(
        geometry=unite([drawn.geometry for drawn in apart]),
        max_error_m=max(drawn.max_error_m for drawn in apart),
    )
    assert agree(together, united, both)


@fewest
@given(lines(), radii, st.floats(0.05, 0.95))
def test_cutting_an_edge_changes_nothing(line, radius, share):
    a, b = np.array(line.coords[:2])
    cut = shapely.LineString([a, a + share * (b - a), *line.coords[1:]])
    assert agree(draw_buffer(line, radius), draw_buffer(cut, radius), line)


@fewer
@given(sites, radii, tolerances)
def test_a_site_lies_in_its_buffer_and_every_error_is_kept(site, radius, tolerance):
    drawn = draw_buffer(site, radius, tolerance_m=tolerance)
    assert drawn.geometry.is_valid
    assert drawn.max_error_m <= tolerance
    assert drawn.geometry.covers(site)
    x, y = shapely.get_coordinates(shapely.segmentize(drawn.geometry, 0.01)).T
    assert not shapely.contains_xy(site, x, y).any()
    off = NearestLine(site).query(x, y)[0] - radius
    assert np.abs(off).max() <= drawn.max_error_m + 0.02


@fewest
@given(polygons(), radii, st.floats(0.2, 0.8))
def test_cutting_a_polygon_changes_nothing(polygon, radius, share):
    west, south, east, north = polygon.bounds
    at = west + share * (east - west)
    boxes = [shapely.box(west, south, at, north), shapely.box(at, south, east, north)]
    parts = shapely.intersection(polygon, boxes)
    assert area_m2(parts).sum() == pytest.approx(area_m2(polygon), rel=1e-9)
    apart = [draw_buffer(part, radius) for part in parts]
    united = apart[0]._replace(
        geometry=unite([drawn.geometry for drawn in apart]),
        max_error_m=max(drawn.max_error_m for drawn in apart),
    )
    assert agree(draw_buffer(polygon, radius), united, polygon)


@fewest
@given(st.lists(sites, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_changes_no_union(several, random):
    shuffled = random.sample(several, len(several))
    a, b = (draw_buffer(shapely.GeometryCollection(x), 1e5) for x in (several, shuffled))
    assert a.max_error_m <= 10 >= b.max_error_m
    assert agree(a, b, shapely.GeometryCollection(several))
    apart = [draw_buffer(site, 1e5).geometry for site in several]
    back = unite(apart[::-1])
    assert area_m2(unite(apart)) == pytest.approx(area_m2(back), rel=1e-12)


@given(
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.floats(0, 7.298).map(lambda power: 10**power),
    tolerances,
)
def test_circles_anywhere_of_any_size(lon, lat, radius, tolerance):
    drawn = draw_ring(lon, lat, radius, tolerance_m=tolerance)
    assert drawn.geometry.is_valid
    assert drawn.max_error_m <= tolerance
    xy = shapely.get_coordinates(drawn.geometry)
    seam = (np.abs(xy) == [180, 90]).any(axis=1)
    _, distance = inverse(lon, lat, *xy[~seam].T)
    assert np.abs(distance - radius).max() <= drawn.max_error_m + 1e-6


@given(lines(), st.lists(st.tuples(lons, lats), min_size=2, max_size=6))
def test_distance_changes_by_no_more_than_the_way(line, points):
    xy = np.array(points)
    distance = NearestLine(line).query(*xy.T)[0]
    _, way = inverse(*xy[:-1].T, *xy[1:].T)
    assert (np.abs(np.diff(distance)) <= way + 0.02).all()
