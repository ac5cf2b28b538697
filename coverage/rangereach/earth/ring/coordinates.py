"""The coordinates of geodesic circles, every vertex at the radius."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rangereach.earth.check import check_fineness, check_points, check_radius
from rangereach.earth.ellipsoid import direct, unwrap_deg
from rangereach.errors import GeometryError

from .bound import ROUNDING_M
from .refine import fit_outline
from .table import Batch, divide

__all__ = [
    "check_rings",
    "fit_ring",
    "ring_coordinates",
    "stream_ring_coordinates",
]

_AT_ONCE = 1024
_SHARED = 20_000  # rings, from which on threads pay
_CHUNK_BYTES = 100_000_000


def ring_coordinates(
    lon: ArrayLike, lat: ArrayLike, radius_m: ArrayLike, *, vertices: int = 180
) -> NDArray[Any]:
    """Return geodesic circles as arrays of coordinates.

    Parameters
    ----------
    lon, lat : array_like of float
        Centres, degrees.
    radius_m : array_like of float
        Geodesic radii, metres; the three arguments broadcast.
    vertices : int
        Number of vertices, at equal steps of azimuth from north.

    Returns
    -------
    ndarray of float64, shape (n, vertices + 1, 2)
        Degrees, longitude first; closed, counter-clockwise, each vertex at exactly
        the radius. Longitude is continuous along a ring: it may pass 180, and a ring
        round a pole ends 360 degrees from where it began.

    Raises
    ------
    GeometryError
        For a coordinate or radius that cannot be drawn, or fewer than 3 vertices.

    Notes
    -----
    Many rings of one radius come from a table in latitude (`latitude_series`), others each
    from a few geodesics (`azimuth_series`). Either way a vertex is within 50 nm of its
    geodesic; which way a ring takes may show in the last digits.

    Examples
    --------
    >>> ring_coordinates(22.019, 50.11, 160_000).shape
    (1, 181, 2)
    """
    check_fineness(None, vertices)
    x, y, radius = check_rings(lon, lat, radius_m)
    out = np.empty((len(x), vertices + 1, 2))

    room = threading.local()

    def fill(batch: Batch, rows: Any) -> None:
        """Write a chunk of rings; scattered ones by way of room in the processor's cache."""
        if isinstance(rows, slice):
            batch.fill(x[rows], y[rows], radius[rows], out[rows])
            return
        if not hasattr(room, "rings"):
            room.rings = np.empty((_AT_ONCE, vertices + 1, 2))
        rings = room.rings[: len(rows)]
        batch.fill(x[rows], y[rows], radius[rows], rings)
        out[rows] = rings

    chunks = _chunks(divide(y, radius, vertices), len(x))
    if len(x) < _SHARED:
        for batch, rows in chunks:
            fill(batch, rows)
        return out
    # NumPy lets other threads work meanwhile; who writes a chunk changes no digit
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill, *zip(*chunks, strict=True)))
    return out


def stream_ring_coordinates(
    lon: ArrayLike,
    lat: ArrayLike,
    radius_m: ArrayLike,
    *,
    vertices: int = 180,
    chunk: int | None = None,
) -> Iterator[NDArray[Any]]:
    """Yield geodesic circles in chunks, so that any number of them fits into memory.

    Parameters
    ----------
    lon, lat, radius_m, vertices
        As for `ring_coordinates`.
    chunk : int, optional
        Rings at once; by default as many as take 100 MB.

    Yields
    ------
    ndarray of float64, shape (chunk or fewer, vertices + 1, 2)
        The rings in their order, as `ring_coordinates` returns them.

    Raises
    ------
    GeometryError
        As `ring_coordinates`, and for a chunk of less than one ring; before anything is
        yielded.

    Examples
    --------
    >>> chunks = stream_ring_coordinates([22, 23, 24], 50, 1000, vertices=8, chunk=2)
    >>> [len(rings) for rings in chunks]
    [2, 1]
    """
    check_fineness(None, vertices)
    x, y, radius = check_rings(lon, lat, radius_m)
    if chunk is None:
        chunk = max(1, _CHUNK_BYTES // (16 * (vertices + 1)))
    if chunk < 1:
        raise GeometryError(f"chunks of {chunk} rings cannot be made", hint="give at least 1")
    parts = [slice(low, low + chunk) for low in range(0, len(x), chunk)]
    return (ring_coordinates(x[p], y[p], radius[p], vertices=vertices) for p in parts)


def _chunks(batches: Iterable[Batch], count: int) -> Iterator[tuple[Batch, Any]]:
    """Yield chunks of batches: slices of all rings, or indices of some."""
    for batch in batches:
        if isinstance(batch.rows, slice):
            yield from ((batch, slice(low, low + _AT_ONCE)) for low in range(0, count, _AT_ONCE))
        else:
            for low in range(0, len(batch.rows), _AT_ONCE):
                yield batch, batch.rows[low : low + _AT_ONCE]


def fit_ring(
    lon: float, lat: float, radius_m: float, tolerance_m: float
) -> tuple[NDArray[Any], float]:
    """Return a circle's vertices, continuous in longitude, and its error within a tolerance.

    Parameters
    ----------
    lon, lat : float
        Centre, degrees.
    radius_m, tolerance_m : float
        Metres.

    Returns
    -------
    ring : ndarray of float64, shape (n, 2)
    error_m : float
    """

    def outline(azimuth: NDArray[Any], radius: float) -> NDArray[Any]:
        x, y = direct(lon, lat, azimuth[:-1], radius)
        x = unwrap_deg(np.append(x, x[0]))
        x += np.round((lon - x[0]) / 360) * 360  # begin at the centre's own turn of longitude
        return np.column_stack([x, np.append(y, y[0])])

    # vertices due north and south keep a ring that grazes a pole on its right side
    ring, error = fit_outline(outline, -10.0 * np.arange(37), radius_m, tolerance_m)
    return ring, error + ROUNDING_M


def check_rings(lon: ArrayLike, lat: ArrayLike, radius_m: ArrayLike) -> list[NDArray[Any]]:
    """Return centres and radii as flat arrays of one length, if rings can be drawn of them."""
    x, y = check_points(lon, lat)
    radius = check_radius(radius_m)
    try:
        return [np.ravel(v) for v in np.broadcast_arrays(x, y, radius)]
    except ValueError:
        raise GeometryError(
            f"radii of shape {radius.shape} do not fit centres of shape {x.shape}",
            hint="give one radius, or one per centre",
        ) from None
