"""The page's data: one JSON object, from which the map is drawn and its facts are told.

Version 1: ``{v, lang, strings, target, basemap, origins, bands, places, tables, sources}``,
what the first view needs (``view``, ``pan``), and with an exploration ``fronts``. Text in it
is plain and reaches the page as text only. What would be long is short:

- ``places`` are columns: ``id``, ``name``, ``people``, ``at`` (packed points), and
  ``capitals``, the numbers of those that are seats of oblasts.
- ``oblasts`` are their names by id.
- ``tables[origin].oblasts`` and ``.towns`` are pairs of an id and the kilometres it enters at.
- Lines are packed (see `drawing.pack`): ``bands[].edges[].shape`` in 1e-5 degrees, its
  ``anchors`` and ``places.at`` in 1e-3, ``basemap.arcs`` in ``basemap.step``.
- ``basemap.countries`` and ``basemap.oblasts`` are numbers of arcs by id, as in TopoJSON; the
  basemap is cut to ``pan``, which the map cannot leave (see `basemap.build_basemap`).
"""

from __future__ import annotations

from typing import Any

from shapely.geometry.base import BaseGeometry

from rangereach.exploration import Exploration
from rangereach.model import Edge, Origin, Place, Range, Town
from rangereach.outputs.wording import Wording, band_label, origin_phrase
from rangereach.rings import ALL
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from . import drawing, stops
from .basemap import build_basemap, drawn_country
from .towns import named_towns

__all__ = [
    "ANCHOR_STEP_DEG",
    "PAGE_STRINGS",
    "build_payload",
    "place_columns",
    "place_record",
    "target_record",
]

PAGE_STRINGS = (
    "area_value",
    "close",
    "depth_value",
    "edge_label",
    "edge_label_many",
    "edge_named",
    "edge_nothing",
    "edge_reach",
    "explore_all",
    "explore_border",
    "explore_column",
    "explore_depth",
    "explore_full",
    "explore_full_end",
    "explore_hint",
    "explore_limit",
    "explore_limit_label",
    "explore_no_town",
    "explore_place",
    "explore_pointer",
    "explore_pointer_near",
    "explore_published",
    "explore_soil",
    "explore_towns",
    "gesture_cmd",
    "gesture_ctrl",
    "gesture_touch",
    "legend_reached",
    "missing_value",
    "no_source",
    "note_own",
    "nothing",
    "numbers_caption",
    "numbers_caption_band",
    "oblasts_asked",
    "oblasts_value",
    "people_value",
    "place_nothing",
    "place_reach",
    "range_less",
    "reset",
    "share_value",
    "source_line",
    "source_line_inferred",
    "sure_open",
    "sure_open_label",
    "town_distance",
    "town_inside_origin",
    "town_people",
    "town_people_uncertain",
    "town_reached",
    "town_unreached",
    "towns_named",
    "towns_named_more",
    "towns_none",
    "towns_small_only",
    "towns_value",
    "zoom_in",
    "zoom_out",
)
"""The sentences that the page itself fills."""


ANCHOR_STEP_DEG = 0.001
"""Grid of the spots where a range's label may stand."""

PLACE_STEP_DEG = 0.001
"""Grid of the towns: on the largest map a pixel or two; distances are those measured."""


def build_payload(
    study: Study, wording: Wording, exploration: Exploration | None = None
) -> dict[str, Any]:
    """Build the page's data.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language and units of the page; its data are kilometres always.
    exploration : Exploration, optional
        Tables of many more ranges.

    Returns
    -------
    dict
        Plain values, ready for JSON.
    """
    view = drawing.view_bounds(study)
    pan = drawing.pan_bounds(study, view)
    towns = named_towns(study)
    # What the words above it name again comes first: near enough for compression to see.
    return {
        "v": 1,
        "lang": wording.lang,
        "places": place_columns(towns, wording),
        "tables": stops.build_tables(study, exploration, towns, wording),
        **stops.build_fronts(exploration),
        "oblasts": _oblasts(study, wording),
        "sources": _sources(study, wording),
        "origins": _origins(study, wording, exploration),
        "strings": wording.part(PAGE_STRINGS, target=wording.name(study.scenario.target.names)),
        "view": view,
        "pan": pan,
        "setback_km": study.scenario.setback_km,
        "rings_outside": _has_rings_outside(study),
        "target": target_record(study, wording),
        "bands": _bands(study, wording),
        "basemap": build_basemap(study, wording, pan),
    }


def _has_rings_outside(study: Study) -> bool:
    """Whether rings are drawn outside the target: around places, or where none reaches it."""
    places = any(origin.kind == "place" for origin in study.scenario.origins)
    return places or not any(row.area_m2 for row in study.reach)


def target_record(study: Study, wording: Wording) -> dict[str, Any]:
    """Say what is reached into; an area of the reader's brings its own shape."""
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


def _oblasts(study: Study, wording: Wording) -> dict[str, str]:
    """Name what a distance may touch."""
    return {key: wording.name(oblast.names) for key, oblast in study.territory.oblasts.items()}


def _origins(
    study: Study, wording: Wording, exploration: Exploration | None
) -> list[dict[str, Any]]:
    """All origins together first, then each, then what is offered beside them."""
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
            row |= place_record(origin.place, study, wording)
        rows.append(row)
    for key, others in exploration.alternatives.items() if exploration else ():
        kind = others[0].kind
        rows.append({"id": key, "alternative": True, "kind": kind, "phrase": phrase(*others)})
    return rows


def place_record(place: Place, study: Study, wording: Wording) -> dict[str, Any]:
    """Say where a place is and what it is."""
    kind = wording.say(f"place_kind_{place.kind}")
    country = study.territory.countries.get(place.country or "")
    return {
        "name": wording.name(place.names),
        "at": [round(place.lon_deg, 5), round(place.lat_deg, 5)],
        "about": wording.say("place_in", kind=kind, country=wording.name(country.names))
        if country
        else kind,
        "accuracy": wording.say("place_accuracy", accuracy=place.accuracy_m / M_PER_KM)
        if place.accuracy_m
        else "",
    }


def _bands(study: Study, wording: Wording) -> list[dict[str, Any]]:
    drawn: set[float] = set()
    target = study.scenario.target
    plain = drawn_country(target.country) if target.country else target.geometry

    def edge_row(band: Range, edge: Edge, km: float) -> dict[str, Any]:
        row: dict[str, Any] = {"edge": edge, "km": km}
        if km not in drawn:
            drawn.add(km)
            geometry: BaseGeometry = study.ring(band.id, edge).geometry
            row["anchors"] = drawing.pack_points(drawing.anchors(geometry, plain), ANCHOR_STEP_DEG)
            if not _has_rings_outside(study):
                geometry = drawing.within_reach_of(geometry, plain)
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


def place_columns(towns: list[Town], wording: Wording) -> dict[str, Any]:
    """Write the towns as columns; the page makes rows of them."""
    return {
        "id": [town.id for town in towns],
        "name": [wording.name(town.names) for town in towns],
        "at": drawing.pack_points([(town.lon_deg, town.lat_deg) for town in towns], PLACE_STEP_DEG),
        "people": [town.population for town in towns],
        "capitals": [number for number, town in enumerate(towns) if town.capital],
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
