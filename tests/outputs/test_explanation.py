"""The explanation: everything that a number rests on, in words and for programs."""

import functools
import json
import math
import re
from pathlib import Path

import pytest

from rangereach import scenarios, sensitivity, study
from rangereach.outputs import explanation
from rangereach.outputs.explanation.edges import measure_edges
from rangereach.outputs.wording import Wording, languages
from rangereach.sensitivity import Sensitivity
from rangereach.study import Study
from studies import hostile_study, study_of, what_if


@functools.cache
def explained(name: str) -> tuple[Study, Sensitivity]:
    asked = study_of(name) if name != "what-if" else what_if(("SK",), ranges_km=((20.0, 30.0),))
    return asked, sensitivity.run(asked)


def text_of(name: str, **options: str) -> str:
    return " ".join(explanation.render_text(*explained(name), **options).split())


def test_a_journalist_finds_what_the_number_rests_on() -> None:
    text = text_of("from-rzeszow")
    assert "Measured from Rzeszow" in text
    assert "60 to 160 km" in text
    assert "13 further figures lie within the band." in text
    assert "Every figure with its words: rangereach systems patriot" in text
    assert "OpenStreetMap contributors" in text
    assert "retrieved 23 November 2026; licence: ODbL-1.0." in text
    assert "simplified by at most 20 m, on average by 5 m" in text
    assert "Poland 0.8 km 2.3 km 3.4 km" in text
    assert "On the second border 12 km short" in text
    assert "A place is a point" in text
    assert "Scenario from-rzeszow, " in text


def test_a_border_is_set_against_soil_and_set_back() -> None:
    text = text_of("what-if")
    assert "your distance, no published source" in text
    for row in ("As asked", "On the second border", "From anywhere on the soil"):
        assert re.search(rf"{row} [\d,]+ km² \d", text), row
    assert re.findall(r"Set back by (\d+) km", text) == ["5", "10", "5", "10", "20"]
    assert "Nearest to the edge of 20 km: within reach" in text
    assert "rangereach systems" not in text


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_every_part(lang: str) -> None:
    text = explanation.render_text(*explained("what-if"), lang=lang)
    say = Wording(lang).say
    for key in ("explain_distances", "measuring", "explain_edges", "explain_decides"):
        assert say(key) in text
    for key in ("explain_border", "explain_depends", "explain_rounding", "data"):
        assert say(key) in text
    assert "{" not in text
    lines = [line for line in text.splitlines() if "https://" not in line]
    assert max(map(len, lines)) <= 90


def test_lengths_follow_the_units_and_metres_stay() -> None:
    text = text_of("what-if", units="mi")
    assert "18.6 mi" in text
    assert "Set back by 3.1 mi" in text
    assert "by at most 20 m, on average" in text


def test_json_has_the_numbers() -> None:
    asked, found = explained("what-if")
    answer = json.loads(explanation.render_json(asked, found))
    assert [*answer] == [
        "scenario",
        "digest",
        "version",
        "title",
        "finding",
        "origins",
        "target",
        "setback_km",
        "bands",
        "edges",
        "closest",
        "border",
        "sensitivity",
        "rounding",
        "data",
    ]
    assert [edge["range_km"] for edge in answer["edges"]] == [20.0, 30.0]
    assert all(0 < edge["max_error_m"] <= 10 for edge in answer["edges"])
    assert all(edge["points"] > 20 for edge in answer["edges"])
    for edge in answer["edges"]:
        bound_km2 = edge["inside_km"] * edge["max_error_m"] / 1000
        assert edge["area_error_km2"] == pytest.approx(bound_km2, abs=0.005)
    second = answer["sensitivity"]["alternatives"][0]
    assert (second["id"], second["topic"]) == ("second-border", "border_data")
    given = answer["sensitivity"]["given"][1]
    assert given["towns"] == len(asked.row("range-1", "high").town_ids)
    for call in answer["closest"]:
        for side, sign in (("inside", -1), ("outside", 1)):
            away_m = asked.town_distance_m[call[side]["id"]]
            assert away_m == pytest.approx(call["range_km"] * 1e3 + sign * call[side]["by_m"], 1e-6)


def test_outside_text_stays_text() -> None:
    asked = hostile_study()
    found = sensitivity.run(asked)
    markdown = explanation.render_markdown(asked, found)
    without_links = re.sub(r"\]\(<https://[^>\s]+>\)", "]", markdown)
    assert not re.search(r"(?<!\\)[<`{]", without_links)
    json.loads(explanation.render_json(asked, found))


def test_nothing_reached_is_explained_in_full() -> None:
    asked = study.run(scenarios.build(origins=["LT:soil"], ranges_km=[(30.0, 30.0)]))
    text = explanation.render_text(asked, sensitivity.run(asked))
    assert "191 km short" in text
    assert "None of these countries shares a land border with Ukraine" in text
    assert "Nearest to the edge" not in text


def test_an_edge_is_as_long_as_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "area.geojson"
    around = [[22, 49], [26, 49], [26, 51], [22, 51], [22, 49]]
    hole = [[22.8, 49.7], [22.8, 49.9], [23.0, 49.9], [23.0, 49.7], [22.8, 49.7]]
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [around, hole]}))
    (place,) = hostile_study().scenario.origins
    assert place.place is not None
    asked = study.run(scenarios.build(places=[place.place], ranges_km=[(50.0, 50.0)], into=path))
    (edge,) = measure_edges(asked)
    assert edge.inside_m == pytest.approx(2 * math.pi * 50_000, rel=2e-4)
    assert edge.area_error_m2 == edge.inside_m * edge.max_error_m
