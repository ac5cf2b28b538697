"""The area that geodesic discs and a polygon have in common, without drawing a disc.

By Green's theorem the area of a region is the integral of cap(lat) - k over longitude
along its boundary (`arc`; southward regions with the other pole's cap, and the
other sign). The boundary of disc and polygon consists of

- the polygon's border inside the disc: whole pieces are summed beforehand (`BallTree`),
  pieces that the circle cuts are integrated up to the cut;
- arcs of the circle inside the polygon, between cuts: differences of `Arcs.sweep`.

A cut is where a piece of the border is at exactly the radius (`_cut`). Which of the arcs are
inside follows from their ends: there the border leaves the disc, or enters it.

*Edges and poles.* The polygon is a region of the map from -180 to 180. Its edges along
180 degrees are dropped where the region goes on beyond, and those along a pole's edge of
the map are border like any other: their length on the ground is nothing, but their
longitudes count.

*What can be missed.* A piece with both ends inside a circle is taken to lie in it, and
one with both ends outside to dip in only if its point of least chord does. A piece turns by an
angle v of at most its length by its radius of geodesic curvature; where a circle of radius
r touches it, what is missed is no more than v^3 / 38 of pi r2: 2e-13 for a piece of 1 km at
latitude 50.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.errors import GeometryError

from .antimeridian import polygonal, wrap
from .arc import choose_constant, fit_arcs
from .area import area_m2
from .balls import BallTree, bound_chord
from .border import Border
from .check import check_geometry, check_points, check_radius
from .crossing import Circles, Crossings, find_crossings
from .ellipsoid import direct, to_ecef
from .overlap import intersect
from .rings import draw_ring

__all__ = ["DiscAreas"]

_CHUNK = 2048  # discs measured at once
_NODES = (16, 32, 64, 128, 256, 512)
_FARTHEST_M = 15_000_000.0
_DRAWN = 4e-9  # of the radius: how exactly a disc is drawn where it must be
_EAST, _NORTH = 180 - 1e-9, 90 - 1e-9
_APART_RAD = 1e-3  # crossings nearer to each other, at a tangent, may be in the wrong order


class DiscAreas:
    """A polygon against which the areas of discs are measured.

    Parameters
    ----------
    polygon : shapely Polygon or MultiPolygon
        Degrees, longitude first, edges straight in longitude and latitude; holes and many
        parts are fine, and longitudes beyond 180.

    Raises
    ------
    GeometryError
        For a geometry that is empty, invalid, or no polygon.

    Examples
    --------
    >>> import shapely
    >>> areas = DiscAreas(shapely.box(20, 45, 40, 50))
    >>> areas.measure(30.0, 50.0, [1000.0, 2000.0]).round()
    array([1570858., 6283683.])
    """

    def __init__(self, polygon: BaseGeometry) -> None:
        region = polygonal(check_geometry(polygon))
        if region.is_empty:
            raise GeometryError(
                f"a {polygon.geom_type} has no area", hint="give a polygon or multipolygon"
            )
        self.polygon = wrap(region)
        shapely.prepare(self.polygon)
        self._border = border = Border(self.polygon)
        half = np.sqrt(((border.end - border.start) ** 2).sum(axis=1)) / 2
        self._tree = BallTree((border.start + border.end) / 2, half + border.stray_m, border.sums)

    def measure(self, lon: ArrayLike, lat: ArrayLike, radius_m: ArrayLike) -> NDArray[Any]:
        """Return the area that each disc has in common with the polygon.

        Parameters
        ----------
        lon, lat : array_like of float
            Centres, degrees.
        radius_m : array_like of float
            Geodesic radii, metres; the three arguments broadcast.

        Returns
        -------
        ndarray of float64
            Square metres, within 1e-8 of the disc's area (1e-7 below 10 m).

        Raises
        ------
        GeometryError
            For a coordinate or radius that is none.
        """
        x, y = check_points(lon, lat)
        x, y, radius = np.broadcast_arrays(x, y, check_radius(radius_m))
        shape = x.shape
        x, y, radius = x.ravel(), y.ravel(), radius.ravel()
        area = np.empty(len(x))
        for first in range(0, len(x), _CHUNK):
            part = slice(first, first + _CHUNK)
            area[part] = self._measure(x[part], y[part], radius[part])
        return area.reshape(shape)

    def _measure(self, lon: NDArray[Any], lat: NDArray[Any], radius: NDArray[Any]) -> Any:
        circles = Circles(lon, lat, radius, to_ecef(lon, lat))
        constant = choose_constant(lat, radius)
        south = lat < 0
        found = self._tree.search(circles.centre, bound_chord(radius))
        crossings, whole = find_crossings(self._border, circles, found.circle, found.piece)
        area = np.zeros(len(lon))
        circle = np.concatenate([found.circle_inside, found.circle[whole]])
        sums = np.concatenate([found.sums_inside, self._border.sums[found.piece[whole]]])
        cap = np.where(south[circle], sums[:, 1], sums[:, 0])
        area += np.bincount(circle, cap - constant[circle] * sums[:, 2], len(area))
        circle = crossings.circle
        cap = self._border.integrate(
            crossings.piece,
            crossings.since,
            crossings.share,
            south=south[circle],
            constant_m2=constant[circle],
        )
        area += np.bincount(circle, np.where(crossings.leaves, cap, -cap), len(area))
        arcs, settled = self._sum_arcs(circles, constant, crossings)
        area = np.where(south, -1.0, 1.0) * (area + arcs)
        settled[circle[~crossings.exact]] = False
        for one in np.flatnonzero(~settled | (radius > _FARTHEST_M)):
            area[one] = self._clip(float(lon[one]), float(lat[one]), float(radius[one]))
        return np.maximum(area, 0)

    def _sum_arcs(
        self, circles: Circles, constant: NDArray[Any], crossings: Crossings
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Integrate along the arcs inside the polygon; whether each sum is settled."""
        count = len(circles.lon)
        arcs, settled = np.zeros(count), np.ones(count, bool)
        circle, leaves = crossings.circle, crossings.leaves
        azimuth, opening = _unroll(crossings, count)
        inside = opening.inside
        ask = np.flatnonzero(~opening.known)
        at = np.degrees(opening.azimuth[ask])
        lon, lat = direct(circles.lon[ask], circles.lat[ask], at, circles.radius_m[ask])
        # a point on the map's edge is in no polygon of the map; it stands for those beside it
        lon, lat = np.clip(lon, -_EAST, _EAST), np.clip(lat, -_NORTH, _NORTH)
        inside[ask] = shapely.contains_xy(self.polygon, lon, lat)
        todo = np.flatnonzero(inside | (np.bincount(circle, minlength=count) > 0))
        for nodes in _NODES:
            if not todo.size:
                break
            series = fit_arcs(
                circles.lat[todo], circles.radius_m[todo], constant[todo], nodes=nodes
            )
            index = np.full(count, -1)
            index[todo] = np.arange(len(todo))
            mine = np.flatnonzero(index[circle] >= 0)
            swept = series.sweep(index[circle[mine]], azimuth[mine])
            total = np.bincount(circle[mine], np.where(leaves[mine], -swept, swept), count)
            arcs[todo] = total[todo] - 2 * np.pi * series.mean * inside[todo]
            settled[todo] = series.settled
            todo = todo[~series.settled]
        return arcs, settled

    def _clip(self, lon: float, lat: float, radius_m: float) -> float:
        """Measure a drawn disc: for what is far, or whose circle meets the far pole."""
        tolerance_m = float(np.clip(_DRAWN * radius_m, 0.001, 0.02))
        drawn = draw_ring(lon, lat, radius_m, tolerance_m=tolerance_m)
        return float(area_m2(intersect(drawn.geometry, self.polygon)[0]))


class _Opening(NamedTuple):
    """An azimuth of each circle at which to cut it open, away from its crossings.

    Parameters
    ----------
    azimuth : ndarray of float64, shape (n,)
        Radians.
    inside, known : ndarray of bool, shape (n,)
        Whether the circle is inside the polygon there, if its crossings tell.
    """

    azimuth: NDArray[Any]
    inside: NDArray[Any]
    known: NDArray[Any]


def _unroll(crossings: Crossings, count: int) -> tuple[NDArray[Any], _Opening]:
    """Cut circles open in the widest gap between crossings; azimuths then grow from there."""
    # a circle that nothing crosses may touch an edge, most likely due north, south, east or west
    opening = _Opening(np.ones(count), np.zeros(count, bool), np.zeros(count, bool))
    azimuth = crossings.azimuth % (2 * np.pi)
    if not azimuth.size:
        return azimuth, opening
    order = np.lexsort((azimuth, crossings.circle))
    circle, along, leaves = crossings.circle[order], azimuth[order], crossings.leaves[order]
    first = np.flatnonzero(np.r_[True, circle[1:] != circle[:-1]])
    last = np.r_[first[1:], len(circle)] - 1
    after = np.arange(1, len(circle) + 1)
    after[last] = first
    gap = along[after] - along
    gap[last] += 2 * np.pi
    # two crossings at one place, where the circle touches a vertex, may be in either order
    doubtful = (gap < _APART_RAD) | (leaves == leaves[after])
    unsure = doubtful.copy()
    unsure[after] |= doubtful  # the gap after a doubtful one
    unsure |= doubtful[after]  # and the gap before it
    group = np.repeat(np.arange(len(first)), last - first + 1)
    widest = np.flatnonzero(gap == np.maximum.reduceat(gap, first)[group])
    widest = widest[np.unique(group[widest], return_index=True)[1]]
    of = circle[widest]
    opening.azimuth[of] = along[widest] + gap[widest] / 2
    opening.inside[of] = leaves[after[widest]]
    opening.known[of] = ~unsure[widest]
    return azimuth + 2 * np.pi * (azimuth <= opening.azimuth[crossings.circle]), opening
