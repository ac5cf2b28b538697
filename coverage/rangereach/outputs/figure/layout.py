"""What every kind of picture shares: where words and drawing stand, and the SVG about them."""

from __future__ import annotations

import re
from collections.abc import Callable

from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag

from .frame import Box
from .layers import layer
from .path import decimal
from .sheet import Sheet
from .typeface import FAMILY
from .words import Column

__all__ = ["Write", "label_halos", "lay_out", "wrap_svg"]

Write = Callable[[Column], None]
"""Writes what stands before the drawing, or after it, into a column."""

SCALES = (1.16, 1.12, 1.08, 1.04, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6)
"""By which words are made larger or smaller, the first with which they fit beside the drawing."""

LEAST_FOOT = 0.84
"""The small print gets no smaller than this, of its size."""

LEAST_DRAWING = 0.54
"""A drawing above and below words takes at least so much of the picture's height."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"
"""Stands for characters of a text from outside that no XML may hold."""

MARK = "<!-- Generator: rangereach"


def lay_out(sheet: Sheet, head: Write, foot: Write) -> tuple[Markup, Box, float]:
    """Write the words beside or about the drawing, as large as fits.

    Parameters
    ----------
    sheet : Sheet
        The size.
    head, foot : callable
        Write title and finding, and method and sources.

    Returns
    -------
    words : Markup
        What was written.
    box : Box
        Where the drawing stands.
    height : float
        Of the picture.
    """
    return (_above_and_below if sheet.words is None else _beside)(sheet, head, foot)


def _beside(sheet: Sheet, write_head: Write, write_foot: Write) -> tuple[Markup, Box, float]:
    """Write head and foot in one column beside the drawing."""
    width, height = sheet.words or 0.0, sheet.height or 0.0
    edge = 0.9 * sheet.margin
    for scale in SCALES:
        head = Column(sheet.margin, edge, width, scale)
        write_head(head)
        foot = Column(sheet.margin, 0.0, width, min(max(scale, LEAST_FOOT), 1.0))
        write_foot(foot)
        if head.y + sheet.body + foot.y + edge <= height:
            break
    foot = Column(sheet.margin, height - edge - foot.y, width, foot.scale)
    write_foot(foot)
    left = width + 2 * sheet.margin
    return join(head.drawn, foot.drawn), Box(left, 0.0, sheet.width - left, height), height


def _above_and_below(
    sheet: Sheet, write_head: Write, write_foot: Write
) -> tuple[Markup, Box, float]:
    """Write the head above and the foot below; smaller where the drawing gets too low."""
    inner, height = sheet.width - 2 * sheet.margin, sheet.height
    for scale in SCALES if height else (1.0,):
        head = Column(sheet.margin, 0.8 * sheet.margin, inner, min(scale, 1.0))
        write_head(head)
        head.skip(0.6 * sheet.body)
        foot = Column(sheet.margin, 0.0, inner, min(max(scale, LEAST_FOOT), 1.0))
        write_foot(foot)
        below = 0.7 * sheet.note + foot.y + 0.6 * sheet.margin
        tall = height - head.y - below if height else sheet.map_share * inner
        if not height or tall >= LEAST_DRAWING * height:
            break
    box = Box(sheet.margin, head.y, inner, tall)
    foot = Column(sheet.margin, box.bottom + 0.7 * sheet.note, inner, foot.scale)
    write_foot(foot)
    return join(head.drawn, foot.drawn), box, foot.y + 0.6 * sheet.margin


def label_halos(size: float) -> Markup:
    """Draw light edges around everything in the layer ``Labels``.

    Parameters
    ----------
    size : float
        Of the type.
    """
    halo = tag(
        "use",
        **{"xlink:href": "#Labels"},
        stroke=style.LIGHT["halo"],
        stroke_width=f"{0.24 * size:.2f}",
        stroke_linejoin="round",
    )
    return layer("Label_halos", halo)


def wrap_svg(
    sheet: Sheet,
    height: float,
    drawn: Markup,
    *,
    lang: str,
    title: str,
    description: str,
    version: str,
) -> str:
    """Wrap a drawing: its size, its text alternative, its paper.

    Parameters
    ----------
    sheet : Sheet
        The size.
    height : float
        Of the picture.
    drawn : Markup
        Layers.
    lang, title, description : str
        The text alternative, and its language.
    version : str
        Of the package.

    Returns
    -------
    str
        SVG that other programs know as ours.
    """
    across, down = decimal(sheet.width), decimal(height)
    physical = (across, down)
    if sheet.width_mm is not None:
        tall_mm = height * sheet.width_mm / sheet.width
        physical = (f"{sheet.width_mm:g}mm", f"{decimal(tall_mm)}mm")
    svg = tag(
        "svg",
        tag("title", title, id="rr-title"),
        tag("desc", description, id="rr-desc"),
        layer("Paper", tag("rect", width=across, height=down), fill=style.LIGHT["paper"]),
        drawn,
        xmlns="http://www.w3.org/2000/svg",
        **{
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape",
            "viewBox": f"0 0 {across} {down}",
            "xml:lang": lang,
        },
        lang=lang,
        width=physical[0],
        height=physical[1],
        role="img",
        aria_labelledby="rr-title rr-desc",
        font_family=FAMILY,
        fill_rule="evenodd",
    )
    return f"{MARK} {version} -->\n{_NOT_XML.sub(REPLACEMENT, svg)}\n"
