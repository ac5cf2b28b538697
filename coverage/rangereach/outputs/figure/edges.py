"""Names of ranges: on their own line, where it runs straight and the map is free."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from rangereach.outputs import style
from rangereach.outputs.markup import Markup, tag

from .frame import Box
from .room import Room, around
from .typeface import text_width

__all__ = ["name_edge"]

FLATTEST_CHORD = 0.9
"""A line that bends more under a name, chord to length, is no place for it."""

OFF_CENTRE = 0.04
"""What it costs to be away from the middle of the map, per unit."""

STEEP_DEG = 60.0
"""What is turned by so much costs a height of the type."""

ASIDE = 3.0
"""What it costs to stand on a short piece of a line, in heights of the type."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name may stand on a line.

    Parameters
    ----------
    cost : float
        The smaller, the better it reads there.
    x, y : float
        Its middle.
    angle_deg : float
        By which it is turned, clockwise.
    boxes : list of Box
        What it takes up.
    """

    cost: float
    x: float
    y: float
    angle_deg: float
    boxes: list[Box]


def name_edge(texts: list[str], line: BaseGeometry, size: float, room: Room) -> Markup | None:
    """Write the first of several names that fits on a line.

    Parameters
    ----------
    texts : list of str
        The most telling first.
    line : shapely geometry
        In units of the picture.
    size : float
        Of the type.
    room : Room
        Where it may stand; the name takes its place there.

    Returns
    -------
    Markup or None
        None where none fits.
    """
    parts = [part for part in shapely.get_parts(line) if isinstance(part, LineString)]
    middle = (room.within.left + room.within.width / 2, room.within.top + room.within.height / 2)
    for text in texts:
        width = text_width(text, size, bold=True)
        spots = [
            (spot.cost + OFF_CENTRE * math.dist((spot.x, spot.y), middle) + aside * size, spot)
            for part, aside in zip(parts, _asides(parts), strict=True)
            for spot in _spots_on(part, width, size)
            if room.fits(spot.boxes)
        ]
        if not spots:
            continue
        _, best = min(spots, key=lambda rated: rated[0])
        room.take(*best.boxes)
        return tag(
            "text",
            text,
            transform=f"translate({best.x:.1f} {best.y:.1f}) rotate({best.angle_deg:.1f})",
            y=f"{0.36 * size:.1f}",
            font_size=f"{size:.1f}".removesuffix(".0"),
            text_anchor="middle",
            font_weight="700",
            fill=style.LIGHT["edge"],
        )
    return None


def _asides(parts: list[LineString]) -> list[float]:
    """Return for each part of a line how much of an aside it is: 0 for the longest."""
    longest = max((part.length for part in parts), default=1.0)
    return [ASIDE * (1 - part.length / longest) for part in parts]


def _spots_on(line: LineString, width: float, size: float) -> Iterator[Spot]:
    """Return spots along a line, one for each height of the type."""
    for start in np.arange(0.15 * width, line.length - 1.15 * width, size).tolist():
        along = (start + np.linspace(0, width, 7)).tolist()
        points = shapely.get_coordinates(shapely.line_interpolate_point(line, along))
        (x0, y0), (x1, y1) = points[[0, -1]].tolist()
        chord = math.hypot(x1 - x0, y1 - y0)
        if chord < FLATTEST_CHORD * width:
            continue
        across = (points[:, 0] - x0) * (y1 - y0) - (points[:, 1] - y0) * (x1 - x0)
        bend = float(np.abs(across).max()) / chord
        if bend > 0.45 * size:
            continue
        angle = (math.degrees(math.atan2(y1 - y0, x1 - x0)) + 90) % 180 - 90
        cost = 2 * bend + size * (angle / STEEP_DEG) ** 2
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        yield Spot(cost, x, y, angle, _strip(x, y, angle, width, size))


def _strip(x: float, y: float, angle_deg: float, width: float, size: float) -> list[Box]:
    """Cover a turned line of text with upright squares."""
    east, down = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    reach = max(width / 2 - 0.4 * size, 0.0)
    count = max(2, math.ceil(width / (0.7 * size)))
    return [
        around(x + east * offset, y + down * offset, 0.6 * size)
        for offset in np.linspace(-reach, reach, count).tolist()
    ]
