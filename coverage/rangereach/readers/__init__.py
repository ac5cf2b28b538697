"""A user's own files as checked values: places, a polygon, systems with their figures."""

from __future__ import annotations

from .location import NEVER
from .places import read_places
from .polygon import read_polygon
from .systems import read_systems

__all__ = ["NEVER", "read_places", "read_polygon", "read_systems"]
