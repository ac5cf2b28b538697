"""The map's frame, with everything that a screenshot must carry."""

from __future__ import annotations

from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.wording import Wording

__all__ = ["map_frame"]


def map_frame(
    wording: Wording, *, map_id: str, title: str, target: str, note: str, below: Markup | None
) -> Markup:
    """Build the map's frame.

    Parameters
    ----------
    wording : Wording
        The language.
    map_id : str
        The element that the map is drawn in.
    title, target : str
        What it shows, and of which land, for those who do not see it.
    note : str
        What stands inside the frame.
    below : Markup or None
        Controls below the map.
    """
    frame = tag(
        "div",
        tag(
            "div",
            id=map_id,
            class_="rr-map folium-map",
            role="region",
            aria_label=wording.say("map_label", title=title),
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
        below,
        tag("figcaption", join(wording.say("credit"))),
    )
