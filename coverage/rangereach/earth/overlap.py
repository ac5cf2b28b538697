"""What regions have in common or cover together, as area and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from .antimeridian import polygonal

__all__ = ["intersect", "unite"]

_ROUNDING = 1e-12  # of a polygon's area


def intersect(region: BaseGeometry, others: Any) -> NDArray[Any]:
    """Return the common part of a region with each of many polygons.

    Parameters
    ----------
    region : shapely Polygon or MultiPolygon
        Degrees.
    others : array_like of shapely Polygon or MultiPolygon
        Degrees; a single geometry gives an array of length 1.

    Returns
    -------
    ndarray of object
        One polygonal geometry each, empty where nothing is common; shared points and
        edges are no overlap. A polygon that loses nothing is returned as it came.
    """
    polygons = np.atleast_1d(np.asarray(others, dtype=object))
    result = np.full(len(polygons), Polygon(), dtype=object)
    shapely.prepare(region)
    near = np.flatnonzero(shapely.intersects(region, polygons))
    inside = shapely.contains_properly(region, polygons[near])
    result[near[inside]] = polygons[near[inside]]
    cut = near[~inside]
    parts = shapely.intersection(polygons[cut], region)
    # where edges coincide, rounding alone may shave off slivers or add them
    lost = 1 - shapely.area(parts) / shapely.area(polygons[cut])
    result[cut] = [polygonal(part) for part in parts]
    result[cut[lost < _ROUNDING]] = polygons[cut[lost < _ROUNDING]]
    return result


def unite(regions: Sequence[BaseGeometry] | NDArray[Any]) -> Polygon | MultiPolygon:
    """Return all that any of some regions covers.

    Parameters
    ----------
    regions : sequence of shapely Polygon or MultiPolygon
        Degrees.

    Returns
    -------
    shapely Polygon or MultiPolygon
        Of buffers with one radius it is the buffer of all their lines, and its error is
        at most the greatest of theirs.
    """
    return polygonal(shapely.union_all(np.asarray(regions, dtype=object)))
