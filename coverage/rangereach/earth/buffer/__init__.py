"""All within a distance of points, lines and polygons, drawn and then proven."""

from .drawing import draw_buffer

__all__ = ["draw_buffer"]
