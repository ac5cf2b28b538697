"""Curves as text, CSV and JSON: what was measured, and nothing else."""

import csv
import io
import json

import pytest

from curves import traced
from rangereach.frames import CURVE
from rangereach.outputs.curve import render_csv, render_json, render_text
from rangereach.outputs.curve.text import round_stops
from rangereach.outputs.wording import Wording, curve_finding, languages

PL = ("PL",)


def test_the_finding_and_why_the_curve_jumps() -> None:
    text = " ".join(render_text(traced(PL, "10..200", "1", ("patriot",))).split())
    assert "10 % from 121.8 km on, 16.5 % at 200 km and all of it from 1,181.9 km on." in text
    assert "Uzhhorod from 54.1 km on, Lviv from 57.2 km on and Lutsk from 85.7 km on" in text
    assert "Lviv 57.2 km 717,000 1,840,000" in text
    assert "Rivne oblast 72.8 km Rivne 150.1 km 244,000" in text
    assert "Patriot 60 km 26,800 km² 4.5 % 60.0 km 4 249 1,890,000" in text
    assert "60 km; Rijksoverheid / Dutch Ministry of Defence, 18 March 2022" in text


def test_other_units() -> None:
    text = " ".join(render_text(traced(PL, "10..50mi", "10", ("patriot",)), units="mi").split())
    assert "10 mi" in text
    assert "Patriot 37.3 mi 10,300 sq mi 4.5 % 37.3 mi" in text
    assert "37.3 mi (60 km); Rijksoverheid" in text


@pytest.mark.parametrize("lang", languages())
def test_it_fits_a_terminal_in_every_language(lang: str) -> None:
    text = render_text(traced(PL, "10..200", "1", ("patriot",)), lang=lang)
    wide = [line for line in text.split("\n") if len(line) > 88 and "https://" not in line]
    assert not wide
    assert "{" not in text


def test_where_it_begins_and_where_nothing_is_reached() -> None:
    place = traced(("pl_eprz_airport",), "50..150", "25")
    assert "the first of it from 73.1 km on" in curve_finding(place, Wording())
    text = " ".join(render_text(place).split())
    assert "50 km 23 km short – – – – –" in text
    far = traced(("FI:soil",), "100..500", "100")
    said = "no range of up to 500 km reaches Ukraine: at least 883.8 km would be needed."
    assert said in curve_finding(far, Wording())
    assert said in " ".join(render_text(far).split())


@pytest.mark.parametrize(
    ("sweep", "step", "shown"),
    [
        ("10..200", "1", [10, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200]),
        ("50..150", "25", [50, 60, 75, 100, 125, 150]),
    ],
)
def test_the_table_shows_round_distances_ends_and_marked_ones(
    sweep: str, step: str, shown: list[float]
) -> None:
    study = traced(PL, sweep, step, ("patriot",))
    assert [stop.range_km for stop in round_stops(study, study.together)] == shown


def test_csv_has_a_row_per_stop_and_the_towns_between() -> None:
    study = traced(PL, "10..200", "1", ("patriot",))
    text = render_csv(study)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == CURVE.names
    assert [float(row["range_km"]) for row in rows] == [float(km) for km in range(10, 201)]
    so_far: list[str] = []
    for row in rows:
        so_far += filter(None, row["entered_ids"].split(" | "))
        assert len(so_far) == int(row["towns"])
    (with_lviv,) = (row for row in rows if "Lviv" in row["entered_names"].split(" | "))
    assert float(with_lviv["range_km"]) == 58
    assert with_lviv["depth_km"] == "58.0"
    assert with_lviv["plateau"] == "true"
    assert render_csv(study) == text


def test_json_has_the_exact_entries_and_the_sources() -> None:
    study = traced(PL, "10..200", "1", ("patriot",))
    answer = json.loads(render_json(study))
    assert answer["sweep"] == {"low_km": 10.0, "high_km": 200.0, "step_km": 1.0}
    (band,) = answer["bands"]
    assert (band["id"], band["low_km"], band["high_km"]) == ("patriot", 60.0, 160.0)
    assert {source["band_id"] for source in answer["sources"]} == {"patriot"}
    (curve,) = answer["curves"]
    assert curve["shares"] == [{"share": 0.1, "enters_km": 121.801, "error_km": 0.008}]
    lviv = next(town for town in curve["towns"] if town["name"] == "Lviv")
    assert lviv["enters_km"] == pytest.approx(57.2, abs=0.05)
    assert (lviv["population"], lviv["capital"]) == (717273, True)
    assert len(curve["stops"]) == 191
    assert curve["stops"][0]["towns"] == 26
    assert curve["whole_km"] == pytest.approx(1181.9, abs=0.05)


def test_each_origin_has_its_own_curve_where_asked() -> None:
    study = traced(("PL", "RO:soil"), "20..40", "20", by_origin=True)
    answer = json.loads(render_json(study))
    assert [curve["origin_id"] for curve in answer["curves"]] == ["all", "PL", "RO:soil"]
    rows = list(csv.DictReader(io.StringIO(render_csv(study))))
    assert [row["origin_id"] for row in rows] == ["all"] * 2 + ["PL"] * 2 + ["RO:soil"] * 2
    text = " ".join(render_text(study).split())
    assert "measured from the border of Poland?" in text
    assert "measured from anywhere on Romanian soil?" in text
