"""Rings on the globe as valid polygons in longitude and latitude.

The forms of RFC 7946 section 3.1.9: cut at 180 degrees, and a ring around a pole is
closed along the pole's edge of the map. What a ring encloses lies to the left of
it, so its winding alone says which poles are inside:

- where longitude gains a turn along the ring, the north pole is, where it loses one, the
  south pole: the ring is cut where it meets 180 degrees and closed over the pole;
- where it ends as it began and the ring runs counter-clockwise on the map, neither is;
- where it runs clockwise, both are: the rest of the world lies inside the ring.

Rings are closed many at a time. GEOS says which came out valid; the few others (a ring
that grazes a pole with few vertices may cross itself) are mended one by one.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from .parts import split_polygons

__all__ = ["WORLD", "close_ring", "close_rings", "polygonal", "shift_lon", "wrap"]

_FINE = 2.0**40
_SEAM_DEG = 1e-12  # vertices so near 180 degrees lie on it: 0.1 micrometres
_POLYGON = 3  # GEOS type id
WORLD = shapely.box(-180.0, -90.0, 180.0, 90.0)


def close_ring(ring: NDArray[Any]) -> Polygon | MultiPolygon:
    """Return the region to the left of a ring, within -180 to 180.

    Parameters
    ----------
    ring : ndarray of float64, shape (n, 2)
        As for `close_rings`.

    Returns
    -------
    shapely Polygon or MultiPolygon
        Valid, cut at 180 degrees; with a hole where both poles are enclosed.
    """
    region: Polygon | MultiPolygon = close_rings(ring[None])[0]
    return region


def close_rings(rings: NDArray[Any]) -> NDArray[Any]:
    """Return the regions to the left of rings, within -180 to 180.

    Parameters
    ----------
    rings : ndarray of float64, shape (n, m, 2)
        Longitude and latitude in degrees, longitude continuous along each ring: where it
        winds round a pole it ends 360 degrees from where it began, else where it began.

    Returns
    -------
    ndarray of shapely Polygon or MultiPolygon, shape (n,)
        Valid, cut at 180 degrees, outlines counter-clockwise; with a hole where both
        poles are enclosed.
    """
    lon = rings[..., 0]
    turn = np.round((lon[:, -1] - lon[:, 0]) / 360)
    away = (turn == 0) & ((lon.min(axis=1) < -180) | (lon.max(axis=1) > 180))
    if away.any():
        rings = rings.copy()
        rings[away] = _bring_home(rings[away])
    crosses = away & (rings[..., 0].max(axis=1) > 180)
    regions = np.empty(len(rings), dtype=object)
    for rows, close in (
        ((turn == 0) & ~crosses, _as_polygons),
        (crosses, _cut),
        (turn != 0, _close_over_pole),
    ):
        if rows.any():
            regions[rows] = close(rings[rows])
    mended = np.flatnonzero(~shapely.is_valid(regions))  # None is not valid either
    for row in mended:
        regions[row] = _mend(rings[row])
    both = np.flatnonzero((turn == 0) & (_twice_area(rings) < 0))
    for row in both:
        regions[row] = polygonal(shapely.difference(WORLD, regions[row]))
    return regions


def _as_polygons(rings: NDArray[Any]) -> NDArray[Any]:
    count, size, _ = rings.shape
    offsets = (np.arange(count + 1) * size, np.arange(count + 1))
    polygons: NDArray[Any] = shapely.from_ragged_array(
        shapely.GeometryType.POLYGON, rings.reshape(-1, 2), offsets
    )
    return polygons


def _twice_area(rings: NDArray[Any]) -> NDArray[Any]:
    """Twice the area on the map, square degrees; below 0 where a ring runs clockwise."""
    x, y = rings[..., 0] - rings[:, :1, 0], rings[..., 1]
    area: NDArray[Any] = np.einsum("ij,ij->i", x[:, :-1], y[:, 1:])
    area -= np.einsum("ij,ij->i", x[:, 1:], y[:, :-1])
    return area


def _bring_home(rings: NDArray[Any]) -> NDArray[Any]:
    """Shift rings by whole turns to begin within -180 to 180, vertices next to 180 upon it."""
    rings = rings.copy()
    lon = rings[..., 0]
    lon -= 360 * np.floor((lon.min(axis=1, keepdims=True) + 180) / 360)
    for seam in (-180, 180):
        lon[np.abs(lon - seam) < _SEAM_DEG] = seam
    return rings


def _cut(rings: NDArray[Any]) -> NDArray[Any]:
    """Cut rings that wind round no pole at 180 degrees; None for those that cross it often."""
    lon, lat = rings[:, :-1, 0], rings[:, :-1, 1]
    many, count = lon.shape
    row = np.arange(many)[:, None]
    beyond = lon > 180
    enters = beyond & ~np.roll(beyond, 1, axis=1)
    once = (np.count_nonzero(enters, axis=1) == 1) & (lon.max(axis=1) - lon.min(axis=1) < 360)
    at = (np.argmax(enters, axis=1)[:, None] + np.arange(count)) % count
    lon, lat = lon[row, at], lat[row, at]  # from the first vertex beyond to the last before
    east = np.count_nonzero(beyond, axis=1)[:, None]
    leaves = _meet(lon, lat, east - 1, east % count)
    returns = _meet(lon, lat, count - 1, 0)
    # two closed pieces behind each other, each with two vertices on the seam
    place = np.arange(count + 6)
    vertex = np.clip(np.where(place <= east, place - 1, place - 4), 0, count - 1)
    pieces = np.stack(
        [lon[row, vertex] - np.where(place <= east, 360, 0), lat[row, vertex]], axis=-1
    )
    for corner, side, met in (
        (0, -180, returns),
        (east + 1, -180, leaves),
        (east + 2, -180, returns),
        (east + 3, 180, leaves),
        (count + 4, 180, returns),
        (count + 5, 180, leaves),
    ):
        pieces[row, corner] = np.stack([np.full_like(met, side), met], axis=-1)
    ends = np.stack([east[:, 0] + 3, np.full(many, count + 6)], axis=1) + (count + 6) * row
    cut: NDArray[Any] = shapely.from_ragged_array(
        shapely.GeometryType.MULTIPOLYGON,
        pieces.reshape(-1, 2),
        (np.append(0, ends), np.arange(2 * many + 1), np.arange(0, 2 * many + 1, 2)),
    )
    cut[~once] = None
    return cut


def _meet(lon: NDArray[Any], lat: NDArray[Any], start: Any, end: Any) -> NDArray[Any]:
    """Latitude where each row's edge from one vertex to another meets 180 degrees, shape (n, 1)."""
    row = np.arange(len(lon))[:, None]
    step = lon[row, end] - lon[row, start]
    share = (180 - lon[row, start]) / np.where(step == 0, 1, step)
    met: NDArray[Any] = lat[row, start] + share * (lat[row, end] - lat[row, start])
    return met


def _close_over_pole(rings: NDArray[Any]) -> NDArray[Any]:
    """Close rings that wind once round a pole; None for those that meet 180 degrees often."""
    way = np.sign(rings[:, -1:, 0] - rings[:, :1, 0])  # 1 round the north pole, else -1
    lon, lat = way * rings[:, :-1, 0], rings[:, :-1, 1]  # seen so that all head east
    many, count = lon.shape
    seam = 360 * np.floor((lon[:, :1] + 180) / 360) + 180  # the next one from the beginning
    beyond = np.concatenate([lon, lon[:, :1] + 360], axis=1) >= seam
    first = np.argmax(beyond, axis=1)[:, None]
    at = (first + np.arange(count)) % count
    row = np.arange(many)[:, None]
    lon, lat = lon[row, at] - seam - np.where(at < first, -180, 180), lat[row, at]
    once = (lon >= -180).all(axis=1) & (lon < 180).all(axis=1)
    met = _meet(np.c_[lon[:, -1:], lon[:, :1] + 360], np.c_[lat[:, -1:], lat[:, :1]], 0, 1)
    closed = np.empty((many, count + 5, 2))
    closed[:, 2:-3, 0], closed[:, 2:-3, 1] = lon, lat
    closed[:, [0, 1, -1], 0], closed[:, [-3, -2], 0] = -180, 180
    closed[:, [0, -2, -1], 1], closed[:, [1, -3], 1] = 90 * way, met
    closed[..., 0] *= way
    polygons = _as_polygons(closed)
    polygons[~once] = None
    return polygons


def _mend(ring: NDArray[Any]) -> Polygon | MultiPolygon:
    """Return the region between a ring and the pole it winds round, or within the ring."""
    turn = ring[-1, 0] - ring[0, 0]
    if abs(turn) > 180:
        pole = math.copysign(90.0, turn)  # heading east, the north pole lies to the left
        # the ring begins at its vertex nearest to the pole: no edge lies between the two;
        # both ends shall meet exactly, also after shifts by 360: 2^-40 degrees leave room
        first = int(np.argmax(ring[:-1, 1] * np.sign(turn)))
        a_turn = np.array([math.copysign(360.0, turn), 0.0])
        ring = np.concatenate([ring[first:-1], ring[: first + 1] + a_turn])
        ring[:, 0] = np.round(ring[:, 0] * _FINE) / _FINE
        ring[-1] = ring[0] + a_turn
        ring = np.vstack([ring, [[ring[-1, 0], pole], [ring[0, 0], pole]]])
    return wrap(Polygon(ring))


def wrap(region: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    """Bring a polygon whose longitudes pass 180 into -180 to 180, cut where it crosses.

    Parameters
    ----------
    region : shapely Polygon or MultiPolygon
        Degrees; longitudes may lie beyond 180.

    Returns
    -------
    shapely Polygon or MultiPolygon
        Valid, outlines counter-clockwise.
    """
    if not region.is_valid:
        region = polygonal(shapely.make_valid(region))
    west, _, east, _ = region.bounds
    if west >= -180 and east <= 180:
        return polygonal(region)
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
    """Keep only what has an area, without points and lines; outlines counter-clockwise."""
    if not isinstance(geometry, Polygon | MultiPolygon):
        kept: list[Polygon] = list(split_polygons(geometry))
        geometry = kept[0] if len(kept) == 1 else MultiPolygon(kept)
    oriented: Polygon | MultiPolygon = shapely.orient_polygons(geometry)
    return oriented
