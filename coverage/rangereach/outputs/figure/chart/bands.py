"""What is marked along the distances: bands as bars above the panels, with their names."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach.curve import CurveStudy
from rangereach.model import Range
from rangereach.outputs import style
from rangereach.outputs.figure.frame import Box
from rangereach.outputs.figure.layers import DASH
from rangereach.outputs.figure.path import decimal
from rangereach.outputs.figure.typeface import text_width
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.wording import Wording, band_label, range_phrase

from .axes import Panel

__all__ = ["ROW", "Span", "draw_bars", "draw_edges", "edge_lines", "find_spans", "shade"]

COLOURS = style.LIGHT
ROW = 1.5
"""Height of a bar with its name, of the type's size."""


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a band that lies within the sweep.

    Parameters
    ----------
    band : Range
        Which.
    low_km, high_km : float
        Its ends, no farther out than the sweep's.
    """

    band: Range
    low_km: float
    high_km: float

    def edges(self) -> list[tuple[float, bool]]:
        """Return the edges of the band that are in view, and whether each is dashed."""
        return [
            (km, edge == "high")
            for edge, km in self.band.distinct_edges_km()
            if self.low_km <= km <= self.high_km
        ]


def find_spans(study: CurveStudy) -> list[Span]:
    """Return the bands that the sweep meets, in the order of the question."""
    low, high = study.sweep.low_km, study.sweep.high_km
    return [
        Span(band, max(band.low_km, low), min(band.high_km, high))
        for band in study.scenario.ranges
        if band.low_km <= high and band.high_km >= low
    ]


def draw_bars(
    spans: list[Span], panel: Panel, top: float, size: float, wording: Wording
) -> tuple[list[Markup], list[Markup]]:
    """Draw one bar per band, one below the other, and its name beside it.

    Parameters
    ----------
    spans : list of Span
        From `find_spans`.
    panel : Panel
        For its axis of distances.
    top : float
        Where the first row begins.
    size : float
        Of the type.
    wording : Wording
        The language and units.

    Returns
    -------
    bars, names : list of Markup
        Elements.
    """
    bars, names = [], []
    for number, span in enumerate(spans):
        middle = top + (number + 0.5) * ROW * size
        left, right = panel.x(span.low_km), panel.x(span.high_km)
        thick = 0.5 * size
        bars.append(
            tag(
                "rect",
                x=decimal(left - 0.1 * size),
                y=decimal(middle - thick / 2),
                width=decimal(right - left + 0.2 * size),
                height=decimal(thick),
                fill=COLOURS["edge"],
            )
        )
        texts = _texts(span.band, wording)
        text, x, anchor = _fit(texts, left, right, panel.box, size)
        names.append(
            tag(
                "text",
                text,
                x=f"{x:.1f}",
                y=f"{middle + 0.36 * size:.1f}",
                font_size=f"{size:.1f}",
                text_anchor=anchor,
                fill=COLOURS["edge"],
                font_weight="700",
            )
        )
    return bars, names


def _texts(band: Range, wording: Wording) -> list[str]:
    """Return what a band may be called, the fullest first."""
    distance = range_phrase(wording, band.low_km, band.high_km)
    label = band_label(wording, band)
    if not label:
        return [distance]
    short = label.split(" (")[0]
    fuller = [wording.say("sources_band", label=name, range=distance) for name in (label, short)]
    return [*fuller, short]


def _fit(
    texts: list[str], left: float, right: float, box: Box, size: float
) -> tuple[str, float, str | None]:
    """Return the fullest name that fits beside a bar, where it begins, and its alignment."""
    gap = 0.5 * size
    for text in texts:
        width = text_width(text, size, bold=True)
        if right + gap + width <= box.right:
            return text, right + gap, None
        if left - gap - width >= box.left:
            return text, left - gap, "end"
    return texts[-1], box.right, "end"


def draw_edges(spans: list[Span], panel: Panel, top: float, stroke: float) -> list[Markup]:
    """Draw the edges of bands through a panel: solid for the low one, dashed for the high.

    Parameters
    ----------
    spans : list of Span
        From `find_spans`.
    panel : Panel
        Down to its lower edge.
    top : float
        Where they begin.
    stroke : float
        Units that a line of weight one is wide.
    """
    dash = " ".join(decimal(float(part) * stroke) for part in DASH.split())
    edges = {edge: None for span in spans for edge in span.edges()}
    return [
        tag(
            "path",
            d=f"M{decimal(panel.x(km))} {decimal(top)}V{decimal(panel.box.bottom)}",
            stroke_dasharray=dash if dashed else None,
        )
        for km, dashed in edges
    ]


def edge_lines(spans: list[Span], panel: Panel) -> shapely.MultiLineString:
    """Return the edges of bands within a panel as lines."""
    box = panel.box
    kms = [km for span in spans for km, _ in span.edges()]
    lines = [[(panel.x(km), box.top), (panel.x(km), box.bottom)] for km in kms]
    return shapely.MultiLineString(lines)


def shade(spans: list[Span], panel: Panel, area: shapely.Polygon) -> BaseGeometry:
    """Return the part of the area below a curve that lies in a band."""
    box = panel.box
    inside = [
        shapely.box(panel.x(span.low_km), box.top, panel.x(span.high_km), box.bottom)
        for span in spans
    ]
    within: BaseGeometry = shapely.intersection(area, shapely.union_all(inside))
    return within
