"""How deep regions are reached within many distances at once.

In each triangle (`field`) both the squared distance d2 from the origin and the squared depth
s2, the distance from other lines, are bounded by F = L - g: linear, less a g that is the
same for both and between 0 and R2. Within a distance r of the origin, s2 exceeds F by at
most its bound, and r2 is exceeded by d2 nowhere; so s2 is no greater than either

- the greatest L of s2 where L of d2 is at most r2 + R2 and its bound, which lies at a corner
  of the triangle or where an edge is cut; or
- r2 and the greatest difference of both L, at a corner, and both bounds: on a buffer of the
  very lines that depth is measured to, that is r2 itself.

From below, s2 is known at the corners; where L of d2 is surely less than r2; and wherever
d = r, which is somewhere between a nearer and a farther corner. Triangles that may be
deeper than what is known are halved, until none is left.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rangereach.earth.line.nearest import NearestLine

from .areas import Cells, Sweep, halve_cells
from .field import Bounds, DistanceField

__all__ = ["sound_depths"]

_SMALLEST_M2 = 1.0  # a triangle that is not halved again
_ROUNDING_M = 0.05


def sound_depths(
    sweep: Sweep,
    lines: NearestLine | None,
    radii_m: ArrayLike,
    *,
    rest: NearestLine | None = None,
    tolerance_m: float = 2.0,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return how far from lines the points within each distance of an origin are, at most.

    Parameters
    ----------
    sweep : Sweep
        The regions, and the distance from the origin.
    lines : NearestLine or None
        What depth is measured to; None if that is the origin itself.
    radii_m : array_like of float, shape (n,)
        Distances from the origin, ascending, metres.
    rest : NearestLine, optional
        What of the origin is not in `lines`, by its outline; the regions lie outside it. Where
        that is farther away than the lines are, no point is deeper than it is distant.
    tolerance_m : float
        How closely depth is to be known, metres.

    Returns
    -------
    least_m, most_m : ndarray of float64, shape (n,)
        The true depth lies between them, metres; 0 where nothing is reached.
    """
    radii = np.asarray(radii_m, float)
    origin = sweep.field.copy()
    depth = DistanceField(lines, sweep.cells.triangles.xy) if lines else origin
    least, most, most_from = (np.zeros(len(radii)) for _ in range(3))
    cells = sweep.cells.take(sweep.cells.bounds.low_m < radii[-1])
    flat = np.full(len(cells.shapes.longest), depth is origin)  # no deeper than distant
    if rest is not None:
        flat = _lie_nearer(cells, depth, DistanceField(rest, cells.triangles.xy))
    known = 0
    while len(cells.shapes.longest):
        _raise(least, radii, origin.distance_m[known:], depth.distance_m[known:])
        known = len(depth.distance_m)
        bounds = depth.bound(cells.triangles, cells.shapes)
        first = np.searchsorted(radii, cells.bounds.low_m)
        last = np.searchsorted(radii, cells.bounds.high_m)
        cell = np.repeat(np.arange(len(first)), last - first)
        stop = np.arange(len(cell)) - np.repeat(np.cumsum(last - first) - last, last - first)
        d2, s2 = (field.distance_m[cells.triangles.corner] ** 2 for field in (origin, depth))
        low, high = _bound_depth(
            cells.take(cell), bounds.take(cell), d2[cell], s2[cell], radii[stop]
        )
        high = np.where(flat[cell], np.minimum(high, radii[stop]), high)
        np.maximum.at(least, stop, low)
        least = np.maximum.accumulate(least)
        whole = np.flatnonzero(last < len(radii))
        is_open = np.zeros(len(first), bool)
        is_open[cell[high > least[stop] + tolerance_m]] = True
        deepest = np.where(
            flat[whole], np.minimum(bounds.high_m[whole], radii[last[whole]]), bounds.high_m[whole]
        )
        is_open[whole[deepest > least[last[whole]] + tolerance_m]] = True
        is_open &= cells.shapes.double_m2 > _SMALLEST_M2
        done = ~is_open[cell]
        np.maximum.at(most, stop[done], high[done])
        shut = ~is_open[whole]
        np.maximum.at(most_from, last[whole[shut]], deepest[shut])
        flat = np.tile(flat[is_open], 2)
        cells = halve_cells(cells.take(is_open), origin)
        if depth is not origin:
            depth.extend(cells.triangles.xy[known:])
    most = np.maximum(most, np.maximum.accumulate(most_from))
    return least, np.maximum(least, most)


def _lie_nearer(cells: Cells, depth: DistanceField, rest: DistanceField) -> NDArray[Any]:
    """Tell of triangles whether the lines certainly are nearer than the rest is."""
    near, far = (field.bound(cells.triangles, cells.shapes) for field in (depth, rest))
    nearer: NDArray[Any] = near.high_m < far.low_m
    return nearer


def _raise(
    least: NDArray[Any], radii: NDArray[Any], distance: NDArray[Any], depth: NDArray[Any]
) -> None:
    """Raise the depths that are known by those of points."""
    stop = np.searchsorted(radii, distance + _ROUNDING_M)
    reached = stop < len(radii)
    np.maximum.at(least, stop[reached], depth[reached] - _ROUNDING_M)


def _bound_depth(
    cells: Cells,
    depth: Bounds,
    d2: NDArray[Any],
    s2: NDArray[Any],
    radius: NDArray[Any],
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Bound the greatest depth within a distance, in triangles.

    Parameters
    ----------
    cells : Cells
        m triangles that the distance cuts.
    depth : Bounds
        Of the depth in them.
    d2, s2 : ndarray of float64, shape (m, 3)
        Squared distance and squared depth at the corners, m2.
    radius : ndarray of float64, shape (m,)
        The distance, metres.

    Returns
    -------
    low_m, high_m : ndarray of float64, shape (m,)
        0 where no point of the triangle is surely, or possibly, within the distance.
    """
    r2, circle2, bounds = radius**2, cells.shapes.circle2_m2, cells.bounds
    ahead = s2 - d2
    may = _climb(s2, d2, r2 + circle2 + bounds.below_m2) + depth.above_m2
    may = np.minimum(may, r2 + ahead.max(axis=1) + depth.above_m2 + bounds.below_m2)
    does = _climb(s2, d2, r2 - bounds.above_m2) - circle2 - depth.below_m2
    meets = (d2.min(axis=1) < r2) & (d2.max(axis=1) > r2)
    at_edge = r2 + ahead.min(axis=1) - depth.below_m2 - bounds.above_m2
    does = np.maximum(does, np.where(meets, at_edge, -np.inf))
    return np.sqrt(np.maximum(does, 0)), np.sqrt(np.maximum(may, 0))


def _climb(value: NDArray[Any], limited: NDArray[Any], limit: NDArray[Any]) -> NDArray[Any]:
    """Return the greatest value of a linear function where another is at most a limit.

    Both are given at the corners of triangles, (m, 3); -inf where nothing is within it.
    """
    best: NDArray[Any] = np.where(limited <= limit[:, None], value, -np.inf).max(axis=1)
    for k in range(3):
        step = limited[:, k] - limited[:, k - 1]
        with np.errstate(divide="ignore", invalid="ignore"):
            share = (limit - limited[:, k - 1]) / step
        crosses = (share > 0) & (share < 1)
        at = value[:, k - 1] + np.where(crosses, share, 0.0) * (value[:, k] - value[:, k - 1])
        best = np.where(crosses, np.maximum(best, at), best)
    return best
