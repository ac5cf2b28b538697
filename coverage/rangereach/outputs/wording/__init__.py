"""Every sentence a reader sees: one catalogue per language, and the finding."""

from __future__ import annotations

from .catalogue import Wording, languages
from .contrasts import Contrast, number_rows, oblast_rows, side_heads, town_rows
from .curves import curve_capitals, curve_finding, curve_title
from .differences import (
    A,
    B,
    comparison_finding,
    comparison_title,
    edge_heading,
    edge_sentences,
    measured_sentence,
    side_sentence,
    towns_only,
)
from .phrases import (
    band_label,
    band_range,
    finding,
    full_label,
    origin_phrase,
    published_phrase,
    range_phrase,
    title,
    towns_sentence,
)

__all__ = [
    "A",
    "B",
    "Contrast",
    "Wording",
    "band_label",
    "band_range",
    "comparison_finding",
    "comparison_title",
    "curve_capitals",
    "curve_finding",
    "curve_title",
    "edge_heading",
    "edge_sentences",
    "finding",
    "full_label",
    "languages",
    "measured_sentence",
    "number_rows",
    "oblast_rows",
    "origin_phrase",
    "published_phrase",
    "range_phrase",
    "side_heads",
    "side_sentence",
    "title",
    "town_rows",
    "towns_only",
    "towns_sentence",
]
