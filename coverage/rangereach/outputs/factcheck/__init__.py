"""A published statement against the geometry, as it is printed, pasted and published.

The verdict is limited to distances: whether what was named could reach where the words
say, never whether a statement is true.
"""

from __future__ import annotations

from .machine import render_json
from .page import render_page
from .prose import render_markdown, render_text
from .review import Publication, render_review
from .verdict import verdict_label

__all__ = [
    "Publication",
    "render_json",
    "render_markdown",
    "render_page",
    "render_review",
    "render_text",
    "verdict_label",
]
