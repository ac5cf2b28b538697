"""Geodesic circles: every vertex at the radius, every edge within a stated error."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rangereach.errors import GeometryError

from .antimeridian import close_ring
from .azimuth_series import fill_rings
from .certificate import Drawn, bound_sag
from .check import check_points, check_radius, check_tolerance
from .ellipsoid import direct, unwrap_deg
from .refine import fit_outline
from .ring_table import RingTable

__all__ = ["draw_ring", "fit_ring", "ring_coordinates"]

ROUNDING_M = 1e-6
"""Allowance for the rounding of degrees and of the series behind `direct`, metres."""


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

    Examples
    --------
    >>> ring_coordinates(22.019, 50.11, 160_000).shape
    (1, 181, 2)
    """
    x, y, radius = _check_rings(lon, lat, radius_m, vertices)
    out = np.empty((len(x), vertices + 1, 2))
    if len(x) and (radius == radius[0]).all():
        RingTable(y, float(radius[0]), vertices).fill(x, y, out)
    else:
        fill_rings(x, y, radius, out)
    return out


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
    if tolerance_m is not None and vertices is not None:
        raise GeometryError(
            f"tolerance_m={tolerance_m:g} and vertices={vertices} cannot both be kept",
            hint="give one of them: a tolerance chooses its own number of vertices",
        )
    x, y = (float(v) for v in check_points(lon, lat))
    radius = float(check_radius(radius_m))
    if vertices is not None:
        ring = ring_coordinates(x, y, radius, vertices=vertices)[0]
        sag = bound_sag(ring, radius, radius)
        error = float(max(sag.down.max(), sag.up.max())) + ROUNDING_M
    else:
        ring, error = fit_ring(
            x,
            y,
            radius,
            check_tolerance(10.0 if tolerance_m is None else tolerance_m, least_m=0.001),
        )
    return Drawn(close_ring(ring), radius, error)


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
        ring: NDArray[Any] = _close(np.array([lon]), x[None], y[None])[0]
        return ring

    # vertices due north and south keep a ring that grazes a pole on its right side
    ring, error = fit_outline(outline, -10.0 * np.arange(37), radius_m, tolerance_m)
    return ring, error + ROUNDING_M


def _close(lon: NDArray[Any], x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """Close rings with their own first vertex, and make their longitudes continuous."""
    x = unwrap_deg(np.concatenate([x, x[:, :1]], axis=1))
    # the ring begins at the centre's own turn of longitude
    x += (np.round((lon - x[:, 0]) / 360) * 360)[:, None]
    return np.stack([x, np.concatenate([y, y[:, :1]], axis=1)], axis=-1)


def _check_rings(
    lon: ArrayLike, lat: ArrayLike, radius_m: ArrayLike, vertices: int
) -> list[NDArray[Any]]:
    if vertices < 3:
        raise GeometryError(f"{vertices} vertices make no ring", hint="give at least 3")
    x, y = check_points(lon, lat)
    return [np.ravel(v) for v in np.broadcast_arrays(x, y, check_radius(radius_m))]
