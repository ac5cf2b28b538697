"""Geometry on the WGS84 ellipsoid: rings, buffers, distances, areas, with stated errors.

Conventions
-----------
- Degrees, longitude before latitude; metres and square metres; shapely geometries and
  NumPy arrays in and out. Nothing here knows of countries, systems or maps.
- An edge between two vertices is straight in longitude and latitude (the reading of
  GeoJSON and of GEOS), everywhere: in what comes in, in what is drawn, in areas.
- Distances are geodesic. No projection takes part in any result.
- What is drawn follows RFC 7946: cut at 180 degrees, closed over an enclosed pole.

Rooms
-----
`ring`, `buffer` and `disc` for what lies within a distance, `sweep` for many distances at
once, `line` for distances, `depth` for the deepest point; `certificate` bounds every edge.

Bounds
------
- `draw_ring` and `draw_buffer` return `Drawn`, `draw_rings` a row of `Rings` each: its
  ``max_error_m`` is a proven bound (`certificate`), at most the tolerance that was asked for
  (10 m where nothing is said).
- `choose_front`: the edge that its discs draw lies at most 25 m (or what was asked for) inside
  the true one, and 10 m outside; sampled closely, not proven.
- `ring_coordinates` and `stream_ring_coordinates`: each vertex within 50 nm of its geodesic.
- `NearestLine.query`: distances within 1 cm up to 1,000 km, within 2 cm up to 5,000 km.
- `DiscAreas.measure`: within 1e-8 of the disc's area.
- `area_m2`: relative error below 1e-9 for the polygon as drawn; at a pole never below 2 m2.
- `Sweep.areas` and `sound_depths`: the true value lies between the two that are returned.
- `find_deepest`: no point of the region is deeper by more than 1 m.
"""

from __future__ import annotations

from .area import area_m2
from .buffer import Front, choose_front, draw_buffer
from .certificate import Drawn
from .conic import Conic
from .depth import Depth, find_deepest, find_deepest_each, find_plateau
from .disc import DiscAreas
from .ellipsoid import direct, inverse
from .horizon import radio_horizon_m
from .line import NearestLine, distance_between, distance_to_polygon, lie_within
from .overlap import intersect, subtract, unite
from .ring import (
    Rings,
    draw_annulus,
    draw_ring,
    draw_rings,
    draw_sector,
    ring_coordinates,
    stream_ring_coordinates,
)
from .sweep import Sweep, sound_depths, triangulate

__all__ = [
    "Conic",
    "Depth",
    "DiscAreas",
    "Drawn",
    "Front",
    "NearestLine",
    "Rings",
    "Sweep",
    "area_m2",
    "choose_front",
    "direct",
    "distance_between",
    "distance_to_polygon",
    "draw_annulus",
    "draw_buffer",
    "draw_ring",
    "draw_rings",
    "draw_sector",
    "find_deepest",
    "find_deepest_each",
    "find_plateau",
    "intersect",
    "inverse",
    "lie_within",
    "radio_horizon_m",
    "ring_coordinates",
    "sound_depths",
    "stream_ring_coordinates",
    "subtract",
    "triangulate",
    "unite",
]
