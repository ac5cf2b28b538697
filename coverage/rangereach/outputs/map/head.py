"""The top of the page: title, finding, who said it, legend, and the map's frame."""

from __future__ import annotations

import math
from collections.abc import Iterable

from rangereach.model import Claim, Figure, Range
from rangereach.outputs import style
from rangereach.outputs.wording import Wording, band_label, finding, title
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .markup import Markup, join, tag
from .towns import named_towns

MOST_VOICES = 2
"""With more bands than this, the top of the page counts the figures instead."""

__all__ = ["map_frame", "map_legend", "newest_date", "page_header"]


def page_header(study: Study, wording: Wording) -> Markup:
    """Title, the finding, the regional capitals it reaches, and who said it."""
    return tag(
        "header",
        tag("h1", title(study, wording.lang)),
        tag("p", finding(study, wording.lang), class_="rr-finding"),
        _capitals(study, wording),
        tag("p", _voices(study, wording), class_="rr-who"),
    )


def _capitals(study: Study, wording: Wording) -> Markup | None:
    """Name the seats of oblasts within the shortest and only within the longest range."""
    steps = style.steps_km(study.scenario.ranges)
    seats = sorted(
        (study.enters_m(town.id), wording.name(town.names))
        for town in study.towns.values()
        if town.capital
    )
    low = [name for distance_m, name in seats if distance_m <= steps[0] * M_PER_KM]
    high = [
        name
        for distance_m, name in seats
        if steps[0] * M_PER_KM < distance_m <= steps[-1] * M_PER_KM
    ]
    sentences = []
    if low:
        sentences.append(wording.say("capitals_low", count=len(low), low=steps[0], names=low))
    if high:
        sentences.append(wording.say("capitals_high", count=len(high), high=steps[-1], names=high))
    return tag("p", " ".join(sentences), class_="rr-capitals") if sentences else None


def _voices(study: Study, wording: Wording) -> str:
    """Say whose words each edge of each band rests on."""
    ranges = study.scenario.ranges
    figures = sum(len(band.figures) for band in ranges)
    if not figures:
        return wording.say("who_nobody")
    if len(ranges) > MOST_VOICES:
        return wording.say("who_many", count=figures)
    voices = []
    for band in ranges:
        said = [_voice(study, wording, band, km) for km in sorted({band.low_km, band.high_km})]
        text = wording.say("voices", voices=said)
        label = band_label(wording, band)
        several = len(ranges) > 1 and label
        voices.append(wording.say("who_label", label=label, said=text) if several else text)
    return wording.say("who_line", voices=voices)


def _voice(study: Study, wording: Wording, band: Range, km: float) -> str:
    distance = wording.say("range_one", low=km)
    if band.is_own:
        return wording.say("who_own", range=distance)
    figure = _best(figure for figure in band.figures if km in (figure.low_km, figure.high_km))
    claim = _claim_of(study.scenario.claims, figure)
    return wording.say(
        "who_figure" if figure.source.date_certain else "who_figure_inferred",
        range=distance,
        publisher=claim.speaker if claim else figure.source.publisher,
        date=figure.source.date,
    )


def _best(figures: Iterable[Figure]) -> Figure:
    """Prefer a maker, ministry or armed force, then the newest."""
    return max(figures, key=lambda figure: (figure.source.tier == "A", figure.source.date))


def _claim_of(claims: tuple[Claim, ...], figure: Figure) -> Claim | None:
    """Return the statement that a figure was taken from."""
    return next(
        (
            claim
            for claim in claims
            if claim.source.date == figure.source.date
            and claim.low_km is not None
            and claim.high_km is not None
            and claim.low_km <= figure.low_km <= figure.high_km <= claim.high_km
        ),
        None,
    )


def map_legend(study: Study, wording: Wording) -> Markup:
    """Say what the fills, dots and lines mean."""
    ranges = study.scenario.ranges
    steps = style.steps_km(ranges)
    setback_km = study.scenario.setback_km
    towns = named_towns(study)
    items = []
    for index, km in enumerate(steps):
        labels = [
            label
            for band in ranges
            if km in (band.low_km, band.high_km) and (label := band_label(wording, band))
        ]
        dashed = all(km != band.low_km for band in ranges)
        text = wording.say("range_one", low=km)
        if setback_km:
            text = wording.say("range_less", range=text, setback=setback_km)
        sentence = (
            wording.say("legend_within_label", labels=labels, range=text)
            if len(ranges) > 1 and labels
            else wording.say("legend_within", range=text)
        )
        classes = f"rr-swatch rr-fill{index}" + (" rr-dashed" if dashed else "")
        items.append(tag("li", tag("i", class_=classes), sentence))
    nearest_m = min((study.enters_m(town.id) for town in towns), default=math.inf)
    if nearest_m <= steps[0] * M_PER_KM:
        single = len(steps) == 1
        text = "legend_reached" if single else "legend_reached_low"
        items.append(_dot("full", wording.say(text, low=steps[0])))
    if len(steps) > 1 and nearest_m <= steps[-1] * M_PER_KM:
        items.append(_dot("half", wording.say("legend_reached_high", high=steps[-1])))
    if towns:
        items.append(_dot("open", wording.say("legend_unreached")))
    kinds = {origin.kind for origin in study.scenario.origins}
    if "place" in kinds:
        items.append(_dot("place", wording.say("legend_place")))
    for kind in ("border", "soil"):
        if kind in kinds:
            stroke = tag("i", class_="rr-stroke")
            items.append(tag("li", stroke, wording.say(f"legend_{kind}")))
    return tag("ul", *items, class_="rr-legend", aria_label=wording.say("legend"))


def _dot(kind: str, text: str) -> Markup:
    return tag("li", tag("i", class_=f"rr-dot rr-{kind}"), text)


def newest_date(ranges: Iterable[Range]) -> str | None:
    """Return the newest date of the figures that the bands rest on; None without any."""
    dates = [
        figure.source.date
        for band in ranges
        for figure, inside in zip(band.figures, band.in_band, strict=True)
        if inside
    ]
    return max(dates, default=None)


def map_frame(study: Study, wording: Wording, map_id: str) -> Markup:
    """Build the map's frame, with everything that a screenshot must carry."""
    ranges = study.scenario.ranges
    date = newest_date(ranges)
    own = any(band.is_own for band in ranges)
    if date is None:
        note = wording.say("note_own")
    else:
        note = wording.say("note_both" if own else "note_published", date=date)
    target = wording.name(study.scenario.target.names)
    label = wording.say("map_label", title=title(study, wording.lang))
    frame = tag(
        "div",
        tag("div", id=map_id, class_="rr-map folium-map", role="region", aria_label=label),
        Markup(
            tag(
                "svg",
                class_="rr-locator",
                role="img",
                aria_label=wording.say("locator", target=target),
            )
        ),
        tag("p", note, class_="rr-note"),
        tag(
            "div",
            tag("button", "×", type="button", class_="rr-close", aria_label=wording.say("close")),
            tag("div", aria_live="polite"),
            class_="rr-panel",
            hidden=True,
        ),
        tag("div", class_="rr-hint", aria_hidden="true"),
        tag("noscript", tag("p", wording.say("no_script"))),
        class_="rr-frame",
    )
    return tag(
        "figure",
        tag("a", wording.say("map_skip"), href="#rr-numbers", class_="rr-skip"),
        frame,
        tag("figcaption", join(wording.say("credit"))),
    )
