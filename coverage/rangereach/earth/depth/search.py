"""The deepest point of a region: the one farthest from given lines.

*Proof.* Each region is covered by cells. In a cell no point is deeper than its centre's
depth and the way to it; nor than the distance from any one point of the lines, nor than a
weighted mean of the distances from two, which are greatest at a corner of what of the
region lies in the cell (`cell.bound_bulge`). One point is that nearest to the centre, the
other that nearest to the corner farthest from it: halfway between two lines, where depth
falls off to both sides, the mean of both hardly changes, while each alone does. Cells
where either bound shows nothing deeper than the deepest point known are dropped, the
others quartered, until none is left: so nothing is deeper than the result by more than
the bounds were asked to show.

*Plateau.* The buffer of the lines is equally deep along a whole curve, where its drawn
edge only adds its error: there the depth is the radius. That of anything that holds the
lines, a country's soil, has such a curve too, and may be deeper where something else of
it is nearer than the lines; then the search says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from rangereach.earth.certificate import bound_acceleration
from rangereach.earth.check import check_geometry
from rangereach.earth.ellipsoid import direct, inverse
from rangereach.earth.line.nearest import NearestLine

from .cell import Cells, bound_bulge, bound_reach, cover, cut_out, quarter

__all__ = ["Depth", "find_deepest", "find_deepest_each", "find_plateau"]

_STRIDE = 16
_APART_M = 1e-3
_SHARES = (1.0, 0.75, 0.5, 0.25)  # of the distances from a cell's two points of the lines


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
    top = None if cap_m is None else find_plateau(region, lines, cap_m, tolerance_m=tolerance_m)
    return top or find_deepest_each([region], lines, tolerance_m=tolerance_m)[0]


def find_plateau(
    region: Polygon | MultiPolygon,
    lines: NearestLine,
    level_m: float,
    *,
    tolerance_m: float = 10.0,
) -> Depth | None:
    """Find the curve of a region that is as deep as its radius.

    Parameters
    ----------
    region : shapely Polygon or MultiPolygon
        Cut from the buffer of the lines, or of something that holds them; degrees.
    lines : NearestLine
        What depth is measured to.
    level_m : float
        The buffer's radius, metres.
    tolerance_m : float
        Error of the region's drawn boundary, metres.

    Returns
    -------
    Depth or None
        None where the boundary stays less deep than the level by more than the tolerance:
        then other borders of the region cut the curve off.

    Raises
    ------
    GeometryError
        If the region is empty or not valid.
    """
    check_geometry(region)
    xy = _pick_high(region, lines, level_m - tolerance_m)
    distance, near_lon, near_lat = lines.query(*xy.T)
    deepest = float(distance.max(initial=0))
    if deepest < level_m - tolerance_m:
        return None
    # from beyond the level, one can go back to it, and the nearest point stays the nearest
    top = np.flatnonzero(distance >= (level_m if deepest >= level_m else level_m - tolerance_m))
    k = top[np.lexsort((xy[top, 1], xy[top, 0]))[0]]
    azimuth, _ = inverse(near_lon[k], near_lat[k], xy[k, 0], xy[k, 1])
    lon, lat = direct(near_lon[k], near_lat[k], azimuth, level_m)
    return Depth(level_m, float(lon), float(lat), float(near_lon[k]), float(near_lat[k]), True)


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


def find_deepest_each(
    regions: Sequence[Polygon | MultiPolygon] | NDArray[Any],
    lines: NearestLine,
    *,
    tolerance_m: float = 10.0,
    plateaus: Sequence[Depth | None] | None = None,
) -> list[Depth]:
    """Find the deepest point of each of many regions, all at once.

    Parameters
    ----------
    regions : sequence of shapely Polygon or MultiPolygon, length n
        Degrees.
    lines : NearestLine
        What depth is measured to.
    tolerance_m : float
        As for `find_deepest`.
    plateaus : sequence of Depth or None, length n, optional
        From `find_plateau`: each is the result unless some point of the region is deeper
        by more than the tolerance, and then no point is deeper than it by more than 1.1
        times the tolerance.

    Returns
    -------
    list of Depth

    Raises
    ------
    GeometryError
        If a region is empty or not valid.
    """
    shapes = np.empty(len(regions), dtype=object)
    shapes[:] = [check_geometry(region) for region in regions]
    deepest = _Deepest(shapes, lines)
    for k, plateau in enumerate(plateaus or ()):
        if plateau is not None:
            deepest.depth_m[k] = plateau.depth_m + tolerance_m
    xy, of = shapely.get_coordinates(shapes, return_index=True)
    deepest.try_points(xy[::_STRIDE], of[::_STRIDE])
    cells = cover(shapes)
    within = np.full(len(cells.x), np.inf)
    while len(cells.x):
        cells, within = _bisect(cells, within, lines, deepest, tolerance_m / 10)
    found = deepest.describe()
    if plateaus is None:
        return found
    return [
        plateau if plateau is not None and not np.isfinite(depth.lon) else depth
        for depth, plateau in zip(found, plateaus, strict=True)
    ]


class _Deepest:
    """The deepest point known of each region, and its depth, which others have to exceed."""

    def __init__(self, regions: NDArray[Any], lines: NearestLine) -> None:
        self.lines = lines
        self.depth_m = np.full(len(regions), -1.0)
        self.at = np.full((len(regions), 4), np.nan)

    def try_points(
        self, xy: NDArray[Any], region: NDArray[Any], within_m: NDArray[Any] | float = np.inf
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Measure points (n, 2) of regions (n,), keep the deeper; return depths, nearest points."""
        distance, *near = self.lines.query(*xy.T, within_m=within_m)
        order = np.lexsort((-distance, region))
        first = order[np.diff(region[order], prepend=-1) > 0]
        first = first[distance[first] > self.depth_m[region[first]]]
        self.depth_m[region[first]] = distance[first]
        self.at[region[first]] = np.column_stack([xy, *near])[first]
        return distance, np.stack(near, axis=1)

    def describe(self) -> list[Depth]:
        """Return the deepest points; not a number where none was deeper than asked for."""
        return [
            Depth(depth_m, lon, lat, near_lon, near_lat, False)
            for depth_m, (lon, lat, near_lon, near_lat) in zip(
                self.depth_m.tolist(), self.at.tolist(), strict=True
            )
        ]


def _bisect(
    cells: Cells, within: NDArray[Any], lines: NearestLine, deepest: _Deepest, tolerance: float
) -> tuple[Cells, NDArray[Any]]:
    """Measure cells, and return the quarters of those that may hold something deeper.

    `within` bounds the depths of their centres, and comes back for the quarters.
    """
    distance, near_lon, near_lat = lines.query(*cells.centre.T, within_m=within)
    highest = distance + bound_reach(cells.y, cells.half)
    k = highest > deepest.depth_m[cells.region] + tolerance
    near = np.stack([near_lon, near_lat], axis=1)[k]
    distance, within = distance[k], highest[k]
    cells, shapes = cut_out(cells.take(k))
    corner, of = shapely.get_coordinates(shapes, return_index=True)
    _, deep = inverse(*near[of].T, *corner.T)
    bulge = bound_bulge(cells.y, cells.half, within)
    k = _highest(deep, of, len(shapes)) + bulge > deepest.depth_m[cells.region] + tolerance
    k &= ~shapely.is_empty(shapes)
    cells, shapes, distance = cells.take(k), shapes[k], distance[k]
    within, bulge = within[k], bulge[k]
    # the corner farthest from that one point is measured, and gives another point
    kept = k[of]
    corner, deep, of = corner[kept], deep[kept], (np.cumsum(k) - 1)[of[kept]]
    order = np.lexsort((-deep, of))
    peak = order[np.diff(of[order], prepend=-1) > 0]
    depth, near = deepest.try_points(corner[peak], cells.region, within)
    _, other = inverse(*near[of].T, *corner.T)
    # between that corner and the centre both points are equally far, and depth is greatest
    _, across = inverse(*near.T, *cells.centre.T)
    excess = deep[peak] - depth
    share = excess / np.maximum(excess + across - distance, _APART_M)
    ridge = corner[peak] + share[:, None] * (cells.centre - corner[peak])
    held = (share > 0) & shapely.intersects_xy(shapes, *ridge.T)
    if held.any():
        deepest.try_points(ridge[held], cells.region[held], within[held])
    highest = np.min(
        [_highest(share * deep + (1 - share) * other, of, len(peak)) for share in _SHARES], axis=0
    )
    k = highest + bulge > deepest.depth_m[cells.region] + tolerance
    # a quarter's centre is half as far from the cell's as the corner
    return quarter(cells.take(k)), np.repeat(within[k], 4)


def _highest(values: NDArray[Any], of: NDArray[Any], count: int) -> NDArray[Any]:
    highest = np.full(count, -np.inf)
    np.maximum.at(highest, of, values)
    return highest
