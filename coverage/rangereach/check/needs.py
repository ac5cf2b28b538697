"""What a range would have to be: to touch something, and to have all of it within reach."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from rangereach import catalogue, earth
from rangereach.model import Range
from rangereach.reach import Gauge
from rangereach.units import M_PER_KM

from .values import Need

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

__all__ = ["find_entries", "find_needs", "find_wholes"]

_TOLERANCE_M = 1.0
"""No point of a shape is farther than was found by more than this."""


def find_needs(gauge: Gauge, setback_m: float) -> tuple[Need, ...]:
    """Return how far each origin is from the target, and which published bands go that far.

    Parameters
    ----------
    gauge : Gauge
        With the target and the origins.
    setback_m : float
        Added to every distance.
    """
    needs = []
    for origin in gauge.origins.values():
        enters_m = gauge.missing_m([origin], 0.0) + setback_m
        far = tuple(key for key, high_km in _published_km() if high_km * M_PER_KM >= enters_m)
        needs.append(Need(origin_id=origin.id, enters_m=enters_m, systems=far))
    return tuple(needs)


@cache
def _published_km() -> list[tuple[str, float]]:
    """Return each system's greatest figure on the default question, the farthest first."""
    bands: list[Range] = [
        catalogue.band(system)
        for system in catalogue.load_systems().values()
        if any(figure.measure == "range_km" for figure in system.figures)
    ]
    bands.sort(key=lambda band: (-band.high_km, band.id))
    return [(band.id, band.high_km) for band in bands]


def find_entries(
    gauge: Gauge, shapes: NDArray[np.object_], setback_m: float
) -> NDArray[np.float64]:
    """Return the least range from any of the origins that touches each shape, metres."""
    starts = [gauge.geometry_of(origin) for origin in gauge.origins.values()]
    least = [min(earth.distance_between(start, shape) for start in starts) for shape in shapes]
    return np.array(least, dtype=float) + setback_m


def find_wholes(gauge: Gauge, shapes: NDArray[np.object_], setback_m: float) -> NDArray[np.float64]:
    """Return the least range from all the origins that has each whole shape within reach.

    Parameters
    ----------
    gauge : Gauge
        With the origins.
    shapes : ndarray of shapely Polygon or MultiPolygon
        Degrees; what of them lies in the soil of an origin is within any range.
    setback_m : float
        Added to every distance.

    Returns
    -------
    ndarray of float64
        Metres; no point of a shape is farther by more than 1 m.
    """
    starts = [gauge.geometry_of(origin) for origin in gauge.origins.values()]
    soils = [start for start in starts if shapely.get_dimensions(start) == 2]
    outside = [_leave_out(shape, soils) for shape in shapes]
    left = [number for number, shape in enumerate(outside) if not shape.is_empty]
    lines = earth.NearestLine(shapely.GeometryCollection(starts))
    deepest = earth.find_deepest_each([outside[number] for number in left], lines)
    whole_m = np.zeros(len(shapes))
    whole_m[left] = [depth.depth_m for depth in deepest]
    return whole_m + setback_m


def _leave_out(shape: Polygon | MultiPolygon, soils: list[BaseGeometry]) -> Polygon | MultiPolygon:
    """Return what of a shape is not in a soil; neighbours have only their border in common."""
    for soil in soils:
        if earth.area_m2(earth.intersect(soil, shape)[0]) > 0:
            shape = earth.subtract(shape, soil, width_m=_TOLERANCE_M)[0]
    return shape
