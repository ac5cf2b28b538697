"""What goes with a story: a caption, a text alternative, the source of every figure."""

from __future__ import annotations

from .captions import render_alt, render_caption
from .references import render_sources

__all__ = ["render_alt", "render_caption", "render_sources"]
