"""Circles of one radius as series in the latitude of their centres: a table for all of them.

The vertex at azimuth `alpha` of a circle of radius r round (lon, lat) lies at
(lon + u(lat), lat + v(lat)): circles of one latitude are equal but for a shift in longitude.
For each azimuth u and v are analytic functions of one variable, so a few Chebyshev
coefficients hold them, and many rings are one product of matrices: the polynomials of the
centres' latitudes, times the coefficients of the vertices.

*Degree.* On a sphere u and v are singular where the vertex meets the axis of the poles, at
the complex latitudes

    lat = +-(90 degrees - arctan(tan r cos alpha)) +- i artanh(sin r sin alpha),

none of which has a real part nearer to zero than c = 90 degrees - r, the latitude whose
circle touches the pole. A function analytic within the Bernstein ellipse of parameter rho
round an interval differs from its Chebyshev interpolant in n points by at most
4 M rho^(1 - n) / (rho - 1), where M bounds it in the ellipse (L. N. Trefethen, Approximation
Theory and Approximation Practice, SIAM 2013, Theorem 8.2). The ellipse that reaches to c has
rho = s + sqrt(s^2 - 1), with s the distance of c from the band's middle over half its width.
Bands have s >= 3: from one to the next, the distance to c halves. How the ellipsoid moves the
singularities is measured rather than argued: a table that is not within `CHECKED_M` of
geodesics at its ends and between its nodes is not used.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.ellipsoid import A, direct

from .azimuth_series import choose_nodes, interpolate

__all__ = ["CHECKED_M", "LEAST_RATIO", "LatitudeSeries", "expand", "find_critical"]

CHECKED_M = 40e-9
"""What a table may differ from `direct` where it is checked, metres."""

LEAST_RATIO = 3.0
"""Least s of a band; rho then is 5.8."""
_PRECISION = 1e-17  # rho^-n
_DROPPED_DEG = 1e-14  # a nanometre


class LatitudeSeries(NamedTuple):
    """Vertices at some azimuths round centres in a band of latitude.

    Parameters
    ----------
    low, high : float
        The band, degrees.
    lon, lat : ndarray of float64, shape (terms, azimuths)
        Chebyshev coefficients of how far the vertices lie east and north of the centre,
        degrees.
    """

    low: float
    high: float
    lon: NDArray[Any]
    lat: NDArray[Any]

    def basis(self, lat: NDArray[Any]) -> NDArray[Any]:
        """Return the Chebyshev polynomials of latitudes, shape (terms, n)."""
        t = (2 * lat - (self.low + self.high)) / (self.high - self.low)
        basis = np.empty((len(self.lat), len(lat)))
        basis[0], basis[1], twice = 1, t, 2 * t
        for k in range(2, len(basis)):
            np.multiply(twice, basis[k - 1], out=basis[k])
            basis[k] -= basis[k - 2]
        return basis

    def vertices(self, lat: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return longitudes east of centres, and latitudes, each of shape (n, azimuths)."""
        basis = self.basis(lat).T
        return basis @ self.lon, lat[:, None] + basis @ self.lat


def expand(
    radius_m: float, azimuth_deg: NDArray[Any], low: float, high: float
) -> LatitudeSeries | None:
    """Expand the vertices of circles in the latitude of their centres.

    Parameters
    ----------
    radius_m : float
        Metres.
    azimuth_deg : ndarray of float64
        From north towards east, degrees, 0 to 180.
    low, high : float
        The band of latitude, degrees.

    Returns
    -------
    LatitudeSeries or None
        None where the band is too near to a circle through a pole, or the check fails.
    """
    middle, half = (low + high) / 2, (high - low) / 2
    ratio = (find_critical(radius_m) - abs(middle)) / half
    if ratio < LEAST_RATIO * (1 - 1e-9):
        return None
    rho = ratio + np.sqrt(ratio * ratio - 1)
    count = max(6, int(np.ceil(-np.log(_PRECISION) / np.log(rho))))
    odd = 2 * np.arange(count) + 1
    # angles k (2 j + 1) pi / 2 n, within a turn while they are whole numbers
    cosine = np.cos(np.pi / 2 / count * (np.arange(count)[:, None] * odd % (4 * count)))
    nodes = (middle + half * cosine[1])[:, None]
    radii = np.full(count, radius_m)
    lon, lat, _ = interpolate(nodes[:, 0], radii, azimuth_deg, int(choose_nodes(radii)[0]))
    transform = cosine * (2 / count)
    transform[0] /= 2
    east, north = transform @ lon, transform @ (lat - nodes)
    # what the terms from each on add up to, at most
    rest = np.maximum(np.abs(east), np.abs(north)).max(axis=1)[::-1].cumsum()[::-1]
    terms = max(2, int((rest > _DROPPED_DEG).sum()))
    series = LatitudeSeries(low, high, east[:terms], north[:terms])
    return series if _measure_error(series, radius_m, azimuth_deg) <= CHECKED_M else None


def find_critical(radius_m: float) -> float:
    """Return the latitude whose circle touches the north pole, degrees; at least 0."""
    longitude, latitude = direct(0.0, 90.0, 180.0, radius_m)
    return max(float(latitude), 0.0) if abs(float(longitude)) < 90 else 0.0


def _measure_error(series: LatitudeSeries, radius_m: float, azimuth_deg: NDArray[Any]) -> float:
    """Measure what a series adds to `direct`, at both ends and between its nodes, metres."""
    count = len(series.lat)
    t = np.array([-1.0, -np.cos(np.pi * (count // 2 + 1) / count), 1.0])
    lat1 = (series.low + series.high) / 2 + (series.high - series.low) / 2 * t
    lon, lat = series.vertices(lat1)
    true_lon, true_lat = direct(0.0, lat1[:, None], azimuth_deg, radius_m)
    east = np.radians(lon - true_lon) * np.cos(np.radians(true_lat))
    return float(A * np.hypot(east, np.radians(lat - true_lat)).max(initial=0))
