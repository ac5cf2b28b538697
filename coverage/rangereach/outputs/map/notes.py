"""Method and limits, the data and the stamp."""

from __future__ import annotations

from collections.abc import Iterable

from rangereach import catalogue, earth
from rangereach.exploration import FRONT_ERROR_M
from rangereach.model import Dataset, Source
from rangereach.outputs.markup import Markup, join, link, tag
from rangereach.outputs.method import method_sentences
from rangereach.outputs.wording import Wording
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .basemap import ROUNDING_M
from .sources import cite

__all__ = ["data_section", "drawn_sentence", "method_lines", "method_section", "stamp_sentence"]

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


def method_section(lines: Iterable[str], wording: Wording) -> Markup:
    """Say what the map does not say, and how it was measured.

    Parameters
    ----------
    lines : iterable of str
        How it was measured, such as `method_lines`.
    wording : Wording
        The language.
    """
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
                tag("ul", *(tag("li", text) for text in lines)),
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


def method_lines(study: Study, wording: Wording, *, explored: bool = False) -> list[str]:
    """Say how a study was measured and drawn."""
    lines = [*method_sentences(study, wording), drawn_sentence(study, wording)]
    if explored:
        lines.append(wording.say("method_asked", error=FRONT_ERROR_M))
    return lines


def drawn_sentence(study: Study, wording: Wording) -> str:
    """Say how far the drawn border may lie from the measured one, where it matters most."""
    target = wording.name(study.scenario.target.names)
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


def data_section(datasets: Iterable[Dataset], stamp: str, wording: Wording) -> Markup:
    """List the data sets with licence and credit, and a stamp that an editor can quote.

    Parameters
    ----------
    datasets : iterable of Dataset
        Those that the page rests on.
    stamp : str
        By which the page can be made again.
    wording : Wording
        The language.
    """
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
        for data in datasets
    ]
    return tag(
        "section",
        tag("h2", wording.say("data")),
        tag("ul", *items),
        tag("p", stamp, class_="rr-stamp"),
    )


def stamp_sentence(study: Study, wording: Wording) -> str:
    """Say by which version, data and scenario a page can be made again."""
    return wording.say(
        "stamp",
        version=study.version,
        date=max(data.retrieved for data in study.datasets),
        scenario=study.scenario.id,
        digest=study.scenario.digest,
    )
