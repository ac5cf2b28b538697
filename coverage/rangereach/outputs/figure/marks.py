"""Dots and squares: reached, reached only at the farthest, not reached, measured from."""

from __future__ import annotations

from typing import Literal

from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag

from .path import decimal

__all__ = ["State", "draw_mark"]

State = Literal["full", "half", "open", "place"]

COLOURS = style.LIGHT


def draw_mark(state: State, x: float, y: float, radius: float) -> Markup:
    """Draw the mark of a town or place.

    Parameters
    ----------
    state : {"full", "half", "open", "place"}
        Within the shortest range, only within the longest, in none; what is measured from.
    x, y : float
        Its middle.
    radius : float
        Of its outside.
    """
    ink = COLOURS["target-line"]
    if state == "place":
        side = 1.8 * radius
        return tag(
            "rect",
            x=decimal(x - side / 2),
            y=decimal(y - side / 2),
            width=decimal(side),
            height=decimal(side),
            fill=COLOURS["edge"],
            stroke=COLOURS["halo"],
            stroke_width=decimal(0.25 * radius),
        )
    line = 0.3 * radius
    inner = radius - line / 2
    dot = tag(
        "circle",
        cx=decimal(x),
        cy=decimal(y),
        r=decimal(inner),
        fill=ink if state == "full" else COLOURS["target"],
        stroke=ink,
        stroke_width=decimal(line),
    )
    if state != "half":
        return dot
    arc = f"a{decimal(inner)} {decimal(inner)} 0 0 0 0 {decimal(2 * inner)}z"
    half = f"M{decimal(x)} {decimal(y - inner)}{arc}"
    return join(dot, tag("path", d=half, fill=ink))
