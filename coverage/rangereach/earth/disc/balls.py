"""Pieces of a border in a tree of balls: which of them a circle can cross.

A node's ball holds eight nodes below it. Balls that lie wholly inside a circle
count at once, with the sum over their pieces; balls wholly outside not at all; so only
the few along the circle are opened.

*When is a ball inside?* A point at geodesic distance s has a chord c through the
Earth with

    2 R_min sin(s / 2 R_min) <= c <= 2 R_max sin(s / 2 R_max),

R_min = b2/a and R_max = a2/b the least and the greatest radius of curvature. For let f = c2
along the geodesic. Then f'' = 2 - 2 k h, with k the normal curvature and h the height
of the tangent plane above the other end. By Blaschke's rolling theorem (W. Blaschke, Kreis
und Kugel, 1916, section 24) the ellipsoid lies in the ball of radius R_max that touches
it anywhere, and holds that of R_min, so c2 / 2 R_max <= h <= c2 / 2 R_min. Hence
f'' + f / R_max2 <= 2 <= f'' + f / R_min2, and Sturm's comparison with the circles, for which
these are equations, gives the bounds up to s = pi R_min = 19,903 km.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.ellipsoid import A, B

__all__ = ["BallTree", "Found", "bound_chord"]

_BRANCHES = 8
_TOP = 64  # a level with no more nodes than this is searched whole
_LEAST, _GREATEST = B * B / A, A * A / B
_ROUNDING_M = 1e-6


class _Level(NamedTuple):
    """The balls of one level: centres, radii (metres), and sums over their pieces."""

    x: NDArray[Any]
    y: NDArray[Any]
    z: NDArray[Any]
    radius: NDArray[Any]
    sums: NDArray[Any]


class Found(NamedTuple):
    """What a search leaves.

    Parameters
    ----------
    circle, piece : ndarray of int
        Pairs that may meet.
    circle_inside, sums_inside : ndarray of int, ndarray of float64 with shape (n, k)
        A circle, and the sums over some pieces that lie wholly inside it.
    """

    circle: NDArray[Any]
    piece: NDArray[Any]
    circle_inside: NDArray[Any]
    sums_inside: NDArray[Any]


class BallTree:
    """A tree over pieces, built once, searched for many circles.

    Parameters
    ----------
    centre : ndarray of float64, shape (n, 3)
        Of a ball round each piece, metres; neighbours in the order near each other.
    radius_m : ndarray of float64, shape (n,)
        Metres.
    values : ndarray of float64, shape (n, k)
        What is summed.
    """

    def __init__(self, centre: NDArray[Any], radius_m: NDArray[Any], values: NDArray[Any]) -> None:
        x, y, z = centre.T.copy()
        self.levels = [_Level(x, y, z, radius_m + _ROUNDING_M, values)]
        while len(self.levels[-1].radius) > _TOP:
            self.levels.append(_enclose(self.levels[-1]))

    def search(self, centre: NDArray[Any], chord_m: tuple[NDArray[Any], NDArray[Any]]) -> Found:
        """Sort pieces into those inside circles and those that may meet them.

        Parameters
        ----------
        centre : ndarray of float64, shape (n, 3)
            Of the circles, on the ellipsoid, metres.
        chord_m : pair of ndarray of float64, shape (n,)
            The bounds of their radii as chords, from `bound_chord`.

        Returns
        -------
        Found
        """
        at = centre.T.copy()
        below, above = chord_m
        top = len(self.levels[-1].radius)
        circle, node = np.divmod(np.arange(len(centre) * top), top)
        circles, sums = [], []
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            if depth < len(self.levels) - 1:
                circle, node = _open(circle, node, len(level.radius))
            apart = level.x[node] - at[0][circle]
            apart *= apart
            for axis in (1, 2):
                off = level[axis][node] - at[axis][circle]
                off *= off
                apart += off
            np.sqrt(apart, out=apart)
            size = level.radius[node]
            inside = apart + size <= below[circle]
            circles.append(circle[inside])
            sums.append(level.sums[node[inside]])
            meets = ~inside & (apart - size <= above[circle])
            circle, node = circle[meets], node[meets]
        return Found(circle, node, np.concatenate(circles), np.concatenate(sums))


def bound_chord(radius_m: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the least and the greatest chord of geodesics of given lengths, metres."""
    return (
        2 * _LEAST * np.sin(radius_m / (2 * _LEAST)) - _ROUNDING_M,
        2 * _GREATEST * np.sin(radius_m / (2 * _GREATEST)) + _ROUNDING_M,
    )


def _enclose(level: _Level) -> _Level:
    first = np.arange(0, len(level.radius), _BRANCHES)
    owner = np.arange(len(level.radius)) // _BRANCHES
    x, y, z = (
        (np.minimum.reduceat(axis, first) + np.maximum.reduceat(axis, first)) / 2
        for axis in level[:3]
    )
    off2 = (level.x - x[owner]) ** 2 + (level.y - y[owner]) ** 2 + (level.z - z[owner]) ** 2
    radius = np.maximum.reduceat(np.sqrt(off2) + level.radius, first)
    return _Level(x, y, z, radius, np.add.reduceat(level.sums, first, axis=0))


def _open(
    circle: NDArray[Any], node: NDArray[Any], count: int
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Pair each circle with the nodes below its nodes."""
    child = (node[:, None] * _BRANCHES + np.arange(_BRANCHES)).ravel()
    circle = np.repeat(circle, _BRANCHES)
    exists = child < count
    return (circle, child) if exists.all() else (circle[exists], child[exists])
