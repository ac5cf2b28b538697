"""Names on a chart: marked points of a line, the least important left out where it is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach.outputs import style
from rangereach.outputs.figure.frame import Box
from rangereach.outputs.figure.marks import draw_mark
from rangereach.outputs.figure.room import Room, around
from rangereach.outputs.figure.typeface import text_width
from rangereach.outputs.markup import Markup, join, tag

__all__ = ["Callout", "place_callouts"]


ACROSS_AN_EDGE = 6
"""How many sides of its point a name gives up so as not to lie on an edge."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A point that is named.

    Parameters
    ----------
    x, y : float
        Where it stands.
    text : str
        Its name.
    strong : bool
        Whether it is set in bold.
    """

    x: float
    y: float
    text: str
    strong: bool = False


def place_callouts(
    callouts: Iterable[Callout],
    room: Room,
    line: shapely.LineString,
    size: float,
    *,
    edges: BaseGeometry,
) -> tuple[Markup, Markup]:
    """Put down points with their names, none over another or over the line.

    Parameters
    ----------
    callouts : iterable of Callout
        The most important first.
    room : Room
        What is free; taken as names are put down.
    line : shapely LineString
        The curve that they lie on, which rises to the right.
    size : float
        Of the type.
    edges : shapely geometry
        Other lines, which names had better leave alone.

    Returns
    -------
    dots, names : Markup
        A name that has no room goes, and its dot with it.
    """
    dots: list[Markup] = []
    names: list[Markup] = []
    radius = 0.26 * size
    shapely.prepare(line)
    for callout in callouts:
        dot = around(callout.x, callout.y, radius)
        width = text_width(callout.text, size, bold=callout.strong)
        fitting = []
        for rank, (x, middle, anchor) in enumerate(_sides(callout.x, callout.y, size)):
            left = x - width if anchor == "end" else x
            box = Box(left, middle - 0.55 * size, width, 1.1 * size)
            rect = shapely.box(box.left, box.top, box.right, box.bottom)
            if room.fits([dot, box]) and not line.intersects(rect):
                fitting.append((rank + ACROSS_AN_EDGE * edges.intersects(rect), x, middle, box))
        if not fitting:
            continue
        _, x, middle, box = min(fitting, key=lambda side: side[0])
        room.take(dot, box)
        dots.append(draw_mark("full", callout.x, callout.y, radius))
        names.append(
            tag(
                "text",
                callout.text,
                x=f"{x:.1f}",
                y=f"{middle + 0.36 * size:.1f}",
                font_size=f"{size:.1f}",
                font_weight="700" if callout.strong else None,
                text_anchor="end" if x > box.left else None,
                fill=style.LIGHT["ink"],
            )
        )
    return join(*dots), join(*names)


def _sides(x: float, y: float, size: float) -> Iterator[tuple[float, float, str]]:
    """Return where a name may stand: above the rising line to the left, below it to the right."""
    for lift in (0.35, 0.75, 1.15):
        yield x - 0.5 * size, y - lift * size, "end"
    for drop in (0.35, 0.8, 1.2):
        yield x + 0.5 * size, y + drop * size, "start"
