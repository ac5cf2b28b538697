"""Regions cut into triangles, and parts of triangles that lie in circles.

Edges are straight in longitude and latitude. Triangles are measured in a plane of their
own, with the scales of their widest parallel and longest meridian: there no edge is
shorter than it is, and shares of area are true but for the small change of both scales
within the triangle.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach.earth.area import edge_areas
from rangereach.earth.ellipsoid import E2, A

__all__ = ["Shapes", "Triangles", "cut_circles", "halve", "measure_shapes", "triangulate"]


class Triangles(NamedTuple):
    """Regions cut into triangles.

    Parameters
    ----------
    xy : ndarray of float64, shape (n, 2)
        Corners, degrees.
    corner : ndarray of int, shape (m, 3)
        Each triangle's, as indices into `xy`.
    region : ndarray of int, shape (m,)
        The region in which each triangle lies.
    regions : int
        How many regions there are; some may be empty.
    """

    xy: NDArray[Any]
    corner: NDArray[Any]
    region: NDArray[Any]
    regions: int

    def take(self, index: NDArray[Any]) -> Triangles:
        """Return some of the triangles."""
        return self._replace(corner=self.corner[index], region=self.region[index])

    def areas_m2(self) -> NDArray[Any]:
        """Return the area of each triangle on the ellipsoid, m2."""
        rings = self.xy[self.corner[:, [0, 1, 2, 0]]].reshape(-1, 2)
        edges = np.zeros(len(rings))
        edges[:-1] = edge_areas(*rings.T)
        area: NDArray[Any] = np.abs(edges.reshape(-1, 4)[:, :3].sum(axis=1))
        return area


class Shapes(NamedTuple):
    """Triangles in the plane.

    Parameters
    ----------
    plane : ndarray of float64, shape (m, 3, 2)
        The corners, from the first, metres.
    longest : ndarray of int, shape (m,)
        The corner opposite to the longest edge.
    double_m2 : ndarray of float64, shape (m,)
        Twice the area.
    circle2_m2 : ndarray of float64, shape (m,)
        Squared radius of the smallest circle round the triangle.
    shrink : ndarray of float64, shape (m,)
        A length on the ellipsoid, squared, is at least this share of that in the plane.
    uneven : ndarray of float64, shape (m,)
        By which share the scale of area differs within the triangle.
    far_rad : ndarray of float64, shape (m,)
        The greatest absolute latitude, radians.
    """

    plane: NDArray[Any]
    longest: NDArray[Any]
    double_m2: NDArray[Any]
    circle2_m2: NDArray[Any]
    shrink: NDArray[Any]
    uneven: NDArray[Any]
    far_rad: NDArray[Any]

    def take(self, index: NDArray[Any]) -> Shapes:
        """Return some of the triangles."""
        return Shapes(*(column[index] for column in self))


def triangulate(regions: NDArray[Any]) -> Triangles:
    """Cut regions into triangles whose corners are the regions' vertices.

    Parameters
    ----------
    regions : ndarray of shapely Polygon or MultiPolygon
        Degrees. Their order is what `Triangles.region` counts.

    Returns
    -------
    Triangles
    """
    cut = shapely.constrained_delaunay_triangles(regions)
    triangles, region = shapely.get_parts(cut, return_index=True)
    xy = shapely.get_coordinates(triangles).reshape(-1, 4, 2)[:, :3]
    points = np.ascontiguousarray(xy).view(complex).ravel()
    point, corner = np.unique(points, return_inverse=True)
    return Triangles(point.view(float).reshape(-1, 2), corner.reshape(-1, 3), region, len(regions))


def measure_shapes(triangles: Triangles) -> Shapes:
    """Return triangles in the plane."""
    xy = np.radians(triangles.xy[triangles.corner])
    lat = np.abs(xy[..., 1])
    far, near = lat.max(axis=1), lat.min(axis=1)
    near[np.ptp(np.sign(xy[..., 1]), axis=1) == 2] = 0.0  # across the equator
    greatest, least = _scale(near, far), _scale(far, near)
    plane = (xy - xy[:, :1]) * greatest[:, None]
    edge2 = ((plane[:, [1, 2, 0]] - plane[:, [2, 0, 1]]) ** 2).sum(axis=-1)
    longest2 = edge2.max(axis=1)
    double = np.abs(_cross(plane[:, 1], plane[:, 2]))
    acute = edge2.sum(axis=1) > 2 * longest2
    around2 = edge2.prod(axis=1) / np.where(acute, 4 * double * double, 1.0)
    return Shapes(
        plane=plane,
        longest=edge2.argmax(axis=1),
        double_m2=double,
        circle2_m2=np.where(acute, around2, longest2 / 4),
        shrink=((least / greatest) ** 2).min(axis=1),
        uneven=(greatest / least).prod(axis=1) - 1,
        far_rad=far,
    )


def _scale(parallel: NDArray[Any], meridian: NDArray[Any]) -> NDArray[Any]:
    """Return the radii of the parallel at one latitude and of the meridian at another, m."""
    p = A / np.sqrt(1 - E2 * np.sin(parallel) ** 2) * np.cos(parallel)
    m = A * (1 - E2) / (1 - E2 * np.sin(meridian) ** 2) ** 1.5
    return np.stack([np.maximum(p, 1.0), m], axis=1)


def halve(triangles: Triangles, longest: NDArray[Any]) -> tuple[Triangles, NDArray[Any]]:
    """Cut triangles in the middle of their longest edges.

    Parameters
    ----------
    triangles : Triangles
        Those to cut.
    longest : ndarray of int, shape (m,)
        As in `Shapes`.

    Returns
    -------
    halves : Triangles
        Two for each: all first ones, then all second ones. New corners follow the old.
    middles : ndarray of float64, shape (k, 2)
        The new corners, degrees.
    """
    xy, corner = triangles.xy, triangles.corner
    row = np.arange(len(corner))
    apex, a, b = (corner[row, (longest + turn) % 3] for turn in range(3))
    edge, of = np.unique(np.minimum(a, b) * len(xy) + np.maximum(a, b), return_inverse=True)
    middles = (xy[edge // len(xy)] + xy[edge % len(xy)]) / 2
    new = len(xy) + of
    halves = triangles._replace(
        xy=np.concatenate([xy, middles]),
        corner=np.concatenate([np.stack([apex, a, new], 1), np.stack([apex, new, b], 1)]),
        region=np.tile(triangles.region, 2),
    )
    return halves, middles


def cut_circles(plane: NDArray[Any], value: NDArray[Any], levels: NDArray[Any]) -> NDArray[Any]:
    """Return which share of triangles has a function below some levels.

    Parameters
    ----------
    plane : ndarray of float64, shape (m, 3, 2)
        Corners, the first at the origin.
    value : ndarray of float64, shape (m, 3)
        The function at the corners; it is |x|2 plus something linear, so that its
        curves of equal value are circles round one centre.
    levels : ndarray of float64, shape (k, m)
        Levels.

    Returns
    -------
    ndarray of float64, shape (k, m)
        From 0 to 1; not a number where the triangle is too narrow for its circles' centre
        to be found.
    """
    a, b = plane[:, 1], plane[:, 2]
    double = _cross(a, b)
    along_a = value[:, 1] - value[:, 0] - (a * a).sum(axis=1)
    along_b = value[:, 2] - value[:, 0] - (b * b).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = (along_b[:, None] * _turn(a) - along_a[:, None] * _turn(b)) / (2 * double[:, None])
    centre[~(np.abs(centre).max(axis=1) < _FAR_M)] = np.nan
    corner = plane - centre[:, None]
    radius2 = np.maximum(levels - value[:, 0] + (centre * centre).sum(axis=1), 0)
    within = sum(_sector(corner[:, k], corner[:, (k + 1) % 3], radius2) for k in range(3))
    share: NDArray[Any] = np.clip(2 * within / double, 0, 1)
    return share


_FAR_M = 1e8  # a centre so far away is one of rounding


def _sector(a: NDArray[Any], b: NDArray[Any], radius2: NDArray[Any]) -> NDArray[Any]:
    """Return the signed area common to circles round the origin and triangles (0, a, b)."""
    along = b - a
    length2 = np.maximum((along * along).sum(axis=-1), 1e-30)
    middle = -(a * along).sum(axis=-1) / length2
    half = np.sqrt(np.maximum(radius2 / length2 - (_cross(a, along) / length2) ** 2, 0))
    enters = a + np.clip(middle - half, 0, 1)[..., None] * along
    leaves = a + np.clip(middle + half, 0, 1)[..., None] * along
    turned = _angle(a, enters) + _angle(leaves, b)
    area: NDArray[Any] = (radius2 * turned + _cross(enters, leaves)) / 2
    return area


def _angle(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    angle: NDArray[Any] = np.arctan2(_cross(a, b), (a * b).sum(axis=-1))
    return angle


def _turn(a: NDArray[Any]) -> NDArray[Any]:
    """Turn vectors by a quarter, clockwise."""
    return np.stack([a[..., 1], -a[..., 0]], axis=-1)


def _cross(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    product: NDArray[Any] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return product
