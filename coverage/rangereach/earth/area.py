"""Areas on WGS84 of regions whose edges are straight in longitude and latitude.

The area between an edge and the equator is the integral of q(latitude) over
longitude, where q is the authalic function: ellipsoidal area per radian of
longitude between the equator and a latitude (J. P. Snyder, Map Projections: A
Working Manual, USGS Professional Paper 1395, 1987, eq. 3-12). A ring's area is
the signed sum over its edges (Green's theorem).
"""

from __future__ import annotations

from typing import Any, overload

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .ellipsoid import E2, A
from .parts import split_parts

__all__ = ["area_m2", "cap_area", "edge_areas"]

_E = np.sqrt(E2)
_SHORT = np.polynomial.legendre.leggauss(3)
_LONG = np.polynomial.legendre.leggauss(24)
_SHORT_EDGE_RAD = 0.05  # 3 nodes integrate q to 1e-13 of an edge no taller than this


def _q(phi: NDArray[Any]) -> NDArray[Any]:
    """Area between equator and latitude per radian of longitude, m2 (Snyder's q a2/2)."""
    s = np.sin(phi)
    q: NDArray[Any] = A * A * (1 - E2) / 2 * (s / (1 - E2 * s * s) + np.arctanh(_E * s) / _E)
    return q


def cap_area(phi: NDArray[Any]) -> NDArray[Any]:
    """Return the area between a latitude and the north pole, per radian of longitude.

    q(90) - q(phi), both of its terms subtracted in closed form, so that nothing cancels near
    the pole: atanh(e) - atanh(e s) = atanh(e (1 - s) / (1 - e2 s)), and 1 - s =
    cos2(phi) / (1 + s).

    Parameters
    ----------
    phi : ndarray of float64
        Latitudes, radians.

    Returns
    -------
    ndarray of float64
        Square metres.
    """
    s, c = np.sin(phi), np.cos(phi)
    versine = np.where(s > 0, c * c / (1 + np.abs(s)), 1 - s)
    last = np.arctanh(_E * versine / (1 - E2 * s)) / _E
    cap: NDArray[Any] = A * A / 2 * (versine * (1 + E2 * s) / (1 - E2 * s * s) + (1 - E2) * last)
    return cap


def edge_areas(lon: NDArray[Any], lat: NDArray[Any]) -> NDArray[Any]:
    """Return the signed area between each edge and the equator, by Gauss-Legendre quadrature.

    Parameters
    ----------
    lon, lat : ndarray of float64, shape (n,)
        Vertices of a line, degrees.

    Returns
    -------
    ndarray of float64, shape (n - 1,)
        Square metres, positive where the line runs west, north of the equator.
    """
    lam, phi = np.radians(lon), np.radians(lat)
    d_lam, d_phi = np.diff(lam), np.diff(phi)
    area = np.zeros_like(d_lam)
    for node, weight in zip(*_SHORT, strict=True):
        area += weight / 2 * _q(phi[:-1] + (node + 1) / 2 * d_phi)
    tall = np.flatnonzero(np.abs(d_phi) > _SHORT_EDGE_RAD)
    if tall.size:
        at = phi[tall, None] + (_LONG[0] + 1) / 2 * d_phi[tall, None]
        area[tall] = _q(at) @ (_LONG[1] / 2)
    signed: NDArray[Any] = -area * d_lam
    return signed


@overload
def area_m2(geometry: BaseGeometry) -> float: ...
@overload
def area_m2(geometry: NDArray[Any]) -> NDArray[Any]: ...
def area_m2(geometry: BaseGeometry | NDArray[Any]) -> float | NDArray[Any]:
    """Return the WGS84 area of one geometry, or of each in an array.

    Parameters
    ----------
    geometry : shapely geometry or array of them
        Degrees, longitude first, edges straight in longitude and latitude. Holes are
        subtracted; points and lines have no area.

    Returns
    -------
    float or ndarray of float64
        Square metres; relative error below 1e-9, or 2 m2 of a region at a pole if that is more.
    """
    many = np.atleast_1d(np.asarray(geometry, dtype=object))
    parts, owner = shapely.get_parts(many.ravel(), return_index=True)
    nested = shapely.get_type_id(parts) > 3
    if nested.any():
        areas = np.array([_areas(split_parts(one)).sum() if one else 0.0 for one in many.ravel()])
    else:
        areas = np.bincount(owner, _areas(parts), minlength=many.size)
    return float(areas[0]) if isinstance(geometry, BaseGeometry) else areas.reshape(many.shape)


def _areas(parts: NDArray[Any]) -> NDArray[Any]:
    polygonal = np.flatnonzero(shapely.get_type_id(parts) == 3)
    areas = np.zeros(len(parts))
    if not polygonal.size:
        return areas
    rings, polygon = shapely.get_rings(parts[polygonal], return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    edges = np.where(ring[1:] == ring[:-1], edge_areas(xy[:, 0], xy[:, 1]), 0.0)
    of_ring = np.abs(np.bincount(ring[:-1], edges, minlength=len(rings)))
    outer = np.r_[True, polygon[1:] != polygon[:-1]]
    signed = np.where(outer, of_ring, -of_ring)
    areas[polygonal] = np.bincount(polygon, signed, minlength=len(polygonal))
    return areas
