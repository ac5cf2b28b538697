"""A published statement against the geometry, as it is printed, pasted and published.

The verdict is limited to distances: whether what was named could reach where the words
say, never whether a statement is true.
"""

from __future__ import annotations

from .machine import render_json
from .prose import render_markdown, render_text

__all__ = ["render_json", "render_markdown", "render_text"]
