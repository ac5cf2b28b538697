"""A polygon's border as short pieces, and the area between them and the poles."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.earth.area import cap_area
from rangereach.earth.certificate import bound_acceleration
from rangereach.earth.ellipsoid import E2, A, B, to_ecef
from rangereach.earth.line.polyline import Pieces, cut_edges
from rangereach.earth.parts import split_polygons

__all__ = ["Border"]

_NODES = np.polynomial.legendre.leggauss(3)
_LEAST_M = B * B / A  # the least radius of curvature


class Border:
    """A polygon's border, the polygon on its left, in pieces of at most 1 km.

    Parameters
    ----------
    polygon : shapely Polygon or MultiPolygon
        Degrees, longitudes in -180 to 180, edges straight in longitude and latitude.

    Attributes
    ----------
    pieces : Pieces
        Without edges along 180 degrees that the polygon has on both sides.
    start, end : ndarray of float64, shape (n, 3)
        Their ends in Earth-centred coordinates, metres.
    stray_m : ndarray of float64, shape (n,)
        No point of a piece is farther than this from its chord.
    sums : ndarray of float64, shape (n, 3)
        The integral of cap over longitude along each piece, in m2, from the north pole and
        from the south pole; and the longitude it goes through, radians.
    """

    def __init__(self, polygon: BaseGeometry) -> None:
        parts = shapely.orient_polygons(split_polygons(polygon))
        xy, ring = shapely.get_coordinates(shapely.get_rings(parts), return_index=True)
        joined = ring[1:] == ring[:-1]
        self.pieces = cut_edges(_drop_seam(Pieces(xy[:-1][joined], xy[1:][joined])))
        self.start, self.end = to_ecef(*self.pieces.start.T), to_ecef(*self.pieces.end.T)
        speed2, acceleration = bound_acceleration(np.stack(self.pieces, axis=1))
        self.stray_m = (speed2 / _LEAST_M + acceleration)[:, 0] / 8
        self._from = np.radians(self.pieces.start)
        self._step = np.radians(self.pieces.end - self.pieces.start)
        every = np.arange(len(self._from))
        self.sums = np.stack(
            [
                self.integrate(every, 0.0, 1.0, south=False),
                self.integrate(every, 0.0, 1.0, south=True),
                self._step[:, 0],
            ],
            axis=1,
        )

    def locate(
        self, piece: NDArray[Any], share: NDArray[Any]
    ) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return points of pieces, and the pieces' direction there.

        Parameters
        ----------
        piece : ndarray of int, shape (n,)
        share : ndarray of float64, shape (n,)
            0 at the start, 1 at the end.

        Returns
        -------
        lon, lat : ndarray of float64, shape (n,)
            Degrees.
        point, slope : ndarray of float64, shape (3, n)
            Earth-centred coordinates, metres, and their derivatives by `share`.
        """
        d_lam, d_phi = self._step.take(piece, axis=0).T
        lam, phi = self._from.take(piece, axis=0).T
        lam, phi = lam + share * d_lam, phi + share * d_phi
        sin_lam, cos_lam, sin, cos = np.sin(lam), np.cos(lam), np.sin(phi), np.cos(phi)
        w2 = 1 - E2 * sin * sin
        n = A / np.sqrt(w2)
        north, east = d_phi * n * (1 - E2) / w2, d_lam * n * cos
        point = np.stack([n * cos * cos_lam, n * cos * sin_lam, n * (1 - E2) * sin])
        slope = np.stack(
            [
                -north * sin * cos_lam - east * sin_lam,
                -north * sin * sin_lam + east * cos_lam,
                north * cos,
            ]
        )
        return np.degrees(lam), np.degrees(phi), point, slope

    def integrate(
        self,
        piece: NDArray[Any],
        first: Any,
        last: Any,
        *,
        south: Any,
        constant_m2: Any = 0.0,
    ) -> NDArray[Any]:
        """Integrate cap - k over longitude along pieces.

        Parameters
        ----------
        piece : ndarray of int, shape (n,)
        first, last : float or ndarray of float64, shape (n,)
            From which share of the piece to which, 0 at its start and 1 at its end.
        south : bool or ndarray of bool, shape (n,)
            Whether cap is counted from the south pole.
        constant_m2 : float or ndarray of float64, shape (n,)
            k.

        Returns
        -------
        ndarray of float64, shape (n,)
            Square metres.
        """
        lam, phi = self._step.take(piece, axis=0).T
        turned = np.where(south, -1.0, 1.0)
        start = turned * (self._from[piece, 1] + first * phi)
        rise = turned * (last - first) * phi
        mean = -np.broadcast_to(constant_m2, phi.shape)
        for node, weight in zip(*_NODES, strict=True):
            mean = mean + weight / 2 * cap_area(start + (node + 1) / 2 * rise)
        area: NDArray[Any] = mean * (last - first) * lam
        return area


def _drop_seam(edges: Pieces) -> Pieces:
    """Drop what lies along 180 degrees on both sides: the map's edge, not the polygon's."""
    on_seam = (np.abs(edges.start[:, 0]) == 180) & (edges.start[:, 0] == edges.end[:, 0])
    if not on_seam.any():
        return edges
    lat = np.stack([edges.start[on_seam, 1], edges.end[on_seam, 1]], axis=1)
    stops = np.unique(lat)
    index = np.searchsorted(stops, lat)
    times = np.zeros(len(stops), int)  # how often the map's edge is run along, from stop to stop
    low, high = index.min(axis=1), index.max(axis=1)
    np.add.at(times, low, 1)
    np.add.at(times, high, -1)
    times = np.cumsum(times)
    starts, ends = [edges.start[~on_seam]], [edges.end[~on_seam]]
    for (first, last), side in zip(index, edges.start[on_seam, 0], strict=True):
        step = 1 if last > first else -1
        for stop in range(first, last, step):
            if times[min(stop, stop + step)] == 1:
                starts.append([[side, stops[stop]]])
                ends.append([[side, stops[stop + step]]])
    return Pieces(np.concatenate(starts), np.concatenate(ends))
