"""Pieces of lines in a tree of capsules, to find the few that can be nearest.

A node stands for eight nodes below it: the chord from its first point to its
last, and how far its points stray from that chord. Distance to the chord then bounds
the distance to all its pieces from both sides.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.ellipsoid import A, B, to_ecef

from .polyline import Pieces

__all__ = ["Tree"]

_BRANCHES = 8
_TOP = 64  # a level with no more nodes than this is searched whole
_SAG_M = 0.15  # a piece of 1 km rises 2 cm above its chord and swings 2 cm sideways; and rounding


class _Level(NamedTuple):
    """The chords of one level.

    Parameters
    ----------
    start, along : ndarray of float64, shape (n, 3)
        First point and direction, metres.
    length2 : ndarray of float64
        Squared length, m2.
    stray : ndarray of float64
        No point of the node's pieces is farther than this from the chord, metres.
    gap : ndarray of float64
        No point of the chord is farther than this from the node's pieces. That is `stray`
        again if the pieces hang together (each point of the chord is the foot of some point
        of them), else it reaches to the first point.
    first, last : ndarray of int
        The node's pieces.
    """

    start: NDArray[Any]
    along: NDArray[Any]
    length2: NDArray[Any]
    stray: NDArray[Any]
    gap: NDArray[Any]
    first: NDArray[Any]
    last: NDArray[Any]

    def measure(self, xyz: NDArray[Any], node: NDArray[Any]) -> NDArray[Any]:
        """Straight distance from points (n, 3) to the chords of nodes (n,), metres."""
        return self.project(xyz, node)[0]

    def project(self, xyz: NDArray[Any], node: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return that distance, and where on the chord its foot lies (0 start, 1 end)."""
        along = self.along.take(node, axis=0)
        off = xyz - self.start.take(node, axis=0)
        length2 = self.length2.take(node)
        dot = np.einsum("ij,ij->i", off, along)
        share = np.clip(dot / np.maximum(length2, 1e-12), 0, 1)
        distance2 = np.einsum("ij,ij->i", off, off) - share * (2 * dot - share * length2)
        return np.sqrt(np.maximum(distance2, 0)), share


class Tree:
    """A tree over pieces, built once, searched for many points.

    Parameters
    ----------
    pieces : Pieces
        In the order of their lines, so that neighbours are near each other.
    """

    def __init__(self, pieces: Pieces) -> None:
        start, end = to_ecef(*pieces.start.T), to_ecef(*pieces.end.T)
        self.levels: list[_Level] = []
        count, size = len(start), 1
        while True:
            first = np.arange(0, count, size)
            last = np.minimum(first + size, count) - 1
            self.levels.append(_build(start, end, first, last))
            if len(first) <= _TOP:
                break
            size *= _BRANCHES

    def children(self, depth: int, node: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the nodes of a level that lie below nodes of the level above it.

        Parameters
        ----------
        depth : int
            The level of the children.
        node : ndarray of int, shape (n,)
            Nodes of level ``depth + 1``.

        Returns
        -------
        child, of : ndarray of int
            Each child, and the index into `node` of its parent.
        """
        child = (node[:, None] * _BRANCHES + np.arange(_BRANCHES)).ravel()
        of = np.repeat(np.arange(len(node)), _BRANCHES)
        exists = child < len(self.levels[depth].first)
        return child[exists], of[exists]

    def find(
        self, xyz: NDArray[Any], within_m: Any = np.inf, *, every: bool = False
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return pairs of point and piece, among them the nearest piece of each point.

        Parameters
        ----------
        xyz : ndarray of float64, shape (n, 3)
            Earth-centred coordinates, metres.
        within_m : float or ndarray of float64, shape (n,)
            No point is farther than this from the pieces, where that is known: it
            spares most of the search.
        every : bool
            Return all pieces within that distance instead, and a few more.

        Returns
        -------
        point, piece : ndarray of int
            Indices.
        """
        top = self.levels[-1]
        point, node = np.divmod(np.arange(len(xyz) * len(top.first)), len(top.first))
        nearest = np.broadcast_to(within_m, len(xyz)).copy()
        chord = np.empty(0)
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if depth < len(self.levels) - 1:
                near = chord - self.levels[depth + 1].stray[node] <= _longest_rival(nearest)[point]
                node, of = self.children(depth, node[near])
                point = point[near][of]
            chord = level.measure(xyz.take(point, axis=0), node)
            if not every:
                np.minimum.at(nearest, point, chord + level.gap[node])
        near = chord <= _longest_rival(nearest)[point]
        return point[near], node[near]


def _build(
    start: NDArray[Any], end: NDArray[Any], first: NDArray[Any], last: NDArray[Any]
) -> _Level:
    along = end[last] - start[first]
    length2 = np.einsum("ij,ij->i", along, along)
    zero = np.zeros(len(first))
    level = _Level(start[first], along, length2, zero, zero, first, last)
    if (first == last).all():
        return level
    owner = np.repeat(np.arange(len(first)), last - first + 1)
    stray = np.maximum(level.measure(start, owner), level.measure(end, owner))
    stray = np.maximum.reduceat(stray, first)
    broken = np.r_[(start[1:] != end[:-1]).any(axis=1), False]
    broken[last] = False  # a break after the node's last piece is none within it
    apart = np.logical_or.reduceat(broken, first)
    return level._replace(stray=stray, gap=np.where(apart, stray + np.sqrt(length2), stray))


def _longest_rival(chord: NDArray[Any]) -> NDArray[Any]:
    """Return the longest chord whose geodesic may be no longer than that of a given chord.

    A geodesic of length s has a chord between those of circles with the least and the
    greatest radius of curvature, b2/a and a2/b.
    """
    least, greatest = B * B / A, A * A / B
    longest = 2 * least * np.arcsin(np.minimum(1, (chord + _SAG_M) / (2 * least)))
    rival: NDArray[Any] = 2 * greatest * np.sin(np.minimum(np.pi / 2, longest / (2 * greatest)))
    return rival + _SAG_M
