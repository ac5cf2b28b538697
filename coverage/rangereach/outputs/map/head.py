"""The top of the page: title, finding, who said it, and the map's frame."""

from __future__ import annotations

from collections.abc import Iterator

from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.summary import capitals_sentences, frame_note, voices_sentence
from rangereach.outputs.wording import Wording, finding, title
from rangereach.study import Study

from .sure import sure_button

__all__ = ["map_frame", "page_header"]


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


def map_frame(study: Study, wording: Wording, map_id: str, explorer: Markup) -> Markup:
    """Build the map's frame, with everything that a screenshot must carry."""
    note = frame_note(study.scenario.ranges, wording)
    target = wording.name(study.scenario.target.names)
    label = wording.say("map_label", title=title(study, wording))
    frame = tag(
        "div",
        tag(
            "div",
            id=map_id,
            class_="rr-map folium-map",
            role="region",
            aria_label=label,
            aria_describedby="rr-finding",
        ),
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
        explorer,
        tag("figcaption", join(wording.say("credit"))),
    )
