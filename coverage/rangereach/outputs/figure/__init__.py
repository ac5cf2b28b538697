"""Static pictures without a browser: SVG with named layers, PNG and PDF made from it."""

from __future__ import annotations

from .picture import render_svg
from .raster import render_png
from .sheet import SIZES

__all__ = ["SIZES", "render_png", "render_svg"]
