"""Circles of any radii from a few exact geodesics each: series in the azimuth.

A point that goes round a geodesic circle at an even pace of azimuth is, in Earth-centred
coordinates, a periodic analytic function; on a sphere a constant and one harmonic, and the
ellipsoid adds harmonics that fall by about a factor of the flattening for every two. So a
trigonometric polynomial through few exact vertices gives all others. Longitude and latitude
themselves are no such functions near a pole, hence the detour.

A circle is symmetric about its meridian: with the centre at longitude 0, x and z are cosine
series in the azimuth and y is a sine series, through the vertices of the eastern half (L. N.
Trefethen, Spectral Methods in MATLAB, SIAM 2000, chapter 3, on why this converges so fast).

`_NODES` is measured: with so many nodes on the full circle, vertices to the stated radius are
within 20 nm of geodesics at all latitudes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.ellipsoid import E2, direct, to_ecef

__all__ = ["choose_nodes", "fill_rings", "interpolate"]

_NODES = ((40e3, 8), (150e3, 10), (600e3, 12), (1e6, 14), (2.5e6, 16), (6e6, 20), (2e7, 22))
"""Greatest radius in metres, and how many nodes it needs."""
_AT_ONCE = 256


def fill_rings(
    lon: NDArray[Any], lat: NDArray[Any], radius_m: NDArray[Any], out: NDArray[Any]
) -> None:
    """Write rings: closed, counter-clockwise from north, of continuous longitude.

    Parameters
    ----------
    lon, lat, radius_m : ndarray of float64, shape (n,)
        Degrees, metres.
    out : ndarray of float64, shape (n, vertices + 1, 2)
    """
    vertices = out.shape[1] - 1
    half = vertices // 2 + 1
    azimuth = 360.0 * np.arange(half) / vertices
    mirror = slice(vertices - half, None, -1)  # the western vertices, from south to north
    nodes = choose_nodes(radius_m)
    room = np.empty((min(len(out), _AT_ONCE), vertices + 1, 2))
    for number in np.unique(nodes):
        rows = np.flatnonzero(nodes == number)
        whole = len(rows) == len(out)
        for low in range(0, len(rows), _AT_ONCE):
            part: Any = slice(low, low + _AT_ONCE) if whole else rows[low : low + _AT_ONCE]
            x, y, radius = lon[part, None], lat[part], radius_m[part]
            rings = out[part] if whole else room[: len(y)]
            east, north, past = interpolate(y, radius, azimuth, int(number))
            north_turn, south_turn = 360.0 * past.T
            np.subtract(x, east, out=rings[:, :half, 0])
            np.add(x - south_turn[:, None], east[:, mirror], out=rings[:, half:, 0])
            rings[:, :half, 1] = north
            rings[:, half:, 1] = north[:, mirror]
            rings[:, -1, 0] = rings[:, 0, 0] + north_turn - south_turn
            if not whole:
                out[part] = rings


def choose_nodes(radius_m: NDArray[Any]) -> NDArray[Any]:
    """Return how many exact vertices circles need."""
    limits, nodes = np.array(_NODES).T
    chosen: NDArray[Any] = nodes[np.searchsorted(limits, radius_m)].astype(int)
    return chosen


def interpolate(
    lat: NDArray[Any], radius_m: NDArray[Any], azimuth_deg: NDArray[Any], nodes: int
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return the vertices of circles at some azimuths of their eastern halves.

    Parameters
    ----------
    lat, radius_m : ndarray of float64, shape (n,)
        Degrees, metres.
    azimuth_deg : ndarray of float64, shape (m,)
        From 0 to 180.
    nodes : int
        Number of exact vertices on the full circle, even.

    Returns
    -------
    lon, lat : ndarray of float64, shape (n, m)
        Longitude east of the centre, 0 to 180, and latitude, degrees.
    past : ndarray of bool, shape (n, 2)
        Whether the circle goes round the north pole, and round the south pole.
    """
    cosines, sines = _interpolation(nodes, tuple(azimuth_deg.tolist()))
    exact = np.arange(nodes // 2 + 1) * 360.0 / nodes
    x, y, z = np.moveaxis(to_ecef(*direct(0.0, lat[:, None], exact, radius_m[:, None])), -1, 0)
    past = x[:, [0, -1]] < 0  # the vertices due north and south lie opposite the centre
    x, y, z = x @ cosines, y[:, 1:-1] @ sines, z @ cosines
    east = np.degrees(np.arctan2(y, x))
    for azimuth, pole in ((0, 0), (180, 1)):
        east[:, azimuth_deg == azimuth] = 180.0 * past[:, [pole]]
    north = np.degrees(np.arctan2(z, (1 - E2) * np.sqrt(x * x + y * y)))
    return east, north, past


@lru_cache(maxsize=16)
def _interpolation(nodes: int, azimuth_deg: tuple[float, ...]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the matrices from values at nodes to cosine and sine series at azimuths."""
    order = np.arange(nodes // 2 + 1)
    angle = 2 * np.pi / nodes * (np.outer(order, order) % nodes)
    ends = np.ones(len(order))
    ends[[0, -1]] = 0.5
    to_cosines = 4 / nodes * ends[:, None] * np.cos(angle) * ends
    to_sines = 4 / nodes * np.sin(angle[1:-1, 1:-1])
    there = np.outer(order, np.radians(azimuth_deg))
    return to_cosines @ np.cos(there), to_sines @ np.sin(there[1:-1])
