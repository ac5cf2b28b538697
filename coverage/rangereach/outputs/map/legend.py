"""The legend, which is the layer control, and the key to dots and lines."""

from __future__ import annotations

import math

from rangereach.outputs import style
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.wording import Wording, band_label
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .towns import named_towns

__all__ = ["map_legend"]


def map_legend(study: Study, wording: Wording) -> Markup:
    """Say what the fills, dots and lines mean; each range can be taken off the map."""
    ranges = study.scenario.ranges
    steps = style.steps_km(ranges)
    setback_km = study.scenario.setback_km
    towns = named_towns(study)
    layers, items = [], []
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
        layers.append(_layer(str(index), classes, sentence))
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
    return tag(
        "div",
        tag("fieldset", tag("legend", wording.say("legend_layers"), class_="rr-unseen"), *layers),
        tag("ul", *items, aria_label=wording.say("legend")),
        class_="rr-legend",
    )


def _layer(name: str, swatch: str, text: str) -> Markup:
    """Build a checkbox that shows a range or takes it off the map."""
    box = tag("input", type="checkbox", value=name, checked=True, autocomplete="off")
    return tag("label", box, tag("i", class_=swatch), text)


def _dot(kind: str, text: str) -> Markup:
    return tag("li", tag("i", class_=f"rr-dot rr-{kind}"), text)
