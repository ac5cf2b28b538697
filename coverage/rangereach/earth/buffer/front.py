"""A buffer as the union of few equal discs: what a slider needs to draw it at any distance.

A line's buffer is the union of the discs round its points. Few of them show: inside some
target, from a distance on, only those whose circles come near the edge there. From a point
x whose nearest point of the line is f, a point p beside f is farther by about |fp|2 / 2 |xf|:
so one disc can stand for a stretch of the line, the longer the wider the radius.

Points are chosen from the greatest radius down. At each the edge inside the target is
looked at closely: every spot on it must have a point of the choice that is farther by no
more than is allowed, which is an interval of the line round its foot. Intervals that hold a
point already chosen are content; the others get the fewest points that stab them all. Then
spots of the target well within the radius are looked at: where the edge has passed by a
corner, its points need not reach it.

What was chosen for a radius also serves every lesser one, and every greater one up to the
next: a spot on the edge there lies on the way from its foot through a spot of the edge here,
and each step along it leads away from a point of the choice by no more than from the foot.
So one number tells how long a point lives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.earth.disc.balls import bound_chord
from rangereach.earth.ellipsoid import A, to_ecef
from rangereach.earth.line.nearest import NearestLine
from rangereach.earth.line.polyline import cut_pieces

from .boundary import edges_of

__all__ = ["Front", "choose_front"]

_DECIMALS = 4
_LATTICE_M = 250.0  # of points to choose from, beside the line's own vertices
_SPACING_DEG = 0.04  # of the spots inside the target
_SLACK_M = 1.0  # chords differ from geodesics of one length by less, up to 400 km
_SAMPLED = 0.2  # of the tolerance, which may be lost between two spots of the edge


class Front(NamedTuple):
    """Centres of equal discs whose union is a buffer, inside a target.

    Parameters
    ----------
    lonlat : ndarray of float64, shape (n, 2)
        Degrees, to 1e-4.
    until_m : ndarray of float64, shape (n,)
        The greatest radius at which a centre is needed, descending. At any radius r between
        the first and the last take those with ``until_m >= r``.
    """

    lonlat: NDArray[Any]
    until_m: NDArray[Any]


def choose_front(
    geometry: BaseGeometry,
    target: BaseGeometry,
    radii_m: Sequence[float],
    regions: Sequence[BaseGeometry],
    *,
    tolerance_m: float = 25.0,
    beside: Front | None = None,
) -> Front:
    """Choose points of a geometry whose discs together are its buffer, inside a target.

    Parameters
    ----------
    geometry : shapely geometry
        Points, lines or polygons in degrees; polygons do not overlap the target.
    target : shapely Polygon or MultiPolygon
        Degrees.
    radii_m : sequence of float
        Ascending, metres.
    regions : sequence of shapely Polygon or MultiPolygon
        What of the target lies within each radius, as drawn.
    tolerance_m : float
        No point of the target that is nearer to the geometry than the radius less this
        is outside every disc; and no disc goes 10 m beyond the buffer.
    beside : Front, optional
        Points of the geometry whose discs are drawn as well: only what is missing beside
        them is chosen.

    Returns
    -------
    Front
    """
    line = NearestLine(cut_pieces(geometry, longest_m=_LATTICE_M))
    lattice = _Lattice(line)
    inner = _Inner(target, line, radii_m[-1], tolerance_m)
    own = np.unique(shapely.get_coordinates(target).view(complex))
    chosen: list[NDArray[Any]] = []
    until: list[NDArray[Any]] = []
    taken = np.empty(0, int)
    beside = beside or Front(np.empty((0, 2)), np.empty(0))
    others = to_ecef(*beside.lonlat.T)
    inner.cover(others[beside.until_m >= radii_m[-1]])
    above = radii_m[-1]
    for radius, region in zip(radii_m[::-1], regions[::-1], strict=True):
        lonlat = _sample_edge(region, own, radius, tolerance_m)
        more_m = (1 - _SAMPLED) * tolerance_m
        first, last = lattice.find_intervals(
            lonlat, radius, more_m, others[beside.until_m >= above]
        )
        new = _stab(first, last, taken)
        inner.cover(lattice.xyz[new])
        new = np.append(new, inner.find_missing(lattice, radius)).astype(int)
        taken = np.sort(np.append(taken, new))
        new = np.sort(new)
        chosen.append(lattice.lonlat[new])
        until.append(np.full(len(new), float(above)))
        inner.cover(others[(beside.until_m >= radius) & (beside.until_m < above)])
        above = radius
    return Front(np.concatenate(chosen), np.concatenate(until))


class _Lattice:
    """The points to choose from, in the order of the line."""

    def __init__(self, line: NearestLine) -> None:
        start, end = line.pieces
        broken = np.append((start[1:] != end[:-1]).any(axis=1), True)
        self._line = line
        self._first = np.arange(len(start)) + np.append(0, np.cumsum(broken)[:-1])
        lonlat = np.empty((len(start) + broken.sum(), 2))
        lonlat[self._first + 1] = end
        lonlat[self._first] = start
        self.lonlat = np.round(lonlat, _DECIMALS)
        self.xyz = to_ecef(*self.lonlat.T)

    def find_feet(
        self, lonlat: NDArray[Any], within_m: float
    ) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return points as coordinates, their chord to the line, and the lattice point there."""
        piece, share = self._line.locate(lonlat[:, 0], lonlat[:, 1], within_m)
        start, end = (ends[piece] for ends in self._line.pieces)
        xyz = to_ecef(*lonlat.T)
        foot = to_ecef(*(start + share[:, None] * (end - start)).T)
        return xyz, np.linalg.norm(xyz - foot, axis=1), self._first[piece] + (share > 0.5)

    def find_intervals(
        self, lonlat: NDArray[Any], radius: float, more_m: float, others: NDArray[Any]
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return from which to which lattice point each spot is no farther than that more.

        Spots that are no farther from one of the others are left out.
        """
        if not len(lonlat):
            return np.empty(0, int), np.empty(0, int)
        xyz, chord, foot = self.find_feet(lonlat, radius + more_m)
        limit = chord + more_m - _SLACK_M
        left = np.ones(len(xyz), bool)
        for other in others:
            left &= np.linalg.norm(xyz - other, axis=1) > limit
        xyz, limit, foot = xyz[left], limit[left], foot[left]
        ends = []
        for step in (-1, 1):
            end, moving = foot.copy(), np.arange(len(foot))
            while len(moving):
                ahead = end[moving] + step
                inside = (ahead >= 0) & (ahead < len(self.xyz))
                moving, ahead = moving[inside], ahead[inside]
                near = np.linalg.norm(xyz[moving] - self.xyz[ahead], axis=1) <= limit[moving]
                moving = moving[near]
                end[moving] = ahead[near]
            ends.append(end)
        return ends[0], ends[1]


class _Inner:
    """Spots all over the target, and the chord from each to the nearest point chosen."""

    def __init__(
        self, target: BaseGeometry, line: NearestLine, radius: float, tolerance: float
    ) -> None:
        west, south, east, north = _bounds(line, radius)
        near_by = shapely.intersection(target, shapely.box(west, south, east, north))
        x, y = np.meshgrid(
            np.arange(west, east, 1.5 * _SPACING_DEG), np.arange(south, north, _SPACING_DEG)
        )
        inside = shapely.contains_xy(target, x, y)
        edge = shapely.get_coordinates(shapely.segmentize(near_by.boundary, _SPACING_DEG))
        lonlat = np.concatenate([np.column_stack([x[inside], y[inside]]), edge])
        distance = line.query(*lonlat.T)[0]
        near = distance <= radius
        self._lonlat, self._distance = lonlat[near], distance[near]
        self._xyz = to_ecef(*self._lonlat.T)
        self._chord = np.full(len(self._xyz), np.inf)
        self._tolerance = tolerance

    def cover(self, xyz: NDArray[Any]) -> None:
        """Take note of points that were chosen."""
        for point in xyz:
            np.minimum(self._chord, np.linalg.norm(self._xyz - point, axis=1), out=self._chord)

    def find_missing(self, lattice: _Lattice, radius: float) -> list[int]:
        """Return lattice points that reach the spots which no chosen one does, and note them."""
        limit, _ = bound_chord(np.maximum(radius, self._distance + self._tolerance))
        wanted: list[int] = []
        while True:
            missing = np.flatnonzero((self._distance <= radius) & (self._chord > limit))
            if not len(missing):
                return wanted
            farthest = missing[self._distance[missing].argmax()]
            _, _, foot = lattice.find_feet(self._lonlat[[farthest]], radius)
            wanted.append(int(foot[0]))
            self.cover(lattice.xyz[foot])
            self._chord[farthest] = 0.0


def _bounds(line: NearestLine, radius: float) -> tuple[float, float, float, float]:
    (west, south), (east, north) = line.pieces.start.min(axis=0), line.pieces.start.max(axis=0)
    tall = np.degrees(1.01 * radius / A)
    wide = tall / np.cos(np.radians(min(89.0, max(abs(south), abs(north)) + tall)))
    return west - wide, south - tall, east + wide, north + tall


def _sample_edge(
    region: BaseGeometry, own: NDArray[Any], radius: float, tolerance: float
) -> NDArray[Any]:
    """Return spots along what bounds a region and not the target (n, 2).

    Between two spots a disc's lead changes by at most the angle between its centre and the
    foot, sqrt(2 tolerance / radius), times half their distance.
    """
    if region.is_empty:
        return np.empty((0, 2))
    edges = edges_of(region)
    drawn = ~np.isin(np.stack([end.copy().view(complex)[:, 0] for end in edges]), own).all(axis=0)
    lines = shapely.linestrings(np.stack([end[drawn] for end in edges], axis=1))
    step_m = 2 * _SAMPLED * tolerance / np.sqrt(2 * tolerance / radius)
    spots: NDArray[Any] = shapely.get_coordinates(
        shapely.segmentize(lines, float(np.degrees(step_m / A)))
    )
    return np.unique(spots, axis=0)


def _stab(first: NDArray[Any], last: NDArray[Any], taken: NDArray[Any]) -> NDArray[Any]:
    """Return the fewest numbers that, with those taken, hit every interval."""
    next_taken = np.append(taken, np.iinfo(int).max)[np.searchsorted(taken, first)]
    left = next_taken > last
    new, latest = [], -1
    for begin, end in sorted(set(zip(last[left].tolist(), first[left].tolist(), strict=True))):
        if end > latest:
            latest = begin
            new.append(latest)
    return np.array(new, int)
