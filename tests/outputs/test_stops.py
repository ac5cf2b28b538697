"""The page's tables say at every stop what a study says, in the digits that are printed."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from rangereach import exploration
from rangereach.outputs.map.stops import build_fronts, build_tables
from rangereach.outputs.map.towns import named_towns
from rangereach.outputs.wording import Wording
from rangereach.study import Study
from studies import study_of, what_if

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def explored(study: Study) -> exploration.Exploration:
    found = exploration.load(study.scenario)
    assert found is not None
    return found


def tables_of(study: Study, found: exploration.Exploration | None) -> dict[str, dict[str, Any]]:
    return build_tables(study, found, named_towns(study), Wording("en"))


def assert_prints_alike(table: dict[str, Any], stop: int, row: Any, target_m2: float) -> None:
    write = Wording("en")
    area_km2 = table["area_km2"][stop]
    assert write.about(area_km2) == write.about(row.area_m2 / 1e6)
    assert write.percent(area_km2 / (target_m2 / 1e6)) == write.percent(row.share)
    assert write.distance(table["depth_km"][stop]) == write.distance(row.depth_m / 1e3)
    assert write.shortfall(table["missing_km"][stop]) == write.shortfall(row.missing_m / 1e3)
    assert table["counts"][stop] == len(row.town_ids)
    assert write.about(table["people"][stop]) == write.about(row.towns_population)


def test_stops_are_those_of_the_slider_and_of_the_bands() -> None:
    study = what_if(("PL",), ((72.4, 100.0),))
    tables = tables_of(study, explored(study))
    assert tables["all"]["stops_km"] == sorted({*exploration.STOPS_KM, 72.4})
    assert tables["PL"] == tables["all"] | {"towns": tables["PL"]["towns"]}
    # nobody drew the soil at the band's own distance
    assert tables["PL:soil"]["stops_km"] == list(exploration.STOPS_KM)
    assert tables_of(study, None)["all"]["stops_km"] == [72.4, 100]


def test_a_stop_prints_as_its_study_does() -> None:
    found = explored(study_of("safe-zone"))
    study = what_if(("PL", "SK", "HU", "RO"), ((70.0, 100.0), (215.0, 215.0)))
    tables = tables_of(study_of("safe-zone"), found)
    for row in study.reach:
        table = tables[row.origin_id]
        stop = table["stops_km"].index(row.range_km)
        assert_prints_alike(table, stop, row, study.target_area_m2)
        touched = {key for key, km in table["oblasts"] if km <= row.range_km}
        assert touched == {oblast.id for oblast in row.oblasts}
        ids = {town.id for town in named_towns(study_of("safe-zone"))}
        within = {key for key, km in table["towns"] if km <= row.range_km}
        assert within == set(row.town_ids) & ids


def test_distances_of_towns_print_as_measured() -> None:
    study = study_of("safe-zone")
    towns = named_towns(study)
    rows = tables_of(study, explored(study))["all"]["towns"]
    assert [key for key, _ in rows] == [town.id for town in towns]
    write = Wording("en")
    for town, (_, km) in zip(towns, rows, strict=True):
        assert write.distance(km) == write.distance(study.enters_m(town.id) / 1e3)


def test_a_town_just_beyond_a_stop_stays_beyond_it() -> None:
    study = study_of("safe-zone")
    town = next(town for town in named_towns(study) if study.enters_m(town.id) > 110e3)
    for metres, within in ((75_000.4, False), (74_999.6, True), (75_000.0, True)):
        moved = dataclasses.replace(
            study, town_distance_m={**study.town_distance_m, town.id: metres}
        )
        km = dict(tables_of(moved, explored(study))["all"]["towns"])[town.id]
        assert (km <= 75) is within
        assert km == pytest.approx(metres / 1e3, abs=1e-3)


def test_a_band_that_reaches_nothing_has_its_missing_distance() -> None:
    study = what_if(("LT:soil", "LV:soil", "EE:soil", "FI:soil"), ((160.0, 160.0),))
    found = exploration.load(study.scenario)
    assert found is not None
    table = tables_of(study, found)["all"]
    reached = [km for km, area in zip(table["stops_km"], table["area_km2"], strict=True) if area]
    assert reached[0] == 225
    assert table["missing_km"][table["stops_km"].index(160)] == pytest.approx(61, abs=1)
    assert table["missing_km"][table["stops_km"].index(225)] == 0


def test_without_an_exploration_only_all_says_what_is_entered() -> None:
    tables = tables_of(study_of("safe-zone"), None)
    assert list(tables) == ["all", "PL", "SK", "HU", "RO"]
    assert "towns" in tables["all"]
    assert "towns" not in tables["PL"]
    assert build_fronts(None) == {}


def unpack(text: str) -> list[list[float]]:
    numbers, bits, shift = [], 0, 0
    for character in text:
        value = ALPHABET.index(character)
        bits |= (value & 31) << shift
        shift += 5
        if value < 32:
            numbers.append(~(bits >> 1) if bits & 1 else bits >> 1)
            bits = shift = 0
    return (np.cumsum(np.array(numbers).reshape(-1, 2), axis=0) / 1e4).tolist()


def test_fronts_are_packed_on_the_grid_they_were_chosen_on() -> None:
    found = explored(study_of("safe-zone"))
    fronts = build_fronts(found)["fronts"]
    assert list(fronts) == ["PL", "SK", "HU", "RO", "HU:soil+PL:soil+RO:soil+SK:soil"]
    for origin_id, groups in fronts.items():
        until = [group[0] for group in groups]
        assert until == sorted(until, reverse=True)
        for (_, packed), group in zip(groups, found.tables[origin_id].front, strict=True):
            assert unpack(packed) == [
                pytest.approx(list(point), abs=1e-9) for point in group.points
            ]
