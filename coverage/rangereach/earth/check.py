"""What can be measured: one clear error for coordinates, radii and geometries that cannot.

Every check names the offending value, and the row where there are many.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.errors import GeometryError

__all__ = [
    "MAX_RADIUS_M",
    "check_geometry",
    "check_points",
    "check_radius",
    "check_tolerance",
]

MAX_RADIUS_M = 19_900_000.0
"""Farther than this, circles meet the antipode and shrink again (pi b = 19,970 km)."""

_TINY_DEG = 1e-12


def check_points(lon: ArrayLike, lat: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return longitudes and latitudes as arrays of one shape.

    Parameters
    ----------
    lon, lat : array_like of float
        Degrees, WGS84; they broadcast. Longitudes may pass 180 (up to 540).

    Returns
    -------
    lon, lat : ndarray of float64

    Raises
    ------
    GeometryError
        Naming the first value that is not a coordinate.
    """
    try:
        x, y = np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float))
    except (TypeError, ValueError) as error:
        raise GeometryError(
            f"longitudes and latitudes do not fit together: {error}",
            hint="give two numbers, or two arrays of the same length",
        ) from None
    bad = ~(np.isfinite(x) & np.isfinite(y) & (np.abs(y) <= 90) & (np.abs(x) <= 540))
    if bad.any():
        row = int(np.flatnonzero(bad.ravel())[0])
        where = f"row {row}: " if x.size > 1 else ""
        raise GeometryError(
            f"{where}{x.ravel()[row]:g}, {y.ravel()[row]:g} is no longitude and latitude",
            hint="degrees, longitude first; latitudes run from -90 to 90",
        )
    return x, y


def check_radius(radius_m: ArrayLike) -> NDArray[Any]:
    """Return radii in metres as an array, if circles can be drawn with them.

    Raises
    ------
    GeometryError
        Naming the first radius that is not above 0 and at most 19,900 km.
    """
    try:
        radius = np.asarray(radius_m, float)
    except (TypeError, ValueError):
        raise GeometryError(f"{radius_m!r} is not a radius", hint="give metres") from None
    bad = ~((radius > 0) & (radius <= MAX_RADIUS_M))
    if bad.any():
        row = int(np.flatnonzero(bad.ravel())[0])
        where = f"row {row}: " if radius.size > 1 else ""
        raise GeometryError(
            f"{where}a radius of {radius.ravel()[row]:g} m cannot be drawn",
            hint="a radius is above 0 and at most 19,900 km",
        )
    return radius


def check_tolerance(tolerance_m: float, *, least_m: float) -> float:
    """Return a tolerance in metres, if a boundary can be held to it.

    Raises
    ------
    GeometryError
        If it is below `least_m` or not finite.
    """
    if not (math.isfinite(tolerance_m) and tolerance_m >= least_m):
        raise GeometryError(
            f"a tolerance of {tolerance_m!r} m cannot be kept",
            hint=f"give metres, at least {least_m:g}; the default is 10",
        )
    return float(tolerance_m)


def check_geometry(geometry: object) -> BaseGeometry:
    """Return a geometry in longitude and latitude that can be measured.

    Coordinates that are all but 0 become 0: GEOS fails with numbers near the least.

    Raises
    ------
    GeometryError
        If it is no geometry, is empty, invalid, or lies outside the Earth's coordinates.
    """
    if not isinstance(geometry, BaseGeometry):
        raise GeometryError(
            f"{type(geometry).__name__} is not a geometry", hint="give a shapely geometry"
        )
    if geometry.is_empty:
        raise GeometryError(
            f"the {geometry.geom_type} is empty", hint="leave out rows without a geometry"
        )
    xy = shapely.get_coordinates(geometry)
    check_points(*xy.T)
    if ((np.abs(xy) < _TINY_DEG) & (xy != 0)).any():
        geometry = shapely.transform(geometry, lambda xy: np.where(np.abs(xy) < _TINY_DEG, 0, xy))
    if not geometry.is_valid:
        raise GeometryError(
            f"the {geometry.geom_type} is not valid: {shapely.is_valid_reason(geometry)}",
            hint="repair it first, for example with shapely.make_valid",
        )
    return geometry
