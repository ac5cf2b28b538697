"""Circles: vertices at the radius to a millimetre, edges within the stated error."""

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic

from measuring import GEOD, boundary_points, sphere_points
from rangereach.earth import draw_ring, ring_coordinates
from rangereach.errors import GeometryError

RADII_M = (1.0, 1e3, 7e4, 4e5, 2e6, 1e7, 1.99e7)


@pytest.mark.parametrize("radius", RADII_M)
def test_vertices_are_at_the_radius_to_a_millimetre(radius):
    for lon, lat in ((22.019, 50.11), (179.95, 0), (-60, -89.5), (0, 90)):
        ring = ring_coordinates(lon, lat, radius, vertices=24)[0]
        for x, y in ring:
            line = Geodesic.WGS84.Inverse(lat, lon, y, x)
            assert line["s12"] == pytest.approx(radius, abs=1e-3)


def test_rings_are_closed_counter_clockwise_and_continuous():
    lon, lat = np.array([22.0, 179.9, -179.9, 0]), np.array([50.0, 10, -70, 0])
    rings = ring_coordinates(lon, lat, 3e5)
    assert rings.shape == (4, 181, 2)
    assert rings.dtype == np.float64
    assert (rings[:, 0] == rings[:, -1]).all()
    assert shapely.is_ccw(shapely.linearrings(rings)).all()
    assert np.abs(np.diff(rings[..., 0], axis=1)).max() < 5
    assert rings[1, :, 0].max() > 180
    assert rings[2, :, 0].min() < -180


def test_a_ring_round_a_pole_ends_a_turn_later():
    north, south = (ring_coordinates(10, lat, 1e6)[0] for lat in (88, -88))
    assert north[-1, 0] - north[0, 0] == pytest.approx(360)
    assert south[-1, 0] - south[0, 0] == pytest.approx(-360)


def test_radii_and_centres_broadcast():
    assert ring_coordinates(20, 50, [1e3, 2e3, 3e3], vertices=12).shape == (3, 13, 2)


@pytest.mark.parametrize("radius", RADII_M)
@pytest.mark.parametrize("tolerance", [0.5, 10, 200])
def test_measured_error_is_within_the_stated_one(radius, tolerance):
    lons, lats = sphere_points(8, seed=int(radius))
    lons[:2], lats[2:6] = (179.99, -180), (89.9, -89, 0, 90)
    for lon, lat in zip(lons, lats, strict=True):
        drawn = draw_ring(lon, lat, radius, tolerance_m=tolerance)
        assert drawn.radius_m == radius
        assert drawn.max_error_m <= tolerance
        assert drawn.geometry.is_valid
        assert measured(drawn, lon, lat) <= drawn.max_error_m + 1e-5


@pytest.mark.parametrize("vertices", [8, 64, 180])
def test_the_error_of_a_given_number_of_vertices_is_told(vertices):
    for lat, radius in ((0, 1e3), (50, 4e5), (70, 2e6), (88, 1e5), (85, 6e5), (-10, 1.2e7)):
        drawn = draw_ring(22, lat, radius, vertices=vertices)
        assert measured(drawn, 22, lat) <= drawn.max_error_m + 1e-5


@pytest.mark.parametrize("lat", [0, 50, 70])
@pytest.mark.parametrize("radius", [1e3, 4e4, 4e5])
def test_the_bound_is_not_idle(lat, radius):
    drawn = draw_ring(22, lat, radius, vertices=180)
    assert drawn.max_error_m <= 1.1 * measured(drawn, 22, lat, count=20_000)


def test_both_sides_share_the_error():
    drawn = draw_ring(22, 50, 1e5, tolerance_m=10)
    x, y = boundary_points(drawn.geometry, 4000)
    error = GEOD.inv(np.full(4000, 22.0), np.full(4000, 50.0), x, y)[2] - 1e5
    assert error.max() == pytest.approx(-error.min(), rel=0.15)


def test_a_tolerance_and_a_number_of_vertices_do_not_go_together():
    with pytest.raises(GeometryError, match="tolerance_m=10 and vertices=64"):
        draw_ring(22, 50, 1e5, tolerance_m=10, vertices=64)


@pytest.mark.parametrize(
    ("lon", "lat", "radius", "named"),
    [
        (22, 50, 0, "0 m"),
        (22, 50, -5, "-5 m"),
        (22, 50, 2e7, "2e[+]07 m"),
        (22, 50, float("nan"), "nan m"),
        (22, 91, 1e3, "91"),
        (float("nan"), 50, 1e3, "nan"),
        (22, float("inf"), 1e3, "inf"),
        (1000, 0, 1e3, "1000"),
    ],
)
def test_what_cannot_be_drawn_is_named(lon, lat, radius, named):
    with pytest.raises(GeometryError, match=named) as error:
        draw_ring(lon, lat, radius)
    assert error.value.hint


def test_the_row_of_a_bad_value_is_named():
    with pytest.raises(GeometryError, match=r"row 2: .* 95"):
        ring_coordinates([1, 2, 3], [50, 51, 95], 1e3)
    with pytest.raises(GeometryError, match=r"row 1: .* -1 m"):
        ring_coordinates([1, 2], [50, 51], [1e3, -1])
    with pytest.raises(GeometryError, match="2 vertices"):
        ring_coordinates(1, 2, 1e3, vertices=2)


def measured(drawn, lon, lat, count=600):
    x, y = boundary_points(drawn.geometry, count)
    _, _, distance = GEOD.inv(np.full(count, lon), np.full(count, lat), x, y)
    return np.abs(distance - drawn.radius_m).max()
