"""Common parts and unions are areas and nothing else."""

import numpy as np
import shapely
from shapely.testing import assert_geometries_equal

from rangereach.earth import intersect, unite

A = shapely.box(0, 0, 10, 10)


def test_common_parts():
    others = np.array(
        [
            shapely.box(2, 2, 3, 3),  # inside
            shapely.box(5, 5, 15, 15),  # across a corner
            shapely.box(10, 0, 20, 10),  # shares an edge alone
            shapely.box(10, 10, 20, 20),  # shares a point alone
            shapely.box(30, 30, 40, 40),  # elsewhere
            shapely.box(-1, -1, 11, 11),  # around
            shapely.union_all([shapely.box(8, 8, 12, 12), shapely.box(10, 1, 12, 2)]),
        ]
    )
    parts = intersect(A, others)
    assert (shapely.get_type_id(parts) % 3 == 0).all()  # polygons (3), multipolygons (6)
    assert parts[0] is others[0]
    assert_geometries_equal(parts[1], shapely.box(5, 5, 10, 10), normalize=True)
    assert shapely.is_empty(parts[[2, 3, 4]]).all()
    assert_geometries_equal(parts[5], A, normalize=True)
    assert_geometries_equal(parts[6], shapely.box(8, 8, 10, 10), normalize=True)


def test_a_single_polygon_and_none():
    assert intersect(A, A)[0].equals(A)
    assert len(intersect(A, np.array([], dtype=object))) == 0


def test_a_polygon_that_loses_nothing_comes_back_as_it_was():
    # a third of a degree is no finite binary fraction: rounding would shave something off
    part = shapely.Polygon([(1 / 3, 1 / 7), (5 / 3, 2 / 7), (4 / 3, 11 / 7)])
    whole = shapely.union_all([part, shapely.Polygon([(5 / 3, 2 / 7), (4 / 3, 11 / 7), (3, 3)])])
    assert intersect(whole, part)[0] is part


def test_unions():
    assert unite([A, shapely.box(5, 5, 15, 15)]).area == 175
    assert unite([A]).equals(A)
    assert unite([A, shapely.box(20, 20, 30, 30)]).geom_type == "MultiPolygon"
