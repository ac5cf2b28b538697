"""Rings in bulk: the same as one by one."""

import numpy as np
import pytest

from rangereach.earth import draw_ring, draw_rings
from rangereach.errors import GeometryError


@pytest.mark.parametrize("asked", [{}, {"tolerance_m": 100}, {"vertices": 36}])
def test_each_ring_is_the_one_drawn_alone(asked):
    lon, lat = [22.0, 179.9, -60, 0], [50.0, 10, -89.5, 90]
    rings = draw_rings(lon, lat, 3e5, **asked)
    assert rings.geometry.shape == rings.radius_m.shape == rings.max_error_m.shape == (4,)
    assert (rings.radius_m == 3e5).all()
    for row in range(4):
        alone = draw_ring(lon[row], lat[row], 3e5, **asked)
        difference = rings.geometry[row].symmetric_difference(alone.geometry)
        assert difference.area <= 1e-3 * alone.geometry.area


def test_no_centres_give_no_rings():
    rings = draw_rings([], [], 1e3)
    assert len(rings.geometry) == len(rings.max_error_m) == 0


def test_the_row_of_a_bad_value_is_named():
    with pytest.raises(GeometryError, match=r"row 2: .* 95"):
        draw_rings(np.arange(3), [50, 51, 95], 1e3)
    with pytest.raises(GeometryError, match=r"row 1: .* -1 m"):
        draw_rings([1, 2], [50, 51], [1e3, -1])
