"""Coordinates of a projected system as longitude and latitude."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from rangereach.errors import GeometryError

__all__ = ["name_crs", "to_degrees"]


def name_crs(crs: str) -> str:
    """Return the name of a coordinate reference system; empty for longitude and latitude.

    Parameters
    ----------
    crs : str
        Such as ``EPSG:2180``, or its definition as WKT.

    Raises
    ------
    GeometryError
        If there is no such system.
    """
    try:
        found = CRS.from_user_input(crs)
    except CRSError:
        hint = "write the code of the system, such as EPSG:2180"
        shown = crs if len(crs) <= 40 else f"{crs[:37]}..."
        raise GeometryError(f"{shown!r} is not a coordinate system", hint=hint) from None
    wgs84 = found.is_geographic and "84" in found.name
    return "" if wgs84 else found.name


def to_degrees(x: ArrayLike, y: ArrayLike, crs: str) -> tuple[NDArray[np.float64], ...]:
    """Return WGS84 longitude and latitude of coordinates in another system.

    Parameters
    ----------
    x, y : array_like of float
        Easting and northing, or longitude and latitude, in the units of `crs`.
    crs : str
        As in `name_crs`.

    Returns
    -------
    lon, lat : ndarray of float64
        Degrees; infinite where the system holds no such point.

    Raises
    ------
    GeometryError
        If there is no such system, or it cannot be turned into degrees.

    Examples
    --------
    >>> lon, lat = to_degrees(0.0, 0.0, "EPSG:3857")
    >>> float(lon), float(lat)
    (0.0, 0.0)
    """
    name_crs(crs)
    try:
        transformer = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
        lon, lat = transformer.transform(np.asarray(x, float), np.asarray(y, float))
    except ProjError as error:
        raise GeometryError(f"{crs!r} cannot be turned into degrees: {error}") from None
    return np.asarray(lon), np.asarray(lat)
