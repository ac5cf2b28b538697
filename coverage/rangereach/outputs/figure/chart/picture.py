"""The picture of a curve: words, two panels and their labels put together as one SVG."""

from __future__ import annotations

from collections.abc import Callable

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach.curve import CurveStudy
from rangereach.outputs import style
from rangereach.outputs.figure.frame import Box
from rangereach.outputs.figure.layers import layer
from rangereach.outputs.figure.layout import label_halos, lay_out, wrap_svg
from rangereach.outputs.figure.path import decimal, path_data
from rangereach.outputs.figure.room import Room
from rangereach.outputs.figure.sheet import Sheet, choose_sheet
from rangereach.outputs.figure.typeface import text_width
from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.summary import frame_note
from rangereach.outputs.wording import Wording, curve_capitals, curve_finding, curve_title
from rangereach.units import M2_PER_KM2, M_PER_KM

from .axes import Panel
from .bands import ROW, draw_bars, draw_edges, edge_lines, find_spans, shade
from .labels import Callout, place_callouts
from .note import place_note
from .panels import (
    area_line,
    area_ticks,
    below,
    draw_axis,
    draw_curve,
    draw_grid,
    people_line,
    people_ticks,
    range_ticks,
    share_ticks,
)
from .words import write_foot, write_head

__all__ = ["render_chart"]

COLOURS = style.LIGHT
HEADROOM = 1.06
"""By how much an axis is longer than the greatest value."""

PEOPLE_SHARE = 0.42
"""Height of the lower panel, of both."""

MOST_JUMPS = 24
FROM_ZERO = 0.3
"""The axis of distances begins at 0 where the sweep begins below this share of its end."""


def render_chart(
    study: CurveStudy,
    *,
    lang: str = "en",
    units: str = "km",
    size: str = "social",
    width_mm: float | None = None,
) -> str:
    """Draw how reach grows with range as a static picture.

    Parameters
    ----------
    study : CurveStudy
        From `rangereach.curve.trace`; the curve of all origins is drawn.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    size : {"social", "square", "page", "print"}
        As for `rangereach.outputs.figure.render_svg`.
    width_mm : float, optional
        Width on paper, for ``"print"``.

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
    words, box, height = lay_out(
        sheet,
        lambda column: write_head(column, study, wording, sheet),
        lambda column: write_foot(column, study, wording, sheet),
    )
    inner = box
    if sheet.words is not None:
        edge = 0.9 * sheet.margin
        inner = Box(box.left, edge, box.width - sheet.margin, box.height - 2 * edge)
    drawn = _Chart(study, wording, sheet, inner).draw()
    said = filter(None, (curve_finding(study, wording), curve_capitals(study, wording)))
    note = _note(study, wording)
    return wrap_svg(
        sheet,
        height,
        join(drawn, layer("Words", words)),
        lang=wording.lang,
        title=curve_title(study, wording),
        description=f"{' '.join(said)} {note}.",
        version=study.version,
    )


def _note(study: CurveStudy, wording: Wording) -> str:
    """Say what must stand inside the frame; the sweep itself is always the reader's own."""
    return frame_note(study.scenario.ranges, wording, own=True)


class _Chart:
    """The panels with all that is on them.

    Parameters
    ----------
    study : CurveStudy
        What is drawn.
    wording : Wording
        The language and units.
    sheet : Sheet
        For its sizes of type.
    box : Box
        Where it stands.
    """

    def __init__(self, study: CurveStudy, wording: Wording, sheet: Sheet, box: Box) -> None:
        self.study, self.wording = study, wording
        self.size, self.small, self.stroke = sheet.label, 0.88 * sheet.label, sheet.stroke
        self.box, self.spans = box, find_spans(study)
        curve = study.together
        low, high = curve.stops_km[0], curve.stops_km[-1]
        first_km = 0.0 if low <= FROM_ZERO * high else low
        entries = study.entries(curve)
        area_top = (curve.area_m2[-1] or curve.target_area_m2 / 100) / M2_PER_KM2 * HEADROOM
        people_top = max(entries[-1].people if entries else 0, 4) * HEADROOM
        self.areas = area_ticks(area_top, wording)
        self.shares = share_ticks(area_top * M2_PER_KM2 / curve.target_area_m2, wording)
        self.people = people_ticks(people_top, wording)
        left = max(text_width(text, self.small) for _, text in (*self.areas, *self.people))
        right = max(text_width(text, self.small) for _, text in self.shares)
        plot = Box(
            box.left + left + 0.5 * self.small,
            box.top,
            box.width - left - right - 1.6 * self.small,
            box.height,
        )
        heading, foot = 1.9 * self.size, 1.9 * self.small
        self.bars_top = box.top + heading - 0.3 * self.size
        bars = len(self.spans) * ROW * self.size
        room = box.bottom - box.top - bars - 2 * heading - foot - 0.8 * self.size
        upper, lower = (1 - PEOPLE_SHARE) * room, PEOPLE_SHARE * room
        first = Box(plot.left, box.top + heading + bars, plot.width, upper)
        second = Box(plot.left, first.bottom + 0.8 * self.size + heading, plot.width, lower)
        self.area = Panel(first, first_km, high, area_top)
        self.crowd = Panel(second, first_km, high, people_top)

    def draw(self) -> Markup:
        """Return the layers of the chart, in painting order."""
        area, crowd = area_line(self.study, self.area), people_line(self.study, self.crowd)
        grounds, fills = [], []
        for panel, line in ((self.area, area), (self.crowd, crowd)):
            grounds.append(_rect(panel.box))
            under = below(line, panel)
            fills.append(_shape(under, COLOURS["farthest"]))
            fills.append(_shape(shade(self.spans, panel, under), COLOURS["near"]))
        note, named = self._name(area, crowd)
        dots, names = (join(*parts) for parts in zip(*named, strict=True))
        bars, bar_names = draw_bars(self.spans, self.area, self.bars_top, self.size, self.wording)
        edges = [
            *draw_edges(self.spans, self.area, self.area.box.top, self.stroke),
            *draw_edges(self.spans, self.crowd, self.crowd.box.top, self.stroke),
        ]
        return join(
            layer("Panels", *grounds, fill=COLOURS["target"], stroke="none"),
            layer("Reach", *filter(None, fills)),
            layer("Grid", *self._grid(), stroke=COLOURS["line"], stroke_width=self._width(0.5)),
            layer(
                "Range_edges",
                *edges,
                *bars,
                fill="none",
                stroke=COLOURS["edge"],
                stroke_width=self._width(0.9),
            ),
            layer(
                "Curves",
                draw_curve(area, self.stroke),
                draw_curve(crowd, self.stroke),
                fill="none",
                stroke=COLOURS["edge"],
                stroke_linejoin="round",
            ),
            layer("Places", dots),
            label_halos(self.small),
            layer("Labels", *bar_names, names),
            layer("Axes", *self._axes()),
            layer("Furniture", note),
        )

    def _name(
        self, area: shapely.LineString, crowd: shapely.LineString
    ) -> tuple[Markup, list[tuple[Markup, Markup]]]:
        """Put down the note, and dots with names: what is published first, the note, the rest."""
        room, size = Room(self.area.box), self.small
        edges = [edge_lines(self.spans, panel) for panel in (self.area, self.crowd)]
        published = place_callouts(self._published(), room, area, size, edges=edges[0])
        note = place_note(
            _note(self.study, self.wording),
            room,
            starts=[self.area.x(km) for span in self.spans for km, _ in span.edges()],
            line=area,
            edges=edges[0],
            size=size,
        )
        shares = place_callouts(self._shares(), room, area, size, edges=edges[0])
        towns = place_callouts(self._towns(), Room(self.crowd.box), crowd, size, edges=edges[1])
        return note, [published, shares, towns]

    def _width(self, weight: float) -> str:
        return decimal(weight * self.stroke)

    def _grid(self) -> list[Markup]:
        panels = (self.area, self.crowd)
        base = [
            tag(
                "path",
                d=f"M{decimal(box.left)} {decimal(box.bottom)}H{decimal(box.right)}",
                stroke=COLOURS["muted"],
            )
            for box in (panel.box for panel in panels)
        ]
        shown = [(share * self._target_km2, text) for share, text in self.shares]
        return [
            *draw_grid(self.area, self.areas, shown),
            *draw_grid(self.crowd, self.people),
            *base,
        ]

    @property
    def _target_km2(self) -> float:
        return self.study.together.target_area_m2 / M2_PER_KM2

    def _axes(self) -> list[Markup]:
        """Write values at the left, shares at the right, distances below, a heading on top."""
        written: list[Markup] = []
        gap, small = 0.5 * self.small, self.small
        for panel, ticks in ((self.area, self.areas), (self.crowd, self.people)):
            written += draw_axis(ticks, _left_of(panel, gap), small, "end")
        box, crowd = self.area.box, self.crowd
        written += draw_axis(
            self.shares,
            lambda share: (box.right + 1.1 * small, self.area.y(share * self._target_km2)),
            small,
            "start",
        )
        most = max(2, min(8, int(box.width / (5.5 * small))))
        written += draw_axis(
            range_ticks(crowd, self.wording, most),
            lambda km: (crowd.x(km), crowd.box.bottom + 1.0 * small),
            small,
            "middle",
        )
        target = self.wording.name(self.study.scenario.target.names)
        for panel, top, text in (
            (self.area, self.bars_top, self.wording.say("curve_panel_area", target=target)),
            (self.crowd, crowd.box.top, self.wording.say("curve_panel_people")),
        ):
            written.append(self._heading(text, panel.box.left, top))
        return written

    def _heading(self, text: str, left: float, below: float) -> Markup:
        """Write what a panel shows; farther left and smaller where it is too long."""
        width = text_width(text, self.size)
        if left + width > self.box.right:
            left = self.box.left
        size = self.size * min(1.0, (self.box.right - left) / width)
        return tag(
            "text",
            text,
            x=decimal(left),
            y=decimal(below - 0.55 * self.size),
            font_size=decimal(size),
            fill=COLOURS["ink"],
        )

    def _published(self) -> list[Callout]:
        """Return what is reached at the edges of bands."""
        study, found = self.study, []
        stops = {round(stop.range_km, 9): stop for stop in study.stops(study.together)}
        for km in dict.fromkeys(km for span in self.spans for km, _ in span.edges()):
            stop = stops[round(km, 9)]
            if not stop.area_m2:
                continue
            area = stop.area_m2 / M2_PER_KM2
            text = self.wording.say("oblast_value", area=area, share=stop.share)
            found.append(Callout(self.area.x(km), self.area.y(area), text, strong=True))
        return found

    def _shares(self) -> list[Callout]:
        """Return where round shares of the target are within reach."""
        curve, wording, found = self.study.together, self.wording, []
        for share, enters_m in curve.share_enters_m.items():
            km = enters_m / M_PER_KM
            if curve.stops_km[0] <= km:
                text = wording.say("curve_share", share=100 * share, km=km)
                at = self.area.y(share * self._target_km2)
                found.append(Callout(self.area.x(km), at, text))
        return found

    def _towns(self) -> list[Callout]:
        """Return the towns at which the lower curve jumps, the most important first."""
        study, curve = self.study, self.study.together
        jumps = [
            entry
            for entry in study.jumps(curve, MOST_JUMPS)
            if entry.enters_m >= curve.stops_km[0] * M_PER_KM and entry.town.population
        ]
        jumps.sort(key=lambda entry: (not entry.town.capital, -(entry.town.population or 0)))
        return [
            Callout(
                self.crowd.x(entry.enters_m / M_PER_KM),
                self.crowd.y(entry.people),
                self.wording.name(entry.town.names),
                strong=entry.town.capital,
            )
            for entry in jumps
        ]


def _left_of(panel: Panel, gap: float) -> Callable[[float], tuple[float, float]]:
    return lambda value: (panel.box.left - gap, panel.y(value))


def _rect(box: Box) -> Markup:
    return tag(
        "rect",
        x=decimal(box.left),
        y=decimal(box.top),
        width=decimal(box.width),
        height=decimal(box.height),
    )


def _shape(area: BaseGeometry, fill: str) -> Markup | None:
    data = path_data(area)
    return tag("path", d=data, fill=fill) if data else None
