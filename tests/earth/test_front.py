"""The discs of a front draw the buffer: at every radius, to the metres that are promised."""

from functools import cache
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from rangereach import catalogue, earth

RADII_M = tuple(range(10_000, 121_000, 10_000))
BETWEEN_M = (10_000.0, 13_700.0, 20_000.0, 47_300.0, 70_000.0, 96_400.0, 120_000.0)
SHORT_M, BEYOND_M = 25.0, 10.0
DRAWN_M = 1.0  # how closely the test draws


@cache
def ukraine() -> BaseGeometry:
    return catalogue.load_territory().countries["UA"].geometry


def origin(name: str) -> BaseGeometry:
    territory = catalogue.load_territory()
    if name == "place":
        return shapely.Point(22.0, 50.1)
    if name.endswith(":soil"):
        return territory.countries[name[:2]].geometry
    border = catalogue.shared_border(territory, name, "UA")
    assert border is not None
    return border


@cache
def regions(name: str) -> list[BaseGeometry]:
    drawn = [earth.draw_buffer(origin(name), radius).geometry for radius in RADII_M]
    return [shapely.intersection(shape, ukraine()) for shape in drawn]


def unite_discs(front: earth.Front, radius_m: float) -> BaseGeometry:
    lon, lat = front.lonlat[front.until_m >= radius_m].T
    return shapely.union_all(earth.draw_rings(lon, lat, radius_m, tolerance_m=DRAWN_M).geometry)


def within(shape: BaseGeometry) -> BaseGeometry:
    return shapely.intersection(shape, ukraine())


def distances(name: str, shape: BaseGeometry) -> Any:
    return earth.NearestLine(origin(name)).query(*shapely.get_coordinates(shape).T)[0]


def assert_drawn(name: str, *fronts: earth.Front) -> None:
    for radius_m in BETWEEN_M:
        true = earth.draw_buffer(origin(name), radius_m, tolerance_m=DRAWN_M).geometry
        discs = shapely.union_all([unite_discs(front, radius_m) for front in fronts])
        missing = distances(name, within(shapely.difference(true, discs)))
        assert missing.min(initial=np.inf) >= radius_m - SHORT_M - DRAWN_M
        beyond = distances(name, within(shapely.difference(discs, true)))
        assert beyond.max(initial=0) <= radius_m + BEYOND_M + DRAWN_M


@pytest.mark.parametrize("name", ["SK", "HU:soil", "place"])
def test_the_discs_are_the_buffer_inside_the_target(name: str) -> None:
    front = earth.choose_front(origin(name), ukraine(), RADII_M, regions(name))
    assert (np.diff(front.until_m) <= 0).all()
    assert_drawn(name, front)


def test_beside_the_discs_of_a_border_its_soil_needs_few() -> None:
    border = earth.choose_front(origin("SK"), ukraine(), RADII_M, regions("SK"))
    soil, target, shapes = origin("SK:soil"), ukraine(), regions("SK:soil")
    alone = earth.choose_front(soil, target, RADII_M, shapes)
    beside = earth.choose_front(soil, target, RADII_M, shapes, beside=border)
    assert 0 < len(beside.lonlat) < len(alone.lonlat) / 3
    assert_drawn("SK:soil", border, beside)
    # and nothing at all where what is drawn beside is the whole front
    assert not len(earth.choose_front(soil, target, RADII_M, shapes, beside=alone).lonlat)


def test_few_points_do_and_the_wider_the_fewer() -> None:
    front = earth.choose_front(origin("SK"), ukraine(), RADII_M, regions("SK"))
    counts = [int((front.until_m >= radius_m).sum()) for radius_m in (10e3, 30e3, 120e3)]
    assert counts[0] > counts[1] > counts[2] > 0
    # a point every kilometre of the border would be a hundred
    assert counts[0] < 60


def test_a_tighter_promise_takes_more_points() -> None:
    loose, tight = (
        len(
            earth.choose_front(
                origin("SK"), ukraine(), RADII_M, regions("SK"), tolerance_m=tolerance_m
            ).lonlat
        )
        for tolerance_m in (100.0, 15.0)
    )
    assert loose < tight


def test_points_lie_on_the_line() -> None:
    front = earth.choose_front(origin("SK"), ukraine(), RADII_M, regions("SK"))
    assert earth.NearestLine(origin("SK")).query(*front.lonlat.T)[0].max() <= BEYOND_M
    assert (front.lonlat == np.round(front.lonlat, 4)).all()


def test_a_place_is_its_own_front() -> None:
    front = earth.choose_front(origin("place"), ukraine(), RADII_M, regions("place"))
    assert front.lonlat.tolist() == [[22.0, 50.1]]
    assert front.until_m.tolist() == [RADII_M[-1]]


def test_what_reaches_nothing_needs_no_disc() -> None:
    far = shapely.Point(-30.0, 50.0)
    front = earth.choose_front(far, ukraine(), RADII_M, [shapely.Polygon()] * len(RADII_M))
    assert front.lonlat.shape == (0, 2)
    assert front.until_m.shape == (0,)


def test_a_corner_that_the_edge_has_passed_by_is_still_drawn() -> None:
    # A target that narrows along the line: from 20 km on all near its tip is within reach,
    # and the edge is far away, where other points of the line are nearest.
    line = shapely.LineString([(20.0, 50.0), (22.0, 50.0)])
    target = shapely.Polygon([(20.0, 50.0), (22.0, 50.0), (22.0, 51.0), (21.6, 50.02)])
    radii_m = (5_000.0, 20_000.0, 60_000.0)
    shapes = [
        shapely.intersection(earth.draw_buffer(line, radius).geometry, target) for radius in radii_m
    ]
    front = earth.choose_front(line, target, radii_m, shapes)
    for radius_m, shape in zip(radii_m, shapes, strict=True):
        missing = shapely.difference(shape, unite_discs(front, radius_m))
        near = earth.NearestLine(line).query(*shapely.get_coordinates(missing).T)[0]
        assert near.min(initial=np.inf) >= radius_m - SHORT_M - 10
