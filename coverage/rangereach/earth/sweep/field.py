"""The distance from a geometry within triangles, bounded from its values at their corners.

In a triangle, let L be the linear function with the values of the squared distance d2 at
the corners, and g(x) the linear function with those of |x|2, less |x|2 itself: 0 at the
corners, at most R2, with R the radius of the smallest circle round the triangle. Then

    F = L - g

is d2 itself in the plane for a single point, whatever the size of the triangle: its
curves of equal value are arcs of circles. For any set of points it differs by little:

*From below.* d2 is the least of the squared distances D2 from single points. Their second
derivative is at most that in the plane, since the Earth's curvature is positive (Hessian
comparison, see `certificate`). Along a line straight in longitude and latitude, with a
squared speed of at most Q in the triangle's plane, and an acceleration of at most c Q,

    (D2 / 2)'' <= (1 + c D) Q,

so that D2 less (1 + c D) |x|2 is concave, and d2 >= L - (1 + c D) g >= F - c D R2. That
holds across the curves, too, where two points are equally near: there d2 bends downwards.

*From above.* For each foot p (the point nearest to a corner), d2 <= D2 from p. Again by
comparison, with m = s cot s for s = D / b, and a squared speed of at least e Q,

    (D2 / 2)'' >= (m e - c D) Q,

so d2 <= F + u + (1 - m e + c D) R2, with u the most by which D2 from p exceeds d2 at a
corner. u is 0 where all corners have the same foot, so such triangles may be large.

*Acceleration.* Of its two parts (`certificate`), that of the parallels is, with X and Y
the speeds along and across them, tan(lat) / A (X4 + 4 X2 Y2)^(1/2), which is at most
1.16 tan(lat) / A (X2 + Y2); the meridian's change of curvature adds less than 0.04 of it.
"""

from __future__ import annotations

from copy import copy
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from rangereach.earth.ellipsoid import A, B, inverse, to_ecef
from rangereach.earth.line.nearest import NearestLine
from rangereach.earth.parts import split_polygons

from .triangles import Shapes, Triangles

__all__ = ["Bounds", "DistanceField"]

_MEASURED_M = 0.05  # distances to 2 cm, from pieces that stray 2 cm from the lines' edges
_ACCELERATION = 1.2
_LEAST_RADIUS_M = B * B / A
_CHORD_M = 4e5  # distances up to this follow from chords to 1 m


class Bounds(NamedTuple):
    """Bounds of the distance d in triangles.

    Parameters
    ----------
    below_m2, above_m2 : ndarray of float64, shape (m,)
        d2 is at least F - `below_m2` and at most F + `above_m2`.
    low_m, high_m : ndarray of float64, shape (m,)
        d is at least and at most this.
    """

    below_m2: NDArray[Any]
    above_m2: NDArray[Any]
    low_m: NDArray[Any]
    high_m: NDArray[Any]

    def take(self, index: NDArray[Any]) -> Bounds:
        """Return those of some of the triangles."""
        return Bounds(*(column[index] for column in self))


class DistanceField:
    """Distances from a geometry at points of which ever more are added.

    Parameters
    ----------
    geometry : shapely geometry or NearestLine
        What distances are measured from; inside its polygons they are 0. Degrees.
    xy : ndarray of float64, shape (n, 2)
        The first points, degrees.

    Attributes
    ----------
    distance_m : ndarray of float64, shape (n,)
        Of each point.
    foot : ndarray of float64, shape (n, 2)
        The point of the geometry that is nearest to it, degrees.
    """

    def __init__(self, geometry: BaseGeometry | NearestLine, xy: NDArray[Any]) -> None:
        if isinstance(geometry, NearestLine):
            self._line, solid = geometry, []
        else:
            self._line, solid = NearestLine(geometry), list(split_polygons(geometry))
        self._solid = shapely.union_all(solid)
        shapely.prepare(self._solid)
        self.distance_m, self.foot = np.empty(0), np.empty((0, 2))
        self.extend(xy)

    def copy(self) -> DistanceField:
        """Return the same distances, to which other points can be added."""
        return copy(self)

    def extend(self, xy: NDArray[Any]) -> None:
        """Add points."""
        distance, lon, lat = self._line.query(*xy.T)
        foot = np.stack([lon, lat], axis=1)
        inside = shapely.intersects_xy(self._solid, *xy.T)
        distance[inside], foot[inside] = 0.0, xy[inside]
        self.distance_m = np.concatenate([self.distance_m, distance])
        self.foot = np.concatenate([self.foot, foot])

    def bound(self, triangles: Triangles, shapes: Shapes) -> Bounds:
        """Bound the distance in triangles whose corners are among the points."""
        distance, circle2 = self.distance_m[triangles.corner], shapes.circle2_m2
        top = distance.max(axis=1) + 2 * np.sqrt(circle2)
        turn = _ACCELERATION * np.tan(np.minimum(shapes.far_rad, 1.57)) / A * top
        angle = np.clip(top / B, 1e-9, 3.14)
        bent = np.cos(angle) * angle / np.sin(angle)
        bent = np.minimum(bent, bent * shapes.shrink)
        rounding = 2 * top * _MEASURED_M
        below = turn * circle2 + rounding
        above = self._excess_m2(triangles) + (1 - bent + turn) * circle2 + rounding
        low2 = distance.min(axis=1) ** 2 - circle2 - below
        high2 = distance.max(axis=1) ** 2 + above
        return Bounds(below, above, np.sqrt(np.maximum(low2, 0)), np.sqrt(high2))

    def _excess_m2(self, triangles: Triangles) -> NDArray[Any]:
        """Return by how much squared distances from one foot exceed the least at corners.

        Of the three feet it is the one that serves best. Distances are told from the chords
        through the Earth where that is close enough: a geodesic is no longer than the arc
        with the least radius of curvature, b2 / a, over the same chord.
        """
        excess = np.zeros(len(triangles.corner))
        foot = self.foot[triangles.corner]
        mixed = np.flatnonzero((foot[:, 1:] != foot[:, :1]).any(axis=(1, 2)))
        corner = triangles.corner[mixed]
        foot, at, distance = foot[mixed], triangles.xy[corner], self.distance_m[corner]
        feet, ends = (to_ecef(*np.moveaxis(points, -1, 0)) for points in (foot, at))
        chord = np.sqrt(((feet[:, :, None] - ends[:, None]) ** 2).sum(axis=-1))
        away = 2 * _LEAST_RADIUS_M * np.arcsin(chord / (2 * _LEAST_RADIUS_M))
        best = (away - distance[:, None]).max(axis=2).argmin(axis=1)
        row = np.arange(len(mixed))
        away, foot = away[row, best], foot[row, best]
        far = np.flatnonzero(distance.max(axis=1) > _CHORD_M)
        _, away[far] = inverse(foot[far, :1], foot[far, 1:], at[far, :, 0], at[far, :, 1])
        excess[mixed] = np.maximum(0, (away**2 - distance**2).max(axis=1))
        return excess
