"""What regions have in common, cover together or have alone, as area and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from .antimeridian import polygonal
from .parts import split_polygons

__all__ = ["intersect", "subtract", "unite"]

_ROUNDING = 1e-12  # of a polygon's area
_DEGREE_M = 111_694.0  # of latitude at a pole, where a degree is longest


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


def subtract(
    region: BaseGeometry, other: BaseGeometry, *, width_m: float
) -> tuple[Polygon | MultiPolygon, Polygon | MultiPolygon]:
    """Return what lies in one region and not in another, and apart from it what is too narrow.

    Two drawings of one true edge, each within a bound of its own, are as far apart as both
    bounds together: a part that is nowhere wider may be no more than that.

    Parameters
    ----------
    region, other : shapely Polygon or MultiPolygon
        Degrees.
    width_m : float
        Metres.

    Returns
    -------
    rest, slivers : shapely Polygon or MultiPolygon
        The parts that are somewhere wider, and those that are not.
    """
    parts = split_polygons(shapely.difference(region, other))
    if not parts.size:
        return Polygon(), Polygon()
    bounds = shapely.bounds(parts)
    shrink = np.cos(np.radians((bounds[:, 1] + bounds[:, 3]) / 2))
    degrees, part = shapely.get_coordinates(parts, return_index=True)
    level = degrees * np.stack([shrink[part], np.ones(len(part))], axis=1) * _DEGREE_M
    inside = shapely.buffer(shapely.set_coordinates(parts.copy(), level), -width_m / 2)
    narrow = shapely.is_empty(inside)
    return polygonal(MultiPolygon(list(parts[~narrow]))), polygonal(
        MultiPolygon(list(parts[narrow]))
    )
