"""Areas within many distances, against buffers that are drawn one by one."""

import numpy as np
import pytest
import shapely

from rangereach.earth import NearestLine, area_m2, draw_buffer, intersect
from rangereach.earth.sweep.areas import Sweep
from rangereach.earth.sweep.depths import sound_depths
from rangereach.earth.sweep.triangles import triangulate

LINE = shapely.LineString([(20, 50), (20.3, 50.4), (20.2, 50.5), (20.6, 50.7), (20.4, 51.2)])
COUNTRY = shapely.Polygon([*LINE.coords, (22, 51.3), (22.3, 50.2), (21, 49.8)])
LAKE = shapely.Point(21.2, 50.6).buffer(0.15)
REGIONS = np.array(
    [COUNTRY & shapely.box(0, 0, 21, 90), (COUNTRY - LAKE) & shapely.box(21, 0, 90, 90)]
)
ORIGINS = {
    "line": LINE,
    "point beside": shapely.Point(19.5, 50.6),
    "point within": shapely.Point(21, 50.6),
    "points": shapely.MultiPoint([(19.9, 50.1), (20.9, 51.4), (22.6, 50.4)]),
    "soil": shapely.Polygon([*LINE.coords, (19, 51), (19, 50)]),
    "both": shapely.GeometryCollection([LINE, shapely.Point(22.5, 50.5)]),
}
RADII = np.array([300, 2e3, 8e3, 25e3, 60e3, 150e3])


@pytest.mark.parametrize("kind", ORIGINS)
def test_areas_lie_between_those_of_drawn_buffers(kind):
    least, most = Sweep(ORIGINS[kind], triangulate(REGIONS)).areas(RADII)
    assert (np.diff(least) >= -1).all()
    assert (np.diff(most) >= -1).all()
    for number, radius in enumerate(RADII):
        # drawn within half a metre, one metre off to either side
        inner, outer = (
            area_m2(intersect(draw_buffer(ORIGINS[kind], r, tolerance_m=0.5).geometry, REGIONS))
            for r in (radius - 1, radius + 1)
        )
        assert (most[:, number] >= inner - 1).all()
        assert (least[:, number] <= outer + 1).all()
        # the edge is known to 10 m, but for small triangles
        edge = draw_buffer(ORIGINS[kind], radius).geometry.boundary
        length = shapely.length(shapely.intersection(edge, COUNTRY)) * 111e3
        assert (most - least)[:, number].sum() <= 22 * length + 3e5


def test_a_finer_tolerance_gives_closer_bounds():
    def spread(tolerance):
        least, most = Sweep(LINE, triangulate(REGIONS), tolerance_m=tolerance).areas(RADII)
        return (most - least).sum()

    assert spread(2) < spread(10) / 3


def test_what_is_asked_before_changes_nothing_beyond_the_bounds():
    sweep = Sweep(LINE, triangulate(REGIONS))
    first = sweep.areas(RADII)
    sweep.areas(np.linspace(1e3, 5e4, 30))
    second = sweep.areas(RADII)
    assert (np.maximum(first[0], second[0]) <= np.minimum(first[1], second[1]) + 1).all()


def test_far_away_everything_is_within_or_nothing_is():
    sweep = Sweep(shapely.Point(-100, -40), triangulate(REGIONS))
    least, most = sweep.areas([1e6, 1.8e7])
    np.testing.assert_allclose(least, most)
    np.testing.assert_allclose(most.T, [[0, 0], area_m2(REGIONS)])


@pytest.mark.parametrize("kind", ["line", "point within", "soil"])
def test_the_distance_at_which_an_area_is_reached(kind):
    regions = triangulate(REGIONS)
    wanted = np.array([5e8, 2e8])
    sweep = Sweep(ORIGINS[kind], regions)
    sound_depths(sweep, NearestLine(COUNTRY), RADII)  # leaves the sweep as it was
    earliest, latest = sweep.first_reached(wanted, np.array([[0, 2e5]] * 2), within_m=60)
    assert (latest - earliest <= 60).all()
    for number in range(2):
        least, most = Sweep(ORIGINS[kind], regions).areas([earliest[number], latest[number]])
        assert least[number, 0] <= wanted[number] <= most[number, 1]


def test_what_is_not_asked_is_not_answered():
    between = np.array([[np.nan, np.nan], [0, 2e5]])
    earliest, latest = Sweep(LINE, triangulate(REGIONS)).first_reached(
        np.array([1e6, 1e6]), between, within_m=500
    )
    assert np.isnan([earliest[0], latest[0]]).all()
    # what lies east of 21 degrees begins 29 km from the line
    assert 25e3 < earliest[1] <= latest[1] < 35e3
