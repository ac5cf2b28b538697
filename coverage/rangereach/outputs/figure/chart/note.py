"""The note that must stand inside the frame: where on a panel there is room for it."""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach.outputs import style
from rangereach.outputs.figure.frame import Box
from rangereach.outputs.figure.path import decimal
from rangereach.outputs.figure.room import Room
from rangereach.outputs.figure.typeface import balance, text_width
from rangereach.outputs.markup import Markup, tag

__all__ = ["place_note"]

SHARES = (0.5, 0.38, 0.3, 0.7, 0.95)
"""Of the panel's width that the note may take, the best first."""

LEADING = 1.3


def place_note(
    text: str,
    room: Room,
    *,
    starts: Iterable[float],
    line: BaseGeometry,
    edges: BaseGeometry,
    size: float,
) -> Markup:
    """Write the note above a rising line, else below it, and take its place.

    Parameters
    ----------
    text : str
        What it says.
    room : Room
        The panel, and what is taken on it.
    starts : iterable of float
        Where it may begin.
    line, edges : shapely geometry
        What it should not lie on: the curve above all, and then the edges of bands.
    size : float
        Of the type.
    """
    panel = room.within
    word = max(text_width(part, size) for part in text.split())
    found: list[tuple[tuple[bool, ...], int, Box, list[str]]] = []
    for share in SHARES:
        lines = balance(text, size, max(share * panel.width, word))
        width = max(text_width(part, size) for part in lines) + 1.2 * size
        height = (LEADING * len(lines) + 0.7) * size
        corners = [(left, panel.top) for left in sorted({panel.left, *starts})]
        corners.append((panel.right - width, panel.bottom - height))
        for left, top in corners:
            box = Box(left, top, width, height)
            if panel.grow(0.1).contains(box):
                rect = shapely.box(box.left + 1, box.top, box.right, box.bottom)
                bad = (not room.fits([box]), line.intersects(rect), edges.intersects(rect))
                found.append((bad, len(found), box, lines))
    _, _, box, lines = min(found, key=lambda place: place[:2])
    room.take(box)
    x, first = box.left + 0.6 * size, box.top + 1.35 * size
    spans = [
        tag("tspan", part, x=decimal(x), y=decimal(first + LEADING * size * number))
        for number, part in enumerate(lines)
    ]
    return tag("text", *spans, id="Note", font_size=decimal(size), fill=style.LIGHT["ink"])
