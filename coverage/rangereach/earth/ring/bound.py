"""How far rings stray from their radius: each for itself, or all of a band of latitude.

`certificate` bounds each edge of one ring. Rings of one radius and number of vertices differ
only by their centre's latitude, so their bounds can be looked up: a band is divided into
cells, and in each the extents of every edge are bounded for all centres in the cell. A
function f of the latitude lies above the greater of its values at a cell's ends, of width h,
by at most h^2 max|f''| / 8. For a Chebyshev series in t in [-1, 1] that maximum is known:
|T_k''| is at most k^2 (k^2 - 1) / 3, its value at the ends (J. C. Mason and D. C. Handscomb,
Chebyshev Polynomials, CRC 2003, section 2.4). The vertices that are drawn are the series' own
values, so nothing else enters but rounding.

A ring is symmetric about its meridian; its eastern half tells for both.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.certificate import Sag, bound_acceleration, bound_motion, bound_stray

from .latitude_series import LatitudeSeries

__all__ = ["ROUNDING_M", "BandBound", "bound_band", "bound_rings"]

ROUNDING_M = 1e-6
"""Allowance for the rounding of degrees and for the error of vertices (50 nm), metres."""

_CELLS = 64


class BandBound(NamedTuple):
    """What holds for all rings of one radius with centres in a band of latitude.

    Parameters
    ----------
    low, high : float
        The band, degrees.
    error_m : ndarray of float64, shape (cells,)
        Per equal share of the band, how far a ring's edges stray from the radius at most.
    width_deg : ndarray of float64, shape (cells,)
        How far they reach east and west of the centre at most.
    """

    low: float
    high: float
    error_m: NDArray[Any]
    width_deg: NDArray[Any]

    def of(self, lat: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Look up error and width for centres of these latitudes."""
        cells = len(self.error_m)
        cell = ((lat - self.low) * (cells / (self.high - self.low))).astype(int)
        cell = np.clip(cell, 0, cells - 1)
        return self.error_m[cell], self.width_deg[cell]


def bound_rings(rings: NDArray[Any], radius_m: NDArray[Any]) -> Sag:
    """Bound how far the edges of rings fall below their vertices' radius, and rise above it.

    Parameters
    ----------
    rings : ndarray of float64, shape (n, vertices + 1, 2)
        As of `ring_coordinates`.
    radius_m : ndarray of float64, shape (n,)
        Of the vertices.

    Returns
    -------
    Sag
        Per ring, metres, with the allowance for rounding.
    """
    half = rings[:, : rings.shape[1] // 2 + 1]  # and an edge more where it is odd
    speed2, acceleration = bound_acceleration(half)
    return _bound_whole(speed2, acceleration, radius_m)


def bound_band(series: LatitudeSeries, radius_m: float, vertices: int) -> BandBound:
    """Bound the errors of all rings with centres in a band.

    Parameters
    ----------
    series : LatitudeSeries
        At the azimuths ``360 j / vertices`` for j up to ``vertices // 2``.
    radius_m : float
    vertices : int

    Returns
    -------
    BandBound
    """
    edge = series.low + (series.high - series.low) * np.arange(_CELLS + 1) / _CELLS
    lon, lat = series.vertices(edge)
    east, north = series.lon, series.lat
    if vertices % 2:  # the southernmost edge joins a vertex and its mirror image
        lon, east = (np.hstack([v, -v[:, -1:]]) for v in (lon, east))
        lat, north = (np.hstack([v, v[:, -1:]]) for v in (lat, north))
    pad = _pad(north)
    d_lam, d_phi, far = (
        np.maximum(v[:-1], v[1:]) for v in (np.abs(np.diff(lon)), np.abs(np.diff(lat)), np.abs(lat))
    )
    d_lam, d_phi, far = d_lam + _pad(np.diff(east)), d_phi + _pad(np.diff(north)), far + pad
    nearest = np.where(lat[:-1] * lat[1:] > 0, np.minimum(np.abs(lat[:-1]), np.abs(lat[1:])), 0)
    nearest = np.maximum(nearest - pad, 0)
    near = np.maximum(np.maximum(nearest[:, :-1], nearest[:, 1:]) - d_phi, 0)
    far = np.maximum(far[:, :-1], far[:, 1:])
    motion = bound_motion(*(np.radians(v) for v in (d_lam, d_phi, near, far)))
    error = np.max(_bound_whole(*motion, radius_m), axis=0)
    width = (np.maximum(np.abs(lon[:-1]), np.abs(lon[1:])) + _pad(east)).max(axis=1)
    return BandBound(series.low, series.high, error, width)


def _bound_whole(speed2: NDArray[Any], acceleration: NDArray[Any], radius_m: Any) -> Sag:
    """Bound whole rings by their greatest speed and acceleration: edges differ little in them."""
    down, up = bound_stray(speed2.max(axis=1), acceleration.max(axis=1), radius_m, radius_m)
    return Sag(down + ROUNDING_M, up + ROUNDING_M)


def _pad(series: NDArray[Any]) -> NDArray[Any]:
    """Bound how far a series rises above the greater of its values at both ends of a cell."""
    k2 = np.arange(len(series))[:, None] ** 2
    pad: NDArray[Any] = (2 / _CELLS) ** 2 / 8 * (np.abs(series) * (k2 * (k2 - 1) / 3)).sum(axis=0)
    return pad
