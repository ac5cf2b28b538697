"""The deepest point of a region: the one farthest from given lines.

A region is covered by cells. In each, the depth is at most the distance from one point
of the lines, and that is greatest at a corner of the cell's part of the region. Cells
that cannot hold the maximum are dropped, the rest are quartered.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from .certificate import bound_acceleration
from .check import check_geometry
from .ellipsoid import A, B, direct, inverse
from .nearest import NearestLine

__all__ = ["Depth", "find_deepest"]

_STRIDE = 16
_CONVEX_M = 9e6  # distance from a point is convex to a quarter of the way round the Earth


class Depth(NamedTuple):
    """A deepest point of a region.

    Parameters
    ----------
    depth_m : float
        Its geodesic distance from the lines, metres.
    lon, lat : float
        The point, degrees.
    near_lon, near_lat : float
        The nearest point of the lines, degrees.
    plateau : bool
        Whether a whole curve is equally deep: then the point is the westernmost of it,
        then southernmost.
    """

    depth_m: float
    lon: float
    lat: float
    near_lon: float
    near_lat: float
    plateau: bool


def find_deepest(
    region: Polygon | MultiPolygon,
    lines: NearestLine,
    *,
    tolerance_m: float = 10.0,
    cap_m: float | None = None,
) -> Depth:
    """Find the point of a region that is farthest from lines.

    Parameters
    ----------
    region : shapely Polygon or MultiPolygon
        Degrees.
    lines : NearestLine
        What depth is measured to.
    tolerance_m : float
        Error of the region's drawn boundary, metres. No point of the region is deeper
        than the result by more than a tenth of it.
    cap_m : float, optional
        The region lies within this distance of the lines (it is cut from their
        buffer): where its boundary reaches that within the tolerance, the depth is
        `cap_m` itself.

    Returns
    -------
    Depth

    Raises
    ------
    GeometryError
        If the region is empty or not valid.
    """
    check_geometry(region)
    if cap_m is not None:
        top = _find_plateau(region, lines, cap_m, tolerance_m)
        if top is not None:
            return top
    return _search(region, lines, tolerance_m / 10)


def _find_plateau(
    region: Polygon | MultiPolygon, lines: NearestLine, cap: float, tolerance: float
) -> Depth | None:
    xy = _pick_high(region, lines, cap - tolerance)
    distance, near_lon, near_lat = lines.query(*xy.T, within_m=2 * cap)
    deepest = float(distance.max(initial=0))
    if deepest < cap - tolerance:
        return None
    # from beyond the cap, one can go back to it, and the nearest point stays the nearest
    top = np.flatnonzero(distance >= (cap if deepest >= cap else cap - tolerance))
    k = top[np.lexsort((xy[top, 1], xy[top, 0]))[0]]
    azimuth, _ = inverse(near_lon[k], near_lat[k], xy[k, 0], xy[k, 1])
    lon, lat = direct(near_lon[k], near_lat[k], azimuth, cap)
    return Depth(cap, float(lon), float(lat), float(near_lon[k]), float(near_lat[k]), True)


def _pick_high(region: Polygon | MultiPolygon, lines: NearestLine, floor: float) -> NDArray[Any]:
    """Return a boundary's vertices (n, 2), without most that are less deep than `floor`.

    One vertex in 16 is measured; from there distance grows by at most the way.
    """
    rings = shapely.get_rings(shapely.get_parts(region))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    some = np.arange(0, len(xy), _STRIDE)
    distance = lines.query(*xy[some].T)[0]
    step = np.sqrt(bound_acceleration(xy)[0])
    way = np.r_[0.0, np.cumsum(step)]
    on_from = some[np.arange(len(xy)) // _STRIDE]
    highest = distance[np.arange(len(xy)) // _STRIDE] + way - way[on_from]
    highest[ring != ring[on_from]] = np.inf
    high: NDArray[Any] = xy[highest >= floor]
    return high


def _search(region: Polygon | MultiPolygon, lines: NearestLine, tolerance: float) -> Depth:
    shapely.prepare(region)
    best = _take_deepest(lines, shapely.get_coordinates(region)[::_STRIDE], None)
    west, south, east, north = region.bounds
    half = max(east - west, north - south, 1e-9) / 32
    x, y = (
        grid.ravel()
        for grid in np.meshgrid(
            np.arange(west + half, east + half, 2 * half),
            np.arange(south + half, north + half, 2 * half),
        )
    )
    while len(x):
        cells = _draw_cells(x, y, half)
        touched = shapely.intersects(region, cells)
        x, y, cells = x[touched], y[touched], cells[touched]
        centre = np.stack([x, np.clip(y, -90, 90)], axis=1)
        distance, *near = lines.query(*centre.T)
        inside = shapely.contains_xy(region, x, y)
        if inside.any() and distance[inside].max() > best.depth_m:
            best = _take_deepest(lines, centre[inside][[np.argmax(distance[inside])]], best)
        k = np.flatnonzero(distance + _bound_reach(y, half) > best.depth_m + tolerance)
        # within a cell the distance from one point, the centre's nearest, is greatest at corners
        parts = np.where(
            shapely.contains_properly(region, cells[k]),
            cells[k],
            shapely.intersection(region, cells[k]),
        )
        corner, of = shapely.get_coordinates(parts, return_index=True)
        _, deep = inverse(near[0][k][of], near[1][k][of], *corner.T)
        highest = np.zeros(len(k))
        np.maximum.at(highest, of, deep)
        promising = corner[deep > best.depth_m]
        if len(promising):
            order = np.argsort(-deep[deep > best.depth_m])[:_STRIDE]
            best = _take_deepest(lines, promising[order], best)
        highest += _bound_bulge(y[k], half)
        highest[distance[k] > _CONVEX_M] = np.inf
        k = k[highest > best.depth_m + tolerance]
        half /= 2
        x = (x[k, None] + half * np.array([-1, 1, -1, 1])).ravel()
        y = (y[k, None] + half * np.array([-1, -1, 1, 1])).ravel()
    return best


def _draw_cells(x: NDArray[Any], y: NDArray[Any], half: float) -> NDArray[Any]:
    low, high = np.clip(y - half, -90, 90), np.clip(y + half, -90, 90)
    return np.asarray(shapely.box(x - half, low, x + half, high), dtype=object)


def _take_deepest(lines: NearestLine, xy: NDArray[Any], best: Depth | None) -> Depth:
    distance, near_lon, near_lat = lines.query(*xy.T)
    k = int(np.argmax(distance))
    if best is not None and best.depth_m >= distance[k]:
        return best
    lon, lat = float(xy[k, 0]), float(xy[k, 1])
    return Depth(float(distance[k]), lon, lat, float(near_lon[k]), float(near_lat[k]), False)


def _bound_reach(lat: NDArray[Any], half: float) -> NDArray[Any]:
    """Bound the distance from a cell's centre to its corners, metres."""
    widest = np.cos(np.radians(np.maximum(np.abs(lat) - half, 0)))
    reach: NDArray[Any] = np.radians(half) * (A * A / B) * np.hypot(1.0, widest)
    return reach


def _bound_bulge(lat: NDArray[Any], half: float) -> NDArray[Any]:
    """Bound how far distance along an edge in a cell exceeds that at its ends, metres."""
    south, north = np.clip(lat - half, -90, 90), np.clip(lat + half, -90, 90)
    diagonal = np.stack([[np.zeros_like(lat), south], [np.full_like(lat, 2 * half), north]])
    bulge: NDArray[Any] = bound_acceleration(diagonal.transpose(2, 0, 1))[1][:, 0] / 8
    return bulge
