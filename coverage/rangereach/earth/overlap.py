"""What two regions have in common, as area and nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from .antimeridian import polygonal

__all__ = ["intersect"]


def intersect(region: Polygon | MultiPolygon, others: Any) -> NDArray[Any]:
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
        edges are no overlap.
    """
    polygons = np.atleast_1d(np.asarray(others, dtype=object))
    result = np.full(len(polygons), Polygon(), dtype=object)
    shapely.prepare(region)
    near = np.flatnonzero(shapely.intersects(region, polygons))
    inside = shapely.contains_properly(region, polygons[near])
    result[near[inside]] = polygons[near[inside]]
    cut = near[~inside]
    result[cut] = [polygonal(part) for part in shapely.intersection(polygons[cut], region)]
    return result
