"""A user's own files as checked values: places in a CSV, a polygon in a GeoJSON."""

from __future__ import annotations

from .location import NEVER
from .places import read_places
from .polygon import read_polygon

__all__ = ["NEVER", "read_places", "read_polygon"]
