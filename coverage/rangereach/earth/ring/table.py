"""Which rings share a table: batches of one radius and one band of latitude.

`latitude_series` says how the vertices of a circle depend on its centre's latitude, in bands
that grow ever narrower towards the circles through a pole. Rings in the same band are one
product of matrices. What lies nearer to a pole than the last band, and batches of too few
rings for a table to pay, are drawn ring by ring (`azimuth_series`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .azimuth_series import fill_rings
from .latitude_series import LEAST_RATIO, LatitudeSeries, expand, find_critical

__all__ = ["Batch", "divide"]

_BANDS = 6  # per hemisphere, the first shared by both
_PAYS = 200  # rings, from which on a table costs less than it saves
_NARROWEST_DEG = 0.01
_UNTHREADED = 200_000  # multiplications, fewer than make OpenBLAS wake its threads


class Batch(NamedTuple):
    """Rings that are drawn together.

    Parameters
    ----------
    rows : slice or ndarray of int
        Which rings.
    series : LatitudeSeries or None
        Their vertices, if they are of one radius and one band of latitude.
    matrix : ndarray of float64 or None, shape (terms + 2, 2 (vertices + 1))
        The series of whole rings: a column for each coordinate, and last the rows of the
        centre's longitude and latitude.
    """

    rows: Any
    series: LatitudeSeries | None = None
    matrix: NDArray[Any] | None = None

    def fill(
        self, lon: NDArray[Any], lat: NDArray[Any], radius_m: NDArray[Any], out: NDArray[Any]
    ) -> None:
        """Write rings of the batch: closed, counter-clockwise from north, continuous.

        Parameters
        ----------
        lon, lat, radius_m : ndarray of float64, shape (n,)
            Degrees, metres.
        out : ndarray of float64, shape (n, vertices + 1, 2), contiguous
        """
        if self.series is None or self.matrix is None:
            fill_rings(lon, lat, radius_m, out)
            return
        basis = np.ascontiguousarray(np.vstack([self.series.basis(lat), lon, lat]).T)
        _multiply(basis, self.matrix, out.reshape(len(out), -1))
        out[:, -1] = out[:, 0]  # the product's last digit may differ


def divide(lat: NDArray[Any], radius_m: NDArray[Any], vertices: int) -> Iterator[Batch]:
    """Divide rings into batches.

    Parameters
    ----------
    lat, radius_m : ndarray of float64, shape (n,)
        Degrees, metres.
    vertices : int

    Yields
    ------
    Batch
        Each ring is in one of them.
    """
    if len(lat) < _PAYS:
        yield Batch(slice(None))
    elif (radius_m == radius_m[0]).all():
        yield from _divide_bands(slice(None), lat, float(radius_m[0]), vertices)
    else:
        radii, kind, count = np.unique(radius_m, return_inverse=True, return_counts=True)
        common = np.flatnonzero(count >= _PAYS)
        for number in common:
            rows = np.flatnonzero(kind == number)
            yield from _divide_bands(rows, lat[rows], float(radii[number]), vertices)
        yield Batch(np.flatnonzero(count[kind] < _PAYS) if len(common) else slice(None))


def _divide_bands(rows: Any, lat: NDArray[Any], radius_m: float, vertices: int) -> Iterator[Batch]:
    """Divide rings of one radius into bands of latitude."""
    critical = find_critical(radius_m)
    low, high = float(lat.min()), float(lat.max())
    if LEAST_RATIO * (high - low) / 2 + abs(high + low) / 2 < critical:
        yield _tabulate(rows, low, high, radius_m, vertices)
        return
    upper = critical * (1 - 2 / 3 * 0.5 ** np.arange(_BANDS))  # the ratio is 3 in each
    edges = np.concatenate([-upper[::-1], upper])
    band = np.searchsorted(edges, lat)
    rows = np.arange(len(lat)) if isinstance(rows, slice) else rows
    inside = (band > 0) & (band < len(edges))
    rest = [rows[~inside]]
    for number in range(1, len(edges)):
        within = np.flatnonzero(band == number)
        if len(within) < _PAYS:
            rest.append(rows[within])
            continue
        part = lat[within]
        yield _tabulate(rows[within], float(part.min()), float(part.max()), radius_m, vertices)
    yield Batch(np.sort(np.concatenate(rest)))


def _tabulate(rows: Any, low: float, high: float, radius_m: float, vertices: int) -> Batch:
    wider = max(0.0, _NARROWEST_DEG - (high - low)) / 2
    azimuth = 360.0 * np.arange(vertices // 2 + 1) / vertices
    series = expand(radius_m, azimuth, low - wider, high + wider)
    return Batch(rows, series, None if series is None else _fold(series, vertices))


def _fold(series: LatitudeSeries, vertices: int) -> NDArray[Any]:
    """Return the coefficients of whole rings, from those of their eastern halves."""
    number = np.arange(vertices + 1)
    mirrored = np.minimum(number, vertices - number)
    matrix = np.zeros((len(series.lat) + 2, vertices + 1, 2))
    matrix[:-2, :, 0] = series.lon[:, mirrored] * np.where(2 * number <= vertices, -1.0, 1.0)
    matrix[:-2, :, 1] = series.lat[:, mirrored]
    matrix[-2, :, 0] = matrix[-1, :, 1] = 1
    return matrix.reshape(len(matrix), -1)


def _multiply(basis: NDArray[Any], matrix: NDArray[Any], out: NDArray[Any]) -> None:
    """Multiply in blocks of rows so small that BLAS does not share them among threads.

    The product is as fast as memory takes it; threads that wait for each other, and for
    whatever else the machine does, cost more than they bring.
    """
    rows = max(4, _UNTHREADED // matrix.size)
    whole = len(basis) // rows * rows
    blocks, shape = basis[:whole], (-1, rows, matrix.shape[1])
    np.matmul(blocks.reshape(-1, rows, len(matrix)), matrix, out=out[:whole].reshape(shape))
    np.matmul(basis[whole:], matrix, out=out[whole:])
