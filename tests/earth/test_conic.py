"""The projection of pictures: conformal, little distorted within its view, and back again."""

import numpy as np
import pytest
import shapely

from rangereach import earth

VIEWS = [(22.0, 44.0, 41.0, 53.0), (21.5, 49.0, 24.0, 51.5), (20.0, -10.0, 50.0, 9.0)]


@pytest.mark.parametrize("view", VIEWS)
def test_there_and_back(view: tuple[float, float, float, float]) -> None:
    conic = earth.Conic(*view)
    lon, lat = np.meshgrid(np.linspace(view[0], view[2], 9), np.linspace(view[1], view[3], 9))
    back = conic.locate(*conic.project(lon, lat))
    assert np.allclose(back, (lon, lat), rtol=0, atol=1e-9)


@pytest.mark.parametrize("view", VIEWS)
def test_a_small_circle_stays_one(view: tuple[float, float, float, float]) -> None:
    conic = earth.Conic(*view)
    for lon in np.linspace(view[0], view[2], 5):
        for lat in np.linspace(view[1], view[3], 5):
            ring = earth.ring_coordinates(lon, lat, 1000.0, vertices=24)[0]
            x, y = conic.project(ring[:, 0], ring[:, 1])
            x0, y0 = conic.project(lon, lat)
            radius = np.hypot(x - x0, y - y0)
            assert np.ptp(radius) < 1e-3 * 1000  # as wide as it is tall
            assert abs(radius.mean() / 1000 - 1) < 0.02  # and at the scale of the map


def test_the_scale_is_true_on_the_standard_parallels() -> None:
    conic = earth.Conic(22.0, 44.0, 40.0, 53.0)
    for lat in (45.5, 51.5):
        lon, north = earth.direct(30.0, lat, np.array([270.0, 90.0]), 500.0)
        x, y = conic.project(lon, north)
        assert np.hypot(*np.diff([x, y]).ravel()) == pytest.approx(1000, abs=1e-3)


def test_long_edges_stay_straight_in_degrees() -> None:
    conic = earth.Conic(20.0, 45.0, 40.0, 55.0)
    drawn = conic.project_geometry(shapely.LineString([(20, 50), (40, 50)]))
    points = shapely.get_coordinates(drawn)
    assert len(points) > 50
    _, lat = conic.locate(points[:, 0], points[:, 1])
    assert np.allclose(lat, 50)
    assert shapely.LineString(points[[0, -1]]).distance(shapely.Point(points[40])) > 40_000


def test_equal_views_are_one_projection() -> None:
    one, other = (earth.Conic(20.0, 45.0, 30.0, 50.0) for _ in range(2))
    assert one.project(25.1, 47.9) == other.project(25.1, 47.9)
