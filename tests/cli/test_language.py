"""`--lang`: which languages there are, and that everything said is in the one asked for."""

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
