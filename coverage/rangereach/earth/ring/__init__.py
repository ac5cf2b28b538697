"""Geodesic circles, annuli and sectors: exact vertices fast, and the bound of every edge."""

from .coordinates import ring_coordinates, stream_ring_coordinates
from .drawing import Rings, draw_ring, draw_rings
from .sector import draw_annulus, draw_sector

__all__ = [
    "Rings",
    "draw_annulus",
    "draw_ring",
    "draw_rings",
    "draw_sector",
    "ring_coordinates",
    "stream_ring_coordinates",
]
