"""The words around the map: title, finding and legend before it, method and sources after."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import cast

from rangereach.curve import CurveStudy
from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.summary import MOST_VOICES, capitals_sentences, voices_sentence
from rangereach.outputs.wording import Wording, band_label, finding, title
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .layers import DASH, Step
from .marks import State, draw_mark
from .path import decimal
from .sheet import Sheet
from .typeface import balance, text_width, wrap

__all__ = ["Column", "sources_sentence", "write_foot", "write_head"]

COLOURS = style.LIGHT
SHORT_LINE = 0.25
"""The last line of a paragraph is no shorter, of the longest; that of a title is nearly as long."""


@dataclass(slots=True)
class Column:
    """A column of words that is written from the top.

    Parameters
    ----------
    x, y : float
        Where the next line begins.
    width : float
        Of its lines.
    scale : float
        By which all type is larger or smaller than the sheet says.
    drawn : Markup
        What was written.
    """

    x: float
    y: float
    width: float
    scale: float = 1.0
    drawn: Markup = field(default_factory=Markup)

    def write(
        self,
        text: str,
        size: float,
        *,
        name: str,
        bold: bool = False,
        colour: str = "ink",
        leading: float = 1.36,
    ) -> None:
        """Write a paragraph, broken to the width.

        Parameters
        ----------
        text : str
            Plain text.
        size : float
            Of the type, before scaling.
        name : str
            The element's id.
        bold : bool
            Whether it is set in bold.
        colour : str
            A role of the style.
        leading : float
            From one base line to the next, of the size.
        """
        size *= self.scale
        lines = balance(text, size, self.width, bold=bold, last=0.8 if bold else SHORT_LINE)
        # A space at the end of each line keeps words apart for whoever copies the text.
        spans = [
            tag(
                "tspan",
                f"{line} " if number + 1 < len(lines) else line,
                x=decimal(self.x),
                y=decimal(self.y + size * (0.98 + leading * number)),
            )
            for number, line in enumerate(lines)
        ]
        weight = "700" if bold else None
        self._add(
            tag(
                "text",
                *spans,
                id=name,
                font_size=decimal(size),
                font_weight=weight,
                fill=COLOURS[colour],
            )
        )
        self.y += size * leading * len(lines)

    def skip(self, by: float) -> None:
        """Leave room, before scaling."""
        self.y += by * self.scale

    def list_items(self, items: list[tuple[str, str]], size: float, fills: dict[str, Step]) -> None:
        """Write the legend: marks with their meaning, as many on a line as fit.

        Parameters
        ----------
        items : list of (mark, text)
            A key of `fills`, or a mark.
        size : float
            Of the type, before scaling.
        fills : dict of str to Step
            The distances that are drawn.
        """
        size *= self.scale
        x, middle = self.x, self.y + 0.75 * size
        parts = []
        for mark, text in items:
            swatch = mark in fills or mark in {"border", "soil"}
            lead = (1.75 if swatch else 0.7) * size + 0.5 * size
            lines = wrap(text, size, self.width - lead)
            width = lead + max(text_width(line, size) for line in lines)
            if x > self.x and x + width > self.x + self.width:
                x, middle = self.x, middle + 1.55 * size
            parts.append(_key(mark, fills.get(mark), x, middle, size))
            spans = [
                tag(
                    "tspan",
                    line,
                    x=decimal(x + lead),
                    y=decimal(middle + size * (0.36 + 1.3 * number)),
                )
                for number, line in enumerate(lines)
            ]
            parts.append(tag("text", *spans))
            middle += 1.3 * size * (len(lines) - 1)
            x = x + width + 1.4 * size if len(lines) == 1 else math.inf
        self._add(tag("g", *parts, id="Legend", font_size=decimal(size), fill=COLOURS["ink"]))
        self.y = middle + 0.85 * size

    def _add(self, part: Markup) -> None:
        self.drawn = join(self.drawn, part)


def write_head(
    column: Column, study: Study, wording: Wording, sheet: Sheet, steps: list[Step]
) -> None:
    """Write title, finding and legend.

    Parameters
    ----------
    column : Column
        Where.
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    sheet : Sheet
        For its sizes of type.
    steps : list of Step
        The distances that are drawn.
    """
    beside = sheet.words is not None
    column.write(title(study, wording), sheet.title, name="Title", bold=True, leading=1.2)
    column.skip(0.3 * sheet.title)
    column.write(finding(study, wording), sheet.body, name="Finding")
    if capitals := capitals_sentences(study, wording):
        column.skip(0.3 * sheet.body if beside else 0)
        column.write(" ".join(capitals), sheet.body, name="Capitals")
    column.skip(0.55 * sheet.body)
    fills = {f"{step.km:g}": step for step in steps}
    size = 0.87 * sheet.body if beside else sheet.label
    column.list_items(_legend(study, wording, steps), size, fills)


def write_foot(column: Column, study: Study, wording: Wording, sheet: Sheet) -> None:
    """Write method and limits, sources, credits and the stamp.

    Parameters
    ----------
    column, study, wording, sheet
        As for `write_head`.
    """
    error = max(ring.max_error_m for ring in study.rings)
    stamp = wording.say(
        "stamp",
        version=study.version,
        date=max(data.retrieved for data in study.datasets),
        scenario=study.scenario.id,
        digest=study.scenario.digest,
    )
    method = wording.say("figure_method", error=error)
    column.write(method, sheet.note, name="Method", colour="muted")
    column.skip(0.35 * sheet.note)
    column.write(sources_sentence(study, wording), sheet.note, name="Sources", colour="muted")
    column.write(f"{wording.say('credit')} {stamp}", sheet.note, name="Credit", colour="muted")


def sources_sentence(study: Study | CurveStudy, wording: Wording) -> str:
    """Say whose words the edges rest on; where there are many, only their names.

    Parameters
    ----------
    study : Study or CurveStudy
        For the ranges of its scenario.
    wording : Wording
        The language.
    """
    ranges = study.scenario.ranges
    publishers: dict[str, None] = {}
    for band in ranges:
        for _, km in band.distinct_edges_km():
            said = [
                figure.source
                for figure, inside in zip(band.figures, band.in_band, strict=True)
                if inside and km in (figure.low_km, figure.high_km)
            ]
            if said:
                best = max(said, key=lambda source: (source.tier == "A", source.date))
                publishers.setdefault(best.publisher)
    if len(ranges) <= MOST_VOICES or not publishers:
        return voices_sentence(study, wording)
    return wording.say("figure_voices", publishers=list(publishers))


def _legend(study: Study, wording: Wording, steps: list[Step]) -> list[tuple[str, str]]:
    """Return what the fills, dots and lines mean."""
    ranges, setback_km = study.scenario.ranges, study.scenario.setback_km
    items = []
    for step in steps:
        labels = [label for band in step.bands if (label := band_label(wording, band))]
        text = wording.say("range_one", low=step.km)
        if setback_km:
            text = wording.say("range_less", range=text, setback=setback_km)
        named = len(ranges) > 1 and labels
        items.append(
            (
                f"{step.km:g}",
                wording.say("legend_within_label", labels=labels, range=text)
                if named
                else wording.say("legend_within", range=text),
            )
        )
    low, high = steps[0].km, steps[-1].km
    enters_km = [
        study.enters_m(town.id) / M_PER_KM for town in study.towns.values() if style.is_named(town)
    ]
    if any(km <= low for km in enters_km):
        text = "legend_reached" if len(steps) == 1 else "legend_reached_low"
        items.append(("full", wording.say(text, low=low)))
    if any(low < km <= high for km in enters_km):
        items.append(("half", wording.say("legend_reached_high", high=high)))
    if any(km > high for km in enters_km):
        items.append(("open", wording.say("legend_unreached")))
    kinds = {origin.kind for origin in study.scenario.origins}
    return items + [
        (kind, wording.say(f"legend_{kind}"))
        for kind in ("place", "border", "soil")
        if kind in kinds
    ]


def _key(mark: str, step: Step | None, x: float, middle: float, size: float) -> Markup:
    """Draw what stands before an entry of the legend."""
    width, height = 1.75 * size, 1.05 * size
    if step is not None:
        line = 0.12 * size
        return tag(
            "rect",
            x=decimal(x + line / 2),
            y=decimal(middle - height / 2 + line / 2),
            width=decimal(width - line),
            height=decimal(height - line),
            fill="none" if step.reached.is_empty else step.fill,
            stroke=COLOURS["edge"],
            stroke_width=decimal(line),
            stroke_dasharray=" ".join(decimal(float(part) * size / 15) for part in DASH.split())
            if step.is_dashed
            else None,
        )
    if mark in {"border", "soil"}:
        return tag(
            "path",
            d=f"M{decimal(x)} {decimal(middle)}h{decimal(width)}",
            stroke=COLOURS["target-line"],
            stroke_width=decimal(0.18 * size),
        )
    return draw_mark(cast(State, mark), x + 0.35 * size, middle, 0.33 * size)
