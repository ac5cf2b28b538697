"""How far a drawn edge can stray from the distance it stands for: a proof, not a sample.

A drawn edge is straight in longitude and latitude, x(t) = (lon(t), lat(t)) for t in
[0, 1]. Let g(t) be the geodesic distance of x(t) from a point (or from a geodesic
line). On a surface

    g''(t) = H(x', x') + <grad g, a>

with H the Hessian of the distance function and a = D x'/dt the edge's own
acceleration. Both are bounded in closed form:

*Hessian.* H vanishes along the gradient; across it, it is the curvature k of the
distance circle. By Hessian comparison (J. M. Lee, Introduction to Riemannian
Manifolds, 2nd ed., Springer 2018, Theorem 11.7), with Gaussian curvature in
[K_MIN, K_MAX] = [b2/a4, 1/b2] on the whole ellipsoid, at distance d < pi b = 19,970 km
of a point

    sqrt(K_MAX) cot(sqrt(K_MAX) d) <= k <= sqrt(K_MIN) cot(sqrt(K_MIN) d),

and of a geodesic line, at d < pi b / 2,

    -sqrt(K_MAX) tan(sqrt(K_MAX) d) <= k <= -sqrt(K_MIN) tan(sqrt(K_MIN) d).

The distance function is smooth there: the injectivity radius is at least the lesser of
pi / sqrt(K_MAX) and half the shortest closed geodesic, a meridian (Klingenberg).

*Acceleration.* For the metric M2 dlat2 + p2 dlon2 (M the meridional radius, p the
radius of the parallel) the Christoffel symbols give, in metres along the axes,

    a = (M' lat'2 + p sin(lat) lon'2,  -2 M sin(lat) lon' lat').

So g'' lies between two numbers for each edge, and a function whose second derivative
is at most U falls at most U/8 below the straight line between its ends.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from .ellipsoid import E2, K_MAX, K_MIN, A

__all__ = [
    "Drawn",
    "Sag",
    "bound_acceleration",
    "bound_motion",
    "bound_sag",
    "bound_stray",
    "lowest_on_edge",
]

_SQRT_MAX, _SQRT_MIN = np.sqrt(K_MAX), np.sqrt(K_MIN)
_STEEP = 1e9  # stands for no bound of a curvature, 1/m: what is left is the edge's length


class Drawn(NamedTuple):
    """A drawn region with the bound of its boundary's error.

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon
        Degrees, longitude first, within -180 to 180 (RFC 7946).
    radius_m : float
        The distance that was asked for.
    max_error_m : float
        The true boundary and the drawn one are nowhere farther apart in distance:
        every point nearer than ``radius_m - max_error_m`` is inside, every point
        farther than ``radius_m + max_error_m`` outside.
    """

    geometry: Polygon | MultiPolygon
    radius_m: float
    max_error_m: float


class Sag(NamedTuple):
    """By how much distance can fall below (`down`) or rise above (`up`) an edge's ends, m."""

    down: NDArray[Any]
    up: NDArray[Any]


def bound_acceleration(ring: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Bound the squared speed and the acceleration of edges.

    Parameters
    ----------
    ring : ndarray of float64, shape (..., n, 2)
        Degrees, longitude continuous.

    Returns
    -------
    speed2_m2, acceleration_m : ndarray of float64, shape (..., n - 1)
        Upper bounds of |x'|^2 and |a| over each edge, for t in [0, 1].
    """
    lam, phi = np.radians(ring[..., 0]), np.abs(np.radians(ring[..., 1]))
    d_lam = np.abs(np.diff(lam, axis=-1))
    d_phi = np.abs(np.diff(np.radians(ring[..., 1]), axis=-1))
    far = np.maximum(phi[..., :-1], phi[..., 1:])
    near = np.maximum(far - d_phi, 0)  # 0 where the edge crosses the equator
    return bound_motion(d_lam, d_phi, near, far)


def bound_motion(
    d_lam: NDArray[Any], d_phi: NDArray[Any], near: NDArray[Any], far: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Bound the squared speed and the acceleration of edges from what is known of them.

    Parameters
    ----------
    d_lam, d_phi : ndarray of float64
        Upper bounds of an edge's extent in longitude and in latitude, radians.
    near, far : ndarray of float64
        Bounds of the least and of the greatest absolute latitude on it, from below and from
        above, radians.

    Returns
    -------
    speed2_m2, acceleration_m : ndarray of float64
        As of `bound_acceleration`: they grow with all but `near`, and with `near` they fall.
    """
    sin_far = np.sin(far)
    cos_near = np.cos(near)
    w2 = 1 - E2 * sin_far * sin_far
    w = np.sqrt(w2)
    m = A * (1 - E2) / (w2 * w)
    m_slope = 3 * E2 * m * sin_far * cos_near / w2
    p = A / w * cos_near
    speed2 = (m * d_phi) ** 2 + (p * d_lam) ** 2
    east = 2 * m * sin_far * d_lam * d_phi
    north = m_slope * d_phi * d_phi + p * sin_far * d_lam * d_lam
    return speed2, np.sqrt(east * east + north * north)


def bound_sag(ring: NDArray[Any], start_m: Any, end_m: Any, *, to_line: bool = False) -> Sag:
    """Bound how far distance strays from the straight line between its values at edge ends.

    Parameters
    ----------
    ring : ndarray of float64, shape (..., n, 2)
        Degrees, longitude continuous.
    start_m, end_m : float or ndarray of float64, shape (..., n - 1)
        The distances at the ends of each edge, metres.
    to_line : bool
        Whether the distance is that from a geodesic line, else from a point.

    Returns
    -------
    Sag
        Per edge, metres; reached at most in the middle of it.
    """
    return bound_stray(*bound_acceleration(ring), start_m, end_m, to_line=to_line)


def bound_stray(
    speed2: NDArray[Any],
    acceleration: NDArray[Any],
    start_m: Any,
    end_m: Any,
    *,
    to_line: bool = False,
) -> Sag:
    """Bound as `bound_sag` does, from bounds of the speed and the acceleration of edges."""
    reach = np.sqrt(speed2) / 2  # distance is 1-Lipschitz, and an end is this near
    sag = Sag(reach, reach)
    for _ in range(2):  # the first bound of the distances gives a sharper second one
        high, low = _bound_curvature(
            np.minimum(start_m, end_m) - sag.down, np.maximum(start_m, end_m) + sag.up, to_line
        )
        sag = Sag(
            np.minimum(reach, (np.maximum(high, 0) * speed2 + acceleration) / 8),
            np.minimum(reach, (np.maximum(-low, 0) * speed2 + acceleration) / 8),
        )
    return sag


def _bound_curvature(
    least: NDArray[Any], greatest: NDArray[Any], to_line: bool
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Bound the curvature of curves of equal distance from above and from below, 1/m."""
    angle = _SQRT_MAX * greatest
    if to_line:
        low = np.where(angle < 1.57, -_SQRT_MAX * np.tan(np.minimum(angle, 1.57)), -_STEEP)
        return np.zeros_like(low), low
    high = np.where(least > 0, _SQRT_MIN / np.tan(_SQRT_MIN * np.maximum(least, 1e-9)), _STEEP)
    low = np.where(angle < 3.14, _SQRT_MAX / np.tan(np.clip(angle, 1e-15, 3.14)), -_STEEP)
    return high, low


def lowest_on_edge(start_m: NDArray[Any], end_m: NDArray[Any], down_m: NDArray[Any]) -> Any:
    """Bound from below a distance along edges, from its values at both ends.

    Parameters
    ----------
    start_m, end_m : ndarray of float64
        Lower bounds of the distance at the ends.
    down_m : ndarray of float64
        `Sag.down` of the edges. The bound then is the least value of
        ``start + (end - start) t - 4 down t (1 - t)``.

    Returns
    -------
    ndarray of float64
    """
    slope = np.abs(end_m - start_m)
    least = np.minimum(start_m, end_m)
    curved = slope < 4 * down_m
    dip = (start_m + end_m) / 2 - down_m - slope**2 / np.where(curved, 16 * down_m, 1.0)
    return np.where(curved, np.minimum(dip, least), least)
