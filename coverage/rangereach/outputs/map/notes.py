"""Method and limits, the data and the stamp."""

from __future__ import annotations

from rangereach import catalogue, earth
from rangereach.exploration import FRONT_ERROR_M
from rangereach.model import Source
from rangereach.outputs.markup import Markup, join, link, tag
from rangereach.outputs.summary import used_datasets
from rangereach.outputs.wording import Wording
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from .basemap import ROUNDING_M
from .sources import cite

__all__ = ["data_section", "method_section"]

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


def method_section(study: Study, wording: Wording, *, explored: bool = False) -> Markup:
    """How it was measured, and what the map does not say."""
    return tag(
        "section",
        tag("h2", wording.say("method")),
        tag(
            "div",
            tag(
                "div",
                tag("h3", wording.say("limits")),
                tag("ul", *(tag("li", text) for text in _limits(wording))),
            ),
            tag(
                "div",
                tag("h3", wording.say("measuring")),
                tag(
                    "ul", *(tag("li", text) for text in _method(study, wording, explored=explored))
                ),
            ),
            class_="rr-columns",
        ),
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
    formula = wording.say("limit_horizon_formula")
    heights = [
        join(wording.say("height_source", height=height), " ", cite(source, wording))
        for height, source in LOW_FLIERS
    ]
    return [
        *(
            join(wording.say(key))
            for key in ("limit_interception", "limit_terrain", "limit_deployment")
        ),
        join(
            horizon,
            tag(
                "ul",
                tag("li", formula, " ", link(STANDARD.url, STANDARD.publisher)),
                *(tag("li", height) for height in heights),
            ),
        ),
    ]


def _method(study: Study, wording: Wording, *, explored: bool) -> list[str]:
    scenario = study.scenario
    target = wording.name(scenario.target.names)
    area = study.target_area_m2 / M2_PER_KM2
    kinds = {origin.kind for origin in scenario.origins}
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
        _drawn(study, wording, target),
    ]
    if explored:
        lines.append(wording.say("method_asked", error=FRONT_ERROR_M))
    return lines


def _drawn(study: Study, wording: Wording, target: str) -> str:
    """Say how far the drawn border may lie from the measured one, where it matters most."""
    _, deviation = catalogue.load_basemap()
    near = [
        code
        for code in dict.fromkeys(origin.country for origin in study.scenario.origins)
        if code in deviation and study.scenario.target.country == "UA"
    ]
    if study.scenario.target.country is None:
        return wording.say("method_drawn_own")
    if not near:
        return wording.say(
            "method_drawn_anywhere", target=target, deviation=deviation["all"] + ROUNDING_M
        )
    names = [wording.name(study.territory.countries[code].names) for code in near if code]
    return wording.say(
        "method_drawn",
        target=target,
        deviation=max(deviation[code] for code in near if code) + ROUNDING_M,
        countries=names,
    )


def data_section(study: Study, wording: Wording) -> Markup:
    """List the data sets with licence and credit, and a stamp that an editor can quote."""
    items = [
        tag(
            "li",
            tag("span", data.attribution, lang="en"),
            " ",
            wording.say("dataset_line", retrieved=data.retrieved),
            " ",
            tag("span", link(data.url, data.publisher), lang="en"),
            ", ",
            data.licence,
            ".",
        )
        for data in used_datasets(study)
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
