"""The basemap of one page: the borders round what is measured, and where names may stand."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from rangereach import catalogue
from rangereach.catalogue.topology import assemble
from rangereach.outputs.wording import Wording
from rangereach.study import Study

from .drawing import Bounds, name_spots, pack

__all__ = ["ROUNDING_M", "build_basemap", "drawn_country"]

GRID = 5
"""Steps of the stored basemap that one step of the page's takes: 0.0005 degrees."""

ROUNDING_M = 35.0
"""How far that moves a vertex at most, metres: half a step of latitude and of longitude."""

_PLAIN_DEG = 0.03
"""Names are placed, and rings are cut, along borders as plain as this."""


def build_basemap(
    study: Study, wording: Wording, within: Bounds, *, filled: BaseGeometry | None = None
) -> dict[str, Any]:
    """Build the borders that the page draws, and the names of the countries.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language of the names.
    within : Bounds
        As far as a reader may move the map. What lies outside is left out, or drawn
        with few vertices; nothing inside changes.
    filled : shapely Polygon or MultiPolygon, optional
        What is filled, where the target's name had better not stand, EPSG:4326; by default
        the study's widest ring, where it reaches the target.

    Returns
    -------
    dict
        ``step`` (degrees), ``arcs`` (each packed in such steps, empty where unused),
        ``countries`` and ``oblasts`` (by id: polygons, rings, numbers of arcs as in
        TopoJSON) and ``labels`` (by id of a country: ``name``, ``spots``, and where there
        may be no room on these, ``over``).
    """
    scale, arcs, shapes = _decoded()
    west, south, east, north = within
    corners = np.array([west, south, -east, -north]) / scale
    built: dict[str, Any] = {"step": round(scale * GRID, 6), "arcs": []}
    used: set[int] = set()
    for kind, by_id in shapes.items():
        built[kind] = {}
        for key, polygons in by_id.items():
            kept = [
                rings
                for rings, (left, bottom, right, top) in polygons
                if left < east and right > west and bottom < north and top > south
            ]
            if kept:
                built[kind][key] = kept
                used.update(max(arc, ~arc) for rings in kept for ring in rings for arc in ring)
    built["arcs"] = [
        _pack_arc(arc, corners) if number in used else "" for number, arc in enumerate(arcs)
    ]
    built["labels"] = _labels(study, wording, within, _widest(study) if filled is None else filled)
    return built


def _pack_arc(arc: NDArray[np.int64], corners: NDArray[np.float64]) -> str:
    """Round an arc to the page's grid and pack it; its ends stay, so neighbours still meet."""
    whole = np.rint(_cropped(arc, corners) / GRID).astype(np.int64)
    moved = np.any(np.diff(whole, axis=0) != 0, axis=1)
    whole = whole[np.concatenate([[True], moved])]
    return pack(np.diff(whole, axis=0, prepend=[[0, 0]]).ravel())


def _cropped(arc: NDArray[np.int64], corners: NDArray[np.float64]) -> NDArray[np.int64]:
    """Leave out vertices between two others beyond the same side: their line stays there too."""
    beyond = np.concatenate([arc, -arc], axis=1) < corners
    if not beyond.any():
        return arc
    sides = [int(bits) for bits in beyond @ np.array([1, 2, 4, 8])]
    kept, number = [], 0
    while number < len(sides):
        kept.append(number)
        common, last = sides[number], number
        while last + 1 < len(sides) and common & sides[last + 1]:
            last += 1
            common &= sides[last]
        if last > number:
            kept.append(last)
        number = last + 1
    return arc[kept]


def drawn_country(code: str) -> BaseGeometry:
    """Return a country as the basemap has it, plain enough to place and cut by, EPSG:4326."""
    return _plain_countries()[code]


def _widest(study: Study) -> BaseGeometry:
    """Return the widest ring, which is plainer than what it reaches; empty where it does not."""
    widest = max(study.scenario.ranges, key=lambda band: band.high_km)
    reaches = study.row(widest.id, "high").reaches
    return study.ring(widest.id, "high").geometry if reaches else shapely.Polygon()


def _labels(
    study: Study, wording: Wording, within: Bounds, filled: BaseGeometry
) -> dict[str, dict[str, Any]]:
    """Name each country where it shows: the target where nothing is reached, if it fits there."""
    target = study.scenario.target
    labels = {}
    for code, whole in _plain_countries().items():
        area, over = whole, []
        if code == target.country and not filled.is_empty:
            rest = shapely.difference(whole, shapely.simplify(filled, _PLAIN_DEG))
            area = whole if rest.is_empty else rest
            if area.area < whole.area / 2:
                over = name_spots(whole, within)
        elif target.country is None:
            area = shapely.difference(whole, target.geometry)
        if spots := name_spots(area, within):
            name = wording.name(study.territory.countries[code].names)
            labels[code] = {"name": name, "spots": spots} | ({"over": over} if over else {})
    return labels


_Polygons = list[tuple[list[list[int]], tuple[float, float, float, float]]]


@functools.cache
def _decoded() -> tuple[float, list[NDArray[np.int64]], dict[str, dict[str, _Polygons]]]:
    """Return the grid's step, the arcs on it, and each shape's polygons with their bounds."""
    topology, _ = catalogue.load_basemap()
    arcs = [np.cumsum(np.asarray(arc, np.int64), axis=0) for arc in topology["arcs"]]
    scale = float(topology["transform"]["scale"][0])
    boxes = [(arc.min(axis=0) * scale, arc.max(axis=0) * scale) for arc in arcs]
    shapes: dict[str, dict[str, _Polygons]] = {}
    for kind, key in (("countries", "iso2"), ("oblasts", "iso")):
        shapes[kind] = {}
        for shape in topology["objects"][kind]["geometries"]:
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            rows: _Polygons = []
            for rings in polygons:
                around = [boxes[max(arc, ~arc)] for arc in rings[0]]
                low = np.min([low for low, _ in around], axis=0)
                high = np.max([high for _, high in around], axis=0)
                rows.append((rings, (*low.tolist(), *high.tolist())))
            shapes[kind][shape["properties"][key]] = rows
    return scale, arcs, shapes


@functools.cache
def _plain_countries() -> dict[str, BaseGeometry]:
    topology, _ = catalogue.load_basemap()
    scale, arcs, _ = _decoded()
    lines = [np.asarray(arc * scale, np.float64) for arc in arcs]
    return {
        shape["properties"]["iso2"]: shapely.make_valid(
            shapely.simplify(assemble(shape, lines), _PLAIN_DEG)
        )
        for shape in topology["objects"]["countries"]["geometries"]
    }
