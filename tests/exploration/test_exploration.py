"""What the slider says at a stop is what a study of that range says."""

import dataclasses
import json
import re
from functools import cache

import pytest
import shapely

from rangereach import catalogue, exploration, scenarios, study
from rangereach.errors import GeometryError
from rangereach.exploration.records import write_record
from rangereach.model import Scenario, Target
from rangereach.reach import Reach
from rangereach.shipped import data_dir
from studies import study_of, what_if

SOME = {
    "PL": (("PL",), (10.0, 70.0, 300.0)),
    "HU:soil": (("HU:soil",), (45.0, 160.0)),
    "place": (("pl_eprz_airport",), (70.0, 85.0, 250.0)),
    "crossing": (("ro_siret_road",), (10.0, 120.0)),
    "flagship": (("RO", "PL", "HU", "SK"), (70.0, 100.0, 215.0)),
    "soils": (("PL:soil", "SK:soil", "HU:soil", "RO:soil"), (80.0,)),
    "elsewhere": (("LT:soil", "LV:soil", "EE:soil", "FI:soil"), (160.0, 225.0)),
}


def ask(*origins: str, setback_km: float = 0.0) -> Scenario:
    return scenarios.build(origins=origins, ranges_km=[(70.0, 100.0)], setback_km=setback_km)


@cache
def explore(*origins: str, setback_km: float = 0.0) -> exploration.Exploration:
    return exploration.run(ask(*origins, setback_km=setback_km))


def assert_same(table: exploration.Table, stops: tuple[float, ...], row: Reach) -> None:
    at = stops.index(row.range_km)
    # files keep 0.01 km2 and 1 m
    assert table.area_m2[at] == pytest.approx(row.area_m2, abs=1e4, rel=1e-8)
    assert table.depth_m[at] == pytest.approx(row.depth_m, abs=1)
    assert table.missing_m[at] == pytest.approx(row.missing_m, abs=1)
    assert table.towns[at] == len(row.town_ids)
    assert table.people[at] == row.towns_population
    range_m = row.range_km * 1e3
    within = {key for key, metres in table.town_enters_m.items() if metres <= range_m}
    towns = catalogue.load_towns("UA")
    assert within == {town_id for town_id in row.town_ids if towns[town_id].is_named}
    touched = {key for key, km in table.oblast_enters_km.items() if km <= row.range_km}
    assert touched == {oblast.id for oblast in row.oblasts}


@pytest.mark.parametrize("name", SOME)
def test_a_shipped_stop_is_that_of_its_study(name: str) -> None:
    origins, stops_km = SOME[name]
    found = exploration.load(ask(*origins))
    assert found is not None
    measured = what_if(origins, tuple((km, km) for km in stops_km))
    assert list(found.tables)[: len(origins) + 1] == ["all", *origins]
    for row in measured.reach:
        assert_same(found.tables[row.origin_id], found.stops_km, row)


def test_what_is_measured_on_the_spot_is_what_ships() -> None:
    shipped = exploration.load(ask("SK"))
    assert shipped is not None
    found = explore("SK")
    assert found.stops_km == shipped.stops_km
    assert found.tables["all"] is found.tables["SK"]
    assert write_record("SK", found.tables["all"]) == write_record("SK", shipped.tables["all"])


def test_origins_are_explored_each_and_together() -> None:
    steps: list[tuple[int, int]] = []
    question = ask("sk_vysne_nemecke_road", "pl_medyka_road")
    found = exploration.run(question, progress=lambda done, of: steps.append((done, of)))
    assert list(found.tables) == ["all", "sk_vysne_nemecke_road", "pl_medyka_road"]
    assert steps == [(number, steps[-1][1]) for number in range(1, steps[-1][1] + 1)]
    together, *each = found.tables.values()
    for all_m2, *each_m2 in zip(*(table.area_m2 for table in (together, *each)), strict=True):
        assert max(each_m2) <= all_m2 * (1 + 1e-9)
    for town_id, metres in together.town_enters_m.items():
        assert metres == pytest.approx(
            min(table.town_enters_m.get(town_id, 1e9) for table in each), abs=0.02
        )


def test_a_set_back_is_part_of_the_range() -> None:
    found = explore("SK", setback_km=12.7)
    assert found.stops_km[0] == 15.0
    measured = what_if(("SK",), ((40.0, 40.0),), setback_km=12.7)
    assert_same(found.tables["all"], found.stops_km, measured.row("range-1", "low"))
    near = explore("SK").tables["all"]
    for town_id, metres in found.tables["all"].town_enters_m.items():
        assert metres == pytest.approx(near.town_enters_m[town_id] + 12.7e3)
    # discs come and go at stops, to the last digit
    assert {group.until_km for group in found.tables["all"].front} <= set(found.stops_km)


def test_a_set_back_beyond_the_slider_is_refused() -> None:
    question = dataclasses.replace(ask("SK"), setback_km=300.0)
    with pytest.raises(GeometryError, match="above the set-back of 300 km") as error:
        exploration.run(question)
    assert "300 km" in error.value.hint


def test_borders_are_offered_with_their_soil() -> None:
    for origins in (("PL",), ("PL", "SK", "HU", "RO"), ("PL", "RO")):
        found = exploration.load(ask(*origins))
        assert found is not None
        ((key, soil),) = found.alternatives.items()
        assert key == "+".join(sorted(f"{code}:soil" for code in origins))
        assert [origin.id for origin in soil] == [f"{code}:soil" for code in origins]
        assert found.tables[key].area_m2[6] > found.tables["all"].area_m2[6]
        assert list(found.tables)[-1] == key
        # on the border lie most of its discs already
        own = sum(len(group.points) for code in origins for group in found.tables[code].front)
        assert sum(len(group.points) for group in found.tables[key].front) < own / 4
    for name in ("PL:soil", "pl_eprz_airport"):
        found = exploration.load(ask(name))
        assert found is not None
        assert not found.alternatives


def test_what_does_not_ship() -> None:
    box = shapely.box(23.0, 49.0, 24.0, 50.0)
    own = Target(id="own", names={"en": "Box"}, geometry=box, country=None)
    assert exploration.load(ask("PL")) is not None
    assert exploration.load(ask("PL", setback_km=5.0)) is None
    assert exploration.load(dataclasses.replace(ask("PL"), target=own)) is None
    assert exploration.load(ask("PL", "pl_eprz_airport")) is None


@pytest.mark.parametrize("name", sorted(scenarios.list_bundled()))
def test_every_bundled_scenario_has_its_slider(name: str) -> None:
    found = exploration.load(scenarios.find(name))
    assert found is not None
    measured = study_of(name)
    for row in measured.reach:
        if row.range_km in found.stops_km:
            assert_same(found.tables[row.origin_id], found.stops_km, row)


def test_every_place_ships_where_it_lies() -> None:
    lines = (data_dir("exploration") / "tables.jsonl").read_text("utf-8").splitlines()
    records = {record["origins"]: record for record in map(json.loads, lines)}
    assert len(records) == len(lines)
    for place in catalogue.load_places().values():
        if place.set == "ua_reference":
            assert place.id not in records
            continue
        assert records[place.id]["front"] == [[300, [place.lon_deg, place.lat_deg]]]


def test_tables_only_rise() -> None:
    lines = (data_dir("exploration") / "tables.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        record = json.loads(line)
        for column in ("area_km2", "towns", "people"):
            assert record[column] == sorted(record[column]), record["origins"]
        assert record["missing_km"] >= 0
        # What is missing at the first stop and still missing at another reaches nothing there.
        falls_short = [
            stop - exploration.STOPS_KM[0] < record["missing_km"] for stop in exploration.STOPS_KM
        ]
        assert [not area for area in record["area_km2"]] == falls_short, record["origins"]
        assert not re.search(r"NaN|Infinity", line)
        assert len(record["area_km2"]) == len(exploration.STOPS_KM)


def test_a_table_survives_being_written() -> None:
    table = explore("SK").tables["all"]
    line = write_record("SK", table)
    assert json.loads(line)["origins"] == "SK"
    assert line == line.strip()
    assert study.run(ask("SK")).row("range-1", "low").area_m2 == pytest.approx(
        table.area_m2[12], rel=1e-9
    )
