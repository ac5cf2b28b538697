"""The bundled typeface: the declared files, no glyph missing, widths as they are drawn."""

import hashlib
import io
import tomllib

import numpy as np
import pytest
from PIL import Image

from drawings import read, texts
from rangereach import catalogue
from rangereach.outputs.figure import render_png, render_svg
from rangereach.outputs.figure.typeface import REGULAR, balance, has_glyph, text_width, wrap
from rangereach.outputs.wording import Wording, languages
from studies import study_of

FOLDER = REGULAR.parent
BROWSER_ONLY = ("gesture_", "explore_")
"""Sentences for the web map alone, which may hold keys of a keyboard and formulas."""


def test_the_files_are_the_declared_ones() -> None:
    declared = tomllib.loads((FOLDER / "source.toml").read_text("utf-8"))
    assert declared["licence"] == "OFL-1.1"
    for name, digest in declared["files"].items():
        content = (FOLDER / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert len(content) < 60_000
    assert {path.name for path in FOLDER.iterdir()} == {*declared["files"], "source.toml"}


@pytest.mark.parametrize("lang", languages())
def test_every_character_of_every_sentence_has_a_glyph(lang: str) -> None:
    wording = Wording(lang)
    part = wording.part(key for key in wording.ids if not key.startswith(BROWSER_ONLY))
    used = set(str(part)) | set(
        "".join(wording.date(f"2026-{month:02d}-28") for month in range(1, 13))
    )
    assert not {character for character in used if not has_glyph(character)}


def test_every_character_of_every_name_has_a_glyph() -> None:
    territory = catalogue.load_territory()
    named = [
        *territory.countries.values(),
        *territory.oblasts.values(),
        *catalogue.load_towns().values(),
        *catalogue.load_places().values(),
    ]
    used = {c for thing in named for name in thing.names.values() for c in name + name.upper()}
    used |= {c for system in catalogue.load_systems().values() for c in system.name}
    used |= {
        c
        for system in catalogue.load_systems().values()
        for figure in system.figures
        for c in figure.source.publisher
    }
    assert len(used) > 150
    assert not {character for character in used if not has_glyph(character)}


@pytest.mark.parametrize("lang", ["en", "uk", "pl"])
def test_there_is_ink_where_each_letter_stands(lang: str) -> None:
    """A picture in which a font is missing has no text, and nothing says so."""
    svg = render_svg(study_of("from-rzeszow"), lang=lang, size="page")
    zoom = 2
    picture = Image.open(io.BytesIO(render_png(svg, width_px=1100 * zoom))).convert("L")
    lines = [text for text in texts(read(svg)) if text.id in {"Title", "Finding"}]
    assert lines
    for line in lines:
        top, bottom = line.base - 0.75 * line.size, line.base + 0.2 * line.size
        for number, character in enumerate(line.words):
            if not character.isalnum():
                continue
            before = text_width(line.words[:number], line.size, bold=line.bold)
            width = text_width(character, line.size, bold=line.bold)
            cell = (line.left + before, top, line.left + before + width, bottom)
            pixels = np.asarray(picture.crop(tuple(round(zoom * value) for value in cell)))
            assert (pixels < 128).sum() > zoom, (line.words, character)


def test_widths_are_those_that_are_drawn() -> None:
    for text, bold in (("Kropyvnytskyi", False), ("Івано-Франківськ", True), ("12,345", False)):
        weight = 700 if bold else 400
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="200"><rect width="1200" '
            'height="200" fill="#fff"/><text x="100" y="150" font-family="Noto Sans" '
            f'font-weight="{weight}" font-size="100">{text}</text></svg>'
        )
        picture = np.asarray(Image.open(io.BytesIO(render_png(svg))).convert("L"))
        columns = np.flatnonzero((picture < 128).any(axis=0))
        assert columns[0] >= 100
        wide = text_width(text, 100, bold=bold)
        assert wide - 30 < columns[-1] + 1 - 100 <= wide  # less kerning, and the last side bearing


def test_digits_stand_in_columns() -> None:
    assert len({text_width(digit, 10) for digit in "0123456789"}) == 1
    assert len({text_width(digit, 10, bold=True) for digit in "0123456789"}) == 1


def test_lines_break_at_spaces_and_keep_units() -> None:
    text = "about 64,400 to 89,400 km² of Ukraine"
    for width in range(60, 300, 7):
        lines = wrap(text, 10, width)
        assert " ".join(lines).replace("\u00a0", " ") == text
        assert all(text_width(line, 10) <= width for line in lines if " " in line)
        assert not any(line.startswith("km²") for line in lines)
    assert wrap("W" * 50, 10, 40) == ["W" * 4] * 12 + ["WW"]


def test_balanced_lines_are_no_more_and_no_longer() -> None:
    text = "How far into Ukraine would the safe zone debated in Berlin reach, and who said so?"
    for width in (150, 250, 400):
        plain, even = wrap(text, 10, width), balance(text, 10, width)
        assert len(even) == len(plain)
        assert " ".join(even) == text
        assert max(text_width(line, 10) for line in even) <= width
    lengths = [text_width(line, 10) for line in balance(text, 10, 400)]
    assert min(lengths) >= 0.8 * max(lengths)
