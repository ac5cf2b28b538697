"""The panels' ground and lines: area and share above, people below, distances under both."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shapely

from rangereach.curve import CurveStudy
from rangereach.outputs import style
from rangereach.outputs.figure.path import decimal, path_data
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.wording import Wording
from rangereach.units import M2_PER_KM2, M_PER_KM, km_per

from .axes import Panel, round_ticks

__all__ = ["Tick", "area_line", "area_ticks", "below", "draw_axis", "draw_curve", "draw_grid"]
__all__ += ["people_line", "people_ticks", "range_ticks", "share_ticks"]

COLOURS = style.LIGHT
MOST_ACROSS, MOST_UP = 8, 4

Tick = tuple[float, str]
"""A value, and what is written there."""


def range_ticks(panel: Panel, wording: Wording, most: int = MOST_ACROSS) -> list[Tick]:
    """Return round distances in the reader's unit, kilometres; the last names the unit."""
    km = km_per(wording.units)
    ticks = round_ticks(panel.first_km / km, panel.last_km / km, most)
    texts = [wording.about(tick) for tick in ticks[:-1]]
    texts.append(wording.say("at_km", km=ticks[-1] * km))
    return [(tick * km, text) for tick, text in zip(ticks, texts, strict=True)]


def area_ticks(top_km2: float, wording: Wording) -> list[Tick]:
    """Return round areas in the reader's unit, square kilometres; the last names the unit."""
    km2 = km_per(wording.units) ** 2
    ticks = round_ticks(0.0, top_km2 / km2, MOST_UP)
    texts = [wording.about(tick) for tick in ticks[:-1]]
    texts.append(wording.say("area_value", area=ticks[-1] * km2))
    return [(tick * km2, text) for tick, text in zip(ticks, texts, strict=True)]


def share_ticks(top: float, wording: Wording) -> list[Tick]:
    """Return round shares."""
    ticks = [tick / 100 for tick in round_ticks(0.0, 100 * top, MOST_UP)]
    whole = all(abs(100 * tick - round(100 * tick)) < 1e-9 for tick in ticks)
    return [
        (
            tick,
            wording.say("curve_percent", share=100 * tick)
            if whole
            else wording.say("share_value", share=tick),
        )
        for tick in ticks
    ]


def people_ticks(top: float, wording: Wording) -> list[Tick]:
    """Return round numbers of people."""
    ticks = [tick for tick in round_ticks(0.0, top, MOST_UP) if tick == round(tick)]
    return [(tick, wording.integer(tick)) for tick in ticks]


def area_line(study: CurveStudy, panel: Panel) -> shapely.LineString:
    """Return the curve of the reached area, from stop to stop."""
    curve = study.together
    return shapely.LineString(
        panel.place(curve.stops_km, [area / M2_PER_KM2 for area in curve.area_m2])
    )


def people_line(study: CurveStudy, panel: Panel) -> shapely.LineString:
    """Return the people within reach: a step at the exact distance of each town."""
    curve = study.together
    kms, people = [curve.stops_km[0]], [0.0]
    for entry in study.entries(curve):
        km = entry.enters_m / M_PER_KM
        if km > curve.stops_km[0]:
            kms += [km, km]
            people += [people[-1], entry.people]
        else:
            people[-1] = entry.people
    kms.append(curve.stops_km[-1])
    people.append(people[-1])
    return shapely.LineString(panel.place(kms, people))


def below(line: shapely.LineString, panel: Panel) -> shapely.Polygon:
    """Return the area between a curve and the lower edge of its panel."""
    points = list(line.coords)
    first, last = points[0][0], points[-1][0]
    area = shapely.Polygon([*points, (last, panel.box.bottom), (first, panel.box.bottom)])
    return shapely.buffer(area, 0)


def draw_grid(panel: Panel, ticks: Sequence[Tick], right: Sequence[Tick] = ()) -> list[Markup]:
    """Draw a hairline at each value on the left, and a short one at each on the right."""
    box = panel.box
    lines = [
        f"M{decimal(box.left)} {decimal(panel.y(value))}H{decimal(box.right)}"
        for value, _ in ticks
        if value
    ]
    lines += [
        f"M{decimal(box.right)} {decimal(panel.y(value))}h{decimal(0.012 * box.width)}"
        for value, _ in right
        if value
    ]
    return [tag("path", d=line) for line in lines]


def draw_axis(
    ticks: Sequence[Tick], place: Callable[[float], tuple[float, float]], size: float, anchor: str
) -> list[Markup]:
    """Write what stands at ticks.

    Parameters
    ----------
    ticks : sequence of Tick
        Values and texts.
    place : callable
        Returns where the middle of a text's line begins.
    size : float
        Of the type.
    anchor : {"start", "middle", "end"}
        The alignment.
    """
    written = []
    for value, text in ticks:
        x, middle = place(value)
        written.append(
            tag(
                "text",
                text,
                x=decimal(x),
                y=decimal(middle + 0.36 * size),
                text_anchor=None if anchor == "start" else anchor,
                font_size=decimal(size),
                fill=COLOURS["muted"],
            )
        )
    return written


def draw_curve(line: shapely.LineString, stroke: float) -> Markup:
    """Draw a curve."""
    return tag("path", d=path_data(line), stroke_width=decimal(2.2 * stroke))
