"""A curve at its stops, against studies of the same distances."""

import dataclasses
import itertools

import pytest
import shapely

import studies
from rangereach import catalogue, curve, earth, scenarios
from rangereach.errors import GeometryError
from rangereach.model import Target

QUESTIONS = {
    "border": (("PL",), 0.0),
    "borders": (("PL", "SK", "HU", "RO"), 0.0),
    "setback": (("PL", "SK"), 1.5),
    "soil": (("RO:soil",), 0.0),
    "place": (("pl_eprz_airport",), 0.0),
    "mixed": (("PL", "SK:soil", "pl_eprz_airport"), 0.0),
    "elsewhere": (("LT:soil",), 0.0),
}
STOPS_KM = (2.5, 40.0, 120.0, 230.0)


def question(name, stops_km=STOPS_KM):
    origins, setback_km = QUESTIONS[name]
    return scenarios.build(
        origins=origins, ranges_km=[(km, km) for km in stops_km], setback_km=setback_km
    )


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_stop_is_that_of_its_own_study(name):
    origins, setback_km = QUESTIONS[name]
    study = studies.what_if(origins, tuple((km, km) for km in STOPS_KM), setback_km=setback_km)
    (found,) = curve.run(question(name), stops_km=STOPS_KM)
    assert found.origin_id == "all"
    assert found.target_area_m2 == study.target_area_m2
    for number, (km, band) in enumerate(zip(STOPS_KM, study.scenario.ranges, strict=True)):
        row = study.row(band.id, "low")
        edge_m = shapely.length(row.geometry.boundary) * 111e3
        assert found.area_m2[number] == pytest.approx(
            row.area_m2, abs=found.area_error_m2[number] + row.max_error_m * edge_m + 1
        )
        # the bound itself is about that of an edge drawn to 10 m
        assert found.area_error_m2[number] <= 12 * edge_m
        assert found.share[number] == pytest.approx(row.share, abs=1e-4)
        # the depth of a drawn region is off by what its edge is; where it just reaches a
        # corner that is farther away, by more
        assert found.depth_m[number] == pytest.approx(row.depth_m, abs=25)
        assert found.depth_error_m[number] <= 2.1
        assert found.plateau[number] == row.plateau
        assert found.depth_to == row.depth_to
        assert found.missing_m[number] == pytest.approx(row.missing_m, abs=0.1)
        touched = {key for key, enters in found.oblast_enters_m.items() if enters <= km * 1e3}
        assert touched == {oblast.id for oblast in row.oblasts}
        within = {key for key, enters in found.town_enters_m.items() if enters <= km * 1e3}
        assert within == set(row.town_ids)


def test_an_oblast_enters_where_its_study_says():
    (found,) = curve.run(question("border"), stops_km=range(20, 241, 20))
    assert list(found.oblast_enters_m.values()) == sorted(found.oblast_enters_m.values())
    some = list(found.oblast_enters_m)[3:6]
    assert len(some) == 3
    for key in some:
        enters_m, error_m = found.oblast_enters_m[key], found.oblast_error_m[key]
        assert error_m <= 100
        # a drawn edge is off by 10 m
        ends = tuple((enters_m + side * (error_m + 15)) / 1e3 for side in (-1, 1))
        study = studies.what_if(("PL",), (ends,))
        before, after = (
            {oblast.id for oblast in study.row("range-1", edge).oblasts} for edge in ("low", "high")
        )
        assert key not in before
        assert key in after


def test_a_curve_only_rises_and_has_its_knee_where_a_place_begins_to_reach():
    (found,) = curve.run(question("place"), stops_km=range(10, 301, 5))
    area = found.area_m2
    assert all(a <= b + 1 for a, b in itertools.pairwise(area))
    depth = found.depth_m
    assert all(a <= b + 4 for a, b in itertools.pairwise(depth))
    missing = found.missing_m
    reaching = [km for km, gap in zip(found.stops_km, missing, strict=True) if gap == 0]
    first = found.stops_km.index(reaching[0])
    assert not any(area[:first])
    assert not any(found.depth_m[:first])
    assert area[first] > 0
    assert found.stops_km[first - 1] * 1e3 + missing[first - 1] <= reaching[0] * 1e3


def test_everything_is_reached_in_the_end():
    (found,) = curve.run(question("soil"), stops_km=(1500, 3000))
    assert found.area_m2[1] == pytest.approx(found.target_area_m2, rel=1e-9)
    assert found.area_error_m2[1] <= 1e-9 * found.target_area_m2
    assert len(found.oblast_enters_m) == 27
    assert found.depth_m[0] == pytest.approx(found.depth_m[1], abs=4)


def test_shares_of_the_target_are_held_where_studies_say():
    (found,) = curve.run(question("place"), stops_km=range(100, 501, 100))
    assert list(found.share_enters_m) == [0.1, 0.25]
    for share, enters_m in found.share_enters_m.items():
        error_m = found.share_error_m[share]
        assert error_m <= 50
        ends = tuple((enters_m + side * (error_m + 15)) / 1e3 for side in (-1, 1))
        study = studies.what_if(("pl_eprz_airport",), (ends,))
        assert study.row("range-1", "low").share < share < study.row("range-1", "high").share


def test_where_the_target_begins_and_ends():
    asked = question("place")
    (found,) = curve.run(asked, stops_km=(100, 120))
    place, vertices = asked.origins[0].place, shapely.get_coordinates(asked.target.geometry)
    assert place is not None
    _, away_m = earth.inverse(place.lon_deg, place.lat_deg, *vertices.T)
    assert found.whole_m == pytest.approx(away_m.max(), abs=found.whole_error_m + 0.1)
    assert found.whole_error_m <= 2
    assert found.begins_m == pytest.approx(73.0765e3, abs=1)
    (back,) = curve.run(question("setback"), stops_km=(2, 3))
    assert back.begins_m == 1500


def test_where_nothing_is_reached_there_are_no_entries():
    asked = scenarios.build(origins=("FI:soil",), ranges_km=[(160, 160)])
    (found,) = curve.run(asked, stops_km=(10, 500))
    assert found.oblast_enters_m == found.share_enters_m == {}
    assert found.missing_m[1] == pytest.approx(found.begins_m - 500e3, abs=0.01)


def test_a_study_of_curves_counts_what_is_within_at_every_stop():
    asked = scenarios.build(origins=("pl_eprz_airport",), ranges_km=[(90, 123.5)])
    traced = curve.trace(asked, curve.Sweep(low_km=80, high_km=125, step_km=20))
    stops = traced.stops(traced.together)
    assert [stop.range_km for stop in stops] == [80, 90, 100, 120, 123.5, 125]
    study = studies.what_if(("pl_eprz_airport",), ((90.0, 123.5),))
    for number, edge in ((1, "low"), (4, "high")):
        stop, row = stops[number], study.row("range-1", edge)
        assert (stop.towns, stop.people) == (len(row.town_ids), row.towns_population)
        assert stop.oblasts == len(row.oblasts)
        so_far = {town.id for earlier in stops[: number + 1] for town in earlier.entered}
        assert so_far == set(row.town_ids)
    entries = traced.entries(traced.together)
    assert entries[-1].people == stops[-1].people
    assert [entry.enters_m for entry in entries] == sorted(entry.enters_m for entry in entries)


def test_origins_are_measured_each_and_together():
    together, *each = curve.run(question("borders"), stops_km=(30, 90), by_origin=True)
    assert [found.origin_id for found in each] == ["PL", "SK", "HU", "RO"]
    for number in range(2):
        areas = [found.area_m2[number] for found in each]
        assert max(areas) < together.area_m2[number] < sum(areas)
    for town, enters_m in together.town_enters_m.items():
        assert enters_m == pytest.approx(min(found.town_enters_m[town] for found in each))
    (alone,) = curve.run(question("border"), stops_km=(30, 90))
    assert each[0].area_m2 == pytest.approx(alone.area_m2, rel=1e-9)


def test_a_polygon_of_ones_own_is_a_target():
    # half in Lviv oblast, half in Poland
    box = shapely.box(22.5, 49.9, 23.5, 50.3)
    target = Target(id="own", names={"en": "Box"}, geometry=box, country=None)
    scenario = dataclasses.replace(question("border"), target=target)
    (found,) = curve.run(scenario, stops_km=(5, 200))
    assert found.depth_to == "whole"
    assert found.target_area_m2 == pytest.approx(earth.area_m2(box))
    assert found.area_m2[1] == pytest.approx(found.target_area_m2, rel=1e-9)
    lviv = catalogue.load_territory().oblasts["UA-46"].geometry
    assert earth.area_m2(earth.intersect(box, lviv)[0]) < 0.6 * found.target_area_m2
    assert list(found.oblast_enters_m) == ["UA-46"]


@pytest.mark.parametrize(
    ("stops_km", "says"),
    [
        ((), "do not ascend"),
        ((70, 60), "stops of 70, 60 km do not ascend"),
        ((60, float("nan")), "do not ascend"),
        ((1.5, 60), "1.5 km, is not above the set-back"),
    ],
)
def test_stops_that_cannot_be(stops_km, says):
    with pytest.raises(GeometryError, match=says) as error:
        curve.run(question("setback"), stops_km=stops_km)
    assert error.value.hint
