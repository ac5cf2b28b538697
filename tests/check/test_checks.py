"""Statements against the geometry: golden answers, and what must hold whatever they say."""

import json
from dataclasses import replace

import pytest

import checks
from rangereach import catalogue, check, scenarios
from rangereach.model import Scenario

CLAIMS = catalogue.load_claims()
OBLASTS = catalogue.load_territory().oblasts


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_answer_is_the_golden_one(claim_id: str) -> None:
    # Renew them with: PYTHONPATH=coverage python tests/checks.py
    golden = json.loads(checks.golden_path(claim_id).read_text(encoding="utf-8"))
    assert checks.tell(checks.check_of(claim_id)) == golden


def test_every_golden_answer_is_that_of_a_statement() -> None:
    there = {path.stem for path in checks.GOLDEN.glob("check-*.json")}
    assert there == {f"check-{claim_id}" for claim_id in CLAIMS}


@pytest.mark.parametrize(
    ("claim_id", "basis", "verdict"),
    [
        ("lange-2024", "stated", "reaches"),
        ("kiesewetter-2024", "stated", "reaches"),
        ("kuleba-2024", "published", "partly"),
        ("ihnat-2022", "stated", "reaches"),
        ("strayed-2024", "none", "no_distance"),
        ("kopra-2024", "none", "no_distance"),
        ("zelenskyy-2024", "none", "no_distance"),
        ("afp-2024", "none", "no_distance"),
        ("pl-ua-agreement-2024", "none", "no_distance"),
    ],
)
def test_verdict(claim_id: str, basis: str, verdict: str) -> None:
    found = checks.check_of(claim_id)
    assert (found.basis, found.verdict) == (basis, verdict)
    assert (found.study is None) == (found.sensitivity is None) == (basis == "none")


def test_seventy_kilometres_as_debated_in_berlin() -> None:
    # Measured beforehand: 64,430 km2 (10.7 %) from the border, 66,010 from the soil.
    found = checks.check_of("lange-2024")
    (row,) = found.rows()
    assert row.area_m2 / 1e6 == pytest.approx(64_430, rel=0.003)
    assert round(100 * row.share, 1) == 10.7
    assert len(row.town_ids) == 1058
    assert row.depth_m == pytest.approx(70_000, abs=0.01)
    assert {"702550", "690548", "710719"} <= set(row.town_ids)  # Lviv, Uzhhorod, Chernivtsi
    assert not {"702569", "707471", "695594"} & set(row.town_ids)  # Lutsk, Ivano-Frankivsk, Rivne
    assert found.sensitivity is not None
    (soil,) = found.sensitivity.of("origin_kind")
    (answer,) = soil.answers
    assert answer.area_m2 / 1e6 == pytest.approx(66_010, rel=0.003)


def test_a_hundred_kilometres_and_lviv() -> None:
    found = checks.check_of("kiesewetter-2024")
    assert [row.area_m2 / 1e6 for row in found.rows()] == [
        pytest.approx(64_430, rel=0.003),
        pytest.approx(89_450, rel=0.003),
    ]
    (lviv,) = found.named
    assert lviv.enters_m is not None
    assert lviv.enters_m / 1000 == pytest.approx(57.2, abs=0.5)
    (band,) = found.scenario.ranges
    assert [figure.high_km for figure in band.figures] == [70, 80, 100]
    assert {figure.source for figure in band.figures} == {found.claim.source}


def test_kopra_named_no_distance_and_it_depends_on_the_country() -> None:
    needs = {need.origin_id: need for need in checks.check_of("kopra-2024").needs}
    assert [needs[f"{code}:soil"].enters_m for code in ("PL", "SK", "HU", "RO")] == [0] * 4
    assert needs["LT:soil"].enters_m / 1000 == pytest.approx(221, abs=1)
    assert needs["FI:soil"].enters_m / 1000 == pytest.approx(884, abs=2)
    assert len(needs["PL:soil"].systems) > 20
    assert needs["FI:soil"].systems == needs["LT:soil"].systems == ()  # no published band


def test_western_regions_are_more_than_patriot_could_reach_from_poland() -> None:
    (west,) = checks.check_of("kuleba-2024").named
    assert (west.id, west.kind, west.overreached) == ("west", "region", True)
    names = {part.names["en"] for part in west.parts if part.overreached}
    assert {"Khmelnytskyi oblast", "Chernivtsi oblast", "Rivne oblast"} <= names
    assert "Lviv oblast" not in names
    assert west.whole_m == max(part.whole_m or 0 for part in west.parts)
    assert west.high is not None
    inside = sum(part.high.area_m2 for part in west.parts if part.high)
    assert west.high.area_m2 == pytest.approx(inside)


def test_whole_of_ukraine_is_its_farthest_point_away() -> None:
    found = checks.check_of("lange-2024")
    assert found.whole_m is not None
    east = catalogue.load_towns()["702658"]  # Luhansk lies in the east, but not at its end
    assert found.study is not None
    assert found.study.town_distance_m[east.id] < found.whole_m < 1_000_000


def test_what_is_asked_about_takes_the_place_of_the_words() -> None:
    kinds = []
    for about in ((), ("UA-46",), ("west",), ("702550",)):
        question = scenarios.ask_words("70 km over Rivne", origins=["PL"], about=about)
        kinds.append([(place.kind, place.word) for place in _check(question).named])
    assert kinds == [[("town", "Rivne")], [("oblast", "")], [("region", "")], [("town", "")]]


@pytest.mark.parametrize(
    ("range_km", "verdict", "at_low", "at_high"),
    [
        ((20, 30), "falls_short", "none", "none"),
        ((20, 100), "partly", "none", "part"),
        ((100, 105), "partly", "part", "part"),  # Zamosc to Lviv: 112.7 km
        ((100, 120), "depends", "part", "whole"),
        ((115, 120), "reaches", "whole", "whole"),
    ],
)
def test_verdict_follows_the_named_town(
    range_km: tuple[float, float], verdict: str, at_low: str, at_high: str
) -> None:
    question = scenarios.ask_words("over Lviv", origins=["pl_zamosc_town"], ranges_km=[range_km])
    found = _check(question)
    assert (found.verdict, found.at_low, found.at_high) == (verdict, at_low, at_high)
    assert found.basis == "asked"


def test_a_distance_that_does_not_reach_falls_short() -> None:
    question = scenarios.ask_words("up to 70 km", origins=["pl_eprz_airport"], ranges_km=["70"])
    found = _check(question)
    assert (found.verdict, found.basis) == ("falls_short", "stated")
    assert found.enters_m is not None
    assert found.enters_m / 1000 == pytest.approx(73.1, abs=0.3)
    assert "patriot" in found.needs[0].systems


def test_a_distance_without_a_place() -> None:
    found = _check(scenarios.ask_words("up to 70 km over Lviv", ranges_km=["70"]))
    assert (found.verdict, found.basis, found.whole_m) == ("no_place", "stated", None)
    (lviv,) = found.named
    assert (lviv.enters_m, lviv.whole_m, lviv.low, lviv.high) == (None,) * 4


def test_a_set_back_is_added_to_what_is_needed() -> None:
    near, back = (
        _check(
            scenarios.ask_words("70 km, Uzhhorod", origins=["SK"], ranges_km=["70"], setback_km=s)
        )
        for s in (0.0, 10.0)
    )
    assert back.needs[0].enters_m == near.needs[0].enters_m + 10_000
    assert back.whole_m == pytest.approx((near.whole_m or 0) + 10_000)
    assert back.named[0].enters_m == pytest.approx((near.named[0].enters_m or 0) + 10_000)


def test_a_scenario_is_checked_for_each_of_its_statements() -> None:
    asked = scenarios.ask_each_claim(scenarios.find("safe-zone"))
    assert [[claim.id for claim in question.claims] for question in asked] == [
        ["lange-2024"],
        ["kiesewetter-2024"],
    ]
    ranges = [[(band.low_km, band.high_km) for band in question.ranges] for question in asked]
    assert ranges == [[(70, 70)], [(70, 100)]]
    own = scenarios.ask_each_claim(scenarios.find("patriot-from-poland"))[0]
    assert [band.id for band in own.ranges] == ["patriot"]  # kuleba names no distance


def test_another_target_has_no_places_of_ukraine() -> None:
    question = scenarios.ask_claim(
        replace(CLAIMS["kuleba-2024"], origins=("RO",)), into="MD", ranges_km=[(40, 40)]
    )
    assert _check(question).named == ()


def _check(question: Scenario) -> check.Check:
    return check.run(question.claims[0], question)
