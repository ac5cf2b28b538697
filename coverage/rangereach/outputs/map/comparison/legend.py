"""The key to fills, edges and dots, and the choice of the distances that are compared."""

from __future__ import annotations

from collections.abc import Iterator

from rangereach.comparison import Comparison
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.wording import A, B, Wording

__all__ = ["comparison_legend", "hatching"]


def hatching() -> Markup:
    """Define the hatching of what A alone reaches: it reads without any colour."""
    size = "7"
    ground = tag("rect", width=size, height=size, class_="rr-hatch-ground")
    line = tag("line", x1="1", y1="0", x2="1", y2=size, class_="rr-hatch-line")
    pattern = tag(
        "pattern",
        ground,
        line,
        id="rr-hatch",
        width=size,
        height=size,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return tag("svg", tag("defs", pattern), class_="rr-unseen", aria_hidden="true")


def comparison_legend(comparison: Comparison, wording: Wording) -> Markup:
    """Say what the fills, dots and lines mean; of two pairs of distances one is shown."""
    return tag(
        "div",
        _pairs(comparison, wording),
        tag("ul", *_items(comparison, wording), aria_label=wording.say("legend")),
        class_="rr-legend",
    )


def _pairs(comparison: Comparison, wording: Wording) -> Markup | None:
    if len(comparison.edges) == 1:
        return None
    choices = []
    for number, edge in enumerate(comparison.edges):
        key = "compare_pair_low" if edge.edge == "low" else "compare_pair_high"
        box = tag(
            "input",
            type="radio",
            name="rr-pair",
            value=str(number),
            checked=number == len(comparison.edges) - 1,
            autocomplete="off",
        )
        text = wording.say(key, a_km=edge.a.range_km, b_km=edge.b.range_km)
        choices.append(tag("label", box, text))
    return tag("fieldset", tag("legend", wording.say("compare_pairs")), *choices)


def _items(comparison: Comparison, wording: Wording) -> Iterator[Markup]:
    edges = comparison.edges
    if any(edge.both_m2 for edge in edges):
        yield _swatch("both", "none", wording.say("compare_legend_both"))
    if any(edge.only_a_m2 for edge in edges):
        yield _swatch("a", "a", wording.say("compare_legend_only", side=A))
    if any(edge.only_b_m2 for edge in edges):
        yield _swatch("b", "b", wording.say("compare_legend_only", side=B))
    if any(_is_named(comparison, edge.towns_lost) for edge in edges):
        yield _dot("lost", wording.say("compare_legend_town_only", side=A))
    if any(_is_named(comparison, edge.towns_gained) for edge in edges):
        yield _dot("gained", wording.say("compare_legend_town_only", side=B))
    if any(
        _is_named(comparison, tuple(set(edge.a.town_ids) & set(edge.b.town_ids))) for edge in edges
    ):
        yield _dot("both", wording.say("compare_legend_town_both"))
    yield _dot("open", wording.say("legend_unreached"))
    origins = (*comparison.a.scenario.origins, *comparison.b.scenario.origins)
    kinds = {origin.kind for origin in origins}
    if "place" in kinds:
        yield _dot("place", wording.say("legend_place"))
    for kind in ("border", "soil"):
        if kind in kinds:
            stroke = tag("i", class_="rr-stroke")
            yield tag("li", stroke, wording.say(f"legend_{kind}"))


def _is_named(comparison: Comparison, keys: tuple[str, ...]) -> bool:
    return any(comparison.towns[key].is_named for key in keys)


def _swatch(zone: str, edge: str, text: str) -> Markup:
    fill = tag("rect", width="100%", height="100%", class_=f"rr-zone-{zone}")
    return tag("li", tag("svg", fill, class_=f"rr-swatch rr-edge-{edge}", aria_hidden="true"), text)


def _dot(kind: str, text: str) -> Markup:
    return tag("li", tag("i", class_=f"rr-dot rr-{kind}"), text)
