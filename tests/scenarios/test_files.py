"""Scenario files: the bundled ones, and everything that can be wrong with one's own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rangereach import scenarios
from rangereach.errors import UnknownNameError, UserFileError
from rangereach.model import LANGUAGES
from rangereach.scenarios.assembly import describe_band

GOOD = """\
title = "Mine"
into = "UA"
claims = ["lange-2024"]
[origin]
border = ["PL", "SK"]
setback_km = 10
[[range]]
id = "zone"
label = "a zone"
[[range.figure]]
low_km = 70
high_km = 75
source = { publisher = "P", title = "", url = "https://a.example", date = 2024-05-11, quote = "q" }
[[range.figure]]
low_km = 100
high_km = 100
source = { publisher = "Q", title = "T", url = "http://example.org", date = "2024-05", quote = "r" }
[[range]]
system = "patriot"
[[range]]
low_km = 85
high_km = 85
[[range]]
label = "our question"
low_km = 20
high_km = 90.5
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write_file(text: str, name: str = "mine.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def problems_of(path: Path) -> list[str]:
    with pytest.raises(UserFileError) as caught:
        scenarios.load(path)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_file(write: Callable[..., Path]) -> None:
    scenario = scenarios.load(write(GOOD))
    assert (scenario.id, scenario.title, scenario.target.id) == ("mine", "Mine", "UA")
    assert [(origin.id, origin.kind) for origin in scenario.origins] == [
        ("PL", "border"),
        ("SK", "border"),
    ]
    assert scenario.setback_km == 10
    assert [claim.id for claim in scenario.claims] == ["lange-2024"]
    bands = [(band.id, band.label, band.low_km, band.high_km) for band in scenario.ranges]
    assert bands == [
        ("zone", "a zone", 70, 100),
        ("patriot", "Patriot (missile not stated)", 60, 160),
        ("range-1", "85 km", 85, 85),
        ("range-2", "our question", 20, 90.5),
    ]
    zone = scenario.ranges[0]
    assert [figure.source.date for figure in zone.figures] == ["2024-05-11", "2024-05"]
    assert (zone.corroborated, zone.in_band) == (None, (True, True))
    assert scenario.ranges[2].is_own


def test_order_of_keys_and_windows_line_ends_change_nothing(write: Callable[..., Path]) -> None:
    scenario = scenarios.load(write(GOOD))
    again = scenarios.load(write("\ufeff" + GOOD.replace("\n", "\r\n"), "again.toml"))
    assert again.digest == scenario.digest
    assert again.ranges == scenario.ranges


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("low_km = 85\nhigh_km = 85", "low_km = 85\nhigh_km = 86"),
        ('border = ["PL", "SK"]', 'border = ["PL", "HU"]'),
        ('border = ["PL", "SK"]', 'soil = ["PL", "SK"]'),
        ("setback_km = 10", "setback_km = 11"),
    ],
)
def test_the_digest_follows_the_question(write: Callable[..., Path], old: str, new: str) -> None:
    changed = scenarios.load(write(GOOD.replace(old, new), "other.toml"))
    assert changed.digest != scenarios.load(write(GOOD)).digest


def test_the_digest_ignores_words(write: Callable[..., Path]) -> None:
    changed = scenarios.load(write(GOOD.replace('title = "Mine"', 'title = "Yours"')))
    assert changed.digest == scenarios.load(write(GOOD)).digest


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('title = "Mine"', "title = 5", 1, "title is text"),
        ('title = "Mine"', 'titel = "Mine"', 1, "did you mean 'title'"),
        ('into = "UA"', 'titles = { fr = "À moi" }', 2, "'fr' is not a language"),
        ('into = "UA"', 'titles = { en = "Mine" }', 2, "uk, pl, de, ro, sk, hu"),
        ('into = "UA"', "titles = { de = 5 }", 2, "de is text"),
        ('into = "UA"', 'titles = { de = " " }', 2, "de is empty"),
        ('into = "UA"', 'titles = "Meins"', 2, "titles is a table"),
        ('title = "Mine"', 'titles = { de = "Meins" }', 1, "titles go with a title"),
        ('label = "a zone"', 'labels = { de = "Zone" }', 9, "labels go with a label"),
        ('label = "a zone"', 'label = "a"\nlabels = { xx = "b" }', 10, "not a language"),
        ('into = "UA"', 'into = "RU"', 2, "never a target"),
        ('into = "UA"', 'into = "XX"', 2, "there is no country 'XX'"),
        ('into = "UA"', "into = 5", 2, "into is a table"),
        ('into = "UA"', 'into = { file = "nope.geojson" }', 2, "does not exist"),
        ('["lange-2024"]', '["lange-2023"]', 3, "did you mean 'lange-2024'"),
        ('["PL", "SK"]', '["LT", "SK"]', 5, "LT:soil"),
        ('["PL", "SK"]', '["BY", "SK"]', 5, "never an origin"),
        ('["PL", "SK"]', '["RU"]', 5, "never an origin"),
        ('["PL", "SK"]', '["DE"]', 5, "choose one of PL, SK, HU, RO, MD"),
        ('["PL", "SK"]', '["UA"]', 5, "is the target"),
        ('["PL", "SK"]', '["PL", "PL"]', 5, "named twice"),
        ('["PL", "SK"]', "[]", 5, "empty list"),
        ('["PL", "SK"]', '"PL"', 5, "border is a list"),
        ('border = ["PL", "SK"]', 'soil = ["CZ"]', 5, "LT, LV, EE, FI"),
        ('border = ["PL", "SK"]', 'places = ["pl_medika_road"]', 5, "'pl_medyka_road'"),
        ('border = ["PL", "SK"]', 'places = ["pl_medyka_road"]', 6, "never with places"),
        ('border = ["PL", "SK"]', 'places = ["ua_lviv_town"]', 5, "outside the target"),
        ('border = ["PL", "SK"]', 'country = "PL"', 5, "goes with a kind"),
        ('border = ["PL", "SK"]', 'country = "PL"\nkind = "rail"', 6, "airport, road, town"),
        ('border = ["PL", "SK"]\nsetback_km = 10', "", 4, "names no origin"),
        ("setback_km = 10", "setback_km = 20", 6, "less than every range"),
        ("setback_km = 10", "setback_km = -1", 6, "0 km or more"),
        ("setback_km = 10", 'setback_km = "x"', 6, "setback_km is a number"),
        ("low_km = 70", "low_km = 80", 11, "above high_km 75"),
        ("low_km = 70", "low_km = 0", 11, "above 0 km"),
        ("low_km = 70", "low_km = nan", 11, "not a finite number"),
        ("low_km = 70", "low_km = true", 11, "low_km is a number"),
        ("high_km = 75", "high_km = 30000", 11, "at most 19900 km"),
        ("high_km = 75\n", "", 10, "high_km is missing"),
        ('publisher = "P", ', "", 13, "publisher is missing"),
        ('publisher = "P"', 'publisher = " "', 13, "publisher is empty"),
        ('title = "", ', "", 13, "title is missing"),
        ('"https://a.example"', '"javascript:alert(1)"', 13, "not a web address"),
        ('"https://a.example"', '"example.org"', 13, "https:// or http://"),
        ("date = 2024-05-11", 'date = "2024-13"', 13, "not a date"),
        ("date = 2024-05-11", "date = 2024", 13, "in quotation marks"),
        ("date = 2024-05-11, ", "", 13, "date is missing"),
        (', quote = "q"', "", 13, "quote is missing"),
        ('quote = "q"', 'quote = "q", author = "x"', 13, "'author' is not a known key"),
        ('source = { publisher = "P"', 'x = { publisher = "P"', 10, "source is missing"),
        ('system = "patriot"', 'system = "patriott"', 19, "did you mean 'patriot'"),
        ('system = "patriot"', 'system = "iris-t"', 19, "iris_t_slm, iris_t_sls"),
        ('system = "patriot"', 'system = "nasams"\nagainst = "ballistic"', 19, "nasams"),
        ('system = "patriot"', 'system = "nasams"\nagainst = "drones"', 20, "not a known question"),
        ('system = "patriot"', 'system = "patriot"\nlow_km = 3', 20, "published figures"),
        ('system = "patriot"', 'system = "patriot"\nid = "zone"', 20, "id 'zone'"),
        ('id = "zone"', 'id = "a zone"', 8, "not an id"),
        ('label = "our question"', 'label = "x"\nhedge = "about"', 25, "hedge"),
    ],
)
def test_what_is_wrong_stands_with_its_line(
    write: Callable[..., Path], old: str, new: str, line: int, words: str
) -> None:
    assert GOOD.count(old) >= 1
    found = problems_of(write(GOOD.replace(old, new, 1)))
    assert any(item.startswith(f"line {line}: ") and words in item for item in found), found


def test_two_bands_of_one_system_need_an_id(write: Callable[..., Path]) -> None:
    both = GOOD + '[[range]]\nsystem = "patriot"\nagainst = "ballistic"\n'
    assert any("two ranges have the id 'patriot'" in item for item in problems_of(write(both)))
    named = both + 'id = "patriot-ballistic"\n'
    assert scenarios.load(write(named)).ranges[-1].high_km == 40


def test_all_problems_come_at_once_in_the_order_of_the_file(write: Callable[..., Path]) -> None:
    text = (
        GOOD.replace('"PL", "SK"', '"XX", "BY"')
        .replace("low_km = 70", "low_km = 700")
        .replace('into = "UA"', 'into = "YY"')
        .replace('"patriot"', '"patriott"')
    )
    found = problems_of(write(text))
    lines = [int(match[1]) for item in found if (match := re.match(r"line (\d+):", item))]
    assert lines == sorted(lines) == [2, 5, 5, 11, 19]


def test_no_origin_and_no_range(write: Callable[..., Path]) -> None:
    assert problems_of(write('title = "x"\n')) == [
        "line 1: origin is missing",
        "line 1: there is no [[range]] (add one with low_km and high_km)",
    ]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"title = \n", "line 1, column 9"),
        (b"a = 1\nb = [1,\n", "line 3"),
        (b"a = 1\na = 2\n", "line 2"),
        (b'ok = 1\ntitle = "\xff"\n', "line 2"),
        (b"\x00\x01\x02", "line 1, column 1"),
        (b"a = " + b"[" * 5000, "file"),
        (b"a = " + b"9" * 5000, "file"),
    ],
)
def test_what_is_no_toml_says_where(tmp_path: Path, content: bytes, where: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    (problem,) = problems_of(path)
    assert problem.startswith(where)


def test_places_of_one_kind(write: Callable[..., Path]) -> None:
    text = GOOD.replace('border = ["PL", "SK"]', 'country = "SK"\nkind = "road"')
    scenario = scenarios.load(write(text.replace("setback_km = 10", "")))
    assert len(scenario.origins) == 3
    assert all(origin.place and origin.place.kind == "road" for origin in scenario.origins)
    short = GOOD.replace('border = ["PL", "SK"]', 'places = ["SK:road", "pl_medyka_road"]')
    origins = scenarios.load(write(short.replace("setback_km = 10", ""))).origins
    assert origins[:3] == scenario.origins
    assert origins[3].id == "pl_medyka_road"


def test_a_polygon_is_found_beside_the_file(write: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "area.geojson").write_text(
        '{"type": "Polygon", "coordinates": [[[24, 49], [25, 49], [25, 50], [24, 49]]]}'
    )
    scenario = scenarios.load(write(GOOD.replace('"UA"', '{ file = "area.geojson" }')))
    assert (scenario.target.id, scenario.target.names["en"]) == ("own", "area")
    assert scenario.target.country is None
    checked = '{ file = "area.geojson", territory_of = "UA" }'
    (problem,) = problems_of(write(GOOD.replace('"UA"', checked)))
    assert problem.startswith("line 2: ")
    assert "Simferopol is outside Ukraine" in problem


def test_a_target_in_russia_is_refused(write: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "area.geojson").write_text(
        '{"type": "Polygon", "coordinates": [[[37, 55], [38, 55], [38, 56], [37, 55]]]}'
    )
    (problem,) = problems_of(write(GOOD.replace('"UA"', '{ file = "area.geojson" }')))
    assert "Russia, which is never a target" in problem


@pytest.mark.parametrize("name", list(scenarios.list_bundled()))
def test_bundled_scenarios_load(name: str) -> None:
    scenario = scenarios.find(name)
    assert scenario.id == name
    assert scenario.title == scenarios.list_bundled()[name]
    own = name == "close-to-the-border"  # nobody said how far: its distances are our question
    assert all(band.is_own == own for band in scenario.ranges)


def test_the_flagship() -> None:
    scenario = scenarios.find("safe-zone")
    assert [origin.id for origin in scenario.origins] == ["PL", "SK", "HU", "RO"]
    (zone,) = scenario.ranges
    assert (zone.low_km, zone.high_km) == (70, 100)
    assert [figure.source.date for figure in zone.figures] == ["2024-05-11", "2024-05-26"]


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'safe-zone'"):
        scenarios.find("safezone")


def test_words_in_other_languages_are_kept_and_change_no_digest(
    write: Callable[..., Path],
) -> None:
    text = GOOD.replace('into = "UA"', 'into = "UA"\ntitles = { de = "Meins", uk = "Моє" }')
    text = text.replace('label = "a zone"', 'label = "a zone"\nlabels = { de = "eine Zone" }')
    scenario = scenarios.load(write(text))
    assert scenario.titles == {"de": "Meins", "uk": "Моє"}
    assert scenario.ranges[0].labels == {"de": "eine Zone"}
    assert scenario.ranges[1].labels["de"] == "Patriot (Lenkflugkörper nicht angegeben)"
    assert scenario.digest == scenarios.load(write(GOOD)).digest


@pytest.mark.parametrize("name", scenarios.list_bundled())
def test_bundled_scenarios_speak_every_language(name: str) -> None:
    scenario = scenarios.find(name)
    others = {*LANGUAGES} - {"en"}
    assert set(scenario.titles) == others
    for band in scenario.ranges:
        # What only names the distance is written anew in each language.
        plain = band.label == describe_band(band.low_km, band.high_km)
        assert band.system or set(band.labels) == (set() if plain else others)
