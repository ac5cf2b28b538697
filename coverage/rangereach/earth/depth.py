"""The deepest point of a region: the one farthest from given lines.

Distance changes by at most a metre per metre, so the centre of a small cell bounds
the whole cell; cells that cannot hold the maximum are dropped, the rest are quartered.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from .check import check_geometry
from .ellipsoid import A, B, direct, inverse
from .nearest import NearestLine

__all__ = ["Depth", "find_deepest"]


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
        No point of the region is deeper than the result by more than this, metres.
    cap_m : float, optional
        The region lies within this distance of the lines (it is cut from their
        buffer): where its boundary reaches that, the depth is `cap_m` itself.

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
    return _search(region, lines, tolerance_m)


def _find_plateau(
    region: Polygon | MultiPolygon, lines: NearestLine, cap: float, tolerance: float
) -> Depth | None:
    xy = shapely.get_coordinates(region)
    distance, near_lon, near_lat = lines.query(*xy.T)
    top = np.flatnonzero(distance >= cap - 2 * tolerance)
    if not top.size:
        return None
    k = top[np.lexsort((xy[top, 1], xy[top, 0]))[0]]
    azimuth, _ = inverse(near_lon[k], near_lat[k], xy[k, 0], xy[k, 1])
    lon, lat = direct(near_lon[k], near_lat[k], azimuth, cap)
    return Depth(cap, float(lon), float(lat), float(near_lon[k]), float(near_lat[k]), True)


def _search(region: Polygon | MultiPolygon, lines: NearestLine, tolerance: float) -> Depth:
    shapely.prepare(region)
    west, south, east, north = region.bounds
    step = max(east - west, north - south, 1e-9) / 16
    half = step / 2
    x, y = np.meshgrid(
        np.arange(west + half, east + half, step), np.arange(south + half, north + half, step)
    )
    x, y = x.ravel(), y.ravel()
    vertices = shapely.get_coordinates(region)
    best = _take_deepest(lines, vertices, None)
    while len(x):
        touched = shapely.intersects(region, shapely.box(x - half, y - half, x + half, y + half))
        x, y = x[touched], y[touched]
        inside = shapely.contains_xy(region, x, y)
        centre = np.stack([x, np.clip(y, -90, 90)], axis=1)
        distance = lines.query(*centre.T)[0]
        if inside.any():
            best = _take_deepest(lines, centre[inside], best)
        open_cells = distance + _cell_reach(y, half) > best.depth_m + tolerance
        x, y = x[open_cells], y[open_cells]
        half /= 2
        x = (x[:, None] + half * np.array([-1, 1, -1, 1])).ravel()
        y = (y[:, None] + half * np.array([-1, -1, 1, 1])).ravel()
    return best


def _take_deepest(lines: NearestLine, xy: NDArray[Any], best: Depth | None) -> Depth:
    distance, near_lon, near_lat = lines.query(*xy.T)
    k = int(np.argmax(distance))
    if best is not None and best.depth_m >= distance[k]:
        return best
    return Depth(
        float(distance[k]),
        float(xy[k, 0]),
        float(xy[k, 1]),
        float(near_lon[k]),
        float(near_lat[k]),
        False,
    )


def _cell_reach(lat: NDArray[Any], half: float) -> NDArray[Any]:
    """Bound the distance from a cell's centre to its corners, metres."""
    widest = np.cos(np.radians(np.maximum(np.abs(lat) - half, 0)))
    reach: NDArray[Any] = np.radians(half) * (A * A / B) * np.hypot(1.0, widest)
    return reach
