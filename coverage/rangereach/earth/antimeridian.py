"""Rings on the globe as valid polygons in longitude and latitude.

The forms of RFC 7946 section 3.1.9: cut at 180 degrees, and a ring around a pole is
closed along the pole's edge of the map. What a ring encloses lies to the left of
it, so its winding alone says which poles are inside.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from .parts import split_polygons

__all__ = ["WORLD", "close_ring", "polygonal", "shift_lon", "wrap"]

_FINE = 2.0**40
WORLD = shapely.box(-180.0, -90.0, 180.0, 90.0)


def close_ring(ring: NDArray[Any]) -> Polygon | MultiPolygon:
    """Return the region to the left of a ring, within -180 to 180.

    Parameters
    ----------
    ring : ndarray of float64, shape (n, 2)
        Longitude and latitude in degrees, longitude continuous: where the ring winds
        round a pole it ends 360 degrees from where it began, else where it began.

    Returns
    -------
    shapely Polygon or MultiPolygon
        Valid, cut at 180 degrees; with a hole where both poles are enclosed.
    """
    turn = ring[-1, 0] - ring[0, 0]
    if abs(turn) > 180:
        # both ends shall meet exactly, also after shifts by 360: 2^-40 degrees leave room
        ring = np.column_stack([np.round(ring[:, 0] * _FINE) / _FINE, ring[:, 1]])
        ring[-1] = ring[0] + [math.copysign(360.0, turn), 0.0]
        pole = math.copysign(90.0, turn)  # heading east, the north pole lies to the left
        ends = [[ring[-1, 0], pole], [ring[0, 0], pole]]
        return wrap(Polygon(np.vstack([ring, ends])))
    planar = Polygon(ring)
    if planar.exterior.is_ccw:
        return wrap(planar)
    return polygonal(shapely.difference(WORLD, wrap(planar)))


def wrap(region: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """Bring a polygon whose longitudes pass 180 into -180 to 180, cut where it crosses.

    Parameters
    ----------
    region : shapely Polygon or MultiPolygon
        Degrees; longitudes may lie beyond 180.

    Returns
    -------
    shapely Polygon or MultiPolygon
        Valid.
    """
    if not region.is_valid:
        region = polygonal(shapely.make_valid(region))
    west, _, east, _ = region.bounds
    if west >= -180 and east <= 180:
        return region
    sheets = range(math.floor((west + 180) / 360), math.ceil((east + 180) / 360))
    pieces = []
    for sheet in sheets:
        shift = 360.0 * sheet
        window = shapely.box(-180 + shift, -90, 180 + shift, 90)
        pieces.append(shift_lon(shapely.intersection(region, window), -shift))
    return polygonal(shapely.union_all(pieces))


def shift_lon(geometry: Any, degrees: float) -> Any:
    """Move a geometry, or each of an array, along the parallels."""
    return shapely.transform(geometry, lambda xy: xy + np.array([degrees, 0.0]))


def polygonal(geometry: Any) -> Polygon | MultiPolygon:
    """Keep only what has an area: polygons, without points and lines."""
    if isinstance(geometry, Polygon | MultiPolygon):
        return geometry
    kept: list[Polygon] = list(split_polygons(geometry))
    return kept[0] if len(kept) == 1 else MultiPolygon(kept)
