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
(`certificate`), and where the bound is too coarse, measured along the edge. Where that
fails, the nearest stadium is drawn too, and the proof is tried again.

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
from .polyline import PIECE_ERROR_M, Pieces, cut_edges, cut_pieces
from .stadium import Shape, Stadiums, choose_shape
from .whole import draw_whole

__all__ = ["draw_buffer"]

_SLACK_M = 2 * PIECE_ERROR_M + 0.011  # pieces for geodesics, distances to 1 cm, rounding
_FLAT_M = 5e6  # farther from a line, lines of equal distance bend too much to be drawn so
_SAMPLING = 0.03  # of the radius: how densely directions are looked for
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
    pieces = cut_pieces(site)
    shape = choose_shape(pieces, radius, 0.9 * tolerance - _SLACK_M)
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
    outer = shapely.segmentize(shapely.boundary(body), _step_deg(radius))
    xy = shapely.get_coordinates(outer)
    region, up = body, 0.0
    known: dict[complex, float] = {}
    for _ in range(_ROUNDS):
        wedges, bulge = _draw_wedges(line, xy, shape)
        region, up = shapely.union_all([region, *wedges]), max(up, bulge)
        least, xy = _bound_below(region, line, radius, tolerance, known)
        if not len(xy):
            error = max(shape.radius_m + up - radius, radius - least) + _SLACK_M
            west, _, east, _ = region.bounds
            proven = (
                error <= tolerance
                and middle - 180 <= west <= east <= middle + 180
                and shapely.intersects_xy(region, *_chain_starts(line.pieces).T).all()
            )
            return Drawn(wrap(polygonal(region)), radius, error) if proven else None
    return None


def _step_deg(radius: float) -> float:
    """Return how far apart directions are looked for, degrees."""
    return float(np.degrees(_SAMPLING * radius / A))


def _chain_starts(pieces: Pieces) -> NDArray[Any]:
    """Return one point of each connected row of pieces.

    A boundary that comes nowhere near the line does not cross it, so if one point of a
    row is inside, all of it is.
    """
    broken = (pieces.start[1:] != pieces.end[:-1]).any(axis=1)
    return pieces.start[np.r_[True, broken]]


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
    xy, ring = shapely.get_coordinates(
        shapely.get_rings(shapely.get_parts(region)), return_index=True
    )
    vertex = xy.view(complex).ravel().tolist()
    new = [v for v in dict.fromkeys(vertex) if v not in known]
    at = line.query(np.real(new), np.imag(new), within_m=within)[0]
    known.update(zip(new, at.tolist(), strict=True))
    distance = np.array([known[v] for v in vertex])
    joined = ring[1:] == ring[:-1]
    ends = np.stack([xy[:-1], xy[1:]], axis=1)[joined]
    metres = np.stack([distance[:-1], distance[1:]], axis=1)[joined]
    gap = (metres < limit).any(axis=1)
    if gap.any():  # something is missing there: no need to know how near the edges come
        edges = shapely.segmentize(shapely.linestrings(ends[gap]), _step_deg(radius))
        return 0.0, shapely.get_coordinates(edges)
    down = bound_sag(ends, metres[:, :1], metres[:, 1:]).down[:, 0]
    low = lowest_on_edge(metres[:, 0], metres[:, 1], down)
    proven = low >= limit
    least = float(low[proven].min(initial=np.inf))
    if proven.all():
        return least, np.empty((0, 2))
    # what the bound leaves open is measured
    open_edges = cut_edges(Pieces(*np.swapaxes(ends[~proven], 0, 1)))
    away, *_ = line.query(*open_edges.start.T, within_m=within)
    near, lon, lat = line.approach(open_edges, within)
    away = np.concatenate([away, near, metres[~proven, 1]])
    at = np.concatenate([open_edges.start, np.column_stack([lon, lat]), ends[~proven, 1]])
    return min(least, float(away.min())), at[away < limit]


def _bring_near(polygon: Any, middle: float) -> Any:
    """Shift a polygon by whole turns to where its boundary's pieces are drawn."""
    west, _, east, _ = polygon.bounds
    return shift_lon(polygon, 360.0 * np.round((middle - (west + east) / 2) / 360))
