"""What two scenarios have in common and alone: by points, by discs, by set algebra."""

import dataclasses

import numpy as np
import pytest
import shapely

from measuring import brute_distance
from rangereach import catalogue, earth, reach, rings
from rangereach.comparison import Comparison, EdgeComparison, compare, run
from rangereach.scenarios import QuestionError, build
from rangereach.study import Study
from studies import comparison_of, study_of, what_if

PAIRS = {
    "a inside b": lambda: comparison_of("70-km-zone", "100-km-zone"),
    "more origins": lambda: comparison_of("patriot-from-poland", "west-and-south"),
    "crossing": lambda: comparison_of("safe-zone", "patriot-from-poland"),
    "one reaches nothing": lambda: comparison_of("safe-zone", "eastern-flank"),
    "place and border": lambda: comparison_of("from-rzeszow", "70-km-zone"),
    "border and soil": lambda: compare(
        what_if(("PL",), ((70, 70),)), what_if(("PL:soil",), ((70, 70),))
    ),
    "apart": lambda: compare(what_if(("PL",), ((30, 30),)), what_if(("RO",), ((30, 30),))),
}


def edges_of(comparison: Comparison) -> list[tuple[EdgeComparison, Study, Study]]:
    return [(edge, comparison.a, comparison.b) for edge in comparison.edges]


@pytest.mark.parametrize("case", PAIRS)
def test_parts_add_up(case: str) -> None:
    for edge, a, b in edges_of(PAIRS[case]()):
        left_a = edge.a.area_m2 - edge.only_a_m2 - edge.both_m2
        left_b = edge.b.area_m2 - edge.only_b_m2 - edge.both_m2
        assert left_a + left_b == pytest.approx(edge.slivers_m2, abs=1.0)
        for part, area_m2 in (
            (edge.only_a, edge.only_a_m2),
            (edge.only_b, edge.only_b_m2),
            (edge.both, edge.both_m2),
        ):
            assert earth.area_m2(part) == area_m2
        assert earth.area_m2(shapely.intersection(edge.only_a, edge.only_b)) < 1.0
        assert set(edge.towns_gained) == set(edge.b.town_ids) - set(edge.a.town_ids)
        assert set(edge.towns_lost) == set(edge.a.town_ids) - set(edge.b.town_ids)
        assert a.towns.keys() == b.towns.keys()


@pytest.mark.parametrize("case", ["crossing", "border and soil"])
def test_every_point_is_where_its_distances_say(case: str) -> None:
    comparison = PAIRS[case]()
    lon, lat = np.random.default_rng(7).uniform((22.2, 47.6), (28.5, 51.8), (600, 2)).T
    inside = shapely.contains_xy(comparison.a.scenario.target.geometry, lon, lat)
    lon, lat = lon[inside], lat[inside]
    far = []
    for study in (comparison.a, comparison.b):
        lines = [
            rings.origin_geometry(origin, study.scenario.target, study.territory)
            for origin in study.scenario.origins
        ]
        lines = [line if line.geom_type.endswith("String") else line.boundary for line in lines]
        far.append(
            brute_distance(
                shapely.multilinestrings(
                    [part for line in lines for part in shapely.get_parts(line)]
                ),
                lon,
                lat,
                400.0,
            )
        )
    for edge in comparison.edges:
        radii = edge.a.range_km * 1000, edge.b.range_km * 1000
        clear = np.all([abs(d - r) > 25 for d, r in zip(far, radii, strict=True)], axis=0)
        in_a, in_b = (d[clear] <= r for d, r in zip(far, radii, strict=True))
        x, y = lon[clear], lat[clear]
        assert in_b.any()
        assert (shapely.contains_xy(edge.both, x, y) == (in_a & in_b)).all()
        assert (shapely.contains_xy(edge.only_a, x, y) == (in_a & ~in_b)).all()
        assert (shapely.contains_xy(edge.only_b, x, y) == (in_b & ~in_a)).all()


def test_a_longer_range_from_a_place_gains_exactly_the_ring_between() -> None:
    place = catalogue.load_places()["pl_medyka_road"]
    near, far = (what_if((place.id,), ((km, km),)) for km in (40.0, 90.0))
    (edge,) = compare(near, far).edges
    exact = reach.measure_discs([[place.lon_deg, place.lat_deg]] * 2, range_km=[40.0, 90.0])
    between = (exact.area_km2[1] - exact.area_km2[0]) * 1e6
    assert edge.only_b_m2 == pytest.approx(between, rel=1e-3)
    assert (edge.only_a_m2, edge.towns_lost) == (0.0, ())
    km = [far.town_distance_m[key] / 1000 for key in edge.towns_gained]
    assert min(km) > 40.0
    assert max(km) <= 90.0


@pytest.mark.parametrize("case", PAIRS)
def test_nothing_differs_from_itself(case: str) -> None:
    for study in (PAIRS[case]().a, PAIRS[case]().b):
        for edge in compare(study, study).edges:
            assert edge.change == "same"
            assert edge.difference_m2 == edge.only_a_m2 == edge.only_b_m2 == edge.slivers_m2 == 0.0
            assert edge.both_m2 == edge.a.area_m2
            assert edge.towns_gained == edge.towns_lost == ()
            assert {oblast.change for oblast in edge.oblasts} <= {"same"}


TURNED = {"gained": "lost", "lost": "gained", "more": "less", "less": "more", "same": "same"}


@pytest.mark.parametrize("case", PAIRS)
def test_turned_round_every_sign_turns(case: str) -> None:
    there = PAIRS[case]()
    back = compare(there.b, there.a)
    for edge, other in zip(there.edges, back.edges, strict=True):
        assert other.difference_m2 == -edge.difference_m2
        assert other.change == TURNED[edge.change]
        assert (other.only_a_m2, other.only_b_m2) == (edge.only_b_m2, edge.only_a_m2)
        assert other.both_m2 == pytest.approx(edge.both_m2, rel=1e-9)
        assert (other.towns_gained, other.towns_lost) == (edge.towns_lost, edge.towns_gained)
        changes = {oblast.id: oblast for oblast in edge.oblasts}
        assert {oblast.id for oblast in other.oblasts} == set(changes)
        for oblast in other.oblasts:
            assert oblast.change == TURNED[changes[oblast.id].change]
            assert oblast.difference_m2 == -changes[oblast.id].difference_m2
            assert oblast.difference_share == -changes[oblast.id].difference_share


def test_shortest_goes_with_shortest_and_longest_with_longest() -> None:
    (one,) = comparison_of("70-km-zone", "100-km-zone").edges
    assert (one.edge, one.a.range_km, one.b.range_km) == ("low", 70.0, 100.0)
    short, long = comparison_of("safe-zone", "patriot-from-poland").edges
    assert (short.edge, short.a.range_km, short.b.range_km) == ("low", 70.0, 60.0)
    assert (long.edge, long.a.range_km, long.b.range_km) == ("high", 100.0, 160.0)
    single, band = what_if(("PL",), ((70, 70),)), what_if(("PL",), ((20, 40), (60, 90)))
    distances = [(edge.a.range_km, edge.b.range_km) for edge in compare(single, band).edges]
    assert distances == [(70.0, 20.0), (70.0, 90.0)]


def test_a_border_reaches_nothing_that_its_soil_does_not() -> None:
    # Their drawings differ by metres along 600 km; that is no land of the border's own.
    (edge,) = PAIRS["border and soil"]().edges
    assert edge.only_a_m2 == 0.0
    assert 0 < edge.slivers_m2 < 5e6
    assert edge.only_b_m2 == pytest.approx(edge.difference_m2, abs=edge.slivers_m2)


def test_nothing_in_common_and_nothing_at_all() -> None:
    (apart,) = PAIRS["apart"]().edges
    assert apart.both_m2 == 0.0
    assert apart.only_a_m2 == pytest.approx(apart.a.area_m2, rel=1e-12)
    for edge in PAIRS["one reaches nothing"]().edges:
        assert (edge.change, edge.b.area_m2, edge.only_b_m2) == ("lost", 0.0, 0.0)
        assert {oblast.change for oblast in edge.oblasts} == {"lost"}
    for edge in compare(study_of("eastern-flank"), study_of("eastern-flank")).edges:
        assert (edge.change, edge.oblasts, edge.only_a_m2) == ("same", (), 0.0)


def test_a_set_back_is_a_shorter_range_and_soil_may_be_set_back_too() -> None:
    (edge,) = compare(
        what_if(("PL",), ((70, 70),)), what_if(("PL",), ((100, 100),), (), 30.0)
    ).edges
    assert edge.change == "same"
    assert edge.towns_gained == edge.towns_lost == ()


def test_two_targets_are_one_clear_error() -> None:
    poland = build(origins=["SK:soil"], ranges_km=[(70, 70)], into="PL")
    with pytest.raises(QuestionError) as refused:
        run(build(origins=["PL"], ranges_km=[(70, 70)]), poland)
    assert "Ukraine" in refused.value.message
    assert "Poland" in refused.value.message
    assert "same `into`" in refused.value.hint


def test_an_area_of_ones_own_is_compared_with_itself_alone() -> None:
    ukraine = build(origins=["PL"], ranges_km=[(70, 70)], id="mine")
    lviv = catalogue.load_territory().oblasts["UA-46"].geometry
    own = dataclasses.replace(
        ukraine.target, id="own", names={"en": "Lviv"}, geometry=lviv, country=None
    )
    asked = dataclasses.replace(ukraine, target=own)
    farther = dataclasses.replace(build(origins=["PL"], ranges_km=[(90, 90)]), target=own)
    (edge,) = run(asked, farther).edges
    assert edge.a.area_m2 < edge.b.area_m2 <= earth.area_m2(lviv)
    with pytest.raises(QuestionError, match="an area of its own, 'Lviv'"):
        run(asked, ukraine)
