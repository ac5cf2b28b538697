"""The bounds of distance in triangles hold at random points, by plain search."""

import numpy as np
import pytest
import shapely

from measuring import brute_distance
from rangereach.earth.sweep.field import DistanceField
from rangereach.earth.sweep.triangles import halve, measure_shapes, triangulate

ORIGINS = {
    "point": [shapely.Point(0.1, 0.05)],
    "two points": [shapely.Point(-0.5, 0.2), shapely.Point(0.4, -0.1)],
    "zigzag": [shapely.LineString([(-1 + 0.1 * k, 0.15 * (-1) ** k) for k in range(20)])],
    "meridian": [shapely.LineString([(0, -1), (0, 1)])],
    "ring": [shapely.Point(0, 0).buffer(0.5, quad_segs=12).boundary],
    "soil": [shapely.Point(0, 0).buffer(0.4) - shapely.Point(0.1, 0).buffer(0.2)],
}


def random_triangles(rng, lon, lat, size):
    """Return some large triangles, and some of their parts."""
    corners = rng.uniform([lon - size, lat - size], [lon + size, lat + size], (12, 2))
    triangles = triangulate(np.array([shapely.convex_hull(shapely.multipoints(corners))]))
    for _ in range(rng.integers(1, 5)):
        triangles, _ = halve(triangles, measure_shapes(triangles).longest)
    return triangles


@pytest.mark.parametrize("lat", [-71, -0.3, 50])
@pytest.mark.parametrize("kind", ORIGINS)
def test_distance_stays_between_its_bounds(kind, lat):
    rng = np.random.default_rng([len(kind), abs(int(lat))])
    for size, away in ((0.2, 0.3), (1, 0.5), (2, 4)):
        lon = 20 + away / np.cos(np.radians(lat))
        triangles = random_triangles(rng, lon, lat, size)
        site = shapely.affinity.translate(shapely.GeometryCollection(ORIGINS[kind]), 20, lat)
        field = DistanceField(site, triangles.xy)
        shapes = measure_shapes(triangles)
        bounds = field.bound(triangles, shapes)
        # a random point of each triangle, in the middle, on an edge, or at a corner
        share = rng.dirichlet([0.6, 0.6, 0.6], len(triangles.corner))[:, :, None]
        point = (triangles.xy[triangles.corner] * share).sum(axis=1)
        at = (shapes.plane * share).sum(axis=1)
        gap = ((shapes.plane**2).sum(axis=-1) * share[..., 0]).sum(axis=1) - (at**2).sum(axis=1)
        d2 = field.distance_m[triangles.corner] ** 2
        value = (d2 * share[..., 0]).sum(axis=1) - gap
        distance = brute_distance(site, *point.T, 20)
        distance[shapely.intersects_xy(shapely.union_all(split(site)), *point.T)] = 0
        too_long = np.minimum(20, 20**2 / np.maximum(distance, 1e-9) / 8)
        short = np.maximum(distance - too_long, 0)
        assert (short**2 <= value + bounds.above_m2).all()
        assert (distance**2 >= value - bounds.below_m2).all()
        assert (short <= bounds.high_m).all()
        assert (distance >= bounds.low_m).all()
        assert (gap <= shapes.circle2_m2 * (1 + 1e-9) + 1e-6).all()


def split(site):
    return [part for part in site.geoms if part.geom_type == "Polygon"]


def test_a_point_is_known_closely_in_large_triangles():
    triangles = triangulate(np.array([shapely.box(23, 48, 23.1, 48.1)]))
    field = DistanceField(shapely.Point(20, 50), triangles.xy)
    bounds = field.bound(triangles, measure_shapes(triangles))
    spread = (bounds.above_m2 + bounds.below_m2) / (2 * bounds.low_m)
    assert (spread < 12).all()  # the triangles are 10 km wide
    assert (bounds.high_m - bounds.low_m > 5000).all()


def test_a_copy_grows_alone():
    field = DistanceField(shapely.Point(20, 50), np.array([[20.0, 51.0]]))
    other = field.copy()
    other.extend(np.array([[20.0, 52.0]]))
    assert len(field.distance_m) == 1
    assert other.distance_m == pytest.approx([111_239.7, 222_486.5], abs=20)
