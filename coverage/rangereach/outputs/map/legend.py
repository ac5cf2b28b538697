"""The legend: what the fills, dots and lines mean."""

from __future__ import annotations

import math

from rangereach.outputs import style
from rangereach.outputs.wording import Wording, band_label
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .markup import Markup, tag
from .towns import named_towns

__all__ = ["map_legend"]


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
