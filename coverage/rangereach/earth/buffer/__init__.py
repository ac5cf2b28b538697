"""All within a distance of points, lines and polygons, drawn and then proven."""

from .drawing import draw_buffer
from .front import Front, choose_front

__all__ = ["Front", "choose_front", "draw_buffer"]
