"""Geometries of any nesting as their simple parts."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

__all__ = ["split_parts", "split_polygons"]

_POLYGON, _COLLECTIONS = 3, 4  # GEOS type ids: from 4 on geometries have parts


def split_parts(geometry: BaseGeometry) -> NDArray[Any]:
    """Return the points, lines and polygons of a geometry, however nested.

    Returns
    -------
    ndarray of shapely Point, LineString, LinearRing or Polygon
    """
    parts = np.asarray(shapely.get_parts(geometry), dtype=object)
    while (shapely.get_type_id(parts) >= _COLLECTIONS).any():
        parts = shapely.get_parts(parts)
    return parts


def split_polygons(geometry: BaseGeometry) -> NDArray[Any]:
    """Return the polygons of a geometry, however nested.

    Returns
    -------
    ndarray of shapely Polygon
    """
    parts = split_parts(geometry)
    polygons: NDArray[Any] = parts[shapely.get_type_id(parts) == _POLYGON]
    return polygons
