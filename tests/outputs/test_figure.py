"""Static pictures: what is drawn is what was measured, and every word has its place."""

import dataclasses
import functools
import itertools
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
import shapely

from drawings import Text, by_id, frame_of, layers, plain, read, rings, texts, words
from rangereach import earth
from rangereach.errors import OutputError, UnknownNameError
from rangereach.outputs.figure import SIZES, render_svg
from rangereach.outputs.figure.frame import Box, Frame, fit_frame
from rangereach.outputs.summary import frame_note
from rangereach.outputs.wording import Wording, finding, languages, title
from rangereach.study import Study
from studies import HOSTILE, hostile_study, study_of, what_if

STUDIES = {
    "safe zone": lambda: study_of("safe-zone"),
    "patriot": lambda: study_of("patriot-from-poland"),
    "rzeszow": lambda: study_of("from-rzeszow"),
    "three systems": lambda: what_if(
        ("PL", "SK", "HU", "RO"), systems=("iris_t_slm", "nasams", "camm_er")
    ),
    "nothing reached": lambda: what_if(("LT:soil",), ((60.0, 160.0),)),
    "tiny": lambda: what_if(("pl_medyka_road",), ((1.0, 2.0),)),
    "two places": lambda: what_if(("pl_medyka_road", "ro_siret_road"), ((60.0, 120.0),)),
}
WIDTHS_MM = {"89 mm": 89.0}
CASES = [
    (name, size, languages()[(row + column) % len(languages())])
    for row, name in enumerate(STUDIES)
    if name != "tiny"
    for column, size in enumerate((*SIZES, *WIDTHS_MM))
]
"""Every study in every size, the languages in turn."""


@functools.cache
def drawn(name: str, size: str = "social", lang: str = "en") -> ET.Element:
    size, width_mm = ("print", WIDTHS_MM[size]) if size in WIDTHS_MM else (size, None)
    return read(render_svg(STUDIES[name](), lang=lang, size=size, width_mm=width_mm))


def frame_on(root: ET.Element, shown: Study) -> Frame:
    """Return the frame of a picture anew: where it lies was read from the picture."""
    left, top, right, bottom = frame_of(root).bounds
    return fit_frame(shown, Box(left, top, right - left, bottom - top))


@pytest.mark.parametrize("name", STUDIES)
def test_layers_have_names_and_an_order(name: str) -> None:
    root = drawn(name)
    assert layers(root) == [
        *("Paper", "Sea", "Neighbours", "Ukraine", "Ranges", "Oblast borders", "Range edges"),
        *("Target border", "Origins", "Country names", "Places", "Label halos", "Labels"),
        *("Furniture", "Words"),
    ]
    assert {element.tag.split("}")[1] for element in root.iter()} <= {
        *("svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan", "use"),
    }


@pytest.mark.parametrize(("name", "size", "lang"), CASES)
def test_it_says_what_the_page_says(name: str, size: str, lang: str) -> None:
    shown, root = STUDIES[name](), drawn(name, size, lang)
    sentence = plain(finding(shown, Wording(lang)))
    note = plain(frame_note(shown.scenario.ranges, Wording(lang)))
    assert words(root, "Title") == plain(title(shown, Wording(lang))) == plain(root[0].text or "")
    assert words(root, "Finding") == sentence
    assert words(root, "Note") == note
    assert sentence in plain(root[1].text or "")
    assert note in plain(root[1].text or "")
    assert all(frame_of(root).contains(text.shape) for text in texts(root) if text.id == "Note")
    assert plain(Wording(lang).say("credit")) in words(root, "Credit")
    assert shown.scenario.digest in words(root, "Credit")


@pytest.mark.parametrize("size", ["social", "page"])
@pytest.mark.parametrize("name", ["safe zone", "patriot", "rzeszow"])
def test_what_is_drawn_is_what_was_measured(name: str, size: str) -> None:
    shown, root = STUDIES[name](), drawn(name, size)
    frame = frame_on(root, shown)
    for km, row in shown.by_range_km().items():
        path = by_id(root, f"within_{km:g}_km")
        assert (path is None) == row.geometry.is_empty
        if path is None:
            continue
        measured = shapely.intersection(frame.spread(row.geometry), frame_of(root))
        lines = shapely.union_all(rings(path.get("d", "")))
        strays = shapely.distance(vertices_of(lines), shapely.boundary(measured))
        assert strays.max() <= 0.1
        # What is too small to be seen may be missing; nothing else.
        large = [part.exterior for part in shapely.get_parts(measured) if part.area > 0.2]
        assert shapely.distance(vertices_of(large), lines).max() <= 0.1
        area = shapely.union_all(shapely.polygonize(rings(path.get("d", "")))).area
        assert area == pytest.approx(measured.area, rel=2e-3)


def vertices_of(shape: object) -> object:
    return shapely.points(shapely.get_coordinates(shape))


@pytest.mark.parametrize(("name", "size", "lang"), CASES)
def test_the_scale_bar_is_true_at_the_middle_latitude(name: str, size: str, lang: str) -> None:
    root = drawn(name, size, lang)
    bar = by_id(root, "Scale_bar")
    assert bar is not None
    km = float(plain(bar[1].text or "").split()[0])
    line, _ = bar[0].get("d", "").rsplit("V", 1)
    length = float(line.split("H")[1]) - float(line[1:].split(" ")[0])
    frame = frame_on(root, STUDIES[name]())
    left, top, right, bottom = frame_of(root).bounds
    middle, y = (left + right) / 2, (top + bottom) / 2
    ends = [frame.locate(middle + side * length / 2, y) for side in (-1, 1)]
    _, metres = earth.inverse(*ends[0], *ends[1])
    assert float(metres) / 1000 == pytest.approx(km, rel=2e-3)


@pytest.mark.parametrize(("name", "size", "lang"), CASES)
def test_no_two_names_collide_and_none_leaves_the_map(name: str, size: str, lang: str) -> None:
    root = drawn(name, size, lang)
    on_map = [t for t in texts(root) if t.layer in {"Country names", "Labels", "Furniture"}]
    assert len(on_map) > 8
    check_apart(on_map)
    assert all(frame_of(root).contains(text.shape) for text in on_map)


@pytest.mark.parametrize(("name", "size", "lang"), CASES)
def test_words_keep_to_their_column(name: str, size: str, lang: str) -> None:
    root = drawn(name, size, lang)
    width, height = (float(number) for number in root.get("viewBox", "").split()[2:])
    sheet = shapely.box(-0.01, 0, width + 0.01, height)
    around = [text for text in texts(root) if text.layer == "Words"]
    check_apart(around)
    for text in around:
        assert sheet.contains(text.shape), text.words
        assert not shapely.intersects(frame_of(root), text.shape), text.words


def check_apart(lines: list[Text]) -> None:
    for one, other in itertools.combinations(lines, 2):
        assert shapely.intersection(one.shape, other.shape).area == 0, (one.words, other.words)


@pytest.mark.parametrize("width_mm", [60, 89, 120, 183, 400])
def test_print_has_its_width_and_no_small_type(width_mm: float) -> None:
    root = read(render_svg(study_of("safe-zone"), lang="pl", size="print", width_mm=width_mm))
    assert root.get("width") == f"{width_mm:g}mm"
    paper = [float(n) for n in root.get("viewBox", "").split()]
    assert paper[2] == pytest.approx(width_mm / 25.4 * 72, abs=0.01)  # a unit is a point
    height_mm = float((root.get("height") or "").removesuffix("mm"))
    assert height_mm / width_mm == pytest.approx(paper[3] / paper[2], abs=1e-3)
    assert min(text.size for text in texts(root)) >= 6.0


def test_marks_tell_what_is_reached() -> None:
    root = drawn("safe zone", "page")
    bold = {text.words: text.bold for text in texts(root) if text.layer == "Labels"}
    assert bold["Lviv"]
    assert bold["Uzhhorod"]
    assert not bold["Lutsk"]
    assert not bold["Kyiv"]
    places = by_id(root, "Places")
    assert places is not None
    halves = [mark for mark in places if mark.tag.endswith("path")]
    assert 1 <= len(halves) <= 4


def test_a_locator_only_where_part_of_the_target_shows() -> None:
    assert by_id(drawn("rzeszow"), "Locator") is not None
    (*_, view) = by_id(drawn("tiny"), "Locator") or ()
    west, _, east, _ = shapely.union_all(rings(view.get("d", ""))).bounds
    assert east - west > 8  # small as the view is, it can be seen
    everything = what_if(("PL",), ((900.0, 1100.0),))
    assert by_id(read(render_svg(everything)), "Locator") is None


def test_the_origin_is_marked() -> None:
    root = drawn("rzeszow")
    (name,) = (text for text in texts(root) if text.words.startswith("Rzeszow"))
    assert name.bold
    border = by_id(drawn("safe zone"), "Origins")
    assert border is not None
    assert len(border) == 4


def test_text_from_outside_is_text() -> None:
    svg = render_svg(hostile_study(), size="page")
    root = read(svg)
    assert "<script" not in svg
    assert "<img" not in svg
    for mark in HOSTILE:
        assert mark.replace(" ", "") in words(root, "Title").replace(" ", "")
    assert not any(key.startswith("on") for element in root.iter() for key in element.attrib)


def test_characters_that_no_xml_may_hold_are_replaced() -> None:
    shown = study_of("from-rzeszow")
    scenario = dataclasses.replace(shown.scenario, title="How\x00far\x1b\ufffe?")
    root = read(render_svg(dataclasses.replace(shown, scenario=scenario)))
    assert words(root, "Title") == "How\ufffdfar\ufffd\ufffd?"


def test_a_long_title_makes_room_for_itself() -> None:
    shown = study_of("from-rzeszow")
    for text in ("Wie weit? " * 40, "W" * 300):
        scenario = dataclasses.replace(shown.scenario, title=text.strip())
        root = read(render_svg(dataclasses.replace(shown, scenario=scenario)))
        lines = [line for line in texts(root) if line.id == "Title"]
        assert "".join(line.words for line in lines).replace(" ", "") == text.replace(" ", "")
        assert all(line.shape.bounds[2] < frame_of(root).bounds[0] for line in lines)


def test_an_area_of_ones_own_is_the_target(tmp_path: Path) -> None:
    from rangereach import scenarios
    from rangereach import study as measuring

    path = tmp_path / "area.geojson"
    ring = [[23, 49], [26, 49], [26, 51], [23, 51], [23, 49]]
    path.write_text(
        '{"type": "Polygon", "coordinates": [' + str(ring) + "]}",
        encoding="utf-8",
    )
    shown = measuring.run(
        scenarios.build(origins=["PL"], ranges_km=[(70.0, 100.0)], into=str(path))
    )
    root = read(render_svg(shown))
    assert "Target" in layers(root)
    assert "Ukraine" not in layers(root)
    target = by_id(root, "Target")
    assert target is not None
    whole = frame_on(root, shown).spread(shown.scenario.target.geometry)
    area = shapely.union_all(shapely.polygonize(rings(target[0].get("d", "")))).area
    assert area == pytest.approx(shapely.intersection(whole, frame_of(root)).area, rel=1e-3)


def test_what_cannot_be_drawn() -> None:
    shown = study_of("from-rzeszow")
    with pytest.raises(UnknownNameError, match="poster"):
        render_svg(shown, size="poster")
    with pytest.raises(UnknownNameError, match="xx"):
        render_svg(shown, lang="xx")
    with pytest.raises(OutputError, match="for print"):
        render_svg(shown, size="page", width_mm=89)
    for width_mm in (5, 5000, float("nan")):
        with pytest.raises(OutputError, match="cannot be drawn"):
            render_svg(shown, size="print", width_mm=width_mm)


def test_lightness_orders_the_ranges() -> None:
    """In greyscale the reach is darker than what lies beyond it, step by step."""
    for name in ("safe zone", "three systems"):
        root = drawn(name)
        fills = [
            by_id(root, f"within_{km:g}_km").get("fill") for km in STUDIES[name]().by_range_km()
        ]
        paper = by_id(root, "Ukraine").get("fill")
        light = [_lightness(colour or "") for colour in (*fills, paper)]
        assert np.diff(light).min() > 6
        edge = by_id(root, "Range_edges").get("stroke")
        assert light[0] - _lightness(edge or "") > 30


def _lightness(colour: str) -> float:
    """Return L* of CIE 1976 from an sRGB colour (IEC 61966-2-1)."""
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    luminance = float(linear @ [0.2126, 0.7152, 0.0722])
    return 116 * luminance ** (1 / 3) - 16
