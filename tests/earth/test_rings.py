"""Rings in bulk: each as right as one drawn alone, and within the error that it states."""

import numpy as np
import pytest
import shapely

from measuring import GEOD, sphere_points
from rangereach.earth import draw_ring, draw_rings, ring_coordinates, stream_ring_coordinates
from rangereach.earth.ring.bound import ROUNDING_M, bound_rings
from rangereach.earth.ring.table import divide
from rangereach.errors import GeometryError

SEAM_DEG = 1e-9
FARTHEST_M = 1.99e7


def measure_errors(rings, lon, lat, shares=(0.02, 0.25, 0.5, 0.75)):
    """Return how far edges are off, each measured at one of the shares; seams left out."""
    parts, row = shapely.get_parts(rings.geometry, return_index=True)
    rims, part = shapely.get_rings(parts, return_index=True)
    xy, rim = shapely.get_coordinates(rims, return_index=True)
    start, end = xy[:-1], xy[1:]
    seam = (np.abs(start) > (180 - SEAM_DEG, 90 - SEAM_DEG)) & (np.abs(start - end) < SEAM_DEG)
    edge = (rim[:-1] == rim[1:]) & ~seam.any(axis=1)
    row = row[part[rim[:-1][edge]]]
    share = np.resize(shares, edge.sum())[:, None]
    x, y = (start[edge] + share * (end[edge] - start[edge])).T
    _, _, away = GEOD.inv(lon[row], lat[row], x, y)
    worst = np.zeros(len(lon))
    np.maximum.at(worst, row, np.abs(away - rings.radius_m[row]))
    return worst


def many_centres(count, seed):
    """Centres everywhere, many of them next to 180 degrees and the poles."""
    rng = np.random.default_rng(seed)
    lon, lat = sphere_points(count, seed)
    fifth = count // 5
    lon[:fifth] = rng.choice([-180, -179.99, 179.9, 180], fifth)
    lat[fifth : 2 * fifth] = rng.choice([-90, -89.99, -88, 85, 89.9999, 90], fifth)
    return lon, lat


@pytest.mark.parametrize(
    ("count", "asked"),
    [
        (70_000, {"vertices": 12}),
        (4_000, {"vertices": 101}),
        (2_500, {"tolerance_m": 100}),
        (250, {"tolerance_m": 1}),
    ],
)
def test_no_ring_of_any_radius_is_farther_off_than_it_says(count, asked):
    lon, lat = many_centres(count, seed=count)
    radius = 10 ** np.random.default_rng(count).uniform(0, np.log10(FARTHEST_M), count)
    rings = draw_rings(lon, lat, radius, **asked)
    assert (measure_errors(rings, lon, lat) <= rings.max_error_m).all()
    assert (rings.max_error_m <= asked.get("tolerance_m", np.inf)).all()
    assert_right_side(rings, lon, lat)


@pytest.mark.parametrize("radius", [1.0, 3e4, 4e5, 4e6, 9.9e6, 1.2e7, FARTHEST_M])
@pytest.mark.parametrize("vertices", [3, 24])
def test_no_ring_of_one_radius_is_farther_off_than_it_says(radius, vertices):
    lon, lat = many_centres(4_000, seed=1)
    rings = draw_rings(lon, lat, radius, vertices=vertices)
    assert (measure_errors(rings, lon, lat) <= rings.max_error_m).all()
    assert_right_side(rings, lon, lat)


def assert_right_side(rings, lon, lat):
    """Points off the circle by more than the error are inside or outside, as they should be."""
    rng = np.random.default_rng(7)
    azimuth = rng.uniform(0, 360, len(lon))
    room = rings.max_error_m * 1.001 + 1e-6
    for distance, inside in (
        (rings.radius_m - room * rng.uniform(1, 3, len(lon)), True),
        (rings.radius_m + room * rng.uniform(1, 3, len(lon)), False),
    ):
        x, y, _ = GEOD.fwd(lon, lat, azimuth, distance)
        possible = (distance > 0) & (distance < 1.995e7)
        found = shapely.contains_xy(rings.geometry, x, y)
        assert (found[possible] == inside).all()
    assert shapely.is_valid(rings.geometry).all()
    assert (np.abs(shapely.bounds(rings.geometry)) <= (180, 90, 180, 90)).all()


def test_a_ring_through_a_pole():
    for lat in (-60.0, 30.0, 80.0):
        _, _, pole = GEOD.inv(0, lat, 0, 90)
        for vertices in (36, 180):
            radius = np.array([pole * (1 - 1e-15), pole, np.nextafter(pole, np.inf), pole + 1])
            lon, lats = np.full(4, 170.0), np.full(4, lat)
            rings = draw_rings(lon, lats, radius, vertices=vertices)
            assert (measure_errors(rings, lon, lats) <= rings.max_error_m).all()
            assert_right_side(rings, lon, lats)


@pytest.mark.parametrize("radius", [1e3, 4e4, 4e5, 2e6])
def test_the_bound_is_at_most_a_tenth_too_wide(radius):
    lon, lat = sphere_points(1_500, seed=2)
    kept = np.abs(lat) + radius / 111e3 < 85
    lon, lat = lon[kept], lat[kept]
    rings = draw_rings(lon, lat, radius, vertices=180)
    measured = measure_errors(rings, lon, lat, shares=[0.5])
    assert (rings.max_error_m <= 1.1 * measured + 2 * ROUNDING_M).all()


@pytest.mark.parametrize("asked", [{"vertices": 180}, {"tolerance_m": 10}])
def test_nor_is_the_bound_of_any_radius(asked):
    lon, lat = sphere_points(600, seed=8)
    radius = 10 ** np.random.default_rng(8).uniform(0, 6.3, 600)
    kept = np.abs(lat) + radius / 111e3 < 85
    lon, lat = lon[kept], lat[kept]
    rings = draw_rings(lon, lat, radius[kept], **asked)
    measured = measure_errors(rings, lon, lat, shares=[0.001, 0.5])
    assert (rings.max_error_m <= 1.1 * measured + 2 * ROUNDING_M).all()


@pytest.mark.parametrize("vertices", [5, 180])
def test_the_bound_of_a_band_is_that_of_the_ring_or_more(vertices):
    lat = sphere_points(3_000, seed=3)[1]
    for radius in (1.0, 4e5, 5e6):
        assert any(batch.series for batch in divide(lat, np.full(3_000, radius), vertices))
        rings = draw_rings(0.0, lat, radius, vertices=vertices)
        alone = bound_rings(
            ring_coordinates(0.0, lat, radius, vertices=vertices), np.full(3_000, radius)
        )
        excess = rings.max_error_m / np.max(alone, axis=0)
        assert excess.min() >= 1 - 1e-9
        assert excess.max() < 1.07


@pytest.mark.parametrize("vertices", [3, 4, 90, 181])
@pytest.mark.parametrize("radius", [1.0, 2e5, 8e6, FARTHEST_M])
def test_vertices_are_geodesics_whichever_way_they_are_made(radius, vertices):
    lon, lat = many_centres(2_000, seed=4)
    radii = np.full(2_000, radius)
    radii[::2] *= np.random.default_rng(4).uniform(0.99, 1, 1_000)
    rings = ring_coordinates(lon, lat, radii, vertices=vertices)
    azimuth = -360 * np.arange(vertices) / vertices
    shape = (2_000, vertices)
    x, y, _ = GEOD.fwd(
        *(np.broadcast_to(v[:, None], shape) for v in (lon, lat)),
        np.broadcast_to(azimuth, shape),
        np.broadcast_to(radii[:, None], shape),
    )
    east = np.radians((rings[:, :-1, 0] - x + 180) % 360 - 180) * np.cos(np.radians(y))
    off = 6.4e6 * np.hypot(east, np.radians(rings[:, :-1, 1] - y))
    assert off.max() <= 50e-9
    turn = rings[:, -1, 0] - rings[:, 0, 0]
    assert np.isin(np.round(turn, 9), (-360, 0, 360)).all()
    assert (rings[:, -1, 1] == rings[:, 0, 1]).all()
    if vertices >= 90:
        assert (np.abs(np.diff(rings[..., 0], axis=1)) <= 180 + 1e-9).all()


def test_batches_hold_each_ring_once():
    lat = sphere_points(5_000, seed=5)[1]
    radius = np.repeat([1e4, 3e5, 1e6, 5e6, 7e6], [2_000, 2_000, 500, 300, 200])
    batches = list(divide(lat, radius, 36))
    assert sum(batch.series is not None for batch in batches) > 5
    rows = np.concatenate([np.arange(5_000)[batch.rows] for batch in batches])
    assert (np.sort(rows) == np.arange(5_000)).all()


@pytest.mark.parametrize("asked", [{}, {"tolerance_m": 100}, {"vertices": 36}])
def test_each_ring_is_the_one_drawn_alone(asked):
    lon, lat = [22.0, 179.9, -60, 0], [50.0, 10, -89.5, 90]
    rings = draw_rings(lon, lat, 3e5, **asked)
    assert rings.geometry.shape == rings.radius_m.shape == rings.max_error_m.shape == (4,)
    assert (rings.radius_m == 3e5).all()
    for row in range(4):
        alone = draw_ring(lon[row], lat[row], 3e5, **asked)
        difference = rings.geometry[row].symmetric_difference(alone.geometry)
        assert difference.area <= 1e-3 * alone.geometry.area


def test_many_vertices_round_a_small_circle():
    rings = draw_rings(np.full(300, 22.0), np.linspace(-60, 60, 300), 1.0, vertices=9000)
    assert shapely.is_valid(rings.geometry).all()
    assert shapely.get_num_coordinates(rings.geometry).max() <= 9001


def test_a_stream_is_the_same_rings_in_order():
    lon, lat = many_centres(2_000, seed=6)
    whole = ring_coordinates(lon, lat, 5e5, vertices=24)
    chunks = list(stream_ring_coordinates(lon, lat, 5e5, vertices=24, chunk=700))
    assert [len(chunk) for chunk in chunks] == [700, 700, 600]
    np.testing.assert_allclose(np.concatenate(chunks), whole, rtol=0, atol=1e-9)
    assert len(list(stream_ring_coordinates(lon, lat, 5e5, vertices=24))) == 1
    with pytest.raises(GeometryError, match="0 rings"):
        stream_ring_coordinates(lon, lat, 5e5, chunk=0)


def test_no_centres_give_no_rings():
    assert ring_coordinates([], [], 1e3).shape == (0, 181, 2)
    for asked in ({}, {"vertices": 9}):
        rings = draw_rings([], [], 1e3, **asked)
        assert len(rings.geometry) == len(rings.max_error_m) == 0


def test_the_row_of_a_bad_value_is_named():
    with pytest.raises(GeometryError, match=r"row 2: .* 95"):
        draw_rings(np.arange(3), [50, 51, 95], 1e3)
    with pytest.raises(GeometryError, match=r"row 1: .* -1 m"):
        draw_rings([1, 2], [50, 51], [1e3, -1])
    with pytest.raises(GeometryError, match="tolerance_m=10 and vertices=64"):
        draw_rings([1, 2], [50, 51], 1e3, tolerance_m=10, vertices=64)
    with pytest.raises(GeometryError, match=r"\(3,\) do not fit .* \(2,\)"):
        draw_rings([1, 2], [50, 51], [1e3, 2e3, 3e3])
