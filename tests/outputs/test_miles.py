"""Lengths and areas in miles and nautical miles: every sentence, in every language."""

import re

import pytest

from rangereach.errors import UnknownNameError
from rangereach.notebook import View
from rangereach.outputs import table
from rangereach.outputs.figure import render_svg
from rangereach.outputs.map import render
from rangereach.outputs.markup import embed_json
from rangereach.outputs.report import render_caption, render_sources
from rangereach.outputs.wording import Wording, finding, languages, published_phrase
from studies import study_of, what_if

KM = re.compile(r"(?<![\w{:])(?:km|км)²?(?![\w}:])")
"""A kilometre in a sentence or a template, not in the name of a slot or of a format."""
LENGTH = r"\{\w+:(?:km|distance|short|length|area)\}"
FOLLOWED = re.compile(rf"{LENGTH}(?! (?:km|км)| (?:to|bis|până la|až|do|a) {LENGTH}|–{LENGTH})")
UNITS = {
    "de": ("43,5 mi", "386 mi²", "37,8 sm", "292 sm²"),
    "en": ("43.5 mi", "386 sq mi", "37.8 nmi", "292 sq nmi"),
    "hu": ("43,5 mérföld", "386 négyzetmérföld", "37,8 tengeri mérföld", None),
    "pl": ("43,5 mi", "386 mi²", "37,8 Mm", "292 Mm²"),
    "ro": ("43,5 mi", "386 mi²", "37,8 mn", "292 mn²"),
    "sk": ("43,5 mi", "386 mi²", "37,8 NM", "292 NM²"),
    "uk": ("43,5 mi", "386 mi²", "37,8 nmi", "292 nmi²"),
}
DEFINED = {"method_touched", "explore_limit"}
"""Sentences that state a length in kilometres by themselves: a definition, a constant."""


def templates(lang: str, units: str) -> dict[str, list[str]]:
    """Return every sentence unfilled, with all its forms."""
    wording = Wording(lang, units)
    said = wording.part(wording.ids)["say"]
    return {key: [v] if isinstance(v, str) else [*v.values()] for key, v in said.items()}


@pytest.mark.parametrize("lang", languages())
def test_each_length_is_followed_by_its_unit(lang: str) -> None:
    unit = "км" if lang == "uk" else "km"
    for key, forms in templates(lang, "km").items():
        for text in forms:
            bare = [hit[0] for hit in FOLLOWED.finditer(text) if unit not in text[hit.end() :]]
            assert not bare or key == "town_km", (key, text)


@pytest.mark.parametrize("units", ["mi", "nmi"])
@pytest.mark.parametrize("lang", languages())
def test_no_sentence_keeps_its_kilometres(lang: str, units: str) -> None:
    left = {key for key, forms in templates(lang, units).items() if KM.search(" ".join(forms))}
    assert left == DEFINED
    for key in DEFINED:
        (text,) = templates(lang, units)[key]
        assert all(text[hit.start() - 2].isdigit() for hit in KM.finditer(text)), text


@pytest.mark.parametrize("lang", languages())
def test_units_are_those_of_the_language(lang: str) -> None:
    mile, square, nautical, square_nautical = UNITS[lang]
    assert Wording(lang, "mi").say("edge_label", km=70.0) == mile
    assert Wording(lang, "nmi").say("edge_label", km=70.0) == nautical
    said = [Wording(lang, units).say("area_value", area=1_000.0) for units in ("mi", "nmi")]
    said = [text.replace("\u00a0", " ") for text in said]
    assert said == [square, square_nautical or "292 tengeri négyzetmérföld"]


@pytest.mark.parametrize(
    ("units", "km", "written"),
    [
        ("mi", 70.0, "43.5"),
        ("mi", 100.0, "62.1"),
        ("mi", 160.9344, "100"),
        ("mi", 63.5690880, "39.5"),
        ("mi", 1.0, "0.62"),
        ("nmi", 70.376, "38"),
        ("nmi", 71.7650, "38.75"),
        ("nmi", 160.0, "86.4"),
        ("km", 70.3761, "70.376"),
    ],
)
def test_a_range_is_no_more_exact_than_it_was_given(units: str, km: float, written: str) -> None:
    assert Wording("en", units).kilometres(km) == written


def test_other_lengths_are_converted_before_they_are_rounded() -> None:
    miles, nautical = Wording("en", "mi"), Wording("en", "nmi")
    assert (miles.distance(57.2), nautical.distance(57.2)) == ("35.5", "30.9")
    assert (miles.shortfall(16.0), miles.shortfall(61.0)) == ("9.9", "38")
    assert (nautical.shortfall(18.5), nautical.shortfall(0.1)) == ("10", "0.05")
    assert (miles.length(47.5), nautical.area(64_429.0)) == ("29.5", "18,800")
    assert (miles.metres(9.2), miles.about(64_429.0), miles.percent(0.107)) == (
        "10",
        "64,400",
        "10.7",
    )


def test_an_unknown_unit_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="unit 'ly'"):
        Wording("en", "ly")


def test_a_published_figure_shows_what_was_printed() -> None:
    miles, study = Wording("en", "mi"), study_of("safe-zone")
    assert published_phrase(miles, 70.0, 100.0) == "43.5 to 62.1 mi (70 to 100 km)"
    assert published_phrase(Wording("en"), 70.0, 70.0) == "70 km"
    assert "a range of 43.5 to 62.1 mi (70 to 100 km) could reach" in finding(study, miles)
    assert "62.1 mi (100 km): Roderich Kiesewetter" in render_caption(study, units="mi")
    assert "**43.5 mi (70 km)**" in render_sources(study, units="mi").replace("\\", "")
    assert "  37.8 nmi (70 km); " in table.render_text(study, units="nmi")


@pytest.mark.parametrize("units", ["mi", "nmi"])
@pytest.mark.parametrize("lang", languages())
def test_an_own_distance_is_told_without_kilometres(lang: str, units: str) -> None:
    study = what_if(("PL",), ((80.4672, 80.4672),))
    assert not KM.search(table.render_text(study, lang=lang, units=units))


def test_kilometres_are_told_as_ever() -> None:
    study = study_of("safe-zone")
    assert table.render_text(study, units="km") == table.render_text(study)
    assert '"km"' not in str(Wording("en").part([])["number"])


def test_a_page_and_a_picture_in_miles_hold_kilometres_only_as_printed() -> None:
    study = what_if(("PL",), ((80.4672, 80.4672),))
    svg = render_svg(study, units="mi")
    assert "50\u00a0mi" in svg.replace(" mi", "\u00a0mi")
    assert not KM.search(re.sub(r"<[^>]*>", " ", svg))
    page = render(study, units="mi").split("<main")[1]
    words = re.sub(r"<[^>]*>", " ", page.split("</main>")[0])
    around = {words[hit.start() - 2 : hit.end() + 1].strip() for hit in KM.finditer(words)}
    assert around == {"1\u00a0km²"}
    assert '"km":1.609344' in page


def test_a_view_is_shown_in_the_units_asked_for() -> None:
    view = View(study_of("safe-zone"))
    assert "within 43.5" in view.map(units="mi").get_root().render()
    assert "within 37.8" in view.figure(units="nmi").svg
    zones = embed_json(view.layer(units="mi")._data)
    assert "Edge of 43.5 mi" in zones
    assert not KM.search(zones.replace("(km)", "").split('"quotes"')[0])


def test_no_value_that_holds_a_range_takes_an_ending() -> None:
    for key, forms in templates("hu", "km").items():
        assert not re.search(
            r"\{(?:range|ranges|near|printed|value)(?::\w+)*\}-", " ".join(forms)
        ), key
