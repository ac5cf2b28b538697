"""Dots and squares: reached, reached only at the farthest, not reached, measured from."""

from __future__ import annotations

from typing import Literal

from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag

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
            x=_n(x - side / 2),
            y=_n(y - side / 2),
            width=_n(side),
            height=_n(side),
            fill=COLOURS["edge"],
            stroke=COLOURS["halo"],
            stroke_width=_n(0.25 * radius),
        )
    line = 0.3 * radius
    inner = radius - line / 2
    dot = tag(
        "circle",
        cx=_n(x),
        cy=_n(y),
        r=_n(inner),
        fill=ink if state == "full" else COLOURS["target"],
        stroke=ink,
        stroke_width=_n(line),
    )
    if state != "half":
        return dot
    half = f"M{_n(x)} {_n(y - inner)}a{_n(inner)} {_n(inner)} 0 0 0 0 {_n(2 * inner)}z"
    return join(dot, tag("path", d=half, fill=ink))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
