"""Static pictures without a browser: SVG with named layers, PNG and PDF made from it."""

from __future__ import annotations

from .chart import render_chart
from .document import render_pdf
from .picture import render_svg
from .raster import render_png
from .sheet import SIZES, choose_sheet

__all__ = ["SIZES", "choose_sheet", "render_chart", "render_pdf", "render_png", "render_svg"]
