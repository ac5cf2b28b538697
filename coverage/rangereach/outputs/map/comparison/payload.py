"""The page's data: one JSON object, from which the map is drawn and its facts are told.

As in the page of a study (see `rangereach.outputs.map.payload`) are ``v``, ``lang``,
``strings``, ``target``, ``basemap``, ``places``, ``view``, ``pan`` and ``rings_outside``.
Others are:

- ``sides.a`` and ``sides.b``: from where each is measured, in words, its ``setback_km``,
  and ``town_km``, its distance from each of the places, in their order.
- ``origins``: those of both, each with the ``sides`` it belongs to.
- ``pairs``: for each pair of distances what ``a`` and ``b`` reach, with the outline as
  measured; ``both``, the outline of what they have in common, or the side that is all of
  it; ``areas`` of both and of either alone; ``states``, a letter per place: ``b`` within
  reach of both, ``g`` of B alone, ``l`` of A alone, ``o`` of neither.
"""

from __future__ import annotations

from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach import earth
from rangereach.comparison import Comparison, EdgeComparison
from rangereach.model import Town
from rangereach.outputs import style
from rangereach.outputs.map import drawing
from rangereach.outputs.map.basemap import build_basemap, drawn_country
from rangereach.outputs.map.drawing import Bounds, Shape
from rangereach.outputs.map.payload import (
    ANCHOR_STEP_DEG,
    place_columns,
    place_record,
    target_record,
)
from rangereach.outputs.wording import Wording, origin_phrase
from rangereach.reach import Reach
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

__all__ = ["COMPARISON_STRINGS", "build_payload"]

COMPARISON_STRINGS = (
    "close",
    "compare_legend_both",
    "compare_legend_only",
    "compare_side",
    "compare_town_both",
    "compare_town_only",
    "compare_zone",
    "edge_label",
    "edge_nothing",
    "edge_reach",
    "gesture_cmd",
    "gesture_ctrl",
    "gesture_touch",
    "legend_place",
    "range_less",
    "reset",
    "town_distance",
    "town_inside_origin",
    "town_people",
    "town_people_uncertain",
    "town_unreached",
    "zoom_in",
    "zoom_out",
)
"""The sentences that the page itself fills."""

_SAME_SHARE = 1e-9
"""Two outlines with one area within this share of it, the one inside the other, are one."""


def build_payload(comparison: Comparison, wording: Wording) -> dict[str, Any]:
    """Build the page's data.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison.run`.
    wording : Wording
        The language and units of the page; its data are kilometres always.

    Returns
    -------
    dict
        Plain values, ready for JSON.
    """
    study = comparison.a
    view = _view(comparison)
    pan = drawing.pan_bounds(study, view)
    towns = _towns(comparison)
    target = wording.name(study.scenario.target.names)
    outside = _has_rings_outside(comparison)
    return {
        "v": 1,
        "lang": wording.lang,
        "places": place_columns(towns, wording),
        "sides": {
            "a": _side(comparison.a, towns, wording),
            "b": _side(comparison.b, towns, wording),
        },
        "origins": _origins(comparison, wording),
        "strings": wording.part(COMPARISON_STRINGS, target=target),
        "view": view,
        "pan": pan,
        "rings_outside": outside,
        "target": target_record(study, wording),
        "pairs": [_pair(comparison, edge, towns, outside=outside) for edge in comparison.edges],
        "basemap": build_basemap(study, wording, pan, filled=_filled(comparison)),
    }


def _ring(study: Study, reach: Reach) -> BaseGeometry:
    return study.ring(reach.band_id, reach.edge).geometry


def _filled(comparison: Comparison) -> BaseGeometry:
    """Return the widest rings of those that reach the target."""
    widest = comparison.edges[-1]
    sides = ((comparison.a, widest.a), (comparison.b, widest.b))
    return earth.unite([_ring(study, reach) for study, reach in sides if reach.reaches])


def _view(comparison: Comparison) -> Bounds:
    """Return what the first view must show: of a side that reaches nothing, only if both do."""
    sides = (comparison.a, comparison.b)
    reaching = [study for study in sides if any(row.reaches for row in study.reach)]
    boxes = [shapely.box(*drawing.view_bounds(study)) for study in reaching or sides]
    west, south, east, north = (float(value) for value in shapely.total_bounds(boxes))
    return west, south, east, north


def _has_rings_outside(comparison: Comparison) -> bool:
    """Whether rings are drawn outside the target: around places, or where none reaches it."""
    sides = (comparison.a, comparison.b)
    places = any(origin.kind == "place" for study in sides for origin in study.scenario.origins)
    return places or not any(row.reaches for study in sides for row in study.reach)


def _towns(comparison: Comparison) -> list[Town]:
    """Return the towns that the map names, those first whose state changes."""
    widest = comparison.edges[-1]
    changed = {*widest.towns_gained, *widest.towns_lost}
    steps = [1.0]

    def rank(town: Town) -> tuple[bool, bool, int, float, str]:
        nearest_m = min(study.enters_m(town.id) for study in (comparison.a, comparison.b))
        return (town.id not in changed, *style.town_rank(town, nearest_m, steps), town.id)

    return sorted((town for town in comparison.towns.values() if town.is_named), key=rank)


def _side(study: Study, towns: list[Town], wording: Wording) -> dict[str, Any]:
    countries = study.territory.countries
    return {
        "phrase": origin_phrase(wording, study.scenario, countries),
        "bare_phrase": origin_phrase(wording, study.scenario, countries, setback=False),
        "setback_km": study.scenario.setback_km,
        "town_km": [round(study.town_distance_m[town.id] / M_PER_KM, 1) for town in towns],
    }


def _origins(comparison: Comparison, wording: Wording) -> list[dict[str, Any]]:
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for side, study in (("a", comparison.a), ("b", comparison.b)):
        for origin in study.scenario.origins:
            row: dict[str, Any] = {
                "id": origin.id,
                "kind": origin.kind,
                "country": origin.country,
                "sides": [],
            }
            if origin.place is not None:
                row |= place_record(origin.place, study, wording)
            # places of a reader's own may share an id, and yet be two
            key = (origin.id, str(row.get("at")))
            rows.setdefault(key, row)["sides"].append(side)
    return list(rows.values())


def _pair(
    comparison: Comparison, edge: EdgeComparison, towns: list[Town], *, outside: bool
) -> dict[str, Any]:
    target = comparison.a.scenario.target
    plain = drawn_country(target.country) if target.country else target.geometry
    rings = _ring(comparison.a, edge.a), _ring(comparison.b, edge.b)

    def shape(geometry: BaseGeometry) -> Shape:
        return drawing.encode(geometry if outside else drawing.within_reach_of(geometry, plain))

    def side(reach: Reach, ring: BaseGeometry) -> dict[str, Any]:
        return {
            "km": reach.range_km,
            "area": round(reach.area_m2 / M2_PER_KM2, 2),
            "share": round(reach.share, 6),
            "missing": round(reach.missing_m / M_PER_KM, 3),
            "anchors": drawing.pack_points(drawing.anchors(ring, plain), ANCHOR_STEP_DEG),
            "shape": shape(ring),
        }

    common = earth.intersect(rings[0], rings[1])[0]
    whole = [
        name
        for name, ring in zip("ab", rings, strict=True)
        if abs(common.area - ring.area) <= _SAME_SHARE * ring.area
    ]
    in_a, in_b = set(edge.a.town_ids), set(edge.b.town_ids)
    letters = {(True, True): "b", (False, True): "g", (True, False): "l", (False, False): "o"}
    return {
        "a": side(edge.a, rings[0]),
        "b": side(edge.b, rings[1]),
        "both": whole[0] if whole else shape(common),
        "areas": {
            "both": round(edge.both_m2 / M2_PER_KM2, 2),
            "a": round(edge.only_a_m2 / M2_PER_KM2, 2),
            "b": round(edge.only_b_m2 / M2_PER_KM2, 2),
        },
        "states": "".join(letters[town.id in in_a, town.id in in_b] for town in towns),
    }
