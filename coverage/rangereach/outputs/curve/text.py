"""Curves for people: the finding, a table of round distances, and why the curves jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs import blocks
from rangereach.outputs.blocks import Block, Entry, Heading, Listing, Paragraph, Table
from rangereach.outputs.wording import (
    Wording,
    band_label,
    band_range,
    curve_capitals,
    curve_finding,
    curve_title,
    full_label,
    published_phrase,
)
from rangereach.units import M2_PER_KM2, M_PER_KM

if TYPE_CHECKING:
    from rangereach.curve import Curve, CurveStudy, Stop
    from rangereach.model import Range, Town

__all__ = ["render_text", "round_stops"]

MOST_ROWS = 12
MOST_TOWNS = 12
NICE = (1, 2, 5)


def render_text(study: CurveStudy, *, lang: str = "en", units: str = "km") -> str:
    """Return the finding, the reach at round distances, and what enters where, as text.

    Parameters
    ----------
    study : CurveStudy
        From `rangereach.curve.trace`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.

    Returns
    -------
    str
        Lines that fit a terminal.
    """
    wording = Wording(lang, units)
    article: list[Block] = [Heading(text=curve_title(study, wording), level=1)]
    article += _summary(study, study.together, wording)
    article += _stops(study, study.together, wording)
    article += _oblasts(study, study.together, wording)
    article += _towns(study, study.together, wording)
    for curve in study.curves[1:]:
        article.append(Heading(text=curve_title(study, wording, curve), level=1))
        article += _summary(study, curve, wording)
        article += _stops(study, curve, wording)
    article += _sources(study, wording)
    return blocks.render_text(article)


def round_stops(study: CurveStudy, curve: Curve) -> list[Stop]:
    """Choose the stops of a table that fits a terminal: the ends, round ones, marked ones.

    Parameters
    ----------
    study : CurveStudy
        From `rangereach.curve.trace`.
    curve : Curve
        One of its curves.
    """
    stops, sweep = study.stops(curve), study.sweep
    count = (sweep.high_km - sweep.low_km) / sweep.step_km
    every = next(
        digit * 10**power
        for power in range(9)
        for digit in NICE
        if count / (digit * 10**power) < MOST_ROWS
    )
    marked = {round(km, 9) for band in study.scenario.ranges for _, km in band.edges_km()}

    def is_shown(stop: Stop) -> bool:
        steps = stop.range_km / (every * sweep.step_km)
        return abs(steps - round(steps)) < 1e-6 or stop.range_km in marked

    return [stop for stop in stops if stop in (stops[0], stops[-1]) or is_shown(stop)]


def _summary(study: CurveStudy, curve: Curve, wording: Wording) -> list[Block]:
    said = (curve_finding(study, wording, curve), curve_capitals(study, wording, curve))
    return [Paragraph(text=text) for text in said if text]


def _stops(study: CurveStudy, curve: Curve, wording: Wording) -> list[Block]:
    say = wording.say
    head = [
        say("explore_range"),
        say("area"),
        say("curve_head_share"),
        say("curve_head_depth"),
        say("curve_head_oblasts"),
        say("curve_head_towns"),
        say("town_population"),
    ]
    rows = [
        (_row_name(study.scenario.ranges, stop.range_km, wording), *_cells(stop, wording))
        for stop in round_stops(study, curve)
    ]
    target, depth_to = wording.name(study.scenario.target.names), curve.depth_to
    return [
        Heading(text=say("curve_stops")),
        Table(head=tuple(head), rows=tuple(rows)),
        Paragraph(
            text=" ".join(
                [
                    say("curve_stops_note", count=len(curve.stops_km)),
                    say(f"method_depth_{depth_to}", target=target),
                ]
            )
        ),
    ]


def _cells(stop: Stop, wording: Wording) -> list[str]:
    say = wording.say
    if not stop.area_m2:
        short = say("short_by", missing=stop.missing_m / M_PER_KM)
        return [short, *(["–"] * 5)]
    return [
        say("area_value", area=stop.area_m2 / M2_PER_KM2),
        say("share_value", share=stop.share),
        say("depth_value", depth=stop.depth_m / M_PER_KM),
        say("oblasts_value", count=stop.oblasts),
        say("towns_value", count=stop.towns),
        say("people_value", count=stop.people),
    ]


def _row_name(ranges: tuple[Range, ...], km: float, wording: Wording) -> str:
    """Say a distance, and which systems or zones it is an edge of."""
    labels = [
        label.split(" (")[0]
        for band in ranges
        if any(abs(edge - km) < 1e-9 for _, edge in band.edges_km())
        if (label := band_label(wording, band))
    ]
    if labels:
        return wording.say("edge_label_many", labels=labels, km=km)
    return wording.say("at_km", km=km)


def _oblasts(study: CurveStudy, curve: Curve, wording: Wording) -> list[Block]:
    """Say which oblast is touched from which range on, and its seat reached."""
    if not curve.oblast_enters_m:
        return []
    say = wording.say
    seats = {town.oblast: town for town in study.towns.values() if town.capital}
    rows = []
    for key, enters_m in curve.oblast_enters_m.items():
        seat = seats.get(key)
        row = [wording.name(study.territory.oblasts[key].names), _km(enters_m, wording)]
        if seat is not None and curve.town_enters_m[seat.id] <= curve.last_m:
            enters = _km(curve.town_enters_m[seat.id], wording)
            row += [wording.name(seat.names), enters, _people(seat, wording)]
        else:
            row += ["–", "–", "–"]
        rows.append(tuple(row))
    head = ("oblast", "curve_head_from", "curve_head_capital", "curve_head_from", "town_population")
    return [
        Heading(text=say("curve_oblasts")),
        Table(head=tuple(map(say, head)), rows=tuple(rows)),
        Paragraph(text=say("method_touched")),
    ]


def _towns(study: CurveStudy, curve: Curve, wording: Wording) -> list[Block]:
    """Name the towns at which the number of people within reach jumps most."""
    jumps = study.jumps(curve, MOST_TOWNS)
    if not jumps:
        return []
    say = wording.say
    rows = tuple(
        (
            wording.name(entry.town.names),
            _km(entry.enters_m, wording),
            _people(entry.town, wording),
            say("people_value", count=entry.people),
        )
        for entry in jumps
    )
    head = ("town", "curve_head_from", "town_population", "curve_head_all")
    return [
        Heading(text=say("curve_towns")),
        Table(head=tuple(map(say, head)), rows=rows),
        Paragraph(text=say("towns_note")),
    ]


def _km(metres: float, wording: Wording) -> str:
    return wording.say("depth_value", depth=metres / M_PER_KM)


def _people(town: Town, wording: Wording) -> str:
    if town.population is None:
        return wording.say("uncertain")
    return wording.say("people_value", count=town.population)


def _sources(study: CurveStudy, wording: Wording) -> list[Block]:
    """Print every figure of the bands that are marked."""
    if not study.scenario.ranges:
        return [Paragraph(text=wording.say("no_source"))]
    found: list[Block] = [Heading(text=wording.say("sources"))]
    for band in study.scenario.ranges:
        found += _band_sources(band, wording)
    return found


def _band_sources(band: Range, wording: Wording) -> list[Block]:
    """Print the figures that set the edges of a band, and count the others."""
    say = wording.say
    values = {"label": full_label(wording, band), "range": band_range(wording, band)}
    if band.is_own:
        key = "sources_none" if band_label(wording, band) else "sources_none_plain"
        return [Paragraph(text=say(key, **values))]
    edges = {band.low_km, band.high_km}
    entries = []
    for figure, inside in zip(band.figures, band.in_band, strict=True):
        if not inside or edges.isdisjoint((figure.low_km, figure.high_km)):
            continue
        source = figure.source
        line = "source_line" if source.date_certain else "source_line_inferred"
        spread = published_phrase(wording, figure.low_km, figure.high_km)
        marks = [spread, say(line, publisher=source.publisher, date=source.date)]
        if figure.hedge:
            marks.append(say("figure_hedge", hedge=figure.hedge))
        quote = say("figure_quote", text=source.quote) if source.quote else ""
        entries.append(Entry(text=say("marks", marks=marks), quote=quote, url=source.url))
    key = "sources_band_weak" if band.corroborated is False else "sources_band"
    found: list[Block] = [
        Paragraph(text=say(key, **values)),
        Listing(entries=tuple(entries)),
    ]
    if others := len(band.figures) - len(entries):
        found.append(Paragraph(text=say("sources_show", count=others)))
    return found
