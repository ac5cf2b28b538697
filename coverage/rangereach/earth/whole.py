"""Buffers drawn stadium by stadium, each proven by itself: slow, and right round the poles.

Where a stadium's edges would be too coarse, next to a pole, its piece is drawn as a row
of discs instead, whose vertices lie as close as that takes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .antimeridian import close_ring, polygonal, wrap
from .certificate import Drawn
from .ellipsoid import K_MIN, inverse
from .parts import split_polygons
from .polyline import Pieces, cut_pieces
from .ring import fit_ring
from .stadium import choose_shape

__all__ = ["draw_whole"]

_POINTS_FROM_M = 5e6  # from here on pieces are told from their ends alone
_ROUNDING_M = 0.001
_AT_ONCE = 512
_MOST = 1000  # steps of a half circle; discs are cheaper than more


def draw_whole(site: BaseGeometry, radius_m: float, tolerance_m: float) -> Drawn:
    """Draw the union of all stadiums of a geometry's pieces.

    Parameters
    ----------
    site : shapely geometry
        Degrees.
    radius_m, tolerance_m : float
        Metres.

    Returns
    -------
    Drawn
        Each stadium holds all points nearer than ``radius - error`` to its piece, and none
        farther than ``radius + error``; so does their union for the line.
    """
    share = tolerance_m / 20
    longest, slack = max(1000.0, radius_m / 20), 2 * share + _ROUNDING_M
    if radius_m > _POINTS_FROM_M:
        # at this distance a point of a piece is nearer than its ends by length^2 k / 8
        curvature = np.sqrt(K_MIN) / np.tan(np.sqrt(K_MIN) * _POINTS_FROM_M)
        longest = float(np.sqrt(8 * share / curvature))
    pieces = cut_pieces(site, longest_m=longest, error_m=share)
    if radius_m > _POINTS_FROM_M:
        ends = np.unique(np.concatenate(pieces), axis=0)
        pieces = Pieces(ends, ends)
    drawn: list[Any] = [wrap(polygon) for polygon in split_polygons(site)]
    shape = choose_shape(pieces, radius_m, 0.9 * tolerance_m - slack, most=_MOST)
    worst = 0.0
    for low in range(0, len(pieces.start), _AT_ONCE):
        part = Pieces(pieces.start[low : low + _AT_ONCE], pieces.end[low : low + _AT_ONCE])
        stadiums = shape.of(part)
        down, up = stadiums.bound()
        offset = shape.radius_m - radius_m
        error = np.maximum(down - offset, up + offset).max(axis=1) + slack
        good = error <= tolerance_m
        worst = max(worst, float(error[good].max(initial=0)))
        drawn += [close_ring(outline) for outline in stadiums.outline()[good]]
        for start, end in zip(part.start[~good], part.end[~good], strict=True):
            rings, error_m = _fit_discs(start, end, radius_m, tolerance_m - slack)
            drawn += [close_ring(ring) for ring in rings]
            worst = max(worst, error_m + slack)
    return Drawn(polygonal(shapely.union_all(drawn)), radius_m, worst)


def _fit_discs(
    start: NDArray[Any], end: NDArray[Any], radius: float, tolerance: float
) -> tuple[list[NDArray[Any]], float]:
    """Draw a piece as discs so dense that their union dips by a quarter of the tolerance."""
    _, length = inverse(*start, *end)
    dip = min(tolerance, radius) / 4
    # two circles meet at radius - dip if their centres are this far apart: half the chord
    # of the plane, longer on the Earth, where circles bend less
    count = int(np.ceil(length / (2 * np.sqrt(dip * (2 * radius - dip))))) + 1
    points = np.linspace(start, end, count) if length else start[None]
    fitted = [fit_ring(x, y, radius, 0.7 * tolerance) for x, y in points]
    return [ring for ring, _ in fitted], max(error for _, error in fitted) + dip
