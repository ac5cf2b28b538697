"""Every name that a map or table shows is there in every language."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from rangereach.catalogue import load_territory, load_towns
from rangereach.outputs import style

RECIPE = Path(__file__).resolve().parents[2] / "docs" / "recipe"
LANGUAGES = ("uk", "pl", "de", "ro", "hu", "sk")
LETTERS = {
    "uk": "А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’",
    "pl": "A-Za-zĄąĆćĘęŁłŃńÓóŚśŹźŻż",
    "de": "A-Za-zÄäÖöÜüß",
    "ro": "A-Za-zĂăÂâÎîȘșȚț",
    "hu": "A-Za-zÁáÉéÍíÓóÖöŐőÚúÜüŰű",
    "sk": "A-Za-zÁáÄäČčĎďÉéÍíĹĺĽľŇňÓóÔôŔŕŠšŤťÚúÝýŽž",
}
TOWNS = {key: town for key, town in load_towns().items() if style.is_named(town) or town.capital}


def transcription() -> ModuleType:
    spec = importlib.util.spec_from_file_location("transcription", RECIPE / "transcription.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", LANGUAGES)
def test_named_towns_are_named_in_the_letters_of_the_language(lang: str) -> None:
    assert len(TOWNS) == 265
    allowed = re.compile(rf"[{LETTERS[lang]} -]+")
    assert not [town.id for town in TOWNS.values() if not allowed.fullmatch(town.names[lang])]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_countries_and_oblasts_are_named(lang: str) -> None:
    territory = load_territory()
    allowed = re.compile(rf"[{LETTERS[lang]} -]+")
    for place in [*territory.countries.values(), *territory.oblasts.values()]:
        assert allowed.fullmatch(place.names[lang]), place.id
    for places in (territory.countries, territory.oblasts):
        assert len({place.names[lang] for place in places.values()}) == len(places)


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_names_are_established_or_transcribed(lang: str) -> None:
    own = tomllib.loads((RECIPE / "names.toml").read_text(encoding="utf-8")).get(lang, {})
    write = transcription().transcribe
    for key, town in TOWNS.items():
        assert town.names[lang] == own.get(key, write(town.names["uk"], lang))
    # No established name that the rules would give anyway, and none of an unknown town.
    assert not [key for key, name in own.items() if name == write(TOWNS[key].names["uk"], lang)]


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("702550", ("Львів", "Lwów", "Lwiw", "Liov", "Lviv", "Ľvov")),
        (
            "710719",
            ("Чернівці", "Czerniowce", "Tscherniwzi", "Cernăuți", "Csernyivci", "Černovice"),
        ),
        ("690548", ("Ужгород", "Użhorod", "Uschhorod", "Ujhorod", "Ungvár", "Užhorod")),
        ("702569", ("Луцьк", "Łuck", "Luzk", "Luțk", "Luck", "Luck")),
        (
            "710554",
            ("Шептицький", "Szeptycki", "Scheptyzkyj", "Șeptîțkîi", "Septickij", "Šeptyckyj"),
        ),
        ("699553", ("Звягель", "Zwiahel", "Swjahel", "Zveahel", "Zvjahel", "Zviaheľ")),
    ],
)
def test_names_as_the_press_writes_them(key: str, names: tuple[str, ...]) -> None:
    assert tuple(TOWNS[key].names[lang] for lang in LANGUAGES) == names
