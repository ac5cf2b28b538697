"""Geodesic circles, one or many, each with the bound of its error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from rangereach.earth.antimeridian import close_ring, close_rings
from rangereach.earth.certificate import Drawn
from rangereach.earth.check import check_fineness
from rangereach.earth.ellipsoid import K_MIN, A, B

from .azimuth_series import fill_rings
from .bound import bound_band, bound_rings
from .coordinates import check_rings, fit_ring
from .table import divide

__all__ = ["Rings", "draw_ring", "draw_rings"]

_IN_CACHE = 1_500_000  # bytes
_SEPARATE_M = 1e-6  # vertices whose latitudes differ by this are in order, whatever rounding does
_EAST_DEG = 180 - 1e-9
_FEWEST, _RUNG = 36, 1.06  # numbers of vertices: 36, and 6 % more from one to the next
_MARGIN = 1.03  # the formula leaves out what is of higher order
_HIGHEST_DEG, _GREATEST_M = 88.0, 4e6


class Rings(NamedTuple):
    """Drawn circles, a row each, with the bounds of their boundaries' errors.

    Parameters
    ----------
    geometry : ndarray of shapely Polygon or MultiPolygon, shape (n,)
        Degrees, longitude first, within -180 to 180 (RFC 7946).
    radius_m : ndarray of float64, shape (n,)
        The radii that were asked for.
    max_error_m : ndarray of float64, shape (n,)
        As in `Drawn`, one bound per ring.
    """

    geometry: NDArray[Any]
    radius_m: NDArray[Any]
    max_error_m: NDArray[Any]


def draw_ring(
    lon: float,
    lat: float,
    radius_m: float,
    *,
    tolerance_m: float | None = None,
    vertices: int | None = None,
) -> Drawn:
    """Draw all points within a geodesic distance of one point.

    Parameters
    ----------
    lon, lat : float
        Centre, degrees.
    radius_m : float
        Metres, up to 19,900 km.
    tolerance_m : float, optional
        Greatest error of the drawn boundary, metres; 10 if neither this nor
        `vertices` is given. Vertices are pushed outward by half the sagitta, so that
        both sides share the error.
    vertices : int, optional
        Draw this many vertices at exactly the radius instead, and report what error
        that has.

    Returns
    -------
    Drawn
        Valid by RFC 7946: cut at 180 degrees, closed over an enclosed pole.

    Raises
    ------
    GeometryError
        For a coordinate or radius that cannot be drawn, or both of `tolerance_m` and
        `vertices`.
    """
    rings = draw_rings(lon, lat, radius_m, tolerance_m=tolerance_m, vertices=vertices)
    (geometry,), (radius,), (error,) = rings
    return Drawn(geometry, float(radius), float(error))


def draw_rings(
    lon: ArrayLike,
    lat: ArrayLike,
    radius_m: ArrayLike,
    *,
    tolerance_m: float | None = None,
    vertices: int | None = None,
) -> Rings:
    """Draw all points within a geodesic distance, for each of many points.

    Parameters
    ----------
    lon, lat : array_like of float
        Centres, degrees.
    radius_m : array_like of float
        Geodesic radii, metres, up to 19,900 km; the three arguments broadcast.
    tolerance_m, vertices : optional
        As in `draw_ring`.

    Returns
    -------
    Rings
        Valid by RFC 7946: cut at 180 degrees, closed over an enclosed pole.

    Raises
    ------
    GeometryError
        As in `draw_ring`, naming the row.
    """
    tolerance = check_fineness(tolerance_m, vertices)
    x, y, radius = check_rings(lon, lat, radius_m)
    if vertices is not None:
        return _draw(x, y, radius, vertices)
    assert tolerance is not None  # `check_fineness` gives one or the other
    return _fit(x, y, radius, tolerance)


def _draw(x: NDArray[Any], y: NDArray[Any], radius: NDArray[Any], vertices: int) -> Rings:
    """Draw rings with their vertices at the radius."""
    geometry, error = np.empty(len(x), object), np.empty(len(x))
    for batch in divide(y, radius, vertices):
        rows = np.arange(len(x))[batch.rows]
        bound = None
        if batch.series is not None:
            bound = bound_band(batch.series, float(radius[rows[0]]), vertices)
        for part, rings in _chunks(rows, vertices):
            batch.fill(x[part], y[part], radius[part], rings)
            if bound is None:
                error[part], width = np.max(bound_rings(rings, radius[part]), axis=0), None
            else:
                error[part], width = bound.of(y[part])
            geometry[part] = _close(rings, x[part], radius[part], width)
    return Rings(geometry, radius.copy(), error)


def _fit(x: NDArray[Any], y: NDArray[Any], radius: NDArray[Any], tolerance: float) -> Rings:
    """Draw rings with as many vertices as a tolerance needs, pushed outward."""
    geometry, error = np.empty(len(x), object), np.full(len(x), np.inf)
    count, offset = _choose(y, radius, tolerance)
    for vertices in np.unique(count[count > 0]):
        for part, rings in _chunks(np.flatnonzero(count == vertices), int(vertices)):
            outward = offset[part]
            fill_rings(x[part], y[part], radius[part] + outward, rings)
            down, up = bound_rings(rings, radius[part] + outward)
            error[part] = np.maximum(down - outward, up + outward)
            geometry[part] = _close(rings, x[part], radius[part])
    for row in np.flatnonzero(error > tolerance):
        ring, error[row] = fit_ring(x[row], y[row], radius[row], tolerance)
        geometry[row] = close_ring(ring)
    return Rings(geometry, radius.copy(), error)


def _choose(
    lat: NDArray[Any], radius: NDArray[Any], tolerance: float
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Choose numbers of vertices and offsets by the leading terms of the bound.

    An edge of length v dips by (k + t) v^2 / 8 and rises by t v^2 / 8, with k the circle's
    curvature and t that of the parallels at the ring's greatest latitude; pushed outward by
    k v^2 / 16 it strays by (k / 2 + t) v^2 / 8. Zero where that says too little: near poles,
    and for radii that are no longer small.
    """
    highest = np.abs(lat) + np.degrees(radius / B)
    plain = (highest < _HIGHEST_DEG) & (radius < _GREATEST_M)
    scale = np.sqrt(K_MIN)
    angle = scale * np.where(plain, radius, 1.0)
    girth = 2 * np.pi * np.sin(angle) / scale
    curvature = scale / np.tan(angle)
    parallel = np.tan(np.radians(np.where(plain, highest, 0.0))) / A
    wanted = _MARGIN * girth * np.sqrt((curvature / 2 + parallel) / (8 * tolerance))
    rungs = np.ceil(np.log(np.maximum(wanted / _FEWEST, 1)) / np.log(_RUNG))
    count = 4 * np.ceil(_FEWEST * _RUNG**rungs / 4)
    return np.where(plain, count, 0).astype(int), curvature * (girth / count) ** 2 / 16


def _chunks(rows: NDArray[Any], vertices: int) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Yield rows, as many as fit into the cache, each time with the same room for rings."""
    size = max(1, _IN_CACHE // (16 * (vertices + 1)))
    room = np.empty((min(size, len(rows)), vertices + 1, 2))
    for low in range(0, len(rows), size):
        part = rows[low : low + size]
        yield part, room[: len(part)]


def _close(
    rings: NDArray[Any], lon: NDArray[Any], radius: NDArray[Any], width: NDArray[Any] | None = None
) -> NDArray[Any]:
    """Return rings as polygons, those that cross nothing as they are.

    From north to south along a circle that goes round no pole latitude falls, and longitude
    stays on one side of the centre: with the azimuth it changes by -m sin(alpha2) per radian,
    m the reduced length and alpha2 the azimuth there, of the sign of sin(alpha1) by Clairaut's
    relation. So the ring is two monotone chains with a meridian between them, and simple. The
    width is how far rings reach east and west at most, if they are known to go round no pole.
    """
    plain = radius * (2 * np.pi / (rings.shape[1] - 1)) ** 2 / 2 > _SEPARATE_M
    if width is None:
        plain = plain & (rings[:, [0, -1], 0] == lon[:, None]).all(axis=1)
        width = np.abs(rings[..., 0] - lon[:, None]).max(axis=1)
    crosses = ~(plain & (np.abs(lon) + width <= _EAST_DEG))
    count, size, _ = rings.shape
    polygons: NDArray[Any] = shapely.from_ragged_array(
        shapely.GeometryType.POLYGON,
        rings.reshape(-1, 2),
        (np.arange(count + 1) * size, np.arange(count + 1)),
    )
    if crosses.any():
        polygons[crosses] = close_rings(rings[crosses])
    return polygons
