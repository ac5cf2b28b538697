"""How the numbers of a scenario come about, for whoever has to defend them."""

from __future__ import annotations

from .machine import render_json
from .prose import render_markdown, render_text

__all__ = ["render_json", "render_markdown", "render_text"]
