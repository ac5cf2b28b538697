"""Many geodesic circles at once, each with the bound of its error."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .check import check_points, check_radius
from .ring import draw_ring

__all__ = ["Rings", "draw_rings"]


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
    x, y = check_points(lon, lat)
    x, y, radius = (np.ravel(v) for v in np.broadcast_arrays(x, y, check_radius(radius_m)))
    drawn = [
        draw_ring(*row, tolerance_m=tolerance_m, vertices=vertices)
        for row in zip(x.tolist(), y.tolist(), radius.tolist(), strict=True)
    ]
    geometry = np.empty(len(drawn), object)
    geometry[:] = [ring.geometry for ring in drawn]
    return Rings(geometry, radius.copy(), np.array([ring.max_error_m for ring in drawn]))
