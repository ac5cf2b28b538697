"""The numbers, the towns and the oblasts, as tables a reader can check."""

from __future__ import annotations

from collections.abc import Callable

from rangereach.model import Range, Town
from rangereach.outputs import style
from rangereach.outputs.wording import Wording, band_label, origin_phrase, range_phrase
from rangereach.reach import Reach
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from .markup import Markup, join, tag
from .towns import named_towns

__all__ = ["numbers_section", "places_section"]


def numbers_section(study: Study, wording: Wording) -> Markup:
    """One table per band, low and high side by side, and one by origin."""
    tables = [_band_table(study, wording, band) for band in study.scenario.ranges]
    if len(study.scenario.origins) > 1:
        tables.append(_origin_table(study, wording))
    return tag(
        "section",
        tag("h2", wording.say("numbers"), id="rr-numbers"),
        tag("div", *tables, class_="rr-tables"),
    )


def _rows_of(study: Study, band: Range) -> list[Reach]:
    rows = [study.row(band.id, edge) for edge, _ in band.edges_km()]
    return rows[:1] if band.low_km == band.high_km else rows


def _band_table(study: Study, wording: Wording, band: Range) -> Markup:
    target = wording.name(study.scenario.target.names)
    origin = origin_phrase(wording, study.scenario, study.territory.countries)
    rows = _rows_of(study, band)
    label = band_label(wording, band)
    caption = (
        wording.say("numbers_caption_band", label=label, target=target, origin=origin)
        if label
        else wording.say("numbers_caption", target=target, origin=origin)
    )
    measures: list[tuple[str, Callable[[Reach], str]]] = [
        (
            wording.say("area"),
            lambda row: wording.say("area_value", area=row.area_m2 / M2_PER_KM2),
        ),
        (
            wording.say("share", target=target),
            lambda row: wording.say("share_value", share=row.share),
        ),
        (
            wording.say("depth"),
            lambda row: wording.say("depth_value", depth=row.depth_m / M_PER_KM),
        ),
        (
            wording.say("oblasts"),
            lambda row: wording.say("oblasts_value", count=len(row.oblasts)),
        ),
        (
            wording.say("towns"),
            lambda row: wording.say("towns_value", count=len(row.town_ids)),
        ),
        (
            wording.say("people"),
            lambda row: wording.say("people_value", count=row.towns_population),
        ),
    ]
    none = wording.say("nothing")
    body = [
        tag(
            "tr",
            tag("th", name, scope="row"),
            *(tag("td", value(row) if row.area_m2 else none) for row in rows),
        )
        for name, value in measures
    ]
    if any(row.missing_m > 0 for row in rows):
        body.append(
            tag(
                "tr",
                tag("th", wording.say("missing"), scope="row"),
                *(
                    tag(
                        "td",
                        wording.say("missing_value", missing=row.missing_m / M_PER_KM)
                        if row.missing_m > 0
                        else "–",
                    )
                    for row in rows
                ),
            )
        )
    heads = [wording.say("at_km", km=row.range_m / M_PER_KM) for row in rows]
    return _table(caption, [wording.say("measure"), *heads], body)


def _origin_table(study: Study, wording: Wording) -> Markup:
    """Area from each origin alone, for the edges of every band."""
    target = wording.name(study.scenario.target.names)
    steps = style.steps_km(study.scenario.ranges)
    body = []
    for origin in study.scenario.origins:
        by_km = {row.range_m / M_PER_KM: row for row in study.reach if row.origin_id == origin.id}
        cells = [
            wording.say("area_value", area=by_km[km].area_m2 / M2_PER_KM2)
            if by_km[km].area_m2
            else wording.say("short_by", missing=by_km[km].missing_m / M_PER_KM)
            for km in steps
        ]
        phrase = origin_phrase(wording, study.scenario, study.territory.countries, (origin,))
        body.append(tag("tr", tag("th", phrase, scope="row"), *(tag("td", cell) for cell in cells)))
    heads = [wording.say("at_km", km=km) for km in steps]
    caption = wording.say("by_origin_caption", target=target)
    return _table(caption, [wording.say("origin"), *heads], body)


def places_section(study: Study, wording: Wording) -> Markup:
    """Which towns and oblasts are within reach, by range."""
    steps = style.steps_km(study.scenario.ranges)
    by_km = {row.range_m / M_PER_KM: row for row in study.reach if row.origin_id == "all"}
    target = wording.name(study.scenario.target.names)
    if not by_km[steps[-1]].area_m2:
        text = wording.say("where_nothing", high=steps[-1], target=target)
        return tag("section", tag("h2", wording.say("where")), tag("p", text))
    sentences = []
    before: set[str] = set()
    for index, km in enumerate(steps):
        ids = [town_id for town_id in by_km[km].town_ids if town_id not in before]
        before.update(ids)
        sentences.append(tag("p", _towns_sentence(study, wording, km, ids, first=index == 0)))
    return tag(
        "section",
        tag("h2", wording.say("where")),
        *sentences,
        tag("p", wording.say("towns_note"), class_="rr-small"),
        tag(
            "div",
            _oblast_table(wording, study, [by_km[km] for km in steps]),
            class_="rr-tables",
        ),
        _town_table(study, wording, steps),
    )


def _towns_sentence(
    study: Study, wording: Wording, km: float, ids: list[str], *, first: bool
) -> str:
    named = {town.id for town in named_towns(study)}
    names = [wording.name(study.towns[town_id].names) for town_id in ids if town_id in named]
    more = len(ids) - len(names)
    distance = range_phrase(wording, km, km)
    new = "" if first else "_new"
    if not ids:
        return wording.say(f"towns_none{new}", range=distance)
    if not names:
        return wording.say(f"towns_small_only{new}", range=distance, count=more)
    if more:
        return wording.say(f"towns_named{new}_more", range=distance, names=names, count=more)
    return wording.say(f"towns_named{new}", range=distance, names=names, count=len(names))


def _oblast_table(wording: Wording, study: Study, rows: list[Reach]) -> Markup:
    values = [{oblast.id: oblast for oblast in row.oblasts} for row in rows]
    body = []
    for oblast in rows[-1].oblasts:
        cells = [
            wording.say(
                "oblast_value",
                area=found[oblast.id].area_m2 / M2_PER_KM2,
                share=found[oblast.id].share,
            )
            if oblast.id in found
            else "–"
            for found in values
        ]
        name = wording.name(study.territory.oblasts[oblast.id].names)
        body.append(tag("tr", tag("th", name, scope="row"), *(tag("td", cell) for cell in cells)))
    heads = [wording.say("at_km", km=row.range_m / M_PER_KM) for row in rows]
    return _table(wording.say("oblasts_caption"), [wording.say("oblast"), *heads], body)


def _town_table(study: Study, wording: Wording, steps: list[float]) -> Markup | None:
    setback_m = study.scenario.setback_km * M_PER_KM

    def enters_m(town: Town) -> float:
        return study.town_distance_m[town.id] + setback_m

    towns = sorted(
        (town for town in named_towns(study) if enters_m(town) <= steps[-1] * M_PER_KM),
        key=lambda town: (enters_m(town), town.id),
    )
    if not towns:
        return None
    body = [
        tag(
            "tr",
            tag("th", wording.name(town.names), scope="row"),
            tag(
                "td",
                wording.say("uncertain")
                if town.population is None
                else wording.integer(town.population),
            ),
            tag("td", wording.distance(study.town_distance_m[town.id] / M_PER_KM)),
            tag(
                "td",
                wording.say(
                    "at_km", km=next(km for km in steps if enters_m(town) <= km * M_PER_KM)
                ),
            ),
        )
        for town in towns
    ]
    heads = [wording.say(key) for key in ("town", "town_population", "town_km", "town_at")]
    return tag(
        "details",
        tag("summary", wording.say("towns_table", count=len(towns))),
        _table(wording.say("towns_caption"), heads, body),
    )


def _table(caption: str, heads: list[str], body: list[Markup]) -> Markup:
    """Build a table that scrolls in its own frame where a narrow screen cannot hold it."""
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption),
            tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
            tag("tbody", join(*body)),
        ),
        class_="rr-scroll",
        role="region",
        tabindex="0",
        aria_label=caption,
    )
