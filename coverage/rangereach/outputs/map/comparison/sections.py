"""What stands below the map: numbers, oblasts and towns of each pair, and how it was measured."""

from __future__ import annotations

from dataclasses import replace

from rangereach.comparison import Comparison, EdgeComparison
from rangereach.outputs.map.notes import drawn_sentence
from rangereach.outputs.map.tables import captioned_table
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.method import method_sentences
from rangereach.outputs.wording import (
    A,
    B,
    Contrast,
    Wording,
    edge_heading,
    edge_sentences,
    number_rows,
    oblast_rows,
    side_heads,
    town_rows,
    towns_only,
)

__all__ = ["edge_sections", "method_lines", "stamp_sentence"]


def edge_sections(comparison: Comparison, wording: Wording) -> list[Markup]:
    """Build a section for each pair of distances, the longest first, as the map shows them."""
    edges = [*reversed(comparison.edges)]
    return [
        _section(comparison, edge, wording, anchor="rr-numbers" if edge is edges[0] else None)
        for edge in edges
    ]


def _section(
    comparison: Comparison, edge: EdgeComparison, wording: Wording, *, anchor: str | None
) -> Markup:
    several = len(comparison.edges) > 1
    heading = edge_heading(edge, wording) if several else wording.say("numbers")
    target = wording.name(comparison.a.scenario.target.names)
    # with one pair, the top of the page has said them
    said = " ".join(edge_sentences(comparison, edge, wording)[:2]) if several else ""
    heads = [wording.say("measure"), *side_heads(edge, wording)]
    rows = _rows(number_rows(comparison, edge, wording), kind="measure")
    caption = wording.say("compare_caption", target=target)
    numbers = _table(edge, wording, caption, heads, rows)
    return tag(
        "section",
        tag("h2", heading, id=anchor),
        tag("p", said) if said else None,
        tag(
            "div",
            tag("div", tag("div", numbers, class_="rr-tables")),
            tag("div", *_towns(comparison, edge, wording), _oblasts(comparison, edge, wording)),
            class_="rr-columns rr-pair",
        ),
    )


def _table(
    edge: EdgeComparison, wording: Wording, caption: str, heads: list[str], body: list[Markup]
) -> Markup:
    """Build a table whose frame is named by its pair of distances too: there may be two of it."""
    name = wording.say("who_label", label=edge_heading(edge, wording), said=caption)
    return captioned_table(caption, heads, body, name=name)


def _rows(rows: list[Contrast], *, kind: str) -> list[Markup]:
    return [
        tag(
            "tr",
            tag("th", row.name, scope="row"),
            *(tag("td", cell) for cell in (row.a, row.b)),
            tag("td", row.difference, class_="rr-difference"),
            **{f"data_{kind}": row.key},
        )
        for row in rows
    ]


def _oblasts(comparison: Comparison, edge: EdgeComparison, wording: Wording) -> Markup | None:
    if not edge.oblasts:
        return None
    heads = [wording.say("oblast"), *side_heads(edge, wording)]
    rows = _rows(oblast_rows(comparison, edge, wording), kind="oblast")
    table = _table(edge, wording, wording.say("compare_oblasts"), heads, rows)
    return tag("div", table, class_="rr-tables")


def _towns(comparison: Comparison, edge: EdgeComparison, wording: Wording) -> list[Markup | None]:
    """Name the towns that one side alone reaches, and list them with both distances."""
    sentences = []
    for side, keys in ((B, edge.towns_gained), (A, edge.towns_lost)):
        if keys:
            towns = [comparison.towns[key] for key in keys]
            sentences.append(towns_only(towns, side, wording, most=len(towns)))
    if not sentences:
        same = "compare_towns_same" if edge.a.town_ids else "compare_towns_none"
        sentences.append(wording.say(same))
    rows = town_rows(comparison, edge, wording)
    return [
        tag("h3", wording.say("where")),
        *(tag("p", sentence) for sentence in sentences),
        tag("p", wording.say("towns_note"), class_="rr-small"),
        _town_table(edge, rows, wording) if rows else None,
    ]


def _town_table(
    edge: EdgeComparison, rows: list[tuple[str, str, str, str, str]], wording: Wording
) -> Markup:
    distance = wording.say("compare_distance")
    heads = [
        wording.say("town"),
        wording.say("town_population"),
        *(wording.say("compare_side", side=side, said=distance) for side in (A, B)),
        wording.say("compare_only_in"),
    ]
    body = [
        tag("tr", tag("th", name, scope="row"), *(tag("td", cell) for cell in cells))
        for name, *cells in rows
    ]
    return tag(
        "details",
        tag("summary", wording.say("compare_towns_table", count=len(rows))),
        _table(edge, wording, wording.say("compare_towns_caption"), heads, body),
    )


def method_lines(comparison: Comparison, wording: Wording) -> list[str]:
    """Say how both were measured, each choice once, and how they were compared."""
    lines = [wording.say("compare_method_difference")]
    if len(comparison.edges) > 1:
        lines.append(wording.say("compare_method_pairs"))
    width_m = max(edge.a.max_error_m + edge.b.max_error_m for edge in comparison.edges)
    lines.append(wording.say("compare_method_slivers", width=width_m))
    a, b = comparison.a, comparison.b
    origins = {origin.id: origin for study in (b, a) for origin in study.scenario.origins}
    together = replace(
        a,
        scenario=replace(a.scenario, origins=tuple(origins.values()), setback_km=0.0),
        rings=a.rings + b.rings,
    )
    lines += method_sentences(together, wording)
    for study in (a, b):
        lines += method_sentences(study, wording)[1:]  # without the bound, said for both
    return list(dict.fromkeys([*lines, drawn_sentence(together, wording)]))


def stamp_sentence(comparison: Comparison, wording: Wording) -> str:
    """Say by which version, data and scenarios the page can be made again."""
    a, b = comparison.a.scenario, comparison.b.scenario
    return wording.say(
        "compare_stamp",
        version=comparison.a.version,
        date=max(data.retrieved for data in comparison.a.datasets),
        a=a.id,
        a_digest=a.digest,
        b=b.id,
        b_digest=b.digest,
    )
