"""Where geodesic circles cross pieces of a border.

Chords through the Earth decide nearly everything: they bound the geodesic distance within
a metre at 400 km (`balls`), and lead to within that of a crossing. One exact inverse problem
there tells what is missing, and the last step is taken without another.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.ellipsoid import A, inverse

from .balls import bound_chord
from .border import Border

__all__ = ["Circles", "Crossings", "find_crossings"]

_STEPS = 8
_LAST_MISS_M, _LAST_STEP_M = 1.0, 3.0
"""From so near one more step ends on the circle. The chord's derivative by distance is known
to 0.3 % of (r / 2 R)2, which costs 3e-6 m at 400 km and 1e-4 m at 2,000 km; the step's second
order, which matters where circle and piece all but touch, to r / R, which costs 1e-6 m."""
_FOUND_M, _FOUND_PER_M2 = 2e-8, 5e-16
"""A crossing that is off by no more than the first, or the second times r2, is found. That
changes the area by 1e-9 of the disc's, for an area from the pole grows by at most 6,400 km
per metre. Where circle and piece all but touch, no step by chords leads nearer."""


class Circles(NamedTuple):
    """Geodesic circles.

    Parameters
    ----------
    lon, lat, radius_m : ndarray of float64, shape (n,)
        Degrees and metres.
    centre : ndarray of float64, shape (n, 3)
        Earth-centred coordinates, metres.
    """

    lon: NDArray[Any]
    lat: NDArray[Any]
    radius_m: NDArray[Any]
    centre: NDArray[Any]

    def holds(self, circle: NDArray[Any], lonlat: NDArray[Any], point: NDArray[Any]) -> Any:
        """Return whether points lie inside circles.

        Parameters
        ----------
        circle : ndarray of int, shape (n,)
        lonlat : ndarray of float64, shape (n, 2)
            Degrees.
        point : ndarray of float64, shape (n, 3)
            The same points, Earth-centred, metres.

        Returns
        -------
        ndarray of bool, shape (n,)
        """
        off = point - self.centre.take(circle, axis=0)
        off *= off
        chord = np.sqrt(off[:, 0] + off[:, 1] + off[:, 2])
        radius = self.radius_m[circle]
        below, above = bound_chord(radius)
        inside = chord <= below
        open_ = np.flatnonzero(~inside & (chord <= above))
        if open_.size:
            at = circle[open_]
            distance = inverse(self.lon[at], self.lat[at], *lonlat[open_].T)[1]
            inside[open_] = distance <= radius[open_]
        return inside


class Crossings(NamedTuple):
    """Crossings of circles and pieces.

    Parameters
    ----------
    circle, piece : ndarray of int, shape (n,)
    leaves : ndarray of bool, shape (n,)
        Whether the piece leaves the circle there, else it enters.
    since : ndarray of float64, shape (n,)
        A point of the piece inside the circle, with nothing but inside up to the crossing:
        its start or end, or between its two crossings. 0 at its start, 1 at its end.
    share : ndarray of float64, shape (n,)
        Where on the piece it is crossed.
    azimuth : ndarray of float64, shape (n,)
        Where on the circle, radians clockwise from north.
    exact : ndarray of bool, shape (n,)
        False where the search did not settle.
    """

    circle: NDArray[Any]
    piece: NDArray[Any]
    leaves: NDArray[Any]
    since: NDArray[Any]
    share: NDArray[Any]
    azimuth: NDArray[Any]
    exact: NDArray[Any]


def find_crossings(
    border: Border, circles: Circles, circle: NDArray[Any], piece: NDArray[Any]
) -> tuple[Crossings, NDArray[Any]]:
    """Find where circles cross pieces, among pairs that may meet.

    Parameters
    ----------
    border : Border
    circles : Circles
    circle, piece : ndarray of int, shape (n,)
        The pairs.

    Returns
    -------
    crossings : Crossings
        Of each border ring and circle, as many leave as enter.
    whole : ndarray of bool, shape (n,)
        Which of the pairs' pieces are inside after all.
    """
    starts = circles.holds(circle, border.pieces.start[piece], border.start[piece])
    ends = circles.holds(circle, border.pieces.end[piece], border.end[piece])
    once = np.flatnonzero(starts != ends)
    dip, foot = _find_dips(border, circles, circle, piece, np.flatnonzero(~starts & ~ends))
    pair = np.concatenate([once, dip, dip])
    leaves = np.concatenate([starts[once], np.zeros(len(dip), bool), np.ones(len(dip), bool)])
    since = np.concatenate([np.where(starts[once], 0.0, 1.0), foot, foot])
    return _refine(border, circles, circle[pair], piece[pair], leaves=leaves, since=since), (
        starts & ends
    )


def _find_dips(
    border: Border,
    circles: Circles,
    circle: NDArray[Any],
    piece: NDArray[Any],
    pair: NDArray[Any],
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return those of some pairs, both ends outside, whose piece dips in, and where."""
    start, end = border.start[piece[pair]], border.end[piece[pair]]
    along, off = end - start, circles.centre[circle[pair]] - start
    length2 = np.maximum(np.einsum("ij,ij->i", along, along), 1e-12)
    foot = np.clip(np.einsum("ij,ij->i", along, off) / length2, 0, 1)
    off -= foot[:, None] * along
    near = np.sqrt(np.einsum("ij,ij->i", off, off)) - border.stray_m[piece[pair]]
    keep = near <= bound_chord(circles.radius_m[circle[pair]])[1]
    pair, foot = pair[keep], foot[keep]
    centre = circles.centre[circle[pair]].T
    for _ in range(3):  # the foot on the piece itself
        _, _, point, slope = border.locate(piece[pair], foot)
        step = _dot(point - centre, slope) / np.maximum(_dot(slope, slope), 1e-12)
        foot = np.clip(foot - step, 0, 1)
    lon, lat, point, _ = border.locate(piece[pair], foot)
    dips = circles.holds(circle[pair], np.stack([lon, lat], axis=1), point.T)
    return pair[dips], foot[dips]


def _refine(
    border: Border,
    circles: Circles,
    circle: NDArray[Any],
    piece: NDArray[Any],
    *,
    leaves: NDArray[Any],
    since: NDArray[Any],
) -> Crossings:
    """Find crossings to nanometres, from a point inside on the same piece."""
    share = since
    lon, lat, radius = circles.lon[circle], circles.lat[circle], circles.radius_m[circle]
    sign = np.where(leaves, 1.0, -1.0)
    centre = circles.centre[circle].T
    target = sum(bound_chord(radius)) / 2
    for _ in range(2):
        _, _, point, slope = border.locate(piece, share)
        off = point - centre
        share = np.clip(share + _step(off, slope, _dot(off, off) - target**2, sign), 0, 1)
    azimuth, exact = np.empty(len(circle)), np.zeros(len(circle), bool)
    found = np.maximum(_FOUND_M, _FOUND_PER_M2 * radius**2)
    todo = np.arange(len(circle))
    for _ in range(_STEPS):
        x, y, point, slope = border.locate(piece[todo], share[todo])
        bearing, distance = inverse(lon[todo], lat[todo], x, y)
        miss = radius[todo] - distance
        off = point - centre[:, todo]
        chord = np.sqrt(_dot(off, off))
        # by distance, the chord of a circle of radius R grows like the cosine of half the angle
        more = miss * np.sqrt(np.maximum(0, 1 - (chord / (2 * A)) ** 2))
        step = _step(off, slope, -more * (2 * chord + more), sign[todo])
        at_it = np.abs(miss) <= found[todo]
        step[at_it] = 0
        near = np.abs(step) * np.sqrt(_dot(slope, slope)) <= _LAST_STEP_M
        exact[todo] = at_it | (near & (np.abs(miss) <= _LAST_MISS_M))
        step = np.clip(share[todo] + step, 0, 1) - share[todo]
        share[todo] += step
        outward = np.cross(off, point, axis=0)  # off x up points clockwise along the circle
        sideways = step * _dot(slope, outward) / np.sqrt(np.maximum(_dot(outward, outward), 1e-30))
        azimuth[todo] = np.radians(bearing) + sideways / (A * np.sin(radius[todo] / A))
        todo = todo[~exact[todo]]
        if not todo.size:
            break
    return Crossings(circle, piece, leaves, since, share, azimuth, exact)


def _step(
    off: NDArray[Any], slope: NDArray[Any], excess: NDArray[Any], sign: NDArray[Any]
) -> NDArray[Any]:
    """Return the step that makes |off + step slope|^2 less by `excess`, to the root asked for.

    To the least value where there is no root.
    """
    a, b = np.maximum(_dot(slope, slope), 1e-30), _dot(off, slope)
    excess = np.minimum(excess, b * b / a)
    root = sign * np.sqrt(np.maximum(b * b - a * excess, 0))
    same = (b * sign >= 0) & (b + root != 0)
    step: NDArray[Any] = np.where(same, -excess / np.where(same, b + root, 1.0), (root - b) / a)
    return step


def _dot(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    product: NDArray[Any] = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    return product
