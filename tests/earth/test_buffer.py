"""Buffers of points, lines and polygons, measured by plain search over dense samples."""

import numpy as np
import pytest
import shapely

from measuring import GEOD, boundary_points, brute_distance, sphere_points
from rangereach.earth import draw_buffer, draw_ring
from rangereach.earth.buffer import boundary
from rangereach.earth.buffer.disc_union import draw_discs
from rangereach.earth.line.polyline import cut_pieces
from rangereach.errors import GeometryError


def zigzag(seed, count=60, step=0.15):
    walk = np.random.default_rng(seed).normal(size=(count, 2)).cumsum(axis=0) * step
    return shapely.LineString(walk + np.array([25, 48]))


def spiral():
    turn = np.linspace(0, 25, 300)
    return shapely.LineString(
        np.column_stack([25 + 0.15 * turn * np.cos(turn), 50 + 0.1 * turn * np.sin(turn)])
    )


FRAME = shapely.box(20, 45, 30, 52) - shapely.box(22, 46, 28, 50)
STAR = shapely.Polygon([(24, 48), (25, 49), (24, 50), (24.4, 49.1), (23, 49), (24.3, 48.7)])
POINTS = shapely.MultiPoint([(22, 50), (23, 50.2), (30, 60)])
COMB = shapely.MultiLineString([[(24 + k / 10, 50), (24 + k / 10, 50.5)] for k in range(12)])
DATELINE = shapely.LineString([(177, 60), (183, 61), (186, 58)])
CUT_DATELINE = shapely.MultiLineString([[(177, 60), (180, 60.5)], [(-180, 60.5), (-175, 58)]])
MIXED = shapely.GeometryCollection([POINTS, COMB, STAR])


def check(site, radius, tolerance=10.0, count=150):
    drawn = draw_buffer(site, radius, tolerance_m=tolerance)
    assert drawn.radius_m == radius
    assert 0 < drawn.max_error_m <= tolerance
    assert drawn.geometry.is_valid
    west, south, east, north = drawn.geometry.bounds
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90
    spacing = max(1.0, np.sqrt(0.08 * radius))  # costs the plain search at most a centimetre
    lon, lat = boundary_points(drawn.geometry, count)
    plain = brute_distance(site, lon, lat, spacing)
    assert np.abs(plain - radius).max() <= drawn.max_error_m + 0.05
    # and no part is missing or too much: points near and inside
    rng = np.random.default_rng(1)
    xy = shapely.get_coordinates(site)
    base = xy[rng.integers(0, len(xy), count)]
    lon, lat, _ = GEOD.fwd(*base.T, rng.uniform(0, 360, count), radius * rng.uniform(0, 1.5, count))
    lon = (lon + 180) % 360 - 180
    plain = brute_distance(site, lon, lat, spacing)
    plain[shapely.intersects_xy(site, lon, lat)] = 0
    sure = np.abs(plain - radius) > drawn.max_error_m + 0.05
    inside = shapely.intersects_xy(drawn.geometry, lon, lat)
    assert (inside == (plain < radius))[sure].all()
    return drawn


@pytest.mark.parametrize("radius", [2e3, 2e4, 7e4, 1.6e5, 5e5])
@pytest.mark.parametrize("seed", [1, 2])
def test_zigzags(seed, radius):
    check(zigzag(seed), radius)


@pytest.mark.parametrize("tolerance", [0.3, 1, 100])
def test_tolerances(tolerance):
    check(zigzag(3, count=25), 5e4, tolerance)


@pytest.mark.parametrize("radius", [2e4, 3.1e4, 1e5, 3e5])
def test_spirals_with_arms_nearer_than_the_radius(radius):
    check(spiral(), radius)


@pytest.mark.parametrize("radius", [2e4, 1.9e5, 2.3e5])
def test_polygons_with_a_hole_that_fills(radius):
    check(FRAME, radius)


@pytest.mark.parametrize("site", [STAR, POINTS, COMB, DATELINE, CUT_DATELINE, MIXED])
@pytest.mark.parametrize("radius", [5e3, 8e4])
def test_kinds_of_geometry(site, radius):
    check(site, radius)


@pytest.mark.parametrize("radius", [1.0, 10.0, 150.0])
def test_small_radii(radius):
    drawn = check(zigzag(4, count=4, step=0.005), radius)
    assert drawn.max_error_m <= max(0.2, radius / 50)


@pytest.mark.parametrize(
    ("site", "radius"),
    [
        (shapely.LineString([(10, 85), (14, 86)]), 6e5),  # the pole well inside
        (shapely.LineString([(10, 89), (100, 89)]), 1.11e5),  # just on this side of it
        (shapely.LineString([(0, -89.99), (90, -89.99)]), 1e5),
        (shapely.LineString([(10, 50), (12, 51)]), 4.5e6),
        (shapely.LineString([(0, 0), (1, 1)]), 6e6),
        (shapely.LineString([(0, 0), (0.5, 0)]), 1.5e7),
        (shapely.Point(30, 50), 1.9e7),
        (shapely.box(-180, -90, 180, -88), 3e5),
        (shapely.LineString([(-179, 82), (0, 83), (179, 82)]), 2e5),  # meets itself from behind
        (shapely.LineString([(20, 60), (20, 90)]), 2e4),  # far from the pole, and at it
        (shapely.box(170, -90, 180, -80), 5e4),  # an edge along the pole, and along 180
    ],
)
def test_round_poles_and_far_over_the_earth(site, radius):
    drawn = draw_buffer(site, radius, tolerance_m=50)
    assert drawn.max_error_m <= 50
    assert drawn.geometry.is_valid
    lon, lat = sphere_points(120)
    x, y = boundary_points(drawn.geometry, 80)
    spacing = 2 * np.sqrt(radius)  # costs the plain search at most half a metre
    plain = brute_distance(site, x, y, spacing)
    assert np.abs(plain - radius).max() <= drawn.max_error_m + 0.5
    plain = brute_distance(site, lon, lat, spacing)
    plain[shapely.intersects_xy(site, lon, lat)] = 0
    sure = np.abs(plain - radius) > drawn.max_error_m + 0.5
    assert (shapely.intersects_xy(drawn.geometry, lon, lat) == (plain < radius))[sure].all()


def test_drawing_discs_gives_the_same():
    for site, radius in ((zigzag(5), 3e4), (spiral(), 5e4)):
        few = draw_buffer(site, radius)
        every = draw_discs(cut_pieces(site), radius, 10.0)
        apart = few.max_error_m + every.max_error_m
        assert shapely.hausdorff_distance(few.geometry, every.geometry) * 111_000 < 3000
        smaller = draw_buffer(site, radius - apart).geometry
        larger = draw_buffer(site, radius + apart).geometry
        for drawn in (few.geometry, every.geometry):
            assert shapely.difference(smaller, drawn).area < 1e-9
            assert shapely.difference(drawn, larger).area < 1e-9


def test_a_wrong_choice_of_stadiums_is_found_out(monkeypatch):
    # directions are looked for at vertices of the fill alone: the proof must add the others
    site = zigzag(6)
    monkeypatch.setattr(boundary, "SAMPLING", 1e3)
    monkeypatch.setattr(boundary, "_MOST_POINTS", 1)
    check(site, 3e4)


def test_a_point_is_a_ring():
    disc, ring = draw_buffer(shapely.Point(22, 50), 1e5), draw_ring(22, 50, 1e5)
    between = shapely.symmetric_difference(disc.geometry, ring.geometry)
    assert between.area < 1e-3 * ring.geometry.area


def test_coordinates_that_are_all_but_zero():
    # GEOS's union fails with numbers this small
    lines = shapely.MultiLineString([[(0, 0), (0, 0.5)], [(0, 1), (-9.455e-199, 1), (-1, 1)]])
    plain = shapely.MultiLineString([[(0, 0), (0, 0.5)], [(0, 1), (-1, 1)]])
    a, b = draw_buffer(lines, 1e4).geometry, draw_buffer(plain, 1e4).geometry
    assert shapely.symmetric_difference(a, b).area < 1e-9


def test_a_straight_line_and_its_halves():
    whole = shapely.LineString([(20, 50), (24, 50)])
    halves = shapely.MultiLineString([[(20, 50), (22, 50)], [(22, 50), (24, 50)]])
    a, b = draw_buffer(whole, 5e4).geometry, draw_buffer(halves, 5e4).geometry
    assert shapely.symmetric_difference(a, b).area < 1e-9


@pytest.mark.parametrize(
    ("site", "radius", "tolerance", "named"),
    [
        (shapely.LineString(), 1e4, 10, "LineString is empty"),
        (shapely.Point(10, 95), 1e4, 10, "95"),
        (shapely.Point(10, 50), 0, 10, "0 m"),
        (shapely.Point(10, 50), 2.5e7, 10, "2.5e"),
        (shapely.Point(10, 50), 1e4, 0, "tolerance of 0"),
        (shapely.Point(10, 50), 1e4, float("nan"), "tolerance of nan"),
        (shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), 1e4, 10, "not valid"),
    ],
)
def test_what_cannot_be_drawn_is_named(site, radius, tolerance, named):
    with pytest.raises(GeometryError, match=named) as error:
        draw_buffer(site, radius, tolerance_m=tolerance)
    assert error.value.hint


def test_far_from_a_line_the_fill_never_shows():
    # With finer stadiums the steps drawn towards one direction are narrower: they still meet.
    line = shapely.LineString([(22.9, 47.9), (24.5, 47.8), (26.6, 48.25), (28.2, 45.3)])
    for radius in (1.2e6, 1.75e6):
        drawn = draw_buffer(line, radius)
        assert drawn.max_error_m <= 10
        assert shapely.get_num_coordinates(drawn.geometry) < 3000


@pytest.mark.parametrize(
    ("site", "radius", "tolerance"),
    [
        # sides of pieces swing by more than the tolerance: they must be shorter
        (shapely.LineString([(102.7, -64.4), (104, -63.9)]), 6e5, 0.1),
        # half circles of more than a thousand steps
        (shapely.LineString([(-78, 15), (-77, 15.3)]), 2e6, 0.1),
        # a line ten thousand times as long as the radius
        (shapely.LineString([(20, 50), (20.4, 50.2)]), 1.0, 0.2),
        # on both sides of the Earth
        (shapely.MultiLineString([[(-1, 60), (1, 60)], [(180, -70), (180, -69)]]), 2e5, 10),
    ],
)
def test_extremes_far_from_the_poles(site, radius, tolerance):
    check(site, radius, tolerance, count=60)
