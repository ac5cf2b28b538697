"""Names of countries: letterspaced, out of the way, where their land is widest in view."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from rangereach.outputs.markup import Markup, tag

from .frame import Box
from .room import Room
from .typeface import text_width

__all__ = ["name_land"]

SPACING = 0.18
"""Between letters, of the type's size."""

ON_A_LINE = 12
"""How far off its area's middle a name goes so as not to lie on a line, of the type's size."""

TRIED = 28
"""Positions across the frame, and as many down."""


def name_land(
    name: str, area: BaseGeometry, size: float, room: Room, *, off: BaseGeometry
) -> Markup | None:
    """Write a name wholly inside an area, near its middle and off its edges.

    Parameters
    ----------
    name : str
        In capitals.
    area : shapely geometry
        What is in view of it, in units of the picture.
    size : float
        Of the type.
    room : Room
        Where it may stand; the name takes its place there.
    off : shapely geometry
        Lines that it had better not lie on.

    Returns
    -------
    Markup or None
        None where it does not fit.
    """
    spacing = SPACING * size
    width = text_width(name, size, spacing=spacing) - spacing
    texts = _inside(area, width, size, room.within)
    if not len(texts):
        return None
    free = np.minimum(shapely.distance(texts, shapely.boundary(area)), 3 * size)
    away = shapely.distance(shapely.centroid(texts), shapely.centroid(area))
    cost = away - 4 * free + ON_A_LINE * size * shapely.intersects(texts, off)
    for number in np.argsort(cost, kind="stable").tolist():
        left, top, _, _ = shapely.bounds(texts[number]).tolist()
        text = Box(left, top, width, size)
        if not room.fits([text], 0.6 * size):
            continue
        room.take(text)
        return tag(
            "text",
            name,
            x=f"{left + (width + spacing) / 2:.1f}",
            y=f"{top + 0.86 * size:.1f}",
            font_size=f"{size:.1f}".removesuffix(".0"),
            letter_spacing=f"{spacing:.1f}",
            text_anchor="middle",
        )
    return None


def _inside(area: BaseGeometry, width: float, height: float, frame: Box) -> np.ndarray:
    """Return the rectangles of a grid over the frame that lie inside an area."""
    if area.is_empty or width > frame.width:
        return np.array([])
    lefts, tops = np.meshgrid(
        np.linspace(frame.left, frame.right - width, TRIED),
        np.linspace(frame.top, frame.bottom - height, TRIED),
    )
    rectangles = shapely.box(lefts, tops, lefts + width, tops + height).ravel()
    shapely.prepare(area)
    return np.asarray(rectangles[shapely.contains(area, rectangles)])
