"""Two scenarios side by side: a text for people, CSV and JSON for programs.

The page with the map of what changes is drawn by `rangereach.outputs.map`.
"""

from __future__ import annotations

from .machine import comparison_rows, render_csv, render_json
from .text import render_text

__all__ = ["comparison_rows", "render_csv", "render_json", "render_text"]
