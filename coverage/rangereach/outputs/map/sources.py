"""The source of every figure, and the statements behind the question."""

from __future__ import annotations

from collections.abc import Iterable

from rangereach.model import Claim, Figure, Range, Source
from rangereach.outputs.markup import Markup, join, link, tag
from rangereach.outputs.wording import (
    Wording,
    band_label,
    band_range,
    full_label,
    published_phrase,
)

__all__ = ["cite", "figure_line", "sources_section"]


def sources_section(ranges: Iterable[Range], claims: Iterable[Claim], wording: Wording) -> Markup:
    """List every figure of every band with its source, and the statements behind the question.

    Parameters
    ----------
    ranges : iterable of Range
        The bands that are shown.
    claims : iterable of Claim
        The statements they illustrate.
    wording : Wording
        The language.
    """
    parts = [_band_sources(wording, band) for band in ranges]
    if said := [tag("li", _claim(wording, claim)) for claim in claims]:
        parts += [tag("h3", wording.say("claims")), tag("ul", *said)]
    return tag("section", tag("h2", wording.say("sources"), id="rr-sources"), *parts)


def _band_sources(wording: Wording, band: Range) -> Markup:
    spread = band_range(wording, band)
    if band.is_own:
        text = (
            wording.say("sources_none", label=label, range=spread)
            if (label := band_label(wording, band))
            else wording.say("sources_none_plain", range=spread)
        )
        return tag("p", text)
    weak = band.corroborated is False
    heading = wording.say(
        "sources_band_weak" if weak else "sources_band",
        label=full_label(wording, band),
        range=spread,
    )
    pairs = sorted(
        zip(band.figures, band.in_band, strict=True),
        key=lambda pair: (not pair[1], pair[0].low_km, pair[0].high_km, pair[0].id),
    )
    edges = {band.low_km, band.high_km}
    rows = [
        (
            tag("li", figure_line(wording, band, figure, inside=inside)),
            len(pairs) <= MOST_OPEN or (inside and bool(edges & {figure.low_km, figure.high_km})),
        )
        for figure, inside in pairs
    ]
    others = [item for item, is_open in rows if not is_open]
    return join(
        tag("h3", heading),
        tag("ul", *(item for item, is_open in rows if is_open), class_="rr-figures"),
        tag(
            "details",
            tag("summary", wording.say("sources_show", count=len(others))),
            tag("ul", *others, class_="rr-figures"),
        )
        if others
        else None,
    )


MOST_OPEN = 6
"""Of more figures than this, only those that set the band's edges stand open."""


def figure_line(
    wording: Wording, band: Range, figure: Figure, *, inside: bool | None = None
) -> Markup:
    """Write one published figure: its distance, quote, source, hedge, and kind of source.

    Parameters
    ----------
    wording : Wording
        The language.
    band : Range
        That it belongs to.
    figure : Figure
        One of the band's.
    inside : bool, optional
        Whether it lies in the band, where that is to be said.
    """
    spread = published_phrase(wording, figure.low_km, figure.high_km)
    marks = []
    if figure.hedge:
        marks.append(wording.say("figure_hedge", hedge=figure.hedge))
    if figure.near_km is not None:
        marks.append(
            wording.say(
                "figure_near", near=published_phrase(wording, figure.near_km, figure.near_km)
            )
        )
    if figure.source.tier is not None:
        marks.append(wording.say("tier_a" if figure.source.tier == "A" else "tier_b"))
    if inside is None:
        pass
    elif band.corroborated is False:
        marks.append(wording.say("uncorroborated"))
    elif band.system is not None:
        marks.append(wording.say("in_band" if inside else "outside_band"))
    return join(
        tag("strong", spread),
        " ",
        _quote(figure.source.quote),
        " ",
        cite(figure.source, wording),
        tag("span", wording.say("marks", marks=marks), class_="rr-marks") if marks else None,
    )


def _claim(wording: Wording, claim: Claim) -> Markup:
    if claim.low_km is None or claim.high_km is None:
        named = wording.say("claim_no_distance")
    else:
        spread = published_phrase(wording, claim.low_km, claim.high_km)
        named = wording.say("claim_distance", range=spread)
    return join(
        tag("strong", wording.translate(claim.speaker, claim.speakers)),
        " ",
        wording.translate(claim.summary, claim.summaries),
        " ",
        named,
        " ",
        _quote(claim.source.quote),
        " ",
        cite(claim.source, wording),
    )


def _quote(quote: str) -> Markup | None:
    """Mark words of a source as such; their language is not known."""
    return tag("q", quote, lang="und") if quote else None


def cite(source: Source, wording: Wording) -> Markup:
    """Cite a source: publisher, title with its address, date, and whom it follows."""
    date = wording.say("date_plain" if source.date_certain else "date_inferred", date=source.date)
    after = (
        join(" ", wording.say("after", first=source.first_source))
        if source.first_source and source.first_source not in source.publisher
        else None
    )
    named = (
        join(source.publisher, ", ", link(source.url, source.title))
        if source.title
        else link(source.url, source.publisher)
    )
    return tag("cite", named, ", ", date, after)
