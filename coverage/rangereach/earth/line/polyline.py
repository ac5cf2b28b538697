"""Lines and points as short pieces: what distances are measured from.

An edge is straight in longitude and latitude, which is no geodesic. Cut short enough
it is one to within `PIECE_ERROR_M`, and a chord through the Earth to within
centimetres as well.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.earth.certificate import bound_acceleration
from rangereach.earth.parts import split_parts

__all__ = ["LONGEST_M", "PIECE_ERROR_M", "Pieces", "cut_edges", "cut_evenly", "cut_pieces"]

PIECE_ERROR_M = 0.02
"""No point of a piece is farther than this from the geodesic between its ends, metres."""
LONGEST_M = 1000.0
"""No piece is longer than this, metres."""


class Pieces(NamedTuple):
    """Pieces of lines, each from a start to an end; a point is a piece without length.

    Parameters
    ----------
    start, end : ndarray of float64, shape (n, 2)
        Degrees, longitude first.
    """

    start: NDArray[Any]
    end: NDArray[Any]


def cut_pieces(
    geometry: BaseGeometry, *, longest_m: float = LONGEST_M, error_m: float = PIECE_ERROR_M
) -> Pieces:
    """Cut a geometry's lines and boundaries into short pieces, in their order.

    Parameters
    ----------
    geometry : shapely geometry
        Degrees. Of polygons, all rings.
    longest_m, error_m : float
        A piece is no longer than this, and no farther from a geodesic than that, metres.

    Returns
    -------
    Pieces
    """
    parts = split_parts(geometry)
    kind = shapely.get_type_id(parts)
    points = shapely.get_coordinates(parts[kind == 0])
    lines = np.concatenate([parts[(kind == 1) | (kind == 2)], shapely.get_rings(parts[kind == 3])])
    xy, line = shapely.get_coordinates(lines, return_index=True)
    joined = line[1:] == line[:-1]
    cut = cut_edges(Pieces(xy[:-1][joined], xy[1:][joined]), longest_m=longest_m, error_m=error_m)
    return Pieces(np.concatenate([cut.start, points]), np.concatenate([cut.end, points]))


def cut_edges(
    edges: Pieces, *, longest_m: float = LONGEST_M, error_m: float = PIECE_ERROR_M
) -> Pieces:
    """Cut edges of any length into short pieces.

    Parameters
    ----------
    edges : Pieces
        Straight in longitude and latitude.
    longest_m, error_m : float
        As in `cut_pieces`.

    Returns
    -------
    Pieces
        In the same order.
    """
    start, end = edges
    speed2, acceleration = bound_acceleration(np.stack([start, end], axis=1))
    parts_of = np.maximum(np.sqrt(speed2) / longest_m, np.sqrt(acceleration / 8 / error_m))
    count = np.maximum(1, np.ceil(parts_of[:, 0])).astype(int)
    return cut_evenly(edges, count)


def cut_evenly(edges: Pieces, count: NDArray[Any]) -> Pieces:
    """Cut each edge into a number of equal pieces.

    Parameters
    ----------
    edges : Pieces
        n edges.
    count : ndarray of int, shape (n,)
        How many pieces each becomes.

    Returns
    -------
    Pieces
        In the same order.
    """
    start, end = edges
    edge = np.repeat(np.arange(len(count)), count)
    index = (np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count))[:, None]
    step = (end - start)[edge] / count[edge, None]
    first = start[edge] + index * step
    # the last piece of an edge ends at the very vertex: pieces share their ends exactly
    last = np.where(index + 1 == count[edge, None], end[edge], start[edge] + (index + 1) * step)
    return Pieces(first, last)
