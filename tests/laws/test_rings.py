"""What must hold of every geodesic circle, drawn within its stated error."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from rangereach.earth import area_m2, direct, draw_ring, inverse

lons = st.floats(-180, 180)
lats = st.floats(-90, 90)
radii = st.floats(1, 7).map(lambda power: 10**power)
tolerances = st.sampled_from([0.1, 1.0, 10.0, 100.0])


def seamless(geometry):
    """The vertices of a region, without those at 180 degrees and at the poles."""
    xy = shapely.get_coordinates(geometry)
    return xy[~(np.abs(xy) == [180, 90]).any(axis=1)]


@given(lons, lats, radii, tolerances, st.floats(1, 3))
def test_the_true_disc_lies_between_a_smaller_and_a_larger_ring(lon, lat, radius, tol, factor):
    tol = min(tol, radius / 10)
    drawn = draw_ring(lon, lat, radius, tolerance_m=tol)
    assert 0 < drawn.max_error_m <= tol
    azimuth = np.arange(0, 360, 7.3)
    for away, covered in ((-1, True), (1, False)):
        far = radius + away * (factor * drawn.max_error_m + 1e-6 * radius)
        x, y = direct(lon, lat, azimuth, far)
        assert (shapely.intersects_xy(drawn.geometry, x, y) == covered).all()
        other = draw_ring(lon, lat, far, tolerance_m=tol)
        _, distance = inverse(lon, lat, *seamless(other.geometry).T)
        x, y = seamless(other.geometry)[np.abs(distance - radius) > drawn.max_error_m + 1e-6].T
        assert (shapely.intersects_xy(drawn.geometry, x, y) == covered).all()


@given(lons, lats, radii, st.floats(-360, 360))
def test_mirrored_or_moved_along_the_parallels_a_ring_is_the_same(lon, lat, radius, shift):
    drawn = draw_ring(lon, lat, radius, vertices=90)
    # at a pole, areas are differences of far greater ones: good to a square metre
    area = pytest.approx(area_m2(drawn.geometry), rel=1e-6, abs=1)
    for x, y in ((lon, -lat), (-lon, lat), ((lon + shift + 180) % 360 - 180, lat)):
        other = draw_ring(x, y, radius, vertices=90)
        assert other.max_error_m == pytest.approx(drawn.max_error_m, rel=1e-3, abs=1e-5)
        assert area_m2(other.geometry) == area
