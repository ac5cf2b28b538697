"""The picture: words, map and furniture put together as one SVG."""

from __future__ import annotations

import re

from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.summary import capitals_sentences, frame_note
from rangereach.outputs.wording import Wording, finding, title
from rangereach.study import Study

from .frame import Box, fit_frame
from .furniture import furnish
from .labels import Labels
from .layers import Step, draw_steps, layer, map_layers
from .path import decimal
from .sheet import Sheet, choose_sheet
from .typeface import FAMILY
from .words import Column, write_foot, write_head

__all__ = ["render_svg"]

COLOURS = style.LIGHT
SCALES = (1.16, 1.12, 1.08, 1.04, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6)
"""By which words are made larger or smaller, the first with which they fit beside the map."""

LEAST_FOOT = 0.84
"""The small print gets no smaller than this, of its size."""

LEAST_MAP = 0.54
"""A map above and below words takes at least so much of the picture's height."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"
"""Stands for characters of a text from outside that no XML may hold."""

MARK = "<!-- Generator: rangereach"


def render_svg(
    study: Study,
    *,
    lang: str = "en",
    units: str = "km",
    size: str = "social",
    width_mm: float | None = None,
) -> str:
    """Draw a study as a static picture.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    size : {"social", "square", "page", "print"}
        1200 by 630 pixels, 1080 by 1080, 1100 and as tall as needed, or for paper.
    width_mm : float, optional
        Width on paper, for ``"print"``; 183 where nothing is said.

    Returns
    -------
    str
        SVG with named layers and real text; the same study gives the same text.

    Raises
    ------
    UnknownNameError
        If the language, the unit or the size is unknown.
    OutputError
        If the width is none that a picture can have.
    """
    sheet, wording = choose_sheet(size, width_mm), Wording(lang, units)
    steps = draw_steps(study)
    lay_out = _above_and_below if sheet.words is None else _beside
    words, box, height = lay_out(study, wording, sheet, steps)
    drawn = _map(study, wording, sheet, steps, box)
    return _document(study, wording, sheet, height, join(drawn, layer("Words", words)))


def _map(study: Study, wording: Wording, sheet: Sheet, steps: list[Step], box: Box) -> Markup:
    frame = fit_frame(study, box)
    furniture = furnish(study, wording, frame, steps, sheet.label)
    labels = Labels(
        study, wording, frame=frame, steps=steps, size=sheet.label, taken=furniture.taken
    )
    halo = tag(
        "use",
        **{"xlink:href": "#Labels"},
        stroke=COLOURS["halo"],
        stroke_width=f"{0.24 * sheet.label:.2f}",
        stroke_linejoin="round",
    )
    return join(
        map_layers(study, frame, steps, sheet.stroke),
        layer("Country_names", *labels.lands, fill=COLOURS["land-name"]),
        layer("Places", *labels.marks),
        layer("Label_halos", halo) if labels.names else None,
        layer("Labels", *labels.names, fill=COLOURS["ink"]),
        layer("Furniture", furniture.drawn),
    )


def _beside(
    study: Study, wording: Wording, sheet: Sheet, steps: list[Step]
) -> tuple[Markup, Box, float]:
    """Write head and foot in one column beside the map, as large as fits."""
    width, height = sheet.words or 0.0, sheet.height or 0.0
    edge = 0.9 * sheet.margin
    for scale in SCALES:
        head = Column(sheet.margin, edge, width, scale)
        write_head(head, study, wording, sheet, steps)
        foot = Column(sheet.margin, 0.0, width, min(max(scale, LEAST_FOOT), 1.0))
        write_foot(foot, study, wording, sheet)
        if head.y + sheet.body + foot.y + edge <= height:
            break
    foot = Column(sheet.margin, height - edge - foot.y, width, foot.scale)
    write_foot(foot, study, wording, sheet)
    left = width + 2 * sheet.margin
    return join(head.drawn, foot.drawn), Box(left, 0.0, sheet.width - left, height), height


def _above_and_below(
    study: Study, wording: Wording, sheet: Sheet, steps: list[Step]
) -> tuple[Markup, Box, float]:
    """Write the head above the map and the foot below it; smaller where the map gets too low."""
    inner, height = sheet.width - 2 * sheet.margin, sheet.height
    for scale in SCALES if height else (1.0,):
        head = Column(sheet.margin, 0.8 * sheet.margin, inner, min(scale, 1.0))
        write_head(head, study, wording, sheet, steps)
        head.skip(0.6 * sheet.body)
        foot = Column(sheet.margin, 0.0, inner, min(max(scale, LEAST_FOOT), 1.0))
        write_foot(foot, study, wording, sheet)
        below = 0.7 * sheet.note + foot.y + 0.6 * sheet.margin
        tall = height - head.y - below if height else sheet.map_share * inner
        if not height or tall >= LEAST_MAP * height:
            break
    box = Box(sheet.margin, head.y, inner, tall)
    foot = Column(sheet.margin, box.bottom + 0.7 * sheet.note, inner, foot.scale)
    write_foot(foot, study, wording, sheet)
    return join(head.drawn, foot.drawn), box, foot.y + 0.6 * sheet.margin


def _document(study: Study, wording: Wording, sheet: Sheet, height: float, drawn: Markup) -> str:
    """Wrap the drawing: its size, its text alternative, its paper."""
    across, down = decimal(sheet.width), decimal(height)
    physical = (across, down)
    if sheet.width_mm is not None:
        tall_mm = height * sheet.width_mm / sheet.width
        physical = (f"{sheet.width_mm:g}mm", f"{decimal(tall_mm)}mm")
    said = [finding(study, wording), *capitals_sentences(study, wording)]
    note = frame_note(study.scenario.ranges, wording)
    svg = tag(
        "svg",
        tag("title", title(study, wording), id="rr-title"),
        tag("desc", f"{' '.join(said)} {note}.", id="rr-desc"),
        layer("Paper", tag("rect", width=across, height=down), fill=COLOURS["paper"]),
        drawn,
        xmlns="http://www.w3.org/2000/svg",
        **{
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape",
            "viewBox": f"0 0 {across} {down}",
            "xml:lang": wording.lang,
        },
        lang=wording.lang,
        width=physical[0],
        height=physical[1],
        role="img",
        aria_labelledby="rr-title rr-desc",
        font_family=FAMILY,
        fill_rule="evenodd",
    )
    return f"{MARK} {study.version} -->\n{_NOT_XML.sub(REPLACEMENT, svg)}\n"
