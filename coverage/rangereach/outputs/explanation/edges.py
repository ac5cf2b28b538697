"""How exact every drawn edge is, and what that is worth in area."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from rangereach import earth
from rangereach.outputs.blocks import Block, Heading, Paragraph, Table
from rangereach.outputs.wording import Wording
from rangereach.units import M2_PER_KM2

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from rangereach.study import Study

__all__ = ["DrawnEdge", "edge_blocks", "measure_edges"]

NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnEdge:
    """The drawn edge of one range, from all origins.

    Parameters
    ----------
    range_km : float
        The range.
    radius_m, max_error_m : float
        The distance that is drawn, and how far the edge may lie from it.
    points : int
        Vertices of the whole edge.
    inside_m : float
        Geodesic length of the edge inside the target.
    """

    range_km: float
    radius_m: float
    max_error_m: float
    points: int
    inside_m: float

    @property
    def area_error_m2(self) -> float:
        """What the error comes to in the reached area, at most: length times error."""
        return self.inside_m * self.max_error_m


def measure_edges(study: Study) -> list[DrawnEdge]:
    """Return the drawn edge of each range, the shortest first.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    """
    edges = []
    for row in study.by_range_km().values():
        ring = study.ring(row.band_id, row.edge)
        inside = shapely.intersection(ring.geometry.boundary, study.scenario.target.geometry)
        edges.append(
            DrawnEdge(
                range_km=row.range_km,
                radius_m=ring.radius_m,
                max_error_m=ring.max_error_m,
                points=int(shapely.get_num_coordinates(ring.geometry)),
                inside_m=_length_m(inside),
            )
        )
    return edges


def _length_m(lines: BaseGeometry) -> float:
    """Return the geodesic length of lines, from vertex to vertex."""
    at, part = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
    along = np.flatnonzero(part[:-1] == part[1:])
    if not along.size:
        return 0.0
    (x, y), (to_x, to_y) = at[along].T, at[along + 1].T
    return float(np.sum(earth.inverse(x, y, to_x, to_y)[1]))


def edge_blocks(study: Study, wording: Wording) -> list[Block]:
    """Return how an edge is drawn, with points and bound of each.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language and the units.
    """
    say = wording.say
    rows = [
        (
            say("at_km", km=edge.range_km),
            wording.integer(edge.points),
            say("explain_bound_value", error=edge.max_error_m),
            say("area_value", area=_up(edge.area_error_m2)) if edge.inside_m else NOTHING,
        )
        for edge in measure_edges(study)
    ]
    columns = ("explain_points", "explain_bound", "explain_bound_area")
    return [
        Heading(text=say("explain_edges")),
        Paragraph(text=say("explain_edges_how")),
        Table(head=("", *(say(key) for key in columns)), rows=tuple(rows)),
    ]


def _up(area_m2: float) -> float:
    """Return square kilometres, rounded up to a tenth: a bound must not shrink."""
    return math.ceil(area_m2 / M2_PER_KM2 * 10) / 10
