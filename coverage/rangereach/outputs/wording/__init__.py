"""Every sentence a reader sees: one catalogue per language, and the finding."""

from __future__ import annotations

from .catalogue import Wording, languages
from .phrases import (
    band_label,
    finding,
    full_label,
    origin_phrase,
    range_phrase,
    title,
    towns_sentence,
)

__all__ = [
    "Wording",
    "band_label",
    "finding",
    "full_label",
    "languages",
    "origin_phrase",
    "range_phrase",
    "title",
    "towns_sentence",
]
