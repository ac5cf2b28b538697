"""Distances to lines and polygons against plain search over dense samples."""

import numpy as np
import pytest
import shapely

from measuring import GEOD, brute_distance, sphere_points
from rangereach.earth import (
    NearestLine,
    direct,
    distance_between,
    distance_to_polygon,
    inverse,
    lie_within,
)
from rangereach.earth.line.polyline import PIECE_ERROR_M, cut_pieces
from rangereach.errors import GeometryError

RIVER = shapely.LineString(
    np.column_stack(
        [
            22 + 0.02 * np.arange(120) + 0.05 * np.sin(np.arange(120) * 2.3),
            49 + 0.3 * np.sin(np.arange(120) / 9) + 0.04 * np.cos(np.arange(120) * 1.7),
        ]
    )
)
ISLANDS = shapely.MultiPolygon(
    [
        shapely.Polygon(
            shapely.box(20, 45, 24, 48).exterior.coords,
            [shapely.box(21, 46, 22, 47).exterior.coords],
        ),
        shapely.box(170, -20, 180, -15),
        shapely.box(-180, -20, -175, -15),
    ]
)


@pytest.mark.parametrize("spread", [1e3, 1e5, 1e6])
def test_distances_to_a_line(spread):
    rng = np.random.default_rng(7)
    k = rng.integers(0, 120, 60)
    base = shapely.get_coordinates(RIVER)[k]
    away = spread * rng.random(60)
    lon, lat, _ = GEOD.fwd(base[:, 0], base[:, 1], rng.uniform(0, 360, 60), away)
    distance, near_lon, near_lat = NearestLine(RIVER).query(lon, lat)
    plain = brute_distance(RIVER, lon, lat, spacing_m=5)
    assert (distance <= plain + 0.01).all()
    assert distance == pytest.approx(plain, abs=0.05 + 25 / 8 / np.maximum(1, plain).min())
    _, to_near = inverse(lon, lat, near_lon, near_lat)
    assert to_near == pytest.approx(distance, abs=1e-6)
    assert shapely.distance(RIVER, shapely.points(near_lon, near_lat)).max() < 1e-9


def test_a_point_beside_a_straight_line_to_a_millimetre():
    meridian = shapely.LineString([(20, 40), (20, 60)])
    for metres in (0.5, 1e3, 7e4, 4e5, 2e6):
        lon, lat, _ = GEOD.fwd(20, 50.123, 90, metres)
        distance, near_lon, near_lat = NearestLine(meridian).query(lon, lat)
        assert distance == pytest.approx(metres, abs=1e-3)
        assert near_lon == pytest.approx(20)
        # the distance hardly changes along the line, so far away the point is less sure
        assert near_lat == pytest.approx(50.123, abs=1e-6 + 1e-16 * metres**2)


def test_points_of_a_line_are_at_no_distance():
    for share in (0, 0.3, 0.777, 1):
        point = RIVER.interpolate(share, normalized=True)
        assert NearestLine(RIVER).query(point.x, point.y)[0] < 0.01


def test_the_shape_of_the_points_is_kept():
    distance, near_lon, near_lat = NearestLine(RIVER).query(np.zeros((2, 3)), 50.0)
    assert distance.shape == near_lon.shape == near_lat.shape == (2, 3)
    assert NearestLine(RIVER).query([], [])[0].shape == (0,)


def test_many_lines_far_apart_and_points_all_over_the_earth():
    lon, lat = sphere_points(120, seed=5)
    distance = NearestLine(ISLANDS).query(lon, lat)[0]
    plain = brute_distance(ISLANDS, lon, lat, spacing_m=300)
    assert (distance <= plain + 0.5).all()
    assert distance == pytest.approx(plain, abs=2)


def test_a_known_upper_bound_changes_nothing():
    lon, lat = np.linspace(21, 25, 300), np.linspace(48, 50, 300)
    line = NearestLine(RIVER)
    free, *_ = line.query(lon, lat)
    for spare in (0.0, 1e3, 1e6):
        bound, *_ = line.query(lon, lat, within_m=free.max() + spare)
        assert bound == pytest.approx(free, abs=1e-9)


def test_distance_to_a_polygon_is_nothing_inside():
    lon = [20.5, 21.5, 24.0, 25.0, 179.0, -170.0]
    lat = [46.5, 46.5, 46.5, 46.5, -17.0, -17.0]
    distance = distance_to_polygon(ISLANDS, lon, lat)
    assert (distance[[0, 2, 4]] == 0).all()  # inside, on the edge, inside the second island
    in_hole = brute_distance(ISLANDS, np.array(lon[1:2]), np.array(lat[1:2]), 20)
    assert distance[1] == pytest.approx(in_hole[0], abs=1)
    assert distance[3] == pytest.approx(GEOD.inv(25, 46.5, 24, 46.5)[2], rel=1e-3)
    assert distance[5] == pytest.approx(GEOD.inv(-170, -17, -175, -17)[2], rel=1e-3)


def test_distance_between_geometries():
    a, b = shapely.box(20, 50, 21, 51), shapely.box(23, 50, 24, 51)
    # the parallel sides are nearest where the parallels are shortest
    assert distance_between(a, b) == pytest.approx(GEOD.inv(21, 51, 23, 51)[2], abs=0.01)
    assert distance_between(b, a) == distance_between(a, b)
    assert distance_between(a, shapely.box(20.5, 50.5, 30, 60)) == 0
    assert distance_between(a, shapely.Point(20.5, 50.5)) == 0
    corner = distance_between(shapely.Point(22, 52), a)
    assert corner == pytest.approx(GEOD.inv(22, 52, 21, 51)[2], abs=1e-6)
    crossing = shapely.LineString([(19, 49), (19, 52)])
    plain = brute_distance(crossing, np.array([20.0]), np.array([51.0]), 100)
    assert distance_between(crossing, a) == pytest.approx(plain[0], abs=0.05)


@pytest.mark.parametrize("shift", [3, 40, -199])
def test_distance_between_long_lines(shift):
    other = shapely.transform(RIVER, lambda xy: xy[::-1] * [1, -1] + np.array([shift, 95]))
    both = shapely.MultiLineString([other, [(22 + shift, 60), (23 + shift, 61)]])
    a = shapely.get_coordinates(shapely.segmentize(both, 0.005))
    plain = brute_distance(RIVER, a[:, 0], a[:, 1], 500).min()
    assert distance_between(RIVER, both) == pytest.approx(plain, abs=2)
    assert distance_between(both, RIVER) == distance_between(RIVER, both)


def test_pieces_are_short_and_nearly_geodesic():
    edge = shapely.LineString([(10, 85), (60, 85), (60, 20)])
    pieces = cut_pieces(edge)
    assert (pieces.start[1:] == pieces.end[:-1]).all()
    azimuth, _, length = GEOD.inv(*pieces.start.T, *pieces.end.T)
    assert length.max() <= 1000
    x, y, _ = GEOD.fwd(*pieces.start.T, azimuth, length / 2)
    middle = (pieces.start + pieces.end) / 2
    assert GEOD.inv(x, y, *middle.T)[2].max() <= PIECE_ERROR_M


@pytest.mark.parametrize(
    ("geometry", "named"),
    [
        (shapely.Point(), "Point is empty"),
        (shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), "not valid: Self-intersection"),
        (shapely.LineString([(0, 0), (1, 95)]), "95"),
        (shapely.Point(float("nan"), 1), "Point is empty|nan"),
        ("POINT (1 1)", "str is not a geometry"),
        (None, "NoneType is not a geometry"),
    ],
)
def test_geometries_that_cannot_be_measured_are_named(geometry, named):
    with pytest.raises(GeometryError, match=named) as error:
        NearestLine(geometry)
    assert error.value.hint


@pytest.mark.parametrize("radius", [0.5, 1e3, 1e5, 5e6, 1.9e7])
def test_points_within_a_distance_are_those_whose_geodesic_is_no_longer(radius):
    rng = np.random.default_rng(3)
    lon, lat, _ = GEOD.fwd(
        np.full(200, 24.0),
        np.full(200, 50.0),
        rng.uniform(0, 360, 200),
        radius * rng.random(200) * 2,
    )
    on_lon, on_lat, _ = GEOD.fwd([24.0] * 2, [50.0] * 2, [30, 200], [radius - 1e-3, radius + 1e-3])
    lon, lat = np.r_[lon, on_lon], np.r_[lat, on_lat]
    within = lie_within(24, 50, lon, lat, radius_m=radius)
    assert (within == (inverse(24, 50, lon, lat)[1] <= radius)).all()
    assert within[-2:].tolist() == [True, False]


def test_a_distance_is_never_too_short_and_at_most_2_cm_too_long():
    rng = np.random.default_rng(12)
    start = np.column_stack([rng.uniform(-10, 10, 40), rng.uniform(-75, 75, 40)])
    end = start + rng.uniform(-0.05, 0.05, (40, 2))
    for a, b in zip(start, end, strict=True):
        edge = shapely.LineString([a, b])
        lon, lat = direct(*a, rng.uniform(0, 360, 12), 10 ** rng.uniform(1, 6.7, 12))
        distance, *_ = NearestLine(edge).query(lon, lat)
        share = np.linspace(0, 1, 3000)
        plain = inverse(*(a + share[:, None] * (b - a)).T[:, :, None], lon, lat)[1].min(axis=0)
        assert (distance <= plain + 0.02).all()
        # the samples lie up to 2 m apart
        assert (distance >= plain - np.minimum(2, 1 / plain) - 1e-6).all()
