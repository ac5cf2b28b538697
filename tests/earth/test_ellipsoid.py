"""The classic geodesic problems against a second implementation and known values."""

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic

from measuring import ecef, sphere_points
from rangereach.earth import direct, inverse
from rangereach.earth.ellipsoid import A, B, from_ecef, to_ecef, unwrap_deg


def test_direct_and_inverse_against_geographiclib():
    lon, lat = sphere_points(60, seed=1)
    rng = np.random.default_rng(2)
    azimuth, distance = rng.uniform(-180, 180, 60), rng.uniform(1, 19_900_000, 60)
    x, y = direct(lon, lat, azimuth, distance)
    back_azimuth, back = inverse(lon, lat, x, y)
    for k in range(60):
        end = Geodesic.WGS84.Direct(lat[k], lon[k], azimuth[k], distance[k])
        _, miss = inverse(x[k], y[k], end["lon2"], end["lat2"])
        assert miss < 1e-6
        line = Geodesic.WGS84.Inverse(lat[k], lon[k], y[k], x[k])
        assert back[k] == pytest.approx(line["s12"], abs=1e-6)
        assert np.cos(np.radians(back_azimuth[k] - line["azi1"])) == pytest.approx(1, abs=1e-12)


def test_meridian_quadrant():
    # 10,001,965.729 m: the WGS84 quarter meridian
    assert inverse(0, 0, 0, 90)[1] == pytest.approx(10_001_965.729, abs=1e-3)


def test_arguments_broadcast():
    x, y = direct(20.0, 50.0, np.arange(4.0), np.array([[1e3], [2e3]]))
    assert x.shape == y.shape == (2, 4)
    azimuth, distance = inverse(20.0, 50.0, x, y)
    assert azimuth == pytest.approx(np.broadcast_to(np.arange(4.0), (2, 4)), abs=1e-6)
    assert distance == pytest.approx(np.broadcast_to([[1e3], [2e3]], (2, 4)), abs=1e-6)


def test_earth_centred_coordinates():
    lon, lat = sphere_points(100)
    xyz = to_ecef(lon, lat)
    assert xyz == pytest.approx(ecef(lon, lat), abs=1e-8)
    assert ((xyz[:, :2] ** 2).sum(axis=1) / A**2 + xyz[:, 2] ** 2 / B**2) == pytest.approx(1)
    assert np.array(from_ecef(xyz)) == pytest.approx(np.array([lon, lat]), abs=1e-9)


def test_unwrapped_longitudes_have_no_jump():
    lon = np.array([[170.0, 179, -179, -100, 0, 120, -170], [0, 1, 2, 1, 0, -1, 0]])
    plain = unwrap_deg(lon)
    assert plain.tolist() == [[170, 179, 181, 260, 360, 480, 550], [0, 1, 2, 1, 0, -1, 0]]
