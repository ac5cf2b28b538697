"""Vertices of rings against geodesics that were computed to high precision."""

from pathlib import Path

import numpy as np
import pytest

from rangereach.earth import direct
from rangereach.earth.ellipsoid import to_ecef
from rangereach.earth.ring.azimuth_series import choose_nodes, interpolate
from rangereach.earth.ring.latitude_series import expand, find_critical

EXCERPT = Path(__file__).parents[1] / "reference" / "geodesics.txt"
LINES = np.loadtxt(EXCERPT)
WORST_M = 50e-9


def errors_m(lines, ends):
    lon, lat = np.reshape(ends, (len(lines), 2)).T
    return np.linalg.norm(to_ecef(lon, lat) - to_ecef(lines[:, 3], lines[:, 2]), axis=-1)


def test_the_excerpt_is_of_some_size():
    assert len(LINES) > 1200
    assert LINES[:, 4].min() < 1e5
    assert LINES[:, 4].max() > 19e6


def test_single_geodesics():
    ends = direct(0.0, LINES[:, 0], LINES[:, 1], LINES[:, 4])
    assert errors_m(LINES, np.transpose(ends)).max() <= WORST_M


def test_vertices_of_rings_of_any_radius():
    ends = []
    for lat, azimuth, _, _, radius in LINES:
        centre, radii = np.array([lat]), np.array([radius])
        nodes = int(choose_nodes(radii)[0])
        lon, lat2, _ = interpolate(centre, radii, np.array([azimuth]), nodes)
        ends.append((lon[0, 0], lat2[0, 0]))
    assert errors_m(LINES, ends).max() <= WORST_M


@pytest.mark.parametrize("share", [0.02, 0.3])
def test_vertices_of_rings_of_one_radius(share):
    """The table of a narrow band of latitude, and of the widest, with the centre anywhere in it."""
    rng = np.random.default_rng(5)
    lines, ends = [], []
    for line in LINES:
        lat, azimuth, _, _, radius = line
        half = share * (find_critical(radius) - abs(lat))
        if half < 1e-3:
            continue
        middle = lat + rng.uniform(-0.5, 0.5) * half
        series = expand(radius, np.array([azimuth]), middle - half, middle + half)
        if series is None:
            continue
        lon, lat2 = series.vertices(np.array([lat]))
        lines.append(line)
        ends.append((lon[0, 0], lat2[0, 0]))
    assert len(lines) > 350
    assert errors_m(np.array(lines), ends).max() <= WORST_M
