"""`--lang` and `--units`: which there are, and that everything said is in what was asked for."""

import re
from pathlib import Path

import pytest

from rangereach.outputs.wording import languages

from .conftest import Invoke

PLACE = ("--from", "pl_medyka_road", "--range", "20")
SAID = {
    "de": "Gemessen von Medyka",
    "en": "Measured from Medyka",
    "hu": "Medyka ponttól mérve",
    "pl": "Licząc od punktu Medyka",
    "ro": "Măsurat de la Medyka",
    "sk": "Pri meraní od miesta Medyka",
    "uk": "Якщо рахувати від пункту Медика",
}


@pytest.mark.parametrize("command", ["map", "reach", "figure", "embed", "story"])
def test_help_lists_the_languages(invoke: Invoke, command: str) -> None:
    text = " ".join(invoke(command, "--help").stdout.split())
    assert f"One of: {', '.join(languages())}." in text


@pytest.mark.parametrize("command", [("map",), ("reach",)])
def test_an_unknown_language_is_refused_with_the_known_ones(
    invoke: Invoke, command: tuple[str, ...], tmp_path: Path
) -> None:
    result = invoke(*command, *PLACE, "--lang", "xx")
    assert result.exit_code == 2
    assert "language 'xx'" in result.stderr
    assert ", ".join(languages()) in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("lang", languages())
def test_the_finding_and_the_table_are_in_the_language(invoke: Invoke, lang: str) -> None:
    page = invoke("map", *PLACE, "--lang", lang, "-o", "page.html")
    assert page.exit_code == 0
    assert page.stderr.startswith(SAID[lang])
    assert f'<html lang="{lang}"' in Path("page.html").read_text("utf-8")
    table = " ".join(invoke("reach", *PLACE, "--lang", lang).stdout.split())
    assert SAID[lang] in table


@pytest.mark.parametrize("command", ["map", "reach", "figure", "embed", "story"])
def test_help_lists_the_units(invoke: Invoke, command: str) -> None:
    assert "--units [km|mi|nmi]" in " ".join(invoke(command, "--help").stdout.split())


def test_all_that_is_told_is_in_the_units_asked_for(invoke: Invoke) -> None:
    asked = ("--from", "pl_medyka_road", "--range", "50mi", "--units", "mi")
    for command in (("map", "-o", "page.html"), ("figure", "-o", "zone.svg"), ("embed",)):
        result = invoke(*command, *asked)
        assert result.exit_code == 0
        assert "a range of 50 mi (your distance" in result.stderr
        assert not re.search(r"\bkm\b", result.stderr)
    page = Path("page.html").read_text("utf-8")
    assert "within 50\u00a0mi" in page
    assert "50 mi</text>" in Path("zone.svg").read_text("utf-8").replace("\u00a0", " ")
    told = invoke("reach", *asked).stdout
    assert re.search(r"Area +[\d,]+ sq mi", told)
    assert "km" not in told


def test_tables_for_machines_are_in_kilometres(invoke: Invoke) -> None:
    for form in ("csv", "json"):
        told = {
            invoke("reach", *PLACE, "--format", form, "--units", units).stdout
            for units in ("km", "mi", "nmi")
        }
        assert len(told) == 1


def test_an_unknown_unit_is_refused_with_the_known_ones(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("map", *PLACE, "--units", "leagues")
    assert result.exit_code == 2
    assert "'km', 'mi', 'nmi'" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_story_is_in_miles_throughout(invoke: Invoke) -> None:
    result = invoke("story", *PLACE, "--lang", "en,de", "--units", "mi", "-o", "out")
    assert result.exit_code == 0
    for name in ("map.en.html", "map.de.html", "figure.svg", "caption.txt", "alt.txt"):
        text = Path("out", name).read_text("utf-8").replace("\u00a0", " ")
        assert "12.4 mi" in text or "12,4 mi" in text, name
