"""The WGS84 ellipsoid: its constants, and the two classic problems on it.

Direct problem: from a point, an azimuth and a distance to the end point. Inverse
problem: from two points to the azimuth and the distance. Both are solved by
Karney's series (J. Geodesy 87, 2013, 43-55) as PROJ ships them, to about 10 nm.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from pyproj import Geod

__all__ = [
    "E2",
    "K_MAX",
    "K_MIN",
    "A",
    "B",
    "F",
    "direct",
    "from_ecef",
    "inverse",
    "to_ecef",
    "unwrap_deg",
]

A = 6378137.0
"""Equatorial radius, m (NIMA TR8350.2, WGS84)."""
F = 1 / 298.257223563
"""Flattening (NIMA TR8350.2, WGS84)."""
B = A * (1 - F)
"""Polar radius, m."""
E2 = F * (2 - F)
"""First eccentricity squared."""
K_MAX = 1 / B**2
"""Greatest Gaussian curvature, at the equator (1/m2)."""
K_MIN = B**2 / A**4
"""Least Gaussian curvature, at the poles (1/m2)."""


@cache
def _geod() -> Geod:
    from pyproj import Geod

    return Geod(a=A, f=F)


def direct(
    lon: ArrayLike, lat: ArrayLike, azimuth_deg: ArrayLike, distance_m: ArrayLike
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Go a distance from a point in a direction, along a geodesic.

    Parameters
    ----------
    lon, lat : array_like of float
        Start, degrees.
    azimuth_deg : array_like of float
        Clockwise from north at the start, degrees.
    distance_m : array_like of float
        Metres.

    Returns
    -------
    lon, lat : ndarray of float64
        End, degrees; longitude in -180 to 180. The arguments broadcast.
    """
    lon, lat, azimuth, distance = np.broadcast_arrays(
        *(np.asarray(v, float) for v in (lon, lat, azimuth_deg, distance_m))
    )
    x, y, _ = _geod().fwd(
        lon.ravel(), lat.ravel(), azimuth.ravel(), distance.ravel(), return_back_azimuth=False
    )
    return np.reshape(x, lon.shape), np.reshape(y, lon.shape)


def inverse(
    lon1: ArrayLike, lat1: ArrayLike, lon2: ArrayLike, lat2: ArrayLike
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Measure from one point to another, along the shortest geodesic.

    Parameters
    ----------
    lon1, lat1, lon2, lat2 : array_like of float
        Degrees; the arguments broadcast.

    Returns
    -------
    azimuth_deg : ndarray of float64
        At the first point, clockwise from north, -180 to 180.
    distance_m : ndarray of float64
        Metres.
    """
    lon1, lat1, lon2, lat2 = np.broadcast_arrays(
        *(np.asarray(v, float) for v in (lon1, lat1, lon2, lat2))
    )
    azimuth, _, distance = _geod().inv(
        lon1.ravel(), lat1.ravel(), lon2.ravel(), lat2.ravel(), return_back_azimuth=False
    )
    return np.reshape(azimuth, lon1.shape), np.reshape(distance, lon1.shape)


def to_ecef(lon: ArrayLike, lat: ArrayLike) -> NDArray[Any]:
    """Return points as Earth-centred, Earth-fixed coordinates.

    Parameters
    ----------
    lon, lat : array_like of float
        Degrees, on the ellipsoid.

    Returns
    -------
    ndarray of float64, shape (..., 3)
        Metres.
    """
    lam, phi = np.radians(lon), np.radians(lat)
    sin = np.sin(phi)
    n = A / np.sqrt(1 - E2 * sin * sin)
    p = n * np.cos(phi)
    return np.stack(
        np.broadcast_arrays(p * np.cos(lam), p * np.sin(lam), n * (1 - E2) * sin), axis=-1
    )


def from_ecef(xyz: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the points of the ellipsoid in the direction of points near its surface.

    The inverse of `to_ecef` for points on the ellipsoid. Points off it are first moved
    along their radius; used for centres, which need not be exact.
    """
    x, y, z = np.moveaxis(xyz, -1, 0)
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, (1 - E2) * np.hypot(x, y)))


def unwrap_deg(lon: NDArray[Any], axis: int = -1) -> NDArray[Any]:
    """Make longitudes continuous along an axis: no step is longer than 180 degrees."""
    step = np.diff(lon, axis=axis)
    turns = np.cumsum(np.round(step / 360), axis=axis) * 360
    first = np.take(np.zeros_like(lon), [0], axis=axis)
    unwrapped: NDArray[Any] = lon - np.concatenate([first, turns], axis=axis)
    return unwrapped
