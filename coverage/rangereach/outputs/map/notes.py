"""Method and limits, the source of every figure, the data and the stamp."""

from __future__ import annotations

from rangereach import catalogue, earth
from rangereach.model import Claim, Figure, Range, Source
from rangereach.outputs.wording import Wording, band_label, range_phrase
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from .markup import Markup, join, link, tag

__all__ = ["data_section", "method_section", "sources_section"]

ANTENNA_M = 20.0
"""Illustrative height of an antenna above ground; that of no named system."""

LOW_FLIERS = (
    (
        50.0,
        Source(
            publisher="Y. Ihnat, Ukrainian Air Force, in Ukrainska Pravda",
            title="",
            url="https://pravda.com.ua/news/2022/06/14/7352481",
            date="2022-06-14",
        ),
    ),
    (
        100.0,
        Source(
            publisher="J. Palowski, Defence24, on RMF24",
            title="",
            url="https://www.rmf24.pl/radio/news-palowski-patrioty-od-niemiec-beda-istotnym-wzmocnieniem-dla-,nId,6429365",
            date="2022-11",
        ),
    ),
)
"""Published flying heights of cruise missiles, metres, and who published them."""

STANDARD = Source(
    publisher="US Federal Standard 1037C",
    title="radio horizon range",
    url="http://www.its.bldrdoc.gov/fs-1037/dir-030/_4379.htm",
    date="1996",
)


def method_section(study: Study, wording: Wording) -> Markup:
    """How it was measured, and what the map does not say."""
    return tag(
        "section",
        tag("h2", wording.say("method")),
        tag("h3", wording.say("limits")),
        tag("ul", *(tag("li", text) for text in _limits(wording))),
        tag("h3", wording.say("measuring")),
        tag("ul", *(tag("li", text) for text in _method(study, wording))),
    )


def _limits(wording: Wording) -> list[Markup]:
    (first_m, _), (second_m, _) = LOW_FLIERS
    horizon = wording.say(
        "limit_horizon",
        antenna=ANTENNA_M,
        first_height=first_m,
        second_height=second_m,
        first=earth.radio_horizon_m(ANTENNA_M, first_m) / M_PER_KM,
        second=earth.radio_horizon_m(ANTENNA_M, second_m) / M_PER_KM,
    )
    heights = [
        join(wording.say("height_source", height=height), " ", _cite(source, wording))
        for height, source in LOW_FLIERS
    ]
    return [
        *(
            join(wording.say(key))
            for key in ("limit_interception", "limit_terrain", "limit_deployment")
        ),
        join(
            horizon,
            " ",
            wording.say("limit_horizon_formula"),
            " ",
            link(STANDARD.url, STANDARD.publisher),
            ". ",
            *(join(height, ". ") for height in heights),
        ),
    ]


def _method(study: Study, wording: Wording) -> list[str]:
    scenario = study.scenario
    target = wording.name(scenario.target.names)
    area = study.target_area_m2 / M2_PER_KM2
    kinds = {origin.kind for origin in scenario.origins}
    _, deviation = catalogue.load_basemap()
    error = max(ring.max_error_m for ring in study.rings)
    depth_to = study.reach[0].depth_to
    lines = [wording.say("method_geometry", error=error)]
    if scenario.target.country == "UA":
        lines.append(wording.say("method_area_ukraine", target=target, area=area))
    else:
        own = scenario.target.country is None
        lines.append(
            wording.say("method_area_own" if own else "method_area", target=target, area=area)
        )
    if "border" in kinds:
        lines.append(wording.say("method_border", target=target))
    if "soil" in kinds:
        lines.append(wording.say("method_soil"))
    if "place" in kinds:
        lines.append(wording.say("method_places"))
    if scenario.setback_km:
        lines.append(wording.say("method_setback", setback=scenario.setback_km))
    lines += [
        wording.say(f"method_depth_{depth_to}", target=target),
        wording.say("method_touched"),
        wording.say("method_drawn", deviation=deviation["all"]),
    ]
    return lines


def sources_section(study: Study, wording: Wording) -> Markup:
    """Every figure of every band with its source, and the statements behind the question."""
    parts = [_band_sources(wording, band) for band in study.scenario.ranges]
    claims = study.scenario.claims
    if claims:
        parts.append(tag("h3", wording.say("claims")))
        parts.append(tag("ul", *(tag("li", _claim(wording, claim)) for claim in claims)))
    return tag("section", tag("h2", wording.say("sources")), *parts)


def _band_sources(wording: Wording, band: Range) -> Markup:
    spread = range_phrase(wording, band.low_km, band.high_km)
    if band.is_own:
        text = (
            wording.say("sources_none", label=label, range=spread)
            if (label := band_label(wording, band))
            else wording.say("sources_none_plain", range=spread)
        )
        return tag("p", text)
    weak = band.corroborated is False
    heading = wording.say(
        "sources_band_weak" if weak else "sources_band", label=band.label, range=spread
    )
    question = (
        tag("p", wording.say(f"sources_question_{band.against}"))
        if band.against in {"ballistic", "missile"}
        else None
    )
    pairs = sorted(
        zip(band.figures, band.in_band, strict=True),
        key=lambda pair: (not pair[1], pair[0].low_km, pair[0].high_km, pair[0].id),
    )
    items = [_figure(wording, band, figure, inside) for figure, inside in pairs]
    listing = tag("ul", *(tag("li", item) for item in items), class_="rr-figures")
    if len(items) > MOST_OPEN:
        listing = tag(
            "details", tag("summary", wording.say("sources_show", count=len(items))), listing
        )
    return join(tag("h3", heading), question, listing)


MOST_OPEN = 6
"""More figures than this are folded."""


def _figure(wording: Wording, band: Range, figure: Figure, inside: bool) -> Markup:
    spread = range_phrase(wording, figure.low_km, figure.high_km)
    value = (
        wording.say("figure_hedged", hedge=figure.hedge, range=spread) if figure.hedge else spread
    )
    marks = []
    if figure.near_km is not None:
        marks.append(wording.say("figure_near", near=figure.near_km))
    if figure.source.tier is not None:
        marks.append(wording.say("tier_a" if figure.source.tier == "A" else "tier_b"))
    if band.corroborated is False:
        marks.append(wording.say("uncorroborated"))
    elif band.system is not None:
        marks.append(wording.say("in_band" if inside else "outside_band"))
    return join(
        tag("strong", value),
        " ",
        _quote(figure.source.quote),
        " ",
        _cite(figure.source, wording),
        tag("span", wording.say("marks", marks=marks), class_="rr-marks") if marks else None,
    )


def _claim(wording: Wording, claim: Claim) -> Markup:
    if claim.low_km is None or claim.high_km is None:
        named = wording.say("claim_no_distance")
    else:
        spread = range_phrase(wording, claim.low_km, claim.high_km)
        named = wording.say("claim_distance", range=spread)
    return join(
        tag("strong", claim.speaker),
        " ",
        claim.summary,
        " ",
        named,
        " ",
        _quote(claim.source.quote),
        " ",
        _cite(claim.source, wording),
    )


def _quote(quote: str) -> Markup | None:
    """Mark words of a source as such; their language is not known."""
    return tag("q", quote, lang="und") if quote else None


def _cite(source: Source, wording: Wording) -> Markup:
    """Cite publisher, title with its address, date, and whom it follows."""
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


def data_section(study: Study, wording: Wording) -> Markup:
    """List the data sets with licence and credit, and a stamp that an editor can quote."""
    used = _used(study)
    items = [
        tag(
            "li",
            wording.say("dataset_line", attribution=data.attribution, retrieved=data.retrieved),
            " ",
            link(data.url, data.publisher),
            ", ",
            data.licence,
            ".",
        )
        for data in study.datasets
        if data.id in used
    ]
    return tag(
        "section",
        tag("h2", wording.say("data")),
        tag("ul", *items),
        tag(
            "p",
            wording.say(
                "stamp",
                version=study.version,
                date=max(data.retrieved for data in study.datasets),
                scenario=study.scenario.id,
                digest=study.scenario.digest,
            ),
            class_="rr-stamp",
        ),
    )


def _used(study: Study) -> set[str]:
    """Name the data sets that this page rests on."""
    used = {"territory", "settlements"}
    if any(band.system for band in study.scenario.ranges):
        used.add("systems")
    if any(origin.place and origin.place.set != "own" for origin in study.scenario.origins):
        used.add("places")
    if study.scenario.claims:
        used.add("claims")
    return used
