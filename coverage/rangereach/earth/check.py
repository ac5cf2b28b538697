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
    "MAX_LON_DEG",
    "MAX_RADIUS_M",
    "check_fineness",
    "check_geometry",
    "check_points",
    "check_radius",
    "check_tolerance",
    "find_impossible",
    "refuse_point",
]

MAX_RADIUS_M = 19_900_000.0
"""Farther than this, circles meet the antipode and shrink again (pi b = 19,970 km)."""

MAX_LON_DEG = 540.0
"""Longitudes may pass 180 by one turn."""

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
    bad = find_impossible(x, y)
    if bad.size:
        row = int(bad[0])
        raise refuse_point(x.flat[row], y.flat[row], row if x.size > 1 else None)
    return x, y


def find_impossible(lon: NDArray[Any], lat: NDArray[Any]) -> NDArray[Any]:
    """Return the places, counted from 0, of what is no longitude and latitude."""
    if lon.size and max(-lat.min(), lat.max()) <= 90 and max(-lon.min(), lon.max()) <= MAX_LON_DEG:
        return np.empty(0, dtype=np.intp)  # faster where all is well
    possible = (np.abs(lat) <= 90) & (np.abs(lon) <= MAX_LON_DEG)  # false for nan
    return np.flatnonzero(~possible)


def refuse_point(lon: float, lat: float, row: int | None = None) -> GeometryError:
    """Return the error that names an impossible point, with the likeliest mistake as its hint."""
    if 90 < abs(lat) <= 180 and abs(lon) <= 90:
        hint = f"longitude comes first: these look swapped, as {lat:g}, {lon:g} would be possible"
    elif np.isfinite([lon, lat]).all() and max(abs(lon), abs(lat)) > MAX_LON_DEG:
        hint = (
            "degrees are needed, these look like metres: say which CRS they are in with "
            'set_crs(…, allow_override=True), or convert them with to_crs("EPSG:4326")'
        )
    else:
        hint = "degrees, longitude first; latitudes run from -90 to 90"
    return GeometryError(f"{lon:g}, {lat:g} is no longitude and latitude", hint=hint, row=row)


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
    bad = np.flatnonzero(~((radius > 0) & (radius <= MAX_RADIUS_M)))
    if bad.size:
        raise GeometryError(
            f"a radius of {radius.flat[bad[0]]:g} m cannot be drawn",
            hint="a radius is above 0 and at most 19,900 km",
            row=int(bad[0]) if radius.size > 1 else None,
        )
    return radius


def check_tolerance(tolerance_m: float, *, least_m: float) -> float:
    """Return a tolerance in metres, if a boundary can be held to it.

    Raises
    ------
    GeometryError
        If it is below `least_m` or not finite.
    """
    real = isinstance(tolerance_m, float | int | np.number)
    if not (real and math.isfinite(tolerance_m) and tolerance_m >= least_m):
        raise GeometryError(
            f"a tolerance of {tolerance_m!r} m cannot be kept",
            hint=f"give metres, at least {least_m:g}; the default is 10",
        )
    return float(tolerance_m)


def check_fineness(tolerance_m: float | None, vertices: int | None) -> float | None:
    """Return the tolerance of an outline, metres; None where its vertices are counted.

    Raises
    ------
    GeometryError
        If both are given, the tolerance cannot be kept, or so few vertices make no ring.
    """
    if vertices is None:
        return check_tolerance(10.0 if tolerance_m is None else tolerance_m, least_m=0.001)
    if tolerance_m is not None:
        raise GeometryError(
            f"tolerance_m={tolerance_m:g} and vertices={vertices} cannot both be kept",
            hint="give one of them: a tolerance chooses its own number of vertices",
        )
    if not isinstance(vertices, int | np.integer) or vertices < 3:
        raise GeometryError(f"{vertices!r} vertices make no ring", hint="give at least 3")
    return None


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
    bad = find_impossible(*xy.T)
    if bad.size:
        error = refuse_point(*xy[bad[0]])
        vertex = f"vertex {bad[0]}: " if len(xy) > 1 else ""
        raise GeometryError(f"{vertex}{error.message}", hint=error.hint)
    if ((np.abs(xy) < _TINY_DEG) & (xy != 0)).any():
        geometry = shapely.transform(geometry, lambda xy: np.where(np.abs(xy) < _TINY_DEG, 0, xy))
    if not geometry.is_valid:
        raise GeometryError(
            f"the {geometry.geom_type} is not valid: {shapely.is_valid_reason(geometry)}",
            hint="repair it first, for example with shapely.make_valid",
        )
    return geometry
