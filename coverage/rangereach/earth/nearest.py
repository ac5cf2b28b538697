"""Exact distances from many points to lines.

Pieces of lines lie in blocks, each in a sphere. A sphere bounds the distance to all
its pieces from below, so few pieces per point are left to measure.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from .check import check_geometry, check_points
from .ellipsoid import A, B, inverse, to_ecef
from .polyline import Pieces, cut_pieces

__all__ = ["NearestLine", "distance_between", "distance_to_polygon"]

_BLOCK = 16
_CHUNK = 4_000_000  # point-block pairs held at once
_SAG_M = 0.05  # a piece is nowhere farther than this from its chord (1 km, 2 cm; 0.02 m sideways)


class NearestLine:
    """The lines, points or polygon boundaries from which distances are measured.

    Parameters
    ----------
    geometry : shapely geometry or Pieces
        Degrees, edges straight in longitude and latitude. A polygon stands for its
        boundary.

    Attributes
    ----------
    pieces : Pieces
        What the lines were cut into.
    """

    def __init__(self, geometry: BaseGeometry | Pieces) -> None:
        self.pieces = (
            geometry if isinstance(geometry, Pieces) else cut_pieces(check_geometry(geometry))
        )
        start = to_ecef(*self.pieces.start.T)
        end = to_ecef(*self.pieces.end.T)
        count = -(-len(start) // _BLOCK)
        pad = np.minimum(np.arange(count * _BLOCK), len(start) - 1).reshape(count, _BLOCK)
        self._members = pad
        self._start, self._along = start, end - start
        squared = np.einsum("ij,ij->i", self._along, self._along)
        self._per_length2 = 1 / np.maximum(squared, 1e-12)
        ends = np.concatenate([start[pad], end[pad]], axis=1)
        self._centre = (ends.min(axis=1) + ends.max(axis=1)) / 2
        off = ends - self._centre[:, None]
        self._reach = np.sqrt(np.einsum("ijk,ijk->ij", off, off).max(axis=1))

    def query(
        self, lon: ArrayLike, lat: ArrayLike
    ) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return each point's distance to the lines, and the nearest point on them.

        Parameters
        ----------
        lon, lat : array_like of float
            Degrees; they broadcast.

        Returns
        -------
        distance_m : ndarray of float64
            Geodesic distance, metres; error below 1 cm up to 5,000 km.
        near_lon, near_lat : ndarray of float64
            The nearest point, degrees.
        """
        x, y = check_points(lon, lat)
        shape, x, y = x.shape, x.ravel(), y.ravel()
        out = np.empty((3, len(x)))
        rows = max(1, _CHUNK // len(self._centre))
        for low in range(0, len(x), rows):
            part = slice(low, low + rows)
            out[:, part] = self._query(x[part], y[part])
        return out[0].reshape(shape), out[1].reshape(shape), out[2].reshape(shape)

    def _query(self, x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
        point, piece = self._candidates(to_ecef(x, y))
        start, end = self.pieces.start[piece], self.pieces.end[piece]
        px, py = x[point], y[point]
        # in the azimuthal equidistant plane of the point, the piece is nearly straight
        a = _plane(px, py, start)
        b = _plane(px, py, end)
        along = b - a
        length2 = np.maximum((along * along).sum(axis=1), 1e-12)
        share = np.clip(-(a * along).sum(axis=1) / length2, 0, 1)
        foot = a + share[:, None] * along
        estimate = np.hypot(foot[:, 0], foot[:, 1])
        order = np.lexsort((estimate, point))
        best = order[np.r_[True, point[order][1:] != point[order][:-1]]]
        near = start[best] + share[best, None] * (end[best] - start[best])
        _, distance = inverse(x, y, near[:, 0], near[:, 1])
        return np.stack([distance, near[:, 0], near[:, 1]])

    def _candidates(self, xyz: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return pairs (point, piece) among which is the nearest piece of each point."""
        centre = self._centre
        gap2 = (xyz * xyz).sum(axis=1)[:, None] - 2 * xyz @ centre.T + (centre * centre).sum(axis=1)
        gap = np.sqrt(np.maximum(gap2, 0))
        first = np.argmin(gap - self._reach, axis=1)
        chord = self._chords(xyz[:, None], self._members[first])
        best = chord.min(axis=1)
        point, block = np.nonzero(gap - self._reach <= _slack(best)[:, None] + 0.1)
        piece = self._members[block]
        chord = self._chords(xyz[point][:, None], piece)
        np.minimum.at(best, point, chord.min(axis=1))
        row, column = np.nonzero(chord <= _slack(best)[point, None])
        return point[row], piece[row, column]

    def _chords(self, xyz: NDArray[Any], piece: NDArray[Any]) -> NDArray[Any]:
        """Straight distance through the Earth from points to the chords of pieces, m."""
        start, along = self._start[piece], self._along[piece]
        off = xyz - start
        share = np.clip((off * along).sum(axis=-1) * self._per_length2[piece], 0, 1)
        off -= share[..., None] * along
        chords: NDArray[Any] = np.sqrt((off * off).sum(axis=-1))
        return chords


def _slack(chord: NDArray[Any]) -> NDArray[Any]:
    """Return the longest chord whose geodesic can be as short as the longest of `chord`'s.

    A geodesic of length s has a chord between those of circles with the least and the
    greatest radius of curvature, b2/a and a2/b.
    """
    least, greatest = B * B / A, A * A / B
    longest = 2 * least * np.arcsin(np.minimum(1, (chord + _SAG_M) / (2 * least)))
    widest: NDArray[Any] = 2 * greatest * np.sin(np.minimum(np.pi / 2, longest / (2 * greatest)))
    return widest + _SAG_M


def _plane(lon: NDArray[Any], lat: NDArray[Any], to: NDArray[Any]) -> NDArray[Any]:
    azimuth, distance = inverse(lon, lat, to[:, 0], to[:, 1])
    angle = np.radians(azimuth)
    return np.stack([distance * np.sin(angle), distance * np.cos(angle)], axis=1)


def distance_to_polygon(
    polygon: Polygon | MultiPolygon, lon: ArrayLike, lat: ArrayLike
) -> NDArray[Any]:
    """Return each point's distance to a polygon, 0 inside it.

    Parameters
    ----------
    polygon : shapely Polygon or MultiPolygon
        Degrees.
    lon, lat : array_like of float
        Degrees; they broadcast.

    Returns
    -------
    ndarray of float64
        Metres.
    """
    x, y = check_points(lon, lat)
    distance = np.zeros(x.shape)
    shapely.prepare(polygon)
    outside = ~shapely.intersects_xy(polygon, x, y)
    if outside.any():
        distance[outside] = NearestLine(polygon).query(x[outside], y[outside])[0]
    return distance


def distance_between(a: BaseGeometry, b: BaseGeometry) -> float:
    """Return the least distance between two geometries, 0 where they meet.

    Parameters
    ----------
    a, b : shapely geometry
        Degrees.

    Returns
    -------
    float
        Metres. Two geodesics that do not meet are nearest at an end of one of them
        (on a surface of positive curvature), so ends are all that is measured.
    """
    if shapely.intersects(check_geometry(a), check_geometry(b)):
        return 0.0
    return min(_least(NearestLine(a), NearestLine(b)), _least(NearestLine(b), NearestLine(a)))


def _least(lines: NearestLine, others: NearestLine) -> float:
    ends = np.concatenate([others.pieces.start, others.pieces.end])
    return float(lines.query(*ends.T)[0].min())
