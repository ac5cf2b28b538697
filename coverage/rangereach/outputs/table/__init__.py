"""The numbers of a study: a text for people, CSV and JSON for programs.

Values are rounded once, here: kilometres to 3 decimals, square kilometres to 2,
shares and degrees to 6.
"""

from __future__ import annotations

from .machine import reach_rows, render_csv, render_json
from .text import plain, render_text

__all__ = ["plain", "reach_rows", "render_csv", "render_json", "render_text"]
