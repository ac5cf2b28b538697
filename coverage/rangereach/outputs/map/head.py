"""The top of the page: title, finding, and who said it."""

from __future__ import annotations

from collections.abc import Iterator

from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.summary import capitals_sentences, voices_sentence
from rangereach.outputs.wording import Wording, finding, title
from rangereach.study import Study

from .sure import sure_button

__all__ = ["page_header"]


def page_header(study: Study, wording: Wording) -> Markup:
    """Title, the finding, the regional capitals it reaches, and who said it."""
    capitals = capitals_sentences(study, wording)
    return tag(
        "header",
        tag("h1", title(study, wording)),
        tag("p", finding(study, wording), class_="rr-finding", id="rr-finding"),
        tag("p", " ".join(capitals), class_="rr-capitals") if capitals else None,
        tag("p", voices_sentence(study, wording), *_openers(study, wording), class_="rr-who"),
    )


def _openers(study: Study, wording: Wording) -> Iterator[Markup]:
    """Offer what each band rests on, below the line that says whose words they are."""
    published = [band for band in study.scenario.ranges if not band.is_own]
    if len(study.scenario.ranges) > 1 and published:
        yield join(" ", wording.say("sure_open"))
    for band in published:
        yield join(" ", sure_button(study, wording, band))
