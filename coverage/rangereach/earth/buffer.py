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

Round the poles, and where that does not end, every stadium is drawn.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .antimeridian import close_ring, polygonal, shift_lon, wrap
from .certificate import Drawn, bound_sag, lowest_on_edge
from .check import check_geometry, check_radius, check_tolerance
from .ellipsoid import A, B, from_ecef, inverse, to_ecef
from .nearest import NearestLine
from .polyline import PIECE_ERROR_M, Pieces, cut_edges, cut_pieces
from .ring import fit_ring
from .stadium import Stadiums

__all__ = ["draw_buffer"]

_SLACK_M = 2 * PIECE_ERROR_M + 0.011  # pieces for geodesics, distances to 1 cm, rounding
_POINTS_FROM_M = 5e6  # from here on the ends of a piece tell its distance to PIECE_ERROR_M
_SAMPLING = 0.03  # of the radius: how densely directions are looked for
_ROUNDS = 8


class _Shape(NamedTuple):
    """How stadiums are drawn: steps of a half circle, and distance of the vertices (m)."""

    half: int
    radius: float


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
    pieces = cut_pieces(site)
    if radius > _POINTS_FROM_M:
        ends = np.unique(np.concatenate(pieces), axis=0)
        pieces = Pieces(ends, ends)
    polygons = shapely.get_parts(site)
    polygons = polygons[shapely.get_type_id(polygons) == 3]
    shape = _choose_shape(pieces, radius, tolerance)
    return _draw_pruned(pieces, polygons, radius, tolerance, shape) or _draw_whole(
        pieces, polygons, radius, tolerance, shape
    )


def _choose_shape(pieces: Pieces, radius: float, tolerance: float) -> _Shape:
    """Choose the number of steps, and the offset that shares the error between both sides."""
    count = len(pieces.start)
    some = np.unique(np.r_[np.linspace(0, count - 1, 16), np.argmax(np.abs(pieces.start[:, 1]))])
    sample = Pieces(pieces.start[some.astype(int)], pieces.end[some.astype(int)])
    half, budget = 32, 0.9 * tolerance - _SLACK_M
    while True:
        down, up = (float(side.max()) for side in Stadiums(sample, radius, half).bound())
        offset = max(0.0, (down - up) / 2)
        if max(down - offset, up + offset) <= budget or half > 1000:
            return _Shape(half, radius + offset)
        half = int(
            np.ceil(half * min(8.0, np.sqrt(max(down - offset, up + offset) / budget) * 1.005))
        )


def _draw_pruned(
    pieces: Pieces, polygons: NDArray[Any], radius: float, tolerance: float, shape: _Shape
) -> Drawn | None:
    """Draw the stadiums that show, and prove it; None where that cannot be done."""
    middle = float(from_ecef(to_ecef(*pieces.start.T).mean(axis=0))[0])
    turn = np.round((middle - pieces.start[:, :1]) / 360) * [360.0, 0.0]
    line = NearestLine(Pieces(pieces.start + turn, pieces.end + turn))
    if line.query([0, 0], [-90, 90])[0].min() < 1.1 * radius + tolerance:
        return None
    fill = _draw_fill(line, radius)
    if fill is None or radius <= 2 * tolerance:
        return None
    body = shapely.union_all([*fill, *(_bring_near(polygon, middle) for polygon in polygons)])
    outer = shapely.segmentize(shapely.boundary(body), np.degrees(_SAMPLING * radius / A))
    xy = shapely.get_coordinates(outer)
    region, up = body, 0.0
    known: dict[complex, float] = {}
    for _ in range(_ROUNDS):
        wedges, bulge = _draw_wedges(line, xy, shape)
        region, up = shapely.union_all([region, *wedges]), max(up, bulge)
        least, xy = _bound_below(region, line, radius, tolerance, known)
        if not len(xy):
            error = max(shape.radius + up - radius, radius - least) + _SLACK_M
            west, _, east, _ = region.bounds
            if error > tolerance or west < middle - 180 or east > middle + 180:
                return None
            if not shapely.intersects_xy(region, *_chain_starts(line.pieces).T).all():
                return None
            return Drawn(wrap(polygonal(region)), radius, error)
    return None


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


def _draw_wedges(line: NearestLine, xy: NDArray[Any], shape: _Shape) -> tuple[NDArray[Any], float]:
    """Draw, of the stadiums nearest to some points, the steps towards them and two more."""
    piece, share = line.locate(xy[:, 0], xy[:, 1], 2 * shape.radius)
    kept, row = np.unique(piece, return_inverse=True)
    stadiums = Stadiums(
        Pieces(line.pieces.start[kept], line.pieces.end[kept]), shape.radius, shape.half
    )
    shown = np.zeros((len(kept), stadiums.steps), bool)
    step = stadiums.find_steps(row, share, *xy.T)
    for shift in range(-2, 3):
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


def _draw_whole(
    pieces: Pieces, polygons: NDArray[Any], radius: float, tolerance: float, shape: _Shape
) -> Drawn:
    """Draw every stadium, each within the tolerance by itself; also round the poles."""
    drawn: list[Any] = [wrap(polygon) for polygon in polygons]
    worst = 0.0
    for low in range(0, len(pieces.start), 512):
        part = Pieces(pieces.start[low : low + 512], pieces.end[low : low + 512])
        stadiums = Stadiums(part, shape.radius, shape.half)
        down, up = stadiums.bound()
        offset = shape.radius - radius
        error = np.maximum(down - offset, up + offset).max(axis=1) + _SLACK_M
        good = error <= tolerance
        worst = max(worst, float(error[good].max(initial=0)))
        drawn += [close_ring(outline) for outline in stadiums.outline()[good]]
        for start, end in zip(part.start[~good], part.end[~good], strict=True):
            rings, error_m = _fit_discs(start, end, radius, tolerance)
            drawn += [close_ring(ring) for ring in rings]
            worst = max(worst, error_m)
    return Drawn(polygonal(shapely.union_all(drawn)), radius, worst)


def _fit_discs(
    start: NDArray[Any], end: NDArray[Any], radius: float, tolerance: float
) -> tuple[list[NDArray[Any]], float]:
    """Draw a piece as discs so dense that their union dips by a quarter of the tolerance."""
    _, length = inverse(*start, *end)
    dip = min(tolerance, radius) / 4
    count = int(np.ceil(length / np.sqrt(8 * radius * dip))) + 1
    fitted = [fit_ring(x, y, radius, 0.7 * tolerance) for x, y in np.linspace(start, end, count)]
    return [ring for ring, _ in fitted], max(error for _, error in fitted) + dip + _SLACK_M


def _bring_near(polygon: Any, middle: float) -> Any:
    """Shift a polygon by whole turns to where its boundary's pieces are drawn."""
    west, _, east, _ = polygon.bounds
    return shift_lon(polygon, 360.0 * np.round((middle - (west + east) / 2) / 360))
