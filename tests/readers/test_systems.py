"""A user's own systems: the rules of the bundled ones, and every problem with its line."""

from pathlib import Path

import pytest

from rangereach import readers, scenarios, study
from rangereach.catalogue import band
from rangereach.errors import UserFileError
from rangereach.outputs.summary import used_datasets
from rangereach.outputs.wording import Wording, finding

HEAD = """[[system]]
id = "arrow_x"
name = "Arrow X"
aliases = ["arrow"]
names = { uk = "Стріла X" }
"""
FIRST = """[[system.figure]]
low_km = 90
high_km = 90
hedge = "up to"
[system.figure.source]
publisher = "M"
title = "T"
url = "https://a.b/"
date = 2025-03-01
quote = "up to 90 km"
tier = "A"
"""
MORE = """[[system.figure]]
low_km = 40.2
high_km = 40.2
printed = ["25"]
[system.figure.source]
publisher = "N"
title = ""
url = "https://a.b/n"
date = "2025"
quote = "some 25 miles"
first_source = "An analyst"
date_certain = false
"""
HEIGHT = """[[system.figure]]
low_km = 20
high_km = 20
measure = "altitude_km"
[system.figure.source]
publisher = "M"
title = ""
url = "https://a.b/"
date = "2025-03"
quote = "height 20 km"
tier = "B"
"""
GOOD = HEAD + FIRST + MORE + HEIGHT


def write(folder: Path, text: str) -> Path:
    path = folder / "my.toml"
    path.write_text(text, "utf-8")
    return path


def test_figures_and_sources_are_read(tmp_path: Path) -> None:
    (system,) = readers.read_systems(write(tmp_path, GOOD)).values()
    assert (system.id, system.name, system.aliases) == ("arrow_x", "Arrow X", ("arrow",))
    assert system.names == {"uk": "Стріла X"}
    first, second, third = system.figures
    assert (first.id, first.printed, first.hedge, first.source.tier) == (
        "arrow_x.01",
        ("90",),
        "up to",
        "A",
    )
    assert (second.printed, second.source.tier, second.source.date_certain) == (
        ("25",),
        None,
        False,
    )
    assert second.source.origin == "An analyst"
    assert third.measure == "altitude_km"


def test_the_band_follows_the_same_rules(tmp_path: Path) -> None:
    (system,) = readers.read_systems(write(tmp_path, GOOD)).values()
    graded = band(system)
    assert (graded.low_km, graded.high_km, graded.corroborated) == (90, 90, True)
    assert graded.in_band == (True, False)
    (system,) = readers.read_systems(write(tmp_path, GOOD.replace('tier = "A"', ""))).values()
    weak = band(system)
    assert (weak.low_km, weak.high_km, weak.corroborated) == (40.2, 90, False)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"arrow_x"', '"patriot"', "line 2: 'patriot' is a name of the bundled system patriot"),
        ('["arrow"]', '["Narew"]', "line 4: 'Narew' is a name of the bundled system camm_er"),
        ('"Arrow X"', '"NASAMS"', "line 3: 'NASAMS' is a name of the bundled system"),
        ('"arrow_x"', '"an id"', "line 2: 'an id' is not an id"),
        (
            "low_km = 90\nhigh_km = 90",
            "low_km = 95\nhigh_km = 95",
            "95 does not stand in the quote",
        ),
        ('printed = ["25"]', "", "line 18: 'some 25 miles' 40.2 does not stand in the quote"),
        ('printed = ["25"]', 'printed = ["26"]', "line 20: '26' does not stand in the quote"),
        ('publisher = "M"', 'publisher = ""', "line 11: publisher is empty"),
        ('quote = "up to 90 km"\n', "", "line 10: quote is missing"),
        ('tier = "A"', 'tier = "C"', "line 16: 'C' is not a tier"),
        ("low_km = 90\n", "", "line 6: low_km is missing"),
        ("high_km = 90", "high_km = 9", "low_km 90 is above high_km 9"),
        ('hedge = "up to"', "near_km = 95", "a least distance is 0 or more, and below low_km"),
        ('"altitude_km"', '"depth"', "is not known here (one of range_km, altitude_km)"),
        ('hedge = "up to"', 'hegde = "up to"', "did you mean 'hedge'?"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(UserFileError) as caught:
        readers.read_systems(write(tmp_path, GOOD.replace(old, new, 1)))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is no [[system]]"),
        ("[system]\nid = 1\n", "system is written as [[system]], once for each"),
        ('[[system]]\nid = "a"\nname = "A"\n', "a system has at least one [[system.figure]]"),
        (GOOD + GOOD.replace("Arrow X", "B").replace('"arrow"', '"b"'), "arrow_x, in this file"),
        (HEAD + FIRST.split("[system.figure.source]", 1)[0], "line 6: source is missing"),
        (HEAD + HEIGHT, "no figure is a range"),
    ],
)
def test_a_file_that_lacks_something(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UserFileError) as caught:
        readers.read_systems(write(tmp_path, text))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("quote", "km"),
    [("6,5 км", 6.5), ("bis 1.500 Kilometer", 1500), ("1.500 km", 1.5), ("von 3 bis 90", 90)],
)
def test_numbers_are_found_as_they_are_printed(tmp_path: Path, quote: str, km: float) -> None:
    text = GOOD.replace("low_km = 90\nhigh_km = 90", f"low_km = {km}\nhigh_km = {km}")
    readers.read_systems(write(tmp_path, text.replace("up to 90 km", quote)))


def test_a_question_takes_them_beside_the_bundled_ones(tmp_path: Path) -> None:
    own = readers.read_systems(write(tmp_path, GOOD))
    asked = scenarios.build(origins=["PL"], systems=["Arrow", "patriot"], own_systems=own)
    assert [item.id for item in asked.ranges] == ["arrow_x", "patriot"]
    assert [item.id for item in scenarios.build(origins=["PL"], own_systems=own).ranges] == [
        "arrow_x"
    ]


def test_readers_are_told_whose_file_it_is(tmp_path: Path) -> None:
    own = readers.read_systems(write(tmp_path, GOOD))
    mine = study.run(scenarios.build(origins=["PL"], own_systems=own))
    assert finding(mine).startswith("Measured from the border of Poland, Arrow X (your file), with")
    assert "Стріла X (власний файл)" in finding(mine, Wording("uk"))
    # What the package compiled has no part in it.
    assert "systems" not in {data.id for data in used_datasets(mine)}
    both = study.run(scenarios.build(origins=["PL"], systems=["arrow", "patriot"], own_systems=own))
    assert "systems" in {data.id for data in used_datasets(both)}
    assert [band.own_file for band in both.scenario.ranges] == [True, False]


def test_a_scenario_file_names_the_file(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    path = tmp_path / "mine.toml"
    question = 'systems = "my.toml"\n[origin]\nborder = ["PL"]\n[[range]]\nsystem = "arrow"\n'
    path.write_text(question, "utf-8")
    assert scenarios.load(path).ranges[0].figures[0].source.publisher == "M"
    write(tmp_path, GOOD.replace("low_km = 90\n", ""))
    with pytest.raises(UserFileError, match=r"line 1: my\.toml, line 6: low_km is missing"):
        scenarios.load(path)
    path.write_text(question.replace("my.toml", "gone.toml"), "utf-8")
    with pytest.raises(UserFileError, match=r"line 1: gone\.toml, file: does not exist"):
        scenarios.load(path)
