"""Where to cut circles open, so that the arcs between their crossings can be told apart.

A border that leaves a disc goes on outside it, so that the arc that follows, against
the clock, is inside the polygon, up to the crossing where the border enters again. The
sum over such arcs of the integral W is that of W where borders enter, less that where they
leave, in any order; only whether the place where azimuths begin is inside must be known.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .crossing import Crossings

__all__ = ["Openings", "open_circles"]

_APART_RAD = 1e-3  # crossings nearer to each other, at a tangent, may be in the wrong order


class Openings(NamedTuple):
    """An azimuth of each circle, away from its crossings.

    Parameters
    ----------
    azimuth : ndarray of float64, shape (n,)
        Radians.
    inside, known : ndarray of bool, shape (n,)
        Whether the circle is inside the polygon there, if its crossings tell.
    """

    azimuth: NDArray[Any]
    inside: NDArray[Any]
    known: NDArray[Any]


def open_circles(crossings: Crossings, count: int) -> tuple[Openings, NDArray[Any]]:
    """Cut circles open in the widest gap between crossings.

    Parameters
    ----------
    crossings : Crossings
        Of circles 0 to `count` - 1.
    count : int
        Number of circles.

    Returns
    -------
    openings : Openings
    azimuth : ndarray of float64
        The crossings' azimuths in radians, growing from that of the opening.
    """
    # a circle that nothing crosses may touch an edge, most likely due north, south, east or west
    opening = Openings(np.ones(count), np.zeros(count, bool), np.zeros(count, bool))
    azimuth = crossings.azimuth % (2 * np.pi)
    if not azimuth.size:
        return opening, azimuth
    order = np.lexsort((azimuth, crossings.circle))
    circle, along, leaves = crossings.circle[order], azimuth[order], crossings.leaves[order]
    first = np.flatnonzero(np.r_[True, circle[1:] != circle[:-1]])
    last = np.r_[first[1:], len(circle)] - 1
    after = np.arange(1, len(circle) + 1)
    after[last] = first
    gap = along[after] - along
    gap[last] += 2 * np.pi
    # two crossings at one place, where the circle touches a vertex, may be in either order
    doubtful = (gap < _APART_RAD) | (leaves == leaves[after])
    unsure = doubtful.copy()
    unsure[after] |= doubtful  # the gap after a doubtful one
    unsure |= doubtful[after]  # and the gap before it
    group = np.repeat(np.arange(len(first)), last - first + 1)
    widest = np.flatnonzero(gap == np.maximum.reduceat(gap, first)[group])
    widest = widest[np.unique(group[widest], return_index=True)[1]]
    of = circle[widest]
    opening.azimuth[of] = along[widest] + gap[widest] / 2
    opening.inside[of] = leaves[after[widest]]
    opening.known[of] = ~unsure[widest]
    azimuth = azimuth + 2 * np.pi * (azimuth <= opening.azimuth[crossings.circle])
    return opening, azimuth
