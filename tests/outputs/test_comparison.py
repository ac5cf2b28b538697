"""A comparison as text, CSV and JSON: golden numbers, every case in words, nothing that steers."""

import csv
import dataclasses
import functools
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from rangereach.comparison import Comparison, compare
from rangereach.frames import COMPARISON
from rangereach.outputs.comparison import render_csv, render_json, render_text
from rangereach.outputs.map import render_comparison
from rangereach.outputs.wording import Wording, comparison_finding, edge_sentences, languages
from studies import HOSTILE, comparison_of, hostile_study, study_of, what_if

GOLDEN = Path(__file__).parents[1] / "golden"


@functools.cache
def golden_comparison() -> Comparison:
    place = ("sk_ubla_road",)
    return compare(what_if(place, ((20, 20),)), what_if(place, ((30, 45),)))


CASES = {
    "inside": lambda: comparison_of("70-km-zone", "100-km-zone"),
    "crossing": lambda: comparison_of("safe-zone", "patriot-from-poland"),
    "lost": lambda: comparison_of("safe-zone", "eastern-flank"),
    "gained": lambda: comparison_of("eastern-flank", "safe-zone"),
    "same": lambda: compare(study_of("safe-zone"), study_of("safe-zone")),
    "neither": lambda: compare(study_of("eastern-flank"), study_of("eastern-flank")),
    "places": golden_comparison,
}


def assert_alike(found: Any, expected: Any, where: str = "") -> None:
    """Compare numbers to half a square kilometre or 20 m, everything else exactly."""
    if isinstance(expected, dict):
        assert list(found) == list(expected), where
        for key, value in expected.items():
            assert_alike(found[key], value, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for number, value in enumerate(expected):
            assert_alike(found[number], value, f"{where}[{number}]")
    elif isinstance(expected, float):
        # The drawn edge may move within its 10 m, which moves areas by as little.
        close = 0.5 if where.endswith("km2") else 10.0 if where.endswith("_m") else 0.02
        assert found == pytest.approx(expected, abs=close), where
    else:
        assert found == expected, where


def read_rows(text: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        for name in ("a", "b", "difference"):
            row[f"{name}_{row['measure']}"] = float(row.pop(name))
    return rows


def test_csv_is_the_golden_one() -> None:
    # Renew it with render_csv(golden_comparison()).
    text = render_csv(golden_comparison())
    assert_alike(read_rows(text), read_rows((GOLDEN / "compare-ubla.csv").read_text("utf-8")))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == COMPARISON.names
    choices = {column.name: column.choices for column in COMPARISON.columns if column.choices}
    for name, known in choices.items():
        assert {row[name] for row in rows} <= set(known), name


def test_json_is_the_golden_one() -> None:
    found = json.loads(render_json(golden_comparison()))
    assert_alike(found, json.loads((GOLDEN / "compare-ubla.json").read_text("utf-8")))


@pytest.mark.parametrize("case", CASES)
def test_csv_and_json_tell_the_same(case: str) -> None:
    comparison = CASES[case]()
    answer = json.loads(render_json(comparison))
    rows = list(csv.DictReader(io.StringIO(render_csv(comparison))))
    for edge in answer["edges"]:
        of_edge = [row for row in rows if row["edge"] == edge["edge"]]
        target = {row["measure"]: row for row in of_edge if row["kind"] == "target"}
        for measure, difference in edge["difference"].items():
            assert float(target[measure]["a"]) == edge["a"][measure]
            assert float(target[measure]["b"]) == edge["b"][measure]
            assert float(target[measure]["difference"]) == difference
        assert float(target["alone_km2"]["a"]) == edge["only_a_km2"]
        assert float(target["both_km2"]["b"]) == edge["both_km2"]
        towns = {row["id"]: row["change"] for row in of_edge if row["kind"] == "town"}
        listed = {town["id"]: "gained" for town in edge["towns_gained"]}
        listed |= {town["id"]: "lost" for town in edge["towns_lost"]}
        assert towns == listed
        areas = [row for row in of_edge if row["kind"] == "oblast" and row["measure"] == "area_km2"]
        assert [row["id"] for row in areas] == [oblast["id"] for oblast in edge["oblasts"]]


FINDINGS = {
    "inside": "B could reach about 25,000 km² more of Ukraine than A",
    "crossing": "A could reach about 9,830 to 37,600 km² more of Ukraine than B",
    "lost": "Only A could reach Ukraine: about 64,400 to 89,400 km²",
    "gained": "Only B could reach Ukraine: about 64,400 to 89,400 km²",
    "same": "A and B could reach the same part of Ukraine",
    "neither": "Neither A nor B reaches Ukraine",
}


@pytest.mark.parametrize("case", FINDINGS)
def test_the_finding_says_who_reaches_more(case: str) -> None:
    assert comparison_finding(CASES[case](), Wording("en")) == FINDINGS[case]


def test_a_finding_holds_for_both_pairs_of_distances() -> None:
    one, band = what_if(("PL",), ((70, 70),)), what_if(("PL",), ((70, 100),))
    assert comparison_finding(compare(one, band), Wording("en")) == (
        "B could reach up to about 16,400 km² more of Ukraine than A"
    )
    wide = what_if(("PL",), ((50, 100),))
    assert comparison_finding(compare(one, wide), Wording("en")) == (
        "At the shortest distances A could reach more of Ukraine than B, "
        "at the longest B more than A"
    )


def test_what_one_alone_reaches_is_said() -> None:
    comparison = CASES["inside"]()
    areas, parts, towns = edge_sentences(comparison, comparison.edges[0], Wording("en"))
    assert areas == (
        "At 70 km, A could reach about 64,400 km² of Ukraine, 10.7 % of its land; "
        "B at 100 km about 89,400 km², 14.9 %."
    )
    assert parts == "All that A reaches, B reaches too, and about 25,000 km² beyond it."
    assert towns == (
        "Only within reach of B: Lutsk, Stryi, Kolomyia, Mohyliv-Podilskyi, Novyi Rozdil, "
        "and 190 more listed towns."
    )
    nothing = CASES["lost"]()
    areas, towns = edge_sentences(nothing, nothing.edges[1], Wording("en"))
    assert areas.endswith("B at 160 km falls about 61 km short.")
    assert towns.startswith("Only within reach of A: Lviv, ")


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("case", CASES)
def test_text_fits_a_terminal_in_every_language(case: str, lang: str) -> None:
    text = render_text(CASES[case](), lang=lang)
    finding = comparison_finding(CASES[case](), Wording(lang))
    assert " ".join(finding.split()) in " ".join(text.split())
    for line in text.splitlines():
        assert len(line) <= 88 or line.strip().startswith("http") or "  " in line.strip(), line
    assert "{" not in text


def test_units_change_what_people_read_and_nothing_else() -> None:
    comparison = CASES["inside"]()
    text = render_text(comparison, units="nmi")
    assert "At 37.8 nmi" in " ".join(text.split())
    assert "km²" not in text


def test_same_input_same_bytes() -> None:
    for name in ("crossing", "places"):
        assert render_comparison(CASES[name]()) == render_comparison(CASES[name]())


def test_text_from_outside_stays_text() -> None:
    hostile = hostile_study()
    scenario = dataclasses.replace(
        hostile.scenario, id="=cmd\x1b[31m", title="\x1b[2J" + HOSTILE[0]
    )
    ours = dataclasses.replace(hostile, scenario=scenario)
    comparison = compare(ours, study_of("70-km-zone"))
    assert "\x1b" not in render_text(comparison)
    assert json.loads(render_json(comparison))["a"]["title"].endswith(HOSTILE[0])
    page = render_comparison(comparison)
    assert HOSTILE[0] not in page
    assert HOSTILE[1] not in page
    assert page.count("</script>") == page.count("<script")


def test_the_page_is_small_and_says_what_it_must() -> None:
    page = render_comparison(CASES["crossing"]())
    assert len(gzip.compress(page.encode("utf-8"), 9)) < 110_000
    for part in (
        "Hypothetical ranges, as published to",
        "It says nothing about interception",
        CASES["crossing"]().a.scenario.digest,
        CASES["crossing"]().b.scenario.digest,
        "The shortest distance of A is compared with the shortest of B",
        "Frankfurter Allgemeine",
        "Schwarzwälder Bote",
    ):
        assert part in page, part
