"""The page's data: one JSON object, from which the map is drawn and its facts are told.

Version 1: ``{v, lang, strings, target, basemap, origins, bands, places, tables, sources}``
and what the first view needs. Text in it is plain and reaches the page as text only.
"""

from __future__ import annotations

import math
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach import catalogue
from rangereach.model import Edge, Origin, Range, Town
from rangereach.outputs.wording import Wording, band_label, origin_phrase
from rangereach.rings import ALL
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from . import drawing
from .towns import named_towns

__all__ = ["PAGE_STRINGS", "build_payload"]

PAGE_STRINGS = (
    "close",
    "edge_label",
    "edge_label_many",
    "edge_named",
    "edge_nothing",
    "edge_reach",
    "gesture_cmd",
    "gesture_ctrl",
    "gesture_touch",
    "no_source",
    "place_nothing",
    "place_reach",
    "range_less",
    "reset",
    "source_line",
    "source_line_inferred",
    "town_distance",
    "town_inside_origin",
    "town_people",
    "town_people_uncertain",
    "town_reached",
    "town_unreached",
    "zoom_in",
    "zoom_out",
)
"""The sentences that the page itself fills."""


def build_payload(study: Study, lang: str, exploration: Any = None) -> dict[str, Any]:
    """Build the page's data.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    exploration : Exploration, optional
        Tables of many more ranges.

    Returns
    -------
    dict
        Plain values, ready for JSON.
    """
    wording = Wording(lang)
    view = drawing.view_bounds(study)
    towns = named_towns(study)
    return {
        "v": 1,
        "lang": lang,
        "strings": wording.part(PAGE_STRINGS, target=wording.name(study.scenario.target.names)),
        "view": view,
        "setback_km": study.scenario.setback_km,
        "rings_outside": _has_rings_outside(study),
        "target": _target(study, wording),
        "basemap": _basemap(study, wording, drawing.pan_bounds(study, view)),
        "origins": _origins(study, wording),
        "bands": _bands(study, wording),
        "places": [_town(town, wording) for town in towns],
        "tables": {
            origin_id: _table(study, origin_id, towns)
            for origin_id in (ALL, *(origin.id for origin in study.scenario.origins))
        },
        "sources": _sources(study, wording),
    }


def _has_rings_outside(study: Study) -> bool:
    """Whether rings are drawn outside the target: around places, or where none reaches it."""
    places = any(origin.kind == "place" for origin in study.scenario.origins)
    return places or not any(row.area_m2 for row in study.reach)


def _target(study: Study, wording: Wording) -> dict[str, Any]:
    target = study.scenario.target
    west, south, east, north = target.geometry.bounds
    own = target.country is None
    return {
        "id": target.id,
        "on": target.facing,
        "name": wording.name(target.names),
        "area_km2": round(study.target_area_m2 / M2_PER_KM2, 2),
        "bounds": [round(value, 3) for value in (west, south, east, north)],
        "shape": drawing.encode(target.geometry) if own else None,
    }


def _basemap(study: Study, wording: Wording, within: drawing.Bounds) -> dict[str, Any]:
    topology, _ = catalogue.load_basemap()
    target = study.scenario.target
    widest = max(study.scenario.ranges, key=lambda band: band.high_km)
    reached = study.row(widest.id, "high").geometry
    labels = {}
    for code, country in study.territory.countries.items():
        area: BaseGeometry = country.geometry
        if code == target.country and not reached.is_empty:
            rest = shapely.difference(shapely.simplify(area, 0.02), shapely.simplify(reached, 0.02))
            area = area if rest.is_empty else rest
        elif target.country is None:
            area = shapely.difference(shapely.simplify(area, 0.02), target.geometry)
        spots = drawing.name_spots(area, within)
        if spots:
            labels[code] = {"name": wording.name(country.names), "spots": spots}
    arcs = [drawing.pack(value for step in arc for value in step) for arc in topology["arcs"]]
    return {
        "transform": topology["transform"],
        "arcs": arcs,
        "objects": topology["objects"],
        "labels": labels,
    }


def _origins(study: Study, wording: Wording) -> list[dict[str, Any]]:
    """All origins together first, then each."""
    countries = study.territory.countries

    def phrase(*chosen: Origin, setback: bool = True) -> str:
        return origin_phrase(wording, study.scenario, countries, chosen, setback=setback)

    everywhere = study.scenario.origins
    rows: list[dict[str, Any]] = [
        {
            "id": ALL,
            "phrase": phrase(*everywhere),
            "bare_phrase": phrase(*everywhere, setback=False),
        }
    ]
    for origin in study.scenario.origins:
        row: dict[str, Any] = {
            "id": origin.id,
            "kind": origin.kind,
            "country": origin.country,
            "phrase": phrase(origin),
        }
        if origin.place is not None:
            place = origin.place
            kind = wording.say(f"place_kind_{place.kind}")
            country = countries.get(place.country or "")
            row |= {
                "name": wording.name(place.names),
                "at": [round(place.lon_deg, 5), round(place.lat_deg, 5)],
                "about": wording.say("place_in", kind=kind, country=wording.name(country.names))
                if country
                else kind,
                "accuracy": wording.say("place_accuracy", accuracy=place.accuracy_m / M_PER_KM)
                if place.accuracy_m
                else "",
            }
        rows.append(row)
    return rows


def _bands(study: Study, wording: Wording) -> list[dict[str, Any]]:
    drawn: set[float] = set()

    def edge_row(band: Range, edge: Edge, km: float) -> dict[str, Any]:
        row: dict[str, Any] = {"edge": edge, "km": km, "shape": [], "anchors": []}
        if km not in drawn:
            drawn.add(km)
            geometry: BaseGeometry = study.ring(band.id, edge).geometry
            target = study.scenario.target.geometry
            row["anchors"] = drawing.anchors(geometry, target)
            if not _has_rings_outside(study):
                geometry = drawing.within_reach_of(geometry, target)
            row["shape"] = drawing.encode(geometry)
        return row

    return [
        {
            "id": band.id,
            "label": band_label(wording, band),
            "short": band_label(wording, band).split(" (")[0],
            "system": band.system,
            "own": band.is_own,
            "low_km": band.low_km,
            "high_km": band.high_km,
            "edges": [edge_row(band, edge, km) for edge, km in band.distinct_edges_km()],
        }
        for band in study.scenario.ranges
    ]


def _town(town: Town, wording: Wording) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": town.id,
        "name": wording.name(town.names),
        "at": [round(town.lon_deg, 4), round(town.lat_deg, 4)],
        "people": town.population,
    }
    if town.capital:
        row["capital"] = True
    return row


def _table(study: Study, origin_id: str, towns: list[Town]) -> dict[str, Any]:
    """One stop per band edge, from these origins."""
    by_km = study.by_range_km(origin_id)
    stops, rows = list(by_km), list(by_km.values())
    oblasts: dict[str, float] = {}
    for stop, row in by_km.items():
        for oblast in row.oblasts:
            oblasts.setdefault(oblast.id, stop)
    first = study.first_range_km(origin_id)
    enters = {town.id: first[town.id] for town in towns if town.id in first}
    if origin_id == ALL:
        # Up to the next whole metre, or to the stop that took it in: never within a range
        # that it lies outside of, always within one that it lies inside of.
        for town in towns:
            whole_km = math.ceil(study.enters_m(town.id)) / M_PER_KM
            enters[town.id] = min(whole_km, first.get(town.id, whole_km))
    return {
        "stops_km": stops,
        "area_km2": [round(row.area_m2 / M2_PER_KM2, 2) for row in rows],
        "depth_km": [round(row.depth_m / M_PER_KM, 3) for row in rows],
        "missing_km": [round(row.missing_m / M_PER_KM, 3) for row in rows],
        "oblasts": [[oblast, km] for oblast, km in oblasts.items()],
        "towns": [[town.id, enters[town.id]] for town in towns if town.id in enters],
    }


def _sources(study: Study, wording: Wording) -> list[dict[str, Any]]:
    return [
        {
            "band_id": band.id,
            "low_km": figure.low_km,
            "high_km": figure.high_km,
            "hedge": figure.hedge,
            "quote": figure.source.quote,
            "publisher": figure.source.publisher,
            "date": wording.date(figure.source.date),
            "date_certain": figure.source.date_certain,
            "in_band": inside,
        }
        for band in study.scenario.ranges
        for figure, inside in zip(band.figures, band.in_band, strict=True)
    ]
