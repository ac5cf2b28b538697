"""Arcs of geodesic circles as Fourier series: the area between an arc and a pole.

In the notation of `area`, let cap(lat) = q(pole) - q(lat) be the area between a latitude
and the pole of the centre's hemisphere, per radian of longitude. Along a circle, of
azimuth t at the centre,

    w(t) = (cap(lat(t)) - k) dlon/dt

is even about the meridian of the centre, so its integral is w0 t + sum of w_h sin(h t) / h
with the cosine coefficients w_h. The constant k is free, since the longitudes round
any closed region add up to nothing.

*No pole troubles it.* In Earth-centred coordinates turned to the centre's meridian,
dlon/dt = (x y' - y x') / p2 with p2 = x2 + y2, and cap / p2 is a smooth function of z alone,
at the near pole too: with k = 0 the series converges for every circle that keeps away from
the far pole. On a sphere its terms fall like exp(-h u), where
cosh u = (1 + cos r sin lat) / (sin r cos lat): by 88 each at latitude 50 and 400 km. A small
circle away from the poles takes k = cap at its centre, which spares the
cancellation of large areas. x, y and z themselves are series of one term on a sphere,
and the flattening adds terms that fall like its powers.

*Whether a series has enough terms* is read off its last ones: w is most peaked where
the circle is nearest a pole, due north or south, and there are nodes there.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.area import cap_area
from rangereach.earth.ellipsoid import E2, A, direct

__all__ = ["Arcs", "choose_constant", "fit_arcs"]

_SMALL_M = 100_000.0
_FAR_FROM_POLE = 4.0  # radii
_M_PER_DEG = 110_000.0  # less than the length of any degree of latitude
_TAIL = 1e-9  # of r2: what the last two terms may amount to, before they are divided by h
_NODE_M = 2e-8  # and the rounding of the nodes, metres


class Arcs(NamedTuple):
    """The series of circles.

    Parameters
    ----------
    mean : ndarray of float64, shape (n,)
        w0, m2 per radian of azimuth: the circle is the border of -2 pi w0.
    harmonic : ndarray of float64, shape (n, terms)
        w_h / h for h = 1, 2, ...
    settled : ndarray of bool, shape (n,)
        Whether the terms are enough.
    """

    mean: NDArray[Any]
    harmonic: NDArray[Any]
    settled: NDArray[Any]

    def sweep(self, circle: NDArray[Any], azimuth: NDArray[Any]) -> NDArray[Any]:
        """Integrate w from due north to an azimuth, clockwise.

        Parameters
        ----------
        circle : ndarray of int, shape (m,)
            Which series.
        azimuth : ndarray of float64, shape (m,)
            Radians.

        Returns
        -------
        ndarray of float64, shape (m,)
            Square metres.
        """
        order = np.arange(1, self.harmonic.shape[1] + 1)
        waves = np.sin(azimuth[:, None] * order)
        swept: NDArray[Any] = np.einsum("ij,ij->i", waves, self.harmonic.take(circle, axis=0))
        swept += self.mean[circle] * azimuth
        return swept


def choose_constant(lat: NDArray[Any], radius_m: NDArray[Any]) -> NDArray[Any]:
    """Return the k of each circle, m2: 0 unless it is small and far from the near pole."""
    to_pole_m = (90 - np.abs(lat)) * _M_PER_DEG
    local = (radius_m < _SMALL_M) & (to_pole_m > _FAR_FROM_POLE * radius_m)
    return np.where(local, cap_area(np.radians(np.abs(lat))), 0.0)


def fit_arcs(
    lat: NDArray[Any], radius_m: NDArray[Any], constant_m2: NDArray[Any], *, nodes: int
) -> Arcs:
    """Fit the series of geodesic circles.

    Parameters
    ----------
    lat : ndarray of float64, shape (n,)
        Centres, degrees. South of the equator, areas are counted from the south pole.
    radius_m : ndarray of float64, shape (n,)
        Metres.
    constant_m2 : ndarray of float64, shape (n,)
        k, from `choose_constant`.
    nodes : int
        Azimuths sampled, a multiple of 4; the series has half as many terms.

    Returns
    -------
    Arcs
    """
    to_x_slope, to_y_slope, to_terms = _transforms(nodes)
    azimuth = np.arange(nodes // 2 + 1) * (360.0 / nodes)
    lon, lat_at = direct(0.0, lat[:, None], azimuth, radius_m[:, None])
    lam, phi = np.radians(lon), np.radians(lat_at)
    sin = np.sin(phi)
    p = A * np.cos(phi) / np.sqrt(1 - E2 * sin * sin)
    x, y = p * np.cos(lam), p * np.sin(lam)
    turning = x * (y @ to_y_slope) - y * (x @ to_x_slope)  # p2 dlon/dt
    cap = cap_area(np.where(lat < 0, -phi.T, phi.T).T)  # from the near pole
    per_p2 = (cap - constant_m2[:, None]) / (p * p)  # p is never 0: no cosine of a float is
    terms = (per_p2 * turning) @ to_terms
    mean, terms = terms[:, 0], terms[:, 1:]
    settled = np.abs(terms[:, -2:]).max(axis=1) <= _TAIL * radius_m**2 + _NODE_M * radius_m
    return Arcs(mean, terms / np.arange(1, nodes // 2 + 1), settled)


@cache
def _transforms(nodes: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return matrices from values at the nodes of half a circle, due north to due south.

    Two give the derivative of an even and of an odd function at the nodes, one the
    cosine coefficients of an even one (discrete cosine and sine transforms of type I).
    """
    half = nodes // 2
    order = np.arange(half + 1)
    angle = np.pi * np.outer(order, order) / half
    cos, sin = np.cos(angle), np.sin(angle)
    ends = np.ones(half + 1)
    ends[[0, -1]] = 0.5
    to_cos = 2 / half * ends[:, None] * cos * ends
    to_sin = 2 / half * sin
    return to_cos @ (-order[:, None] * sin), to_sin @ (order[:, None] * cos), to_cos
