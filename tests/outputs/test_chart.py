"""Pictures of curves: what is drawn is what was measured, and no word lies on another."""

import itertools
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import shapely

from curves import traced
from drawings import SVG, by_id, layers, plain, read, rings, texts, words
from rangereach.curve import CurveStudy
from rangereach.errors import OutputError, UnknownNameError
from rangereach.outputs.figure import SIZES, render_chart
from rangereach.outputs.figure.chart.axes import round_ticks
from rangereach.outputs.wording import Wording, curve_finding, curve_title, languages

STUDIES = {
    "border": lambda: traced(("PL",), "10..200", "1", ("patriot",)),
    "zone": lambda: traced(("safe-zone",), "10..160", "10"),
    "place": lambda: traced(("pl_eprz_airport",), "50..150", "25"),
    "systems": lambda: traced(
        ("pl_eprz_airport", "ro_siret_road"), "10..250", "30", ("patriot", "iris_t_slm", "camm_er")
    ),
    "nothing": lambda: traced(("FI:soil",), "100..500", "100"),
}
CASES = [
    (name, size, languages()[(row + column) % len(languages())])
    for row, name in enumerate(STUDIES)
    for column, size in enumerate((*SIZES, "89 mm"))
]


def drawn(
    study: CurveStudy, size: str = "social", lang: str = "en", units: str = "km"
) -> ET.Element:
    narrow = size == "89 mm"
    return read(
        render_chart(
            study,
            lang=lang,
            units=units,
            size="print" if narrow else size,
            width_mm=89 if narrow else None,
        )
    )


def panels(root: ET.Element) -> list[shapely.Polygon]:
    group = by_id(root, "Panels")
    assert group is not None
    sides = [
        [float(rect.get(key, "nan")) for key in ("x", "y", "width", "height")] for rect in group
    ]
    return [shapely.box(x, y, x + width, y + height) for x, y, width, height in sides]


def curves(root: ET.Element) -> list[np.ndarray]:
    group = by_id(root, "Curves")
    assert group is not None
    return [shapely.get_coordinates(rings(path.get("d", ""))[0]) for path in group]


@pytest.mark.parametrize(("name", "size", "lang"), CASES)
def test_it_says_what_the_text_says_and_nothing_collides(name: str, size: str, lang: str) -> None:
    study = STUDIES[name]()
    root, wording = drawn(study, size, lang), Wording(lang)
    assert words(root, "Title") == plain(curve_title(study, wording)) == plain(root[0].text or "")
    assert words(root, "Finding") == plain(curve_finding(study, wording))
    assert plain(curve_finding(study, wording)) in plain(root[1].text or "")
    upper, lower = panels(root)
    note = [text for text in texts(root) if text.id == "Note"]
    assert note
    assert all(upper.buffer(0.5).contains(text.shape) for text in note)
    assert not upper.intersects(lower)
    width, height = (float(side) for side in root.get("viewBox", "").split()[2:])
    page = shapely.box(0, 0, width, height)
    found = texts(root)
    assert all(page.buffer(1).contains(text.shape) for text in found)
    for first, second in itertools.combinations(found, 2):
        assert not first.shape.intersects(second.shape), (first.words, second.words)


def test_layers_have_names() -> None:
    assert layers(drawn(STUDIES["border"]())) == [
        *("Paper", "Panels", "Reach", "Grid", "Range edges", "Curves", "Places"),
        *("Label halos", "Labels", "Axes", "Furniture", "Words"),
    ]


@pytest.mark.parametrize("units", ["km", "mi", "nmi"])
def test_the_curves_are_what_was_measured(units: str) -> None:
    study = STUDIES["border"]()
    curve, root = study.together, drawn(study, units=units)
    (upper, lower), (area, people) = panels(root), curves(root)
    left, top, right, bottom = upper.bounds
    x = left + np.array(curve.stops_km) / 200 * (right - left)  # the axis begins at 0
    y = np.interp(x, *area.T)
    height = bottom - y
    assert height / height[-1] == pytest.approx(
        np.array(curve.area_m2) / curve.area_m2[-1], abs=2e-3
    )
    assert top < y[-1] < top + 0.1 * (bottom - top)
    entries = study.entries(curve)
    people_height = lower.bounds[3] - people[:, 1]
    lviv = next(entry for entry in entries if entry.town.names["en"] == "Lviv")
    at = left + lviv.enters_m / 200e3 * (right - left)
    near = people[np.abs(people[:, 0] - at) < 0.06]
    jump = np.ptp(near[:, 1]) / people_height.max() * entries[-1].people
    assert jump == pytest.approx(717273, rel=0.03)


def test_bands_are_marked_where_they_are_and_named() -> None:
    root = drawn(STUDIES["border"]())
    upper = panels(root)[0]
    left, _, right, _ = upper.bounds
    group = by_id(root, "Range_edges")
    assert group is not None
    (bar,) = group.findall(f"{SVG}rect")
    start, width = float(bar.get("x", "")), float(bar.get("width", ""))
    scale = (right - left) / 200
    assert start == pytest.approx(left + 60 * scale, abs=3)
    assert start + width == pytest.approx(left + 160 * scale, abs=3)
    dashed = [path.get("stroke-dasharray") is not None for path in group.findall(f"{SVG}path")]
    assert dashed == [False, True, False, True]
    said = {text.words for text in texts(root) if text.layer == "Labels"}
    assert {"26,800 km² (4.5 %)", "79,600 km² (13.2 %)", "Lviv"} <= {
        text.replace("\u00a0", " ") for text in said
    }
    assert any(text.startswith("Patriot") for text in said)


def test_the_same_curve_is_the_same_picture() -> None:
    study = STUDIES["zone"]()
    assert render_chart(study, lang="uk") == render_chart(study, lang="uk")


def test_what_cannot_be_drawn() -> None:
    study = STUDIES["zone"]()
    with pytest.raises(UnknownNameError):
        render_chart(study, size="poster")
    with pytest.raises(UnknownNameError):
        render_chart(study, lang="xx")
    with pytest.raises(OutputError):
        render_chart(study, size="print", width_mm=5)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 500, 8, [0, 100, 200, 300, 400, 500]),
        (0, 0.9, 4, [0, 0.5]),
        (400, 500, 8, [400, 420, 440, 460, 480, 500]),
        (0, 13_500_000, 4, [0, 5_000_000, 10_000_000]),
    ],
)
def test_ticks_are_round(low: float, high: float, most: int, expected: list[float]) -> None:
    assert round_ticks(low, high, most) == expected
