"""Triangles cover regions, their areas add up, and circles cut them where shapely does."""

import numpy as np
import pytest
import shapely

from rangereach.earth import area_m2, inverse
from rangereach.earth.sweep.triangles import cut_circles, halve, measure_shapes, triangulate

LAKE = shapely.Point(21, 51).buffer(0.2)
REGIONS = np.array(
    [
        shapely.Point(21, 51).buffer(0.7) - LAKE,
        shapely.Polygon(),
        shapely.MultiPolygon([shapely.box(25, -1, 26, 1), shapely.box(30, 60, 31, 61)]),
    ]
)


def test_areas_of_triangles_add_up_to_those_of_the_regions():
    triangles = triangulate(REGIONS)
    for _ in range(3):
        sums = np.bincount(triangles.region, triangles.areas_m2(), triangles.regions)
        np.testing.assert_allclose(sums, area_m2(REGIONS), rtol=1e-11)
        triangles, middles = halve(triangles, measure_shapes(triangles).longest)
        assert (triangles.xy[-len(middles) :] == middles).all()


def test_no_edge_is_shorter_in_the_plane():
    triangles = triangulate(REGIONS)
    shapes = measure_shapes(triangles)
    xy = triangles.xy[triangles.corner]
    for a, b in ((0, 1), (1, 2), (2, 0)):
        _, true = inverse(*xy[:, a].T, *xy[:, b].T)
        drawn = np.hypot(*(shapes.plane[:, a] - shapes.plane[:, b]).T)
        assert (true <= drawn * (1 + 1e-12)).all()
        # a chord of a parallel is shorter than the parallel: 1 degree wide, 1e-5 of it
        assert (true >= drawn * np.sqrt(shapes.shrink) * (1 - 2e-5)).all()


@pytest.mark.parametrize("seed", range(3))
def test_circles_cut_triangles_as_polygons_do(seed):
    rng = np.random.default_rng(seed)
    plane = rng.normal(size=(200, 3, 2)) * 10 ** rng.uniform(-1, 1, (200, 1, 1))
    plane -= plane[:, :1]
    centre = rng.normal(size=(200, 1, 2)) * 10 ** rng.uniform(-1, 1.5, (200, 1, 1))
    rest, radius = rng.normal(size=200), 10 ** rng.uniform(-1, 1.5, 200)
    value = ((plane - centre) ** 2).sum(axis=-1) + rest[:, None]
    share = cut_circles(plane, value, np.stack([radius**2 + rest, rest - 1]))
    triangle = shapely.polygons(plane)
    disc = shapely.buffer(shapely.points(centre[:, 0]), radius, quad_segs=500)
    expected = shapely.area(shapely.intersection(triangle, disc)) / shapely.area(triangle)
    np.testing.assert_allclose(share[0], expected, rtol=2e-5, atol=2e-5)
    assert (share[1] == 0).all()


def test_a_triangle_without_area_says_nothing():
    line = np.array([[[0.0, 0], [1, 1], [2, 2]]])
    assert np.isnan(cut_circles(line, (line**2).sum(axis=-1), np.ones((1, 1)))).all()
