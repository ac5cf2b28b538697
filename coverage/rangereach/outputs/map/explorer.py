"""The bar below the map: another distance, another origin, a target's height."""

from __future__ import annotations

from rangereach import earth
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.wording import Wording
from rangereach.units import M_PER_KM

from .notes import ANTENNA_M

__all__ = ["HEIGHTS_M", "explorer_bar"]

HEIGHTS_M = (50.0, 100.0, 1_000.0, 10_000.0)
"""Heights of a target for which the radio horizon is drawn.

The first two are published flying heights of cruise missiles (see `notes`), the others
round numbers.
"""


def explorer_bar(wording: Wording) -> Markup:
    """Build the controls; the page itself fills in its stops and origins.

    Parameters
    ----------
    wording : Wording
        The language of the page.
    """
    slider = tag(
        "input",
        type="range",
        id="rr-km",
        class_="rr-km",
        min="0",
        max="1",
        step="1",
        value="0",
        autocomplete="off",
    )
    return tag(
        "div",
        tag("p", class_="rr-pointer"),
        tag(
            "p",
            tag("label", wording.say("explore_range"), for_="rr-km"),
            tag("span", slider, tag("span", class_="rr-ticks", aria_hidden="true")),
            tag("i", class_="rr-swatch rr-fill-question"),
            tag("output", for_="rr-km", class_="rr-km-out"),
            class_="rr-distance",
        ),
        tag(
            "p",
            _choice(wording.say("explore_from"), tag("select", class_="rr-where")),
            _choice(wording.say("explore_height"), _heights(wording)),
            tag(
                "button",
                wording.say("explore_back"),
                type="button",
                class_="rr-back",
                disabled=True,
            ),
            tag("button", wording.say("explore_full"), type="button", class_="rr-full-screen"),
            class_="rr-choices",
        ),
        tag("p", class_="rr-answer", aria_hidden="true"),
        tag("p", class_="rr-status rr-unseen", role="status"),
        tag("p", class_="rr-limit-said", role="status"),
        class_="rr-explorer",
        role="group",
        aria_label=wording.say("explore"),
    )


def _choice(name: str, control: Markup) -> Markup:
    return tag("label", tag("span", name), control)


def _heights(wording: Wording) -> Markup:
    """List the heights, each with the radio horizon that an antenna of 20 m has for it."""
    options = [
        tag(
            "option",
            wording.say("explore_metres", height=height_m),
            value=f"{height_m:g}",
            data_km=f"{earth.radio_horizon_m(ANTENNA_M, height_m) / M_PER_KM:.1f}",
        )
        for height_m in HEIGHTS_M
    ]
    none = tag("option", wording.say("explore_any_height"), value="")
    return tag(
        "select",
        none,
        *options,
        class_="rr-height",
        data_antenna=f"{ANTENNA_M:g}",
        autocomplete="off",
    )
