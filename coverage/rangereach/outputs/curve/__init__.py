"""The numbers of curves: a text for people, CSV and JSON for programs."""

from __future__ import annotations

from .machine import render_csv, render_json
from .text import render_text

__all__ = ["render_csv", "render_json", "render_text"]
