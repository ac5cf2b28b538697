"""Buffers drawn disc by disc: right round the poles and at any distance.

A line is replaced by points on it, so close together that their distance is at most `dip`
more than that of the line, for any point that matters. From a point x, distance along an
edge is a function whose second derivative is at most ``k v2 + a`` (`certificate`, v2 the
squared speed and a the acceleration of the edge), so that it falls at most 1/8 of that
below its lesser end. The curvature k of circles is taken at 3/4 of the radius: where x is
nearer to the edge, one of its ends, at most 1/8 of the radius long, is nearer than 13/16.

Of the discs round the points few show, and only those are drawn: some to begin with, and
wherever the boundary of their union is too near to a point (`boundary`), the disc of the
nearest point too. If the proof does not come about, all of them are drawn.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach.earth.antimeridian import polygonal
from rangereach.earth.certificate import Drawn, bound_acceleration
from rangereach.earth.ellipsoid import K_MIN, inverse
from rangereach.earth.line.nearest import NearestLine
from rangereach.earth.line.polyline import Pieces, cut_evenly
from rangereach.earth.ring.drawing import draw_rings

from .boundary import bound_below, edges_of

__all__ = ["draw_discs"]

_SLACK_M = 0.011  # distances from points are exact; measured edges swing, and rounding
_ROUNDS = 12


def draw_discs(pieces: Pieces, radius_m: float, tolerance_m: float) -> Drawn:
    """Draw the buffer of pieces of lines as a union of discs.

    Parameters
    ----------
    pieces : Pieces
        Edges of any length; neighbours near each other.
    radius_m, tolerance_m : float
        Metres.

    Returns
    -------
    Drawn
    """
    dip = min(tolerance_m, radius_m) / 4
    centres = _choose_centres(pieces, radius_m, dip)
    line = NearestLine(Pieces(centres, centres))
    goal = {
        "radius_m": radius_m,
        "limit_m": radius_m - (tolerance_m - dip - _SLACK_M),
        "within_m": radius_m + tolerance_m,
    }
    left = np.ones(len(centres), bool)
    new = _begin(centres, radius_m)
    region: Any = shapely.Polygon()
    worst = 0.0
    known: dict[complex, float] = {}
    for _ in range(_ROUNDS):
        left[new] = False
        region, worst = _add(region, worst, centres[new], radius_m, 0.6 * tolerance_m)
        least, near = bound_below(edges_of(region, seams=False), line, known, **goal)
        if len(near):
            wanted = np.unique(line.locate(near[:, 0], near[:, 1], goal["within_m"])[0])
        else:
            wanted = np.flatnonzero(~shapely.intersects_xy(region, *centres.T))
            if not len(wanted):
                error = max(worst, radius_m - least + _SLACK_M) + dip
                return Drawn(polygonal(region), radius_m, error)
        new = wanted[left[wanted]]
        if not len(new):
            break
    region, worst = _add(region, worst, centres[left], radius_m, 0.6 * tolerance_m)
    return Drawn(polygonal(region), radius_m, worst + dip)


def _add(
    region: Any, worst: float, centres: NDArray[Any], radius: float, tolerance: float
) -> tuple[Any, float]:
    """Unite a region with discs, and return the greater error of both as well."""
    rings = draw_rings(centres[:, 0], centres[:, 1], radius, tolerance_m=tolerance)
    error = float(rings.max_error_m.max(initial=0))
    return shapely.union_all([region, *rings.geometry]), max(worst, error)


def _choose_centres(pieces: Pieces, radius: float, dip: float) -> NDArray[Any]:
    """Return points (n, 2) on pieces, in their order, longitudes within -180 to 180."""
    speed2, acceleration = bound_acceleration(np.stack(pieces, axis=1))
    curvature = max(0.0, float(np.sqrt(K_MIN) / np.tan(np.sqrt(K_MIN) * 0.75 * radius)))
    fall = (curvature * speed2 + acceleration)[:, 0] / 8
    count = np.maximum(np.sqrt(speed2[:, 0]) / (radius / 8), np.sqrt(fall / dip))
    cut = cut_evenly(pieces, np.maximum(1, np.ceil(count)).astype(int))
    points = np.stack(cut, axis=1).reshape(-1, 2)
    points[:, 0] = (points[:, 0] + 180) % 360 - 180
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)]


def _begin(centres: NDArray[Any], radius: float) -> NDArray[Any]:
    """Return some centres, half a radius or less from the next."""
    start, end = centres[:-1].T, centres[1:].T
    way = np.floor(np.cumsum(np.append(0.0, inverse(*start, *end)[1])) / (radius / 2))
    return np.flatnonzero(np.append(-1.0, way[:-1]) != way)
