"""A quick proof that rings are valid, for the many that are round."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["find_simple"]

_SURE = 1e4  # above all rounding of products of coordinates below 4e9


def find_simple(xy: NDArray[Any], count: NDArray[Any]) -> NDArray[Any]:
    """Find rings that surely meet themselves nowhere and run counter-clockwise.

    Seen from the mean of its vertices, every edge of such a ring turns to the left, and all
    of them together by one whole turn: every ray from there meets the ring just once.
    Rings that are simple but not so round are not found.

    Parameters
    ----------
    xy : ndarray of float64, shape (n, 2)
        Vertices of closed rings one after the other, whole numbers below 4e9.
    count : ndarray of int, shape (m,)
        How many each ring has.

    Returns
    -------
    ndarray of bool, shape (m,)
    """
    ends = np.cumsum(count)
    starts = ends - count
    middle = np.add.reduceat(xy, starts) / count[:, None]
    x, y = (axis - np.repeat(at, count) for axis, at in zip(xy.T, middle.T, strict=True))
    turn = x[:-1] * y[1:] - x[1:] * y[:-1]
    above = y >= 0
    rises = above[1:] & ~above[:-1]
    between = ends[:-1] - 1  # from one ring to the next there is no edge
    turn[between], rises[between] = np.inf, False
    once = np.add.reduceat(rises, starts, dtype=int) == 1
    simple: NDArray[Any] = once & (np.minimum.reduceat(turn, starts) > _SURE)
    return simple
