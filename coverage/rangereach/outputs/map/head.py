"""The top of the page: title, finding, who said it, and the map's frame."""

from __future__ import annotations

from collections.abc import Iterable

from rangereach.model import Claim, Figure, Range
from rangereach.outputs import style
from rangereach.outputs.wording import Wording, band_label, finding, title
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .markup import Markup, join, tag

MOST_VOICES = 2
"""With more bands than this, the top of the page counts the figures instead."""

__all__ = ["map_frame", "newest_date", "page_header"]


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
