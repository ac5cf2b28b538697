"""Reading a picture as a person would: its layers, words, boxes and shapes."""

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from rangereach.outputs.figure.typeface import text_width

SVG = "{http://www.w3.org/2000/svg}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"


@dataclass(frozen=True)
class Text:
    """One line of words, its size, and the rectangle that it takes up, turned as it is."""

    words: str
    size: float
    bold: bool
    layer: str
    id: str
    left: float
    base: float
    width: float
    shape: BaseGeometry


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def layers(root: ET.Element) -> list[str]:
    return [group.get(LABEL, "") for group in root.iter(f"{SVG}g") if group.get(LABEL)]


def by_id(root: ET.Element, name: str) -> ET.Element | None:
    return next((element for element in root.iter() if element.get("id") == name), None)


def words(root: ET.Element, name: str) -> str:
    element = by_id(root, name)
    assert element is not None, name
    return plain(" ".join(element.itertext()))


def plain(text: str) -> str:
    """Return a text with plain spaces, one at a time."""
    return " ".join(text.split())


def texts(root: ET.Element) -> list[Text]:
    """Return every line of the picture."""
    found: list[Text] = []

    def walk(element: ET.Element, layer: str, inherited: dict[str, str]) -> None:
        layer = element.get(LABEL, layer)
        inherited = {**inherited, **element.attrib}
        if element.tag == f"{SVG}text":
            spans = element.findall(f"{SVG}tspan") or [element]
            found.extend(line(span, {**inherited, **span.attrib}, layer) for span in spans)
            return
        kept = {k: v for k, v in inherited.items() if k in ("font-size", "font-weight")}
        for child in element:
            walk(child, layer, kept)

    def line(span: ET.Element, style: dict[str, str], layer: str) -> Text:
        size, said = float(style["font-size"]), (span.text or "").rstrip(" ")
        bold = style.get("font-weight") == "700"
        spacing = float(style.get("letter-spacing", 0))
        width = text_width(said, size, bold=bold, spacing=spacing)
        x, y = float(style.get("x", 0)), float(style["y"])
        left = (
            x - {"start": 0.0, "middle": 0.5, "end": 1.0}[style.get("text-anchor", "start")] * width
        )
        shape: BaseGeometry = shapely.box(left, y - 0.72 * size, left + width - spacing, y)
        if "transform" in style:
            dx, dy, angle = (float(n) for n in re.findall(r"-?[\d.]+", style["transform"]))
            shape = affinity.translate(affinity.rotate(shape, angle, origin=(0, 0)), dx, dy)
        return Text(said, size, bold, layer, style.get("id", ""), left, y, width, shape)

    walk(root, "", {})
    return found


def rings(data: str) -> list[BaseGeometry]:
    """Return each subpath of path data as a line."""
    lines: list[BaseGeometry] = []
    for part in re.findall(r"M([^Mz]*)(z?)", data):
        start, _, moves = part[0].partition("l")
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", f"{start} {moves}")]
        points = np.cumsum(np.reshape(numbers, (-1, 2)), axis=0)
        lines.append(shapely.LineString([*points, points[0]] if part[1] else points))
    return lines


def frame_of(root: ET.Element) -> BaseGeometry:
    """Return the map's frame."""
    sea = by_id(root, "Sea")
    assert sea is not None
    rect = sea[0]
    x, y, w, h = (float(rect.get(key, "nan")) for key in ("x", "y", "width", "height"))
    assert not math.isnan(w)
    return shapely.box(x, y, x + w, y + h)
