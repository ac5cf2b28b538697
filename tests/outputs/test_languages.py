"""Dates, plurals, lists and country names are those of Unicode CLDR, read through Babel."""

import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_percent

import rangereach
from rangereach import catalogue
from rangereach.outputs.wording import Wording, languages
from rangereach.outputs.wording.plurals import CATEGORIES, plural_category

PACKAGE = Path(rangereach.__file__).parent
SPACED = {"en"}
"""Percent signs after a space all the same: English sentences here follow the SI."""
OWN_LISTS = {"en": " and ", "uk": " та "}
"""English without the serial comma; Ukrainian with the word that suits every neighbour."""


def locale(lang: str) -> Locale:
    return Locale("en", "GB") if lang == "en" else Locale(lang)


@pytest.mark.parametrize("lang", languages())
def test_plural_categories(lang: str) -> None:
    rule = locale(lang).plural_form
    whole = [*range(1_205), 10_001, 21_021, 1_000_000, 1_000_001, 2_000_002, 5_481_000]
    assert {n: plural_category(lang, n) for n in whole} == {n: rule(n) for n in whole}
    parts = [Decimal(text) for text in ("0.5", "1.1", "1.5", "2.5", "10.7", "101.1")]
    assert [plural_category(lang, n) for n in parts] == [rule(n) for n in parts]
    assert {"other", *rule.tags} == set(CATEGORIES.get(lang, ("one", "other")))


@pytest.mark.parametrize("lang", languages())
def test_percent_signs(lang: str) -> None:
    pattern = format_percent(0.107, locale=locale(lang), decimal_quantization=False)
    said = Wording(lang).say("share_value", share=0.107)
    spaced = pattern.endswith("\u00a0%") or lang in SPACED
    number = Wording(lang).percent(0.107)
    assert said == (f"{number} %" if spaced else f"{number}%")


@pytest.mark.parametrize("lang", languages())
def test_dates(lang: str) -> None:
    from datetime import date

    wording = Wording(lang)
    for month in range(1, 13):
        day = date(2024, month, 26)
        expected = format_date(day, "long", locale=locale(lang))
        expected = re.sub(r"\sр\.$", "", expected)
        assert wording.date(day.isoformat()) == expected
        alone = locale(lang).months["stand-alone"]["wide"][month]
        assert alone in wording.date(f"2024-{month:02}")
    assert wording.date("1996") == "1996"


@pytest.mark.parametrize("lang", languages())
def test_lists(lang: str) -> None:
    items = ["A", "B", "C"]
    joined = Wording(lang).say("towns_named", range="1", names=items, count=3)
    expected = "A, B" + OWN_LISTS[lang] + "C" if lang in OWN_LISTS else None
    assert (expected or format_list(items, locale=locale(lang))) in joined


@pytest.mark.parametrize("lang", languages())
def test_country_names(lang: str) -> None:
    countries = catalogue.load_territory().countries
    territories = locale(lang).territories
    assert {code: country.names[lang] for code, country in countries.items()} == {
        code: territories[code] for code in countries
    }


def test_a_language_is_added_by_one_file(tmp_path: Path) -> None:
    copy = tmp_path / "rangereach"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shipped = copy / "_shipped"
    if not shipped.exists():
        shipped.mkdir()
        root = PACKAGE.parent.parent
        (shipped / "data").symlink_to(root / "data")
        (shipped / "scenarios").symlink_to(root / "maps" / "scenarios")
    wording = copy / "outputs" / "wording"
    text = (wording / "en.toml").read_text(encoding="utf-8")
    written = text.replace("Measured from {origin}", "Mesuré depuis {origin}")
    (wording / "fr.toml").write_text(written, encoding="utf-8")
    command = [sys.executable, "-m", "rangereach", "map", "70-km-zone", "--lang", "fr", "-o", "-"]
    page = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert '<html lang="fr"' in page
    assert "Mesuré depuis the border of Poland" in page
