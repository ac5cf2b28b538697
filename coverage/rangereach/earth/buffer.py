"""All points within a geodesic distance of places, lines and polygons.

The buffer of a line is the union of the exact stadiums of its pieces; no projection is
involved, and no line buffer of GEOS, which silently shortens by up to 1 %. Few
stadiums show in the union's boundary, so only those are drawn, over a coarse fill that
lies well inside. That the choice was right is proved afterwards on the result:

*Outside.* Each thing drawn lies within ``radius + tolerance`` of the line, so their
union does.

*Inside.* Suppose a point nearer than ``radius - error`` were missing: on the way along
its shortest path to the line, which is drawn over, one would cross the drawn boundary
at a point just as near or nearer. So it is enough that no point of the boundary is
nearer than ``radius - error``: measured at every vertex, bounded along every edge
(`certificate`), and where the bound is too coarse, measured along the edge, which the
line is known not to meet. Where that fails, the nearest stadium is drawn too, and the
proof is tried again.

Round the poles, and where that does not end, every stadium is drawn (`whole`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .antimeridian import polygonal, shift_lon, wrap
from .certificate import Drawn, bound_sag, lowest_on_edge
from .check import check_geometry, check_radius, check_tolerance
from .ellipsoid import A, B, from_ecef, to_ecef
from .nearest import NearestLine
from .parts import split_polygons
from .polyline import LONGEST_M, PIECE_ERROR_M, Pieces, cut_edges, cut_evenly, cut_pieces
from .stadium import Shape, Stadiums, choose_shape, longest_side
from .whole import draw_whole

__all__ = ["draw_buffer"]

_SWING_M = PIECE_ERROR_M / 4  # of an edge that is measured, from its geodesic
_SLACK_M = 2 * PIECE_ERROR_M + 2 * _SWING_M  # pieces for geodesics, distances; edges, rounding
_FLAT_M = 5e6  # farther from a line, lines of equal distance bend too much to be drawn so
_SAMPLING = 0.03  # of the radius: how densely directions are looked for
_MOST_POINTS = 12  # where, on one edge
_ROUNDS = 8


def draw_buffer(geometry: BaseGeometry, radius_m: float, *, tolerance_m: float = 10.0) -> Drawn:
    """Draw all points within a geodesic distance of a geometry.

    Parameters
    ----------
    geometry : shapely geometry
        Points, lines or polygons in degrees; edges straight in longitude and latitude.
    radius_m : float
        Metres.
    tolerance_m : float
        Greatest error of the drawn boundary, metres; at least 0.1.

    Returns
    -------
    Drawn
        Valid by RFC 7946.

    Raises
    ------
    GeometryError
        For a geometry, radius or tolerance that cannot be used.
    """
    site = check_geometry(geometry)
    radius = float(check_radius(radius_m))
    tolerance = check_tolerance(tolerance_m, least_m=0.1)
    tolerance = min(tolerance, max(0.2, radius / 50))  # a small circle shall still look round
    pruned = _draw_pruned(site, radius, tolerance) if 2 * tolerance < radius < _FLAT_M else None
    return pruned or draw_whole(site, radius, tolerance)


def _draw_pruned(site: BaseGeometry, radius: float, tolerance: float) -> Drawn | None:
    """Draw the stadiums that show, and prove it; None where that cannot be done."""
    room = 0.9 * tolerance - _SLACK_M
    highest = float(np.abs(shapely.bounds(site)[[1, 3]]).max())
    longest = min(LONGEST_M, longest_side(highest, radius, room / 4))
    pieces = cut_pieces(site, longest_m=longest)
    shape = choose_shape(pieces, radius, room)
    middle = float(from_ecef(to_ecef(*pieces.start.T).mean(axis=0))[0])
    turn = np.round((middle - pieces.start[:, :1]) / 360) * [360.0, 0.0]
    line = NearestLine(Pieces(pieces.start + turn, pieces.end + turn))
    if line.query([0, 0], [-90, 90])[0].min() < 1.1 * radius + tolerance:
        return None
    fill = _draw_fill(line, radius)
    if fill is None:
        return None
    body = shapely.union_all(
        [*fill, *(_bring_near(polygon, middle) for polygon in split_polygons(site))]
    )
    xy = _spread_points(_edges_of(body), radius)
    region, up = body, 0.0
    known: dict[complex, float] = {}
    for _ in range(_ROUNDS):
        wedges, bulge = _draw_wedges(line, xy, shape)
        region, up, before = shapely.union_all([region, *wedges]), max(up, bulge), len(known)
        least, xy = _bound_below(region, line, radius, tolerance, known)
        error = max(shape.radius_m + up - radius, radius - least if not len(xy) else 0) + _SLACK_M
        if error > tolerance or (len(xy) and len(known) == before):
            return None  # too coarse a shape, or nothing new was drawn
        if not len(xy):
            west, _, east, _ = region.bounds
            proven = middle - 180 <= west <= east <= middle + 180 and _holds(region, line.pieces)
            return Drawn(wrap(polygonal(region)), radius, error) if proven else None
    return None


def _holds(region: BaseGeometry, pieces: Pieces) -> bool:
    """Tell whether pieces lie in a region and nowhere meet its boundary."""
    shapely.prepare(region)
    lines = shapely.linestrings(np.stack(pieces, axis=1))
    return bool(shapely.contains_properly(region, lines).all())


def _edges_of(region: BaseGeometry) -> Pieces:
    """Return the edges of all rings of a region."""
    rings = shapely.get_rings(shapely.get_parts(region))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    return Pieces(xy[:-1][joined], xy[1:][joined])


def _spread_points(edges: Pieces, radius: float) -> NDArray[Any]:
    """Return points along edges, `_SAMPLING` of a radius apart, but few on a long one.

    An edge much longer than the radius runs along a piece and shows one step of it alone.
    """
    step = np.degrees(_SAMPLING * radius / A)
    parts = np.ceil(np.hypot(*(edges.end - edges.start).T) / step)
    return cut_evenly(edges, np.clip(parts, 1, _MOST_POINTS).astype(int)).start


def _draw_fill(line: NearestLine, radius: float) -> NDArray[Any] | None:
    """Draw coarse stadiums over the line, well inside its buffer.

    Round a chord of the line from which no point of it strays by more than 0.07 r, a
    stadium of 0.84 r lies within 0.91 r of the line; its edges may bulge by 0.07 r more.
    """
    near = 0.07 * radius
    tree, first, last = line.tree, [], []
    node = np.arange(len(tree.levels[-1].first))
    for depth in range(len(tree.levels) - 1, -1, -1):
        level = tree.levels[depth]
        length = np.sqrt(level.length2[node])
        fits = (level.gap[node] + length**2 / (8 * B) <= near) & (length <= 0.4 * radius)
        if depth == 0:
            fits[:] = True
        first.append(level.first[node[fits]])
        last.append(level.last[node[fits]])
        node, _ = tree.children(depth - 1, node[~fits])
    chords = Pieces(line.pieces.start[np.concatenate(first)], line.pieces.end[np.concatenate(last)])
    stadiums = Stadiums(chords, 0.84 * radius, 8)
    up = stadiums.bound().up
    if up.max() > near:
        return None
    return np.asarray(shapely.polygons(stadiums.outline()), dtype=object)


def _draw_wedges(line: NearestLine, xy: NDArray[Any], shape: Shape) -> tuple[NDArray[Any], float]:
    """Draw, of the stadiums nearest to some points, the steps towards them and some more.

    Points lie `_SAMPLING` of a radius apart: so many steps are drawn to both sides that
    the runs of neighbouring points meet.
    """
    piece, share = line.locate(xy[:, 0], xy[:, 1], 2 * shape.radius_m)
    kept, row = np.unique(piece, return_inverse=True)
    stadiums = shape.of(Pieces(line.pieces.start[kept], line.pieces.end[kept]))
    shown = np.zeros((len(kept), stadiums.steps), bool)
    step = stadiums.find_steps(row, share, *xy.T)
    spread = max(2, int(np.ceil(_SAMPLING * shape.half / 2)))
    for shift in range(-spread, spread + 1):
        shown[row, (step + shift) % stadiums.steps] = True
    return stadiums.draw_wedges(shown)


def _bound_below(
    region: Any, line: NearestLine, radius: float, tolerance: float, known: dict[complex, float]
) -> tuple[float, NDArray[Any]]:
    """Bound the distance of a region's boundary from the line from below.

    Parameters
    ----------
    radius, tolerance : float
        No point of the boundary should be nearer than the one less the other, metres.
    known : dict
        Distances of vertices (longitude + latitude j) that were measured before.

    Returns
    -------
    least_m : float
        No point of the boundary is nearer.
    near : ndarray of float64, shape (n, 2)
        Points of the boundary where one is, degrees.
    """
    limit, within = radius - tolerance + _SLACK_M, radius + tolerance
    edges = _edges_of(region)
    # each ring is closed, so every vertex is the start of an edge
    vertex = edges.start.view(complex).ravel().tolist()
    new = [v for v in dict.fromkeys(vertex) if v not in known]
    at = line.query(np.real(new), np.imag(new), within_m=within)[0]
    known.update(zip(new, at.tolist(), strict=True))
    start_m = np.array([known[v] for v in vertex])
    end_m = np.array([known[v] for v in edges.end.view(complex).ravel().tolist()])
    gap = np.minimum(start_m, end_m) < limit
    if gap.any():  # something is missing there: no need to know how near the edges come
        return 0.0, _spread_points(Pieces(edges.start[gap], edges.end[gap]), radius)
    down = bound_sag(np.stack(edges, axis=1), start_m[:, None], end_m[:, None]).down[:, 0]
    low = lowest_on_edge(start_m, end_m, down)
    proven = low >= limit
    least = float(low[proven].min(initial=np.inf))
    if proven.all():
        return least, np.empty((0, 2))
    # what the bound leaves open is measured, on pieces that hardly swing from geodesics
    ends = Pieces(edges.start[~proven], edges.end[~proven])
    short = cut_edges(ends, error_m=_SWING_M)
    away, *_ = line.query(*short.start.T, within_m=within)
    near, lon, lat = line.approach(short, within)
    away = np.concatenate([away, near, end_m[~proven]])
    at = np.concatenate([short.start, np.column_stack([lon, lat]), ends.end])
    return min(least, float(away.min())), at[away < limit]


def _bring_near(polygon: Any, middle: float) -> Any:
    """Shift a polygon by whole turns to where its boundary's pieces are drawn."""
    west, _, east, _ = polygon.bounds
    return shift_lon(polygon, 360.0 * np.round((middle - (west + east) / 2) / 360))
