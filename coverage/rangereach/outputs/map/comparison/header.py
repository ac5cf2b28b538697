"""The top of the page: the finding, and what A and B stand for."""

from __future__ import annotations

from rangereach.comparison import Comparison
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.summary import voices_sentence
from rangereach.outputs.wording import (
    A,
    B,
    Wording,
    comparison_finding,
    edge_sentences,
    measured_sentence,
    title,
)
from rangereach.study import Study

__all__ = ["comparison_header", "finding_paragraph"]


def comparison_header(comparison: Comparison, wording: Wording) -> Markup:
    """Say who reaches more, and what A and B are."""
    return tag(
        "header",
        tag("h1", comparison_finding(comparison, wording)),
        _side(comparison.a, A, wording),
        _side(comparison.b, B, wording),
    )


def finding_paragraph(comparison: Comparison, wording: Wording) -> Markup:
    """Say it in numbers: of one pair of distances all there is to say, of two the areas."""
    edges = comparison.edges
    sentences = (
        edge_sentences(comparison, edges[0], wording)
        if len(edges) == 1
        else [edge_sentences(comparison, edge, wording)[0] for edge in edges]
    )
    return tag("p", " ".join(sentences), class_="rr-finding", id="rr-finding")


def _side(study: Study, side: str, wording: Wording) -> Markup:
    """Name a side by its title, and say how far and from where it measures, and who said so."""
    more = " ".join([measured_sentence(study, wording), voices_sentence(study, wording)])
    return tag(
        "p",
        tag("strong", side),
        " ",
        title(study, wording),
        " ",
        tag("span", more),
        class_=f"rr-side rr-side-{side.lower()}",
    )
