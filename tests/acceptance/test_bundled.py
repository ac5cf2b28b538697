"""What the bundled scenarios are about, and what each of them finds."""

import itertools

import pytest

from rangereach import catalogue, earth, scenarios
from rangereach.outputs.wording import Wording, languages, origin_phrase
from studies import study_of

BORDER = [("border", country) for country in ("PL", "SK", "HU", "RO")]
SYSTEMS = ("iris_t_slm", "nasams", "camm_er")


@pytest.mark.parametrize(
    ("name", "origins", "edges_km"),
    [
        ("safe-zone", BORDER, [(70, 100)]),
        ("70-km-zone", BORDER, [(70, 70)]),
        ("100-km-zone", BORDER, [(100, 100)]),
        ("70-80-100-km", BORDER, [(70, 70), (80, 80), (100, 100)]),
        ("patriot-from-poland", BORDER[:1], [(60, 160)]),
        ("from-rzeszow", [("place", "PL")], [(60, 160)]),
        ("west-and-south", [("border", "PL"), ("border", "RO")], [(60, 160)]),
        ("short-range-only", BORDER, [(40, 50), (25, 25), (40, 40)]),
        ("close-to-the-border", BORDER, [(5, 5), (10, 10), (20, 20)]),
        ("eastern-flank", [("soil", key) for key in ("LT", "LV", "EE", "FI")], [(60, 160)]),
    ],
)
def test_what_they_ask(
    name: str, origins: list[tuple[str, str]], edges_km: list[tuple[float, float]]
) -> None:
    scenario = scenarios.find(name)
    assert [(origin.kind, origin.country) for origin in scenario.origins] == origins
    assert [(band.low_km, band.high_km) for band in scenario.ranges] == edges_km
    assert scenario.setback_km == 0
    assert set(scenario.titles) == {*languages()} - {"en"}


def test_all_of_them_are_meant_here() -> None:
    assert len(scenarios.list_bundled()) == 10


def test_only_the_question_without_a_distance_is_our_own() -> None:
    own = [
        name
        for name in scenarios.list_bundled()
        if any(band.is_own for band in scenarios.find(name).ranges)
    ]
    assert own == ["close-to-the-border"]
    assert all(band.is_own for band in scenarios.find(own[0]).ranges)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", scenarios.list_bundled())
def test_every_finding_names_border_or_soil(name: str, lang: str) -> None:
    scenario = scenarios.find(name)
    countries = catalogue.load_territory().countries
    phrase = origin_phrase(Wording(lang), scenario, countries)
    kinds = {origin.kind for origin in scenario.origins}
    words = {
        "border": {
            "en": "border", "uk": "кордон", "pl": "granic", "de": "Grenze",
            "ro": "frontier", "sk": "hranic", "hu": "határ",
        },
        "soil": {
            "en": "soil", "uk": "територі", "pl": "terytorium", "de": "Staatsgebiet",
            "ro": "orice punct din", "sk": "území", "hu": "terület",
        },
    }  # fmt: skip
    for kind, word in words.items():
        assert (word[lang] in phrase) == (kind in kinds)


def test_the_eastern_flank_reaches_nothing_and_says_by_how_much() -> None:
    found = study_of("eastern-flank")
    assert not any(row.area_m2 or row.depth_m or row.town_ids for row in found.reach)
    ukraine = catalogue.load_territory().countries["UA"].geometry
    away_km = {
        key: earth.distance_between(catalogue.load_territory().countries[key].geometry, ukraine)
        / 1000
        for key in ("LT", "LV", "EE", "FI")
    }
    assert away_km["LT"] == pytest.approx(221, abs=0.5)
    assert away_km["FI"] == pytest.approx(884, abs=0.5)
    for key, km in away_km.items():
        row = found.row("patriot", "high", f"{key}:soil")
        assert row.missing_m / 1000 == pytest.approx(km - 160, abs=1e-6)
    assert found.row("patriot", "high").missing_m / 1000 == pytest.approx(61, abs=0.5)


def test_each_longer_distance_of_one_speaker_holds_the_shorter() -> None:
    found = study_of("70-80-100-km")
    rows = [found.row(band.id, "low") for band in found.scenario.ranges]
    assert [row.area_m2 / 1e6 for row in rows[::2]] == pytest.approx([64_430, 89_450], rel=0.003)
    for shorter, longer in itertools.pairwise(rows):
        assert shorter.area_m2 < longer.area_m2
        assert set(shorter.town_ids) < set(longer.town_ids)


def test_shorter_ranges_stay_below_the_narrower_of_the_debated_zones() -> None:
    found = study_of("short-range-only")
    assert [band.system for band in found.scenario.ranges] == list(SYSTEMS)
    widest = max(row.area_m2 for row in found.reach if row.origin_id == "all")
    assert widest < study_of("70-km-zone").row("zone", "high").area_m2


def test_west_and_south_is_poland_and_romania_together() -> None:
    found = study_of("west-and-south")
    west = study_of("patriot-from-poland").row("patriot", "high")
    both = found.row("patriot", "high")
    assert found.row("patriot", "high", "PL").area_m2 == pytest.approx(west.area_m2)
    south = found.row("patriot", "high", "RO")
    assert max(west.area_m2, south.area_m2) < both.area_m2 <= west.area_m2 + south.area_m2
    assert set(both.town_ids) == {*west.town_ids, *south.town_ids}
