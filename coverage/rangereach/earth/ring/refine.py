"""Outlines with as many vertices as a tolerance needs, where it needs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rangereach.earth.certificate import bound_sag

__all__ = ["fit_outline"]

_MARGIN = 0.99  # the offset changes the bound by less than this leaves


def fit_outline(
    outline: Callable[[NDArray[Any], float], NDArray[Any]],
    parameter: NDArray[Any],
    radius_m: float,
    tolerance_m: float,
) -> tuple[NDArray[Any], float]:
    """Split steps of an outline until every edge is within a tolerance.

    Along an edge, distance falls by at most `down` and rises by at most `up`. Vertices
    at ``radius + offset`` share (down - up) between both sides.

    Parameters
    ----------
    outline : callable
        From parameters and a radius to the vertices (n, 2) at that distance, degrees,
        longitude continuous.
    parameter : ndarray of float64
        Where to begin, from one end of the outline to the other.
    radius_m, tolerance_m : float
        Metres.

    Returns
    -------
    ring : ndarray of float64, shape (n, 2)
    error_m : float
        No point of an edge is farther than this from the radius.
    """
    while True:
        ring = outline(parameter, radius_m)
        down, up = bound_sag(ring, radius_m, radius_m)
        offset = max(0.0, float(down.max() - up.max()) / 2)
        if max(down.max() - offset, up.max() + offset) <= _MARGIN * tolerance_m:
            break
        balance = min(1.0, up.max() / down.max())
        excess = np.maximum(down, up / balance) * (1 + balance) / (2 * 0.98 * tolerance_m)
        parameter = _split(parameter, np.clip(np.ceil(np.sqrt(excess)), 1, 32).astype(int))
    ring = outline(parameter, radius_m + offset)
    down, up = bound_sag(ring, radius_m + offset, radius_m + offset)
    return ring, float(max(down.max() - offset, up.max() + offset))


def _split(parameter: NDArray[Any], parts: NDArray[Any]) -> NDArray[Any]:
    step = np.repeat(np.diff(parameter) / parts, parts)
    start = np.repeat(parameter[:-1], parts)
    index = np.arange(parts.sum()) - np.repeat(np.cumsum(parts) - parts, parts)
    split: NDArray[Any] = np.append(start + index * step, parameter[-1])
    return split
