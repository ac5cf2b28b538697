"""All points within a geodesic distance of places, lines and polygons.

The buffer of a line is the union of the exact stadiums of its pieces; no projection is
involved, and no line buffer of GEOS, which silently shortens by up to 1 %. Few
stadiums show in the union's boundary, so only those are drawn, over a coarse fill that
lies well inside. That the choice was right is proved afterwards on the result:

*Outside.* Each thing drawn lies within ``radius + error`` of the line, so their union
does.

*Inside.* The line lies inside, and no point of the boundary is nearer to it than ``radius
- error`` (`boundary`). Where that fails, the nearest stadium is drawn too, and the proof
is tried again.

On the map no stadium may go round a pole, nor meet itself from behind. Where one does, what
is near the poles is drawn disc by disc (`disc_union`), the rest in two halves; the buffer of the
whole is the union of the buffers of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.earth.antimeridian import polygonal, shift_lon, wrap
from rangereach.earth.certificate import Drawn
from rangereach.earth.check import check_geometry, check_radius, check_tolerance
from rangereach.earth.ellipsoid import B, from_ecef, inverse, to_ecef
from rangereach.earth.line.nearest import NearestLine
from rangereach.earth.line.polyline import LONGEST_M, Pieces, cut_edges, cut_pieces
from rangereach.earth.overlap import unite
from rangereach.earth.parts import split_polygons

from .boundary import SAMPLING, SLACK_M, bound_below, edges_of, spread_points
from .disc_union import draw_discs
from .stadium import Shape, Stadiums, choose_shape, longest_side

__all__ = ["draw_buffer"]

_FLAT_M = 5e6  # farther from a line, lines of equal distance bend too much to be drawn so
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
    edges = cut_pieces(site, longest_m=np.inf, error_m=np.inf)
    polygons = split_polygons(site)
    drawn = _draw_pruned(edges, polygons, radius, tolerance)
    if drawn is None:
        parts = list(_draw_parts(edges, radius, tolerance))
        shapes = [part.geometry for part in parts] + [wrap(polygon) for polygon in polygons]
        drawn = Drawn(unite(shapes), radius, max(part.max_error_m for part in parts))
    return drawn


def _draw_parts(edges: Pieces, radius: float, tolerance: float) -> Iterator[Drawn]:
    """Draw what is near a pole, and the rest in an eastern and a western half."""
    pieces = cut_edges(edges, longest_m=max(LONGEST_M, radius / 8), error_m=np.inf)
    near = _measure_to_pole(pieces) < 1.2 * radius + 2 * tolerance
    if radius >= _FLAT_M or 2 * tolerance >= radius:
        near[:] = True
    east = (pieces.start[:, 0] % 360 < 180) & ~near
    for part in near, east, ~near & ~east:
        if part.any():
            some = Pieces(pieces.start[part], pieces.end[part])
            drawn = None if part is near else _draw_pruned(some, [], radius, tolerance)
            yield drawn or draw_discs(some, radius, tolerance)


def _measure_to_pole(pieces: Pieces) -> NDArray[Any]:
    """Return how far each piece is from the nearest pole: its higher end is nearest, m."""
    highest = np.maximum(np.abs(pieces.start[:, 1]), np.abs(pieces.end[:, 1]))
    return inverse(0, highest, 0, 90)[1]


def _draw_pruned(
    edges: Pieces, polygons: ArrayLike, radius: float, tolerance: float
) -> Drawn | None:
    """Draw the stadiums that show, and prove it; None where that cannot be done."""
    if not 2 * tolerance < radius < _FLAT_M:
        return None
    if _measure_to_pole(edges).min() < 1.1 * radius + tolerance:
        return None
    room = 0.9 * tolerance - SLACK_M
    highest = float(np.abs(np.stack(edges)[..., 1]).max())
    longest = min(LONGEST_M, longest_side(highest, radius, room / 4))
    pieces = cut_edges(edges, longest_m=longest)
    shape = choose_shape(pieces, radius, room)
    middle = float(from_ecef(to_ecef(*pieces.start.T).mean(axis=0))[0])
    turn = np.round((middle - pieces.start[:, :1]) / 360) * [360.0, 0.0]
    line = NearestLine(Pieces(pieces.start + turn, pieces.end + turn))
    fill = _draw_fill(line, radius)
    if fill is None:
        return None
    region = shapely.union_all([*fill, *(_bring_near(p, middle) for p in np.asarray(polygons))])
    xy, up = spread_points(edges_of(region), radius), 0.0
    goal = {
        "radius_m": radius,
        "limit_m": radius - tolerance + SLACK_M,
        "within_m": radius + tolerance,
    }
    known: dict[complex, float] = {}
    for _ in range(_ROUNDS):
        wedges, bulge = _draw_wedges(line, xy, shape)
        region, up, before = shapely.union_all([region, *wedges]), max(up, bulge), len(known)
        least, xy = bound_below(edges_of(region), line, known, **goal)
        error = max(shape.radius_m + up - radius, radius - least if not len(xy) else 0) + SLACK_M
        if error > tolerance or (len(xy) and len(known) == before):
            return None  # too coarse a shape, or nothing new was drawn
        if not len(xy):
            proven = _holds(region, line.pieces)
            return Drawn(wrap(polygonal(region)), radius, error) if proven else None
    return None


def _holds(region: BaseGeometry, pieces: Pieces) -> bool:
    """Tell whether pieces lie in a region and nowhere meet its boundary."""
    shapely.prepare(region)
    lines = shapely.linestrings(np.stack(pieces, axis=1))
    held = bool(shapely.contains_properly(region, lines).all())
    shapely.destroy_prepared(region)  # which must not be shared by threads
    return held


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

    Points lie `SAMPLING` of a radius apart: so many steps are drawn to both sides that
    the runs of neighbouring points meet.
    """
    piece, share = line.locate(xy[:, 0], xy[:, 1], 2 * shape.radius_m)
    kept, row = np.unique(piece, return_inverse=True)
    stadiums = shape.of(Pieces(line.pieces.start[kept], line.pieces.end[kept]))
    shown = np.zeros((len(kept), stadiums.steps), bool)
    step = stadiums.find_steps(row, share, *xy.T)
    spread = max(2, int(np.ceil(SAMPLING * shape.half / 2)))
    for shift in range(-spread, spread + 1):
        shown[row, (step + shift) % stadiums.steps] = True
    return stadiums.draw_wedges(shown)


def _bring_near(polygon: Any, middle: float) -> Any:
    """Shift a polygon by whole turns to where its boundary's pieces are drawn."""
    west, _, east, _ = polygon.bounds
    return shift_lon(polygon, 360.0 * np.round((middle - (west + east) / 2) / 360))
