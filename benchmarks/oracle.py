"""What all are judged by, made without the engine.

Distances are those of PROJ's or of the pure Python geographiclib (Karney 2013), both
good to about 15 nm. Drawn edges are read as GeoJSON and GEOS read them: straight in
longitude and latitude.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")
E2 = WGS84.es
ON_EDGE = np.arange(1, 16) / 16


def distance_m(lon1: Any, lat1: Any, lon2: Any, lat2: Any) -> NDArray[Any]:
    """Return geodesic distances, by PROJ; the arguments broadcast."""
    arrays = np.broadcast_arrays(*(np.asarray(v, float) for v in (lon1, lat1, lon2, lat2)))
    x1, y1, x2, y2 = (np.ravel(v) for v in arrays)
    metres: NDArray[Any] = WGS84.inv(x1, y1, x2, y2)[2]
    return metres.reshape(arrays[0].shape)


def vertex_error_m(rings: NDArray[Any], lon: Any, lat: Any, radius_m: Any) -> float:
    """Return how far vertices are off at most, by geographiclib, on a thousand of them."""
    from geographiclib.geodesic import Geodesic

    inverse = Geodesic.WGS84.Inverse
    rows = np.linspace(0, len(rings) - 1, min(len(rings), 100)).astype(int)
    columns = np.linspace(0, rings.shape[1] - 2, 10).astype(int)
    return max(
        float(abs(inverse(lat[i], lon[i], rings[i, j, 1], rings[i, j, 0])["s12"] - radius_m[i]))
        for i in rows
        for j in columns
    )


def edges(geometry: Any) -> NDArray[Any]:
    """Return the edges of polygons, shape (n, 2, 2), without those along 180 degrees or a pole."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    ends = np.stack([xy[:-1], xy[1:]], axis=1)[ring[1:] == ring[:-1]]
    on_seam = np.abs(np.abs(ends) - [180, 90]) < 1e-9
    kept: NDArray[Any] = ends[~on_seam.all(axis=1).any(axis=1)]
    return kept


def points_on(ends: NDArray[Any]) -> NDArray[Any]:
    """Return the starts of edges and points along them, shape (n, 2)."""
    step = ends[:, 1] - ends[:, 0]
    step[:, 0] -= 360 * np.round(step[:, 0] / 360)  # an edge that jumps is judged unwrapped
    along: NDArray[Any] = ends[:, :1] + step[:, None] * np.r_[0.0, ON_EDGE][:, None]
    return along.reshape(-1, 2)


def ring_errors_m(drawn: NDArray[Any], lon: Any, lat: Any, radius_m: Any) -> NDArray[Any]:
    """Return how far each drawn ring's boundary is off at most, metres."""
    found = []
    for i, ring in enumerate(drawn):
        xy = points_on(edges(ring))
        away = distance_m(lon[i], lat[i], xy[:, 0], np.clip(xy[:, 1], -90, 90))
        found.append(np.abs(away - radius_m[i]).max(initial=0.0))
    return np.array(found)


def to_ecef(lon: Any, lat: Any) -> NDArray[Any]:
    """Return points on the ellipsoid in Earth-centred coordinates, metres."""
    lam, phi = np.radians(lon), np.radians(lat)
    n = WGS84.a / np.sqrt(1 - E2 * np.sin(phi) ** 2)
    p = n * np.cos(phi)
    xyz: NDArray[Any] = np.stack(
        [p * np.cos(lam), p * np.sin(lam), n * (1 - E2) * np.sin(phi)], axis=-1
    )
    return xyz


class Outline:
    """The distance from lines, by brute force over points every `spacing_m` along them.

    Between two of them distance is at most ``spacing_m**2 / (8 distance)`` less: 4 mm for
    50 m seen from 70 km.
    """

    def __init__(self, geometry: Any, spacing_m: float = 50.0) -> None:
        degrees = np.degrees(spacing_m / WGS84.a)
        self.xy = shapely.get_coordinates(shapely.segmentize(geometry, degrees))
        self.ecef = to_ecef(*self.xy.T)

    def distance_m(self, xy: NDArray[Any]) -> NDArray[Any]:
        """Return geodesic distances of points, shape (n, 2), from the lines."""
        away = np.empty(len(xy))
        square = (self.ecef**2).sum(axis=1)
        rows = max(1, 30_000_000 // len(square))
        for start in range(0, len(xy), rows):
            some = xy[start : start + rows]
            at = to_ecef(*some.T)
            chord2 = square - 2 * at @ self.ecef.T + (at**2).sum(axis=1)[:, None]
            chord = np.sqrt(np.maximum(chord2.min(axis=1), 0))
            # chords of equal length can differ by a metre as geodesics, up to 500 km
            row, near = np.nonzero(chord2 <= ((chord + 1.0) ** 2)[:, None])
            metres = distance_m(*some[row].T, *self.xy[near].T)
            first = np.flatnonzero(np.r_[True, row[1:] != row[:-1]])
            away[start : start + rows] = np.minimum.reduceat(metres, first)
        return away

    def boundary_error_m(self, drawn: Any, radius_m: float, most: int = 20_000) -> float:
        """Return how far a buffer's boundary is off at most, on every edge or evenly many."""
        ends = edges(drawn)
        middle = np.stack([ends[:, 0], ends.mean(axis=1)], axis=1).reshape(-1, 2)
        every = max(1, len(middle) // most)
        return float(np.abs(self.distance_m(middle[::every]) - radius_m).max())


def area_m2(geometry: Any) -> float:
    """Return the area of a polygon with straight edges, by Gauss-Legendre along each edge.

    The area between the equator and an edge is the integral of q(lat) d lon, with q the
    authalic integral (Snyder, USGS Professional Paper 1395, 1987, equation 3-12).
    """
    x, w = np.polynomial.legendre.leggauss(6)
    e, total = np.sqrt(E2), 0.0
    for polygon in shapely.get_parts(geometry):
        for sign, ring in [(1, polygon.exterior), *((-1, hole) for hole in polygon.interiors)]:
            c = np.radians(shapely.get_coordinates(shapely.segmentize(ring, 0.1)))
            phi = c[:-1, 1, None] + np.diff(c[:, 1])[:, None] * (x + 1) / 2
            s = np.sin(phi)
            q = WGS84.a**2 * (1 - E2) / 2 * (s / (1 - E2 * s * s) + np.arctanh(e * s) / e)
            total += sign * abs(float(np.diff(c[:, 0]) @ (q @ w) / 2))
    return total
