"""What the boundary of a drawn region proves: that nothing near a line is missing from it.

Suppose a point nearer to the line than `limit` were missing. On the way along its shortest
path to the line, which lies inside, one would cross the boundary at a point just as near or
nearer. So it is enough that no point of the boundary is nearer than `limit`: measured at
every vertex, bounded along every edge (`certificate`), and where the bound is too coarse,
measured along the edge, which the line is known not to meet.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.earth.certificate import bound_sag, lowest_on_edge
from rangereach.earth.ellipsoid import A
from rangereach.earth.line.nearest import NearestLine
from rangereach.earth.line.polyline import PIECE_ERROR_M, Pieces, cut_edges, cut_evenly

__all__ = ["SAMPLING", "SLACK_M", "bound_below", "edges_of", "spread_points"]

SAMPLING = 0.03
"""Of the radius: how densely directions are looked for."""
_SWING_M = PIECE_ERROR_M / 4  # of an edge that is measured, from its geodesic
SLACK_M = 2 * PIECE_ERROR_M + 2 * _SWING_M
"""What a bound leaves out: pieces for geodesics, distances; edges for geodesics, rounding."""
_MOST_POINTS = 12  # where directions are looked for, on one edge


def edges_of(region: BaseGeometry, *, seams: bool = True) -> Pieces:
    """Return the edges of all rings of a region.

    Parameters
    ----------
    region : shapely Polygon or MultiPolygon
        Degrees.
    seams : bool
        Whether with the edges along 180 degrees and along the poles, where a region that
        goes on is cut.

    Returns
    -------
    Pieces
    """
    rings = shapely.get_rings(shapely.get_parts(region))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    kept = ring[1:] == ring[:-1]
    if not seams:
        kept &= ~((np.abs(xy[:-1]) == [180, 90]) & (xy[1:] == xy[:-1])).any(axis=1)
    return Pieces(xy[:-1][kept], xy[1:][kept])


def spread_points(edges: Pieces, radius_m: float) -> NDArray[Any]:
    """Return points along edges, `SAMPLING` of a radius apart, but few on a long one.

    An edge much longer than the radius runs along a piece, where only that shows.

    Returns
    -------
    ndarray of float64, shape (n, 2)
        Degrees; the start of each edge and points on it, without its end.
    """
    step = np.degrees(SAMPLING * radius_m / A)
    parts = np.ceil(np.hypot(*(edges.end - edges.start).T) / step)
    return cut_evenly(edges, np.clip(parts, 1, _MOST_POINTS).astype(int)).start


def bound_below(
    edges: Pieces,
    line: NearestLine,
    known: dict[complex, float],
    *,
    radius_m: float,
    limit_m: float,
    within_m: float,
) -> tuple[float, NDArray[Any]]:
    """Bound the distance of a region's boundary from a line from below.

    Parameters
    ----------
    edges : Pieces
        The boundary.
    line : NearestLine
    known : dict
        Distances of vertices (longitude + latitude j) that were measured before; those
        measured here are added.
    radius_m : float
        The radius for which points are spread.
    limit_m, within_m : float
        No point of the boundary should be nearer to the line than this, and none is
        farther than that.

    Returns
    -------
    least_m : float
        No point of the boundary is nearer, but for `SLACK_M`.
    near : ndarray of float64, shape (n, 2)
        Points of the boundary where one is, degrees.
    """
    ends = [xy.view(complex).ravel().tolist() for xy in edges]
    new = [v for v in dict.fromkeys(ends[0] + ends[1]) if v not in known]
    at = line.query(np.real(new), np.imag(new), within_m=within_m)[0]
    known.update(zip(new, at.tolist(), strict=True))
    start_m, end_m = (np.array([known[v] for v in vertex]) for vertex in ends)
    gap = np.minimum(start_m, end_m) < limit_m
    if gap.any():  # something is missing there: no need to know how near the edges come
        return 0.0, spread_points(Pieces(edges.start[gap], edges.end[gap]), radius_m)
    down = bound_sag(np.stack(edges, axis=1), start_m[:, None], end_m[:, None]).down[:, 0]
    low = lowest_on_edge(start_m, end_m, down)
    proven = low >= limit_m
    least = float(low[proven].min(initial=np.inf))
    if proven.all():
        return least, np.empty((0, 2))
    # what the bound leaves open is cut: short edges hardly swing from geodesics
    left = Pieces(edges.start[~proven], edges.end[~proven])
    short = cut_edges(left, error_m=_SWING_M)
    if len(short.start) > len(left.start):
        lower, points = bound_below(
            short, line, known, radius_m=radius_m, limit_m=limit_m, within_m=within_m
        )
        return min(least, lower), points
    # neither end is too near; between them, ends of the line's pieces are nearest
    away, lon, lat = line.approach(short, within_m)
    lower = min(float(x.min(initial=np.inf)) for x in (away, start_m[~proven], end_m[~proven]))
    return min(least, lower), np.column_stack([lon, lat])[away < limit_m]
