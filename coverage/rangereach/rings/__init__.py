"""Origins x ranges -> drawn rings and buffers, low and high.

A place gets a geodesic circle, a border and a soil a geodesic buffer. The row
``all`` is the union of a band's origins; its edge is everywhere the edge of one
of them and inside none of the others, so that the greatest of their error
bounds holds for it too.
"""

from rangereach.earth import ring_coordinates

from .drawing import ALL, Ring, draw, origin_geometry
from .inputs import as_frame, name_rows, read_ranges_m
from .table import draw_buffers, draw_rings

__all__ = [
    "ALL",
    "Ring",
    "as_frame",
    "draw",
    "draw_buffers",
    "draw_rings",
    "name_rows",
    "origin_geometry",
    "read_ranges_m",
    "ring_coordinates",
]
