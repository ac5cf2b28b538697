"""The catalogue is complete, nothing in it is unused, and it says what it should."""

import functools
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import rangereach
from rangereach import catalogue, scenarios
from rangereach.errors import DataError, UnknownNameError
from rangereach.model import Against, DepthTo, Place
from rangereach.outputs.map.comparison.payload import COMPARISON_STRINGS
from rangereach.outputs.map.payload import PAGE_STRINGS
from rangereach.outputs.wording import Wording, finding, languages, origin_phrase, title
from rangereach.outputs.wording.plurals import CATEGORIES, plural_category
from rangereach.sensitivity import Absence
from studies import study_of, what_if

PACKAGE = Path(rangereach.__file__).parent
FOLDER = PACKAGE / "outputs" / "wording"
SAID = re.compile(r"""\bsay\(\s*f?["']([a-z_{}.]+?)["']""")
SLOTS = {
    "new": ("", "_new"),
    "place.kind": ("road", "ferry", "town", "airport", "own"),
    "band.against": get_args(Against),
    "depth_to": get_args(DepthTo),
    "rows[-1].depth_to": get_args(DepthTo),
    "source.tier.lower()": ("a", "b"),
    "place_kind": ("road", "ferry", "town", "airport"),
    "kind": ("border", "soil"),
    "absence": get_args(Absence),
}
"""What the code puts into the ids that it makes from a value."""
WRITTEN_BY_THE_PAGE = {
    "comma",
    "integer",
    "about",
    "area",
    "km",
    "length",
    "distance",
    "short",
    "percent",
    "date",
    "and",
    "or",
}
FORMATS = {*WRITTEN_BY_THE_PAGE, "metres", "comma", "semicolon"}
NEVER = {
    "de": ("deckt", "abdeck", "schütz", "schutz", "abschieß", "abgeschoss", "abschuss"),
    "en": ("covers", "cover ", "protect", "shoot down", "shot down", "can hit"),
    "hu": ("lefed", "véd", "oltalm", "lelő", "lelöv"),
    "pl": ("pokryw", "obejmuj", "chroni", "ochron", "osłania", "zestrzel", "strąc"),
    "ro": ("acoper", "protej", "protec", "doboar", "doborî"),
    "sk": ("pokrýv", "pokryt", "pokryj", "chráni", "chrane", "ochran", "zostrel"),
    "uk": ("покрив", "охопл", "захищ", "захист", "збива", "збит", "збий", "прикри"),
}
"""Words of protection and of shooting down: the product speaks of geometry."""
QUOTES = {"de": "„“", "en": "“”’", "hu": "„”", "pl": "„”", "ro": "„”", "sk": "„“", "uk": "«»’"}
"""The quotation marks of each language, and its apostrophe."""


def whole_text(lang: str) -> str:
    return " ".join(text for forms in said(lang).values() for text in forms)


def said(lang: str) -> dict[str, list[str]]:
    """Return every sentence of a catalogue by its id, with all its forms."""
    entries = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))["say"]
    return {key: [v] if isinstance(v, str) else [*v.values()] for key, v in entries.items()}


@functools.cache
def sources() -> str:
    files = [*PACKAGE.rglob("*.py"), *(PACKAGE / "outputs" / "page").glob("*.js")]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(files))


@pytest.mark.parametrize("lang", languages())
def test_every_sentence_asked_for_exists(lang: str) -> None:
    ids = Wording(lang).ids
    asked = set(SAID.findall(sources()))
    assert len(asked) > 50
    made = set(re.findall(r"""\bsay\(\s*f["']([^"']+)["']""", sources()))
    for key in made:
        stem, slot, tail = re.split(r"[{}]", key)
        asked |= {f"{stem}{value}{tail}" for value in SLOTS[slot]}
    missing = {key for key in asked if "{" not in key} - ids
    assert not missing


@pytest.mark.parametrize("lang", languages())
def test_no_sentence_is_unused(lang: str) -> None:
    text = sources()
    quoted = set(re.findall(r"""["'](\w+)(?=["'])""", text))
    stems = [re.sub(r"\{[^}]*\}.*", "", key) for key in SAID.findall(text) if "{" in key]
    unused = [
        key
        for key in sorted(Wording(lang).ids)
        if key not in quoted and not any(stem and key.startswith(stem) for stem in stems)
    ]
    assert not unused


@pytest.mark.parametrize("lang", languages())
def test_catalogues_hold_the_same_sentences_and_slots(lang: str) -> None:
    def shape(code: str) -> dict[str, set[str]]:
        return {key: set(re.findall(r"\{(\w+)", " ".join(v))) for key, v in said(code).items()}

    assert shape(lang) == shape("en")


@pytest.mark.parametrize("lang", languages())
def test_counted_sentences_have_every_plural_form_of_the_language(lang: str) -> None:
    def counted(code: str) -> dict[str, set[str]]:
        entries = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))["say"]
        return {key: set(v) for key, v in entries.items() if not isinstance(v, str)}

    forms = counted(lang)
    assert forms.keys() >= counted("en").keys()
    wanted = set(CATEGORIES.get(lang, ("one", "other")))
    assert not {key: found for key, found in forms.items() if found != wanted}


@pytest.mark.parametrize("lang", languages())
def test_every_format_is_known_and_every_form_listed(lang: str) -> None:
    catalogue_file = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    forms = catalogue_file.get("form", {})
    used = re.findall(r"\{\w+:(\w+)(?::(\w+))?\}", whole_text(lang))
    asked = {part for pair in used for part in pair if part}
    assert asked <= FORMATS | set(forms)
    assert set(forms) <= asked
    countries = catalogue.load_territory().countries.values()
    names = {country.names.get(lang, "") for country in countries}
    for table in forms.values():
        assert set(table) - {"*"} <= names
        assert lang == "en" or names <= set(table)


@pytest.mark.parametrize("lang", languages())
def test_the_page_can_fill_its_sentences_alone(lang: str) -> None:
    part = Wording(lang).part((*PAGE_STRINGS, *COMPARISON_STRINGS), target="X")["say"]
    left = {
        part
        for value in part.values()
        for text in ([value] if isinstance(value, str) else value.values())
        for pair in re.findall(r"\{\w+:(\w+)(?::(\w+))?\}", text)
        for part in pair
        if part
    }
    assert left <= WRITTEN_BY_THE_PAGE


@pytest.mark.parametrize("lang", languages())
def test_it_never_claims_more_than_geometry(lang: str) -> None:
    text = whole_text(lang).lower()
    assert not [word for word in NEVER[lang] if word in text]


@pytest.mark.parametrize("lang", languages())
def test_quotation_marks_are_those_of_the_language(lang: str) -> None:
    text = whole_text(lang)
    assert set(re.findall("[\"'„“”«»‚‘’‹›]", text)) <= set(QUOTES[lang])


def test_unknown_language_and_missing_value() -> None:
    with pytest.raises(UnknownNameError, match="language 'xx'"):
        Wording("xx")
    with pytest.raises(DataError, match="no_such_sentence"):
        Wording().say("no_such_sentence")
    with pytest.raises(DataError, match="km"):
        Wording().say("edge_label")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Wording().about(64_429.3), "64,400"),
        (Wording().about(89_450.0), "89,500"),
        (Wording().about(999.6), "1,000"),
        (Wording().about(7.0), "7"),
        (Wording().about(0.02512), "0.0251"),
        (Wording().about(0.0), "0"),
        (Wording().percent(0.107), "10.7"),
        (Wording().percent(0.1495), "15.0"),
        (Wording().percent(0.00004), "0.004"),
        (Wording().percent(0.0), "0"),
        (Wording().kilometres(70.0), "70"),
        (Wording().kilometres(70.376), "70.376"),
        (Wording().distance(57.0), "57.0"),
        (Wording().shortfall(723.6), "724"),
        (Wording().shortfall(9.96), "10"),
        (Wording().shortfall(0.004), "0.004"),
        (Wording().metres(9.2), "10"),
        (Wording().integer(1_234_567), "1,234,567"),
        (Wording().date("2024-05-26"), "26 May 2024"),
        (Wording().date("2024-05"), "May 2024"),
        (Wording().date("2024"), "2024"),
    ],
)
def test_numbers_and_dates(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["Poland"], "Poland"),
        (["Poland", "Romania"], "Poland and Romania"),
        (["Poland", "Slovakia", "Hungary"], "Poland, Slovakia and Hungary"),
        (["{1}", "{0}", "{name}"], "{1}, {0} and {name}"),
    ],
)
def test_lists(names: list[str], expected: str) -> None:
    assert Wording().say("origin_border", countries=names) == f"the border of {expected}"


def test_the_plural_form_is_that_of_the_number_as_it_is_written() -> None:
    class Ukrainian(Wording):
        def __init__(self) -> None:
            super().__init__("uk")
            forms = {"one": "особа", "few": "особи", "many": "осіб", "other": "особи"}
            self._say = {
                "exact": {key: f"{{count:integer}} {word}" for key, word in forms.items()},
                "about": {key: f"{{count:about}} {word}" for key, word in forms.items()},
            }

    wording = Ukrainian()
    assert wording.say("exact", count=5_481) == "5\u00a0481 особа"
    assert wording.say("about", count=5_481) == "5\u00a0480 осіб"
    assert wording.say("about", count=1.5) == "1,5 особи"
    assert wording.say("exact", count=22) == "22 особи"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", {0: "other", 1: "one", 2: "other"}),
        ("pl", {1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 21: "many"}),
        ("uk", {1: "one", 3: "few", 5: "many", 11: "many", 21: "one", 112: "many"}),
        ("ro", {0: "few", 1: "one", 19: "few", 20: "other", 101: "few"}),
        ("sk", {1: "one", 4: "few", 5: "other"}),
    ],
)
def test_plural_categories(lang: str, expected: dict[int, str]) -> None:
    assert {count: plural_category(lang, count) for count in expected} == expected


def test_finding_of_the_flagship() -> None:
    assert finding(study_of("safe-zone")) == (
        "Measured from the border of Poland, Slovakia, Hungary and Romania, "
        "a range of 70 to 100 km could reach about 64,400 to 89,400 km² of Ukraine, "
        "10.7 to 14.9 % of its land."
    )


def test_finding_says_how_far_it_falls_short() -> None:
    nowhere = finding(what_if(("pl_eprz_airport",), ranges_km=((70.0, 70.0),)))
    assert "does not reach Ukraine: it falls about 3.1 km short" in nowhere
    assert "(your distance, no published source)" in nowhere
    at_the_high_edge = finding(study_of("from-rzeszow"))
    assert "could reach up to about" in at_the_high_edge
    assert "at 60 km it would fall about 13 km short" in at_the_high_edge


def test_finding_names_soil_border_and_setback() -> None:
    soil = what_if(("PL:soil",), ranges_km=((30.0, 30.0),))
    assert finding(soil).startswith("Measured from anywhere on Polish soil, ")
    back = what_if(("SK",), ranges_km=((30.0, 30.0),), setback_km=10.0)
    assert finding(back).startswith("Measured from the border of Slovakia, set back by 10 km, ")
    assert title(back) == (
        "How far into Ukraine could 30 km reach from the border of Slovakia, set back by 10 km?"
    )


def test_many_places_are_counted_and_whose_they_are_is_said() -> None:
    listed = ["pl_medyka_road", "pl_korczowa_road", "pl_zosin_road", "pl_dorohusk_road"]
    own = [
        Place(
            id=f"own-{number}",
            names={"en": f"Mine {number}"},
            country="PL",
            kind="own",
            set="own",
            lon_deg=22.5,
            lat_deg=49.8,
            accuracy_m=0,
        )
        for number in range(1, 5)
    ]
    told = {
        "4 listed road border crossings in Poland": scenarios.build(
            origins=listed, ranges_km=[(70, 70)]
        ),
        "12 listed road border crossings in Poland and Slovakia": scenarios.build(
            origins=["PL:road", "SK:road"], ranges_km=[(70, 70)]
        ),
        "Isaccea": scenarios.build(origins=["RO:ferry"], ranges_km=[(70, 70)]),
        "11 listed places": scenarios.build(
            origins=["PL:road", "PL:airport"], ranges_km=[(70, 70)]
        ),
        "25 listed places": scenarios.build(
            origins=["PL:road", "SK:road", "HU:road", "MD:road"], ranges_km=[(70, 70)]
        ),
        "4 places of your own": scenarios.build(places=own, ranges_km=[(70, 70)]),
        "8 places, listed and your own": scenarios.build(
            origins=listed, places=own, ranges_km=[(70, 70)]
        ),
    }
    countries = catalogue.load_territory().countries
    for expected, scenario in told.items():
        assert origin_phrase(Wording("en"), scenario, countries) == expected
