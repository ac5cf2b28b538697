"""The numbers, the towns and the oblasts, as tables a reader can check."""

from __future__ import annotations

from collections.abc import Callable

from rangereach.model import Range
from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.wording import Wording, band_label, origin_phrase, towns_sentence
from rangereach.reach import Reach
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from .sure import range_head
from .towns import named_towns

__all__ = ["captioned_table", "numbers_section", "places_section"]


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


def _band_table(study: Study, wording: Wording, band: Range) -> Markup:
    target = wording.name(study.scenario.target.names)
    origin = origin_phrase(wording, study.scenario, study.territory.countries)
    rows = study.rows(band)
    label = band_label(wording, band)
    caption = (
        wording.say("numbers_caption_band", label=label, target=target, origin=origin)
        if label
        else wording.say("numbers_caption", target=target, origin=origin)
    )
    measures: list[tuple[str, str, Callable[[Reach], str]]] = [
        (
            "area",
            wording.say("area"),
            lambda row: wording.say("area_value", area=row.area_m2 / M2_PER_KM2),
        ),
        (
            "share",
            wording.say("share", target=target),
            lambda row: wording.say("share_value", share=row.share),
        ),
        (
            "depth",
            wording.say("depth"),
            lambda row: wording.say("depth_value", depth=row.depth_m / M_PER_KM),
        ),
        (
            "oblasts",
            wording.say("oblasts"),
            lambda row: wording.say("oblasts_value", count=len(row.oblasts)),
        ),
        (
            "towns",
            wording.say("towns"),
            lambda row: wording.say("towns_value", count=len(row.town_ids)),
        ),
        (
            "people",
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
            data_measure=key,
        )
        for key, name, value in measures
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
                data_measure="missing",
            )
        )
    heads = [range_head(study, wording, row.range_km, band) for row in rows]
    return captioned_table(caption, [wording.say("measure"), *heads], body, band_id=band.id)


def _origin_table(study: Study, wording: Wording) -> Markup:
    """Area from each origin alone, for the edges of every band."""
    target = wording.name(study.scenario.target.names)
    steps = style.steps_km(study.scenario.ranges)
    body, by_origin = [], study.by_origin()
    for origin in study.scenario.origins:
        cells = [
            wording.say("area_value", area=row.area_m2 / M2_PER_KM2)
            if row.area_m2
            else wording.say("short_by", missing=row.missing_m / M_PER_KM)
            for row in by_origin[origin.id].values()
        ]
        phrase = origin_phrase(wording, study.scenario, study.territory.countries, (origin,))
        body.append(tag("tr", tag("th", phrase, scope="row"), *(tag("td", cell) for cell in cells)))
    heads = [range_head(study, wording, km) for km in steps]
    caption = wording.say("by_origin_caption", target=target)
    return captioned_table(caption, [wording.say("origin"), *heads], body)


def places_section(study: Study, wording: Wording) -> Markup:
    """Which towns and oblasts are within reach, by range."""
    rows = list(study.by_range_km().values())
    target = wording.name(study.scenario.target.names)
    if not rows[-1].area_m2:
        text = wording.say("where_nothing", high=rows[-1].range_km, target=target)
        return tag("section", tag("h2", wording.say("where")), tag("p", text), *_asked())
    sentences = []
    before: set[str] = set()
    for row in rows:
        towns = [study.towns[town_id] for town_id in row.town_ids if town_id not in before]
        before.update(row.town_ids)
        names = [wording.name(town.names) for town in towns if style.is_named(town)]
        more = len(towns) - len(names)
        sentence = towns_sentence(wording, row.range_km, names, more, first=row is rows[0])
        sentences.append(tag("p", sentence))
    return tag(
        "section",
        tag("h2", wording.say("where")),
        *sentences,
        *_asked(),
        tag("p", wording.say("towns_note"), class_="rr-small"),
        tag(
            "div",
            _oblast_table(wording, study, rows),
            class_="rr-tables",
        ),
        _town_table(study, wording),
    )


def _asked() -> list[Markup]:
    """Leave room for the towns and oblasts of another distance; the page fills it."""
    return [
        tag("p", class_="rr-asked-towns", hidden=True),
        tag("p", class_="rr-asked-oblasts", hidden=True),
    ]


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
    heads = [range_head(study, wording, row.range_km) for row in rows]
    return captioned_table(wording.say("oblasts_caption"), [wording.say("oblast"), *heads], body)


def _town_table(study: Study, wording: Wording) -> Markup | None:
    first = study.first_range_km()
    towns = sorted(
        (town for town in named_towns(study) if town.id in first),
        key=lambda town: (study.town_distance_m[town.id], town.id),
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
            tag("td", wording.say("at_km", km=first[town.id])),
        )
        for town in towns
    ]
    heads = [wording.say(key) for key in ("town", "town_population", "town_km", "town_at")]
    return tag(
        "details",
        tag("summary", wording.say("towns_table", count=len(towns))),
        captioned_table(wording.say("towns_caption"), heads, body),
    )


def _head(text: str) -> Markup:
    """Head a column; what is one already stays so."""
    return text if isinstance(text, Markup) else tag("th", text, scope="col")


def captioned_table(
    caption: str,
    heads: list[str],
    body: list[Markup],
    *,
    band_id: str | None = None,
    name: str = "",
) -> Markup:
    """Build a table that scrolls in its own frame where a narrow screen cannot hold it.

    Parameters
    ----------
    caption : str
        What stands above it.
    heads : list of str
        Of the columns: text, or a head as markup.
    body : list of Markup
        The rows.
    band_id : str, optional
        The band it is about.
    name : str
        Of its frame, where the caption stands on the page more than once.
    """
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption),
            tag("thead", tag("tr", *map(_head, heads))),
            tag("tbody", join(*body)),
            data_band=band_id,
        ),
        class_="rr-scroll",
        role="region",
        tabindex="0",
        aria_label=name or caption,
    )
