"""A table for the rings of one radius: bands of latitude, and one product of matrices.

`latitude_series` says how the vertices of a circle depend on its centre's latitude. Here
latitudes are divided into bands that are narrow enough for it, towards the poles ever
narrower; what lies nearer to a circle through a pole than the last band, and bands with too
few rings for a table to pay, are drawn ring by ring (`azimuth_series`).
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .azimuth_series import fill_rings
from .latitude_series import LEAST_RATIO, LatitudeSeries, expand, find_critical

__all__ = ["RingTable"]

_BANDS = 6  # per hemisphere, the first shared by both
_PAYS = 200  # rings in a band, from which on its table costs less than it saves
_NARROWEST_DEG = 0.01
_AT_ONCE = 4096
_IN_CACHE = 1024
_UNTHREADED = 200_000  # multiplications, below the threshold of OpenBLAS


class RingTable:
    """Rings of one radius, for centres whose latitudes are known beforehand.

    Parameters
    ----------
    lat : ndarray of float64, shape (n,)
        The latitudes of all centres, degrees.
    radius_m : float
    vertices : int
    """

    def __init__(self, lat: NDArray[Any], radius_m: float, vertices: int) -> None:
        self.radius_m, self.vertices = radius_m, vertices
        azimuth = 360.0 * np.arange(vertices // 2 + 1) / vertices
        self.edges, ranges = _divide(lat, find_critical(radius_m))
        self.series = [band and expand(radius_m, azimuth, *band) for band in ranges]

    @cached_property
    def _matrices(self) -> list[NDArray[Any] | None]:
        return [series and _fold(series, self.vertices) for series in self.series]

    def band_of(self, lat: NDArray[Any]) -> NDArray[Any]:
        """Return the number of each latitude's band."""
        return np.searchsorted(self.edges, lat)

    def fill(self, lon: NDArray[Any], lat: NDArray[Any], out: NDArray[Any]) -> None:
        """Write rings: closed, counter-clockwise from north, of continuous longitude.

        Parameters
        ----------
        lon, lat : ndarray of float64, shape (n,)
            Centres, degrees; latitudes among those that the table was made for.
        out : ndarray of float64, shape (n, vertices + 1, 2), contiguous
        """
        if len(self.series) == 1:
            self._fill_band(0, lon, lat, out)
            return
        for low in range(0, len(lat), _AT_ONCE):
            part = slice(low, low + _AT_ONCE)
            band = self.band_of(lat[part])
            for number in np.unique(band):
                rows = low + np.flatnonzero(band == number)
                rings = np.empty((len(rows), *out.shape[1:]))
                self._fill_band(number, lon[rows], lat[rows], rings)
                out[rows] = rings

    def _fill_band(
        self, number: int, lon: NDArray[Any], lat: NDArray[Any], out: NDArray[Any]
    ) -> None:
        series, matrix = self.series[number], self._matrices[number]
        if series is None or matrix is None:
            fill_rings(lon, lat, np.full(len(lat), self.radius_m), out)
            return
        for low in range(0, len(lat), _IN_CACHE):
            part = slice(low, low + _IN_CACHE)
            basis = np.vstack([series.basis(lat[part]), lon[part], lat[part]]).T
            _multiply(np.ascontiguousarray(basis), matrix, out[part].reshape(len(basis), -1))
            out[part, -1] = out[part, 0]  # the product's last digit may differ


def _multiply(basis: NDArray[Any], matrix: NDArray[Any], out: NDArray[Any]) -> None:
    """Multiply in blocks of rows so small that BLAS does not wake its threads for them.

    The product is as fast as memory takes it; threads that wait for each other, and for
    whatever else the machine does, cost more than they bring.
    """
    rows = max(4, _UNTHREADED // matrix.size)
    whole = len(basis) // rows * rows
    blocks, shape = basis[:whole], (-1, rows, matrix.shape[1])
    np.matmul(blocks.reshape(-1, rows, len(matrix)), matrix, out=out[:whole].reshape(shape))
    np.matmul(basis[whole:], matrix, out=out[whole:])


def _divide(
    lat: NDArray[Any], critical: float
) -> tuple[NDArray[Any], list[tuple[float, float] | None]]:
    """Divide latitudes into bands; return their edges, and the range of each that pays."""
    if len(lat) < _PAYS or critical <= 0:
        return np.empty(0), [None]
    low, high = _range(lat)
    reach = LEAST_RATIO * (high - low) / 2 + abs(high + low) / 2
    if reach <= critical:
        return np.empty(0), [(low, high)]
    upper = critical * (1 - 2 / 3 * 0.5 ** np.arange(_BANDS))  # the ratio is 3 in each
    edges = np.concatenate([-upper[::-1], upper])
    order = np.sort(lat)
    bounds = np.searchsorted(order, edges, side="right")
    bands = np.split(order, bounds)
    return edges, [
        None if n in (0, len(edges)) or len(band) < _PAYS else _range(band)
        for n, band in enumerate(bands)
    ]


def _range(lat: NDArray[Any]) -> tuple[float, float]:
    low, high = float(lat.min()), float(lat.max())
    wider = max(0.0, _NARROWEST_DEG - (high - low)) / 2
    return low - wider, high + wider


def _fold(series: LatitudeSeries, vertices: int) -> NDArray[Any]:
    """Return the coefficients of whole rings, from those of their eastern halves.

    The result has a column for each coordinate, and last the rows of the centre's longitude
    and latitude.
    """
    number = np.arange(vertices + 1)
    mirrored = np.minimum(number, vertices - number)
    matrix = np.zeros((len(series.lat) + 2, vertices + 1, 2))
    matrix[:-2, :, 0] = series.lon[:, mirrored] * np.where(2 * number <= vertices, -1.0, 1.0)
    matrix[:-2, :, 1] = series.lat[:, mirrored]
    matrix[-2, :, 0] = matrix[-1, :, 1] = 1
    return matrix.reshape(len(matrix), -1)
