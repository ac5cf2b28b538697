"""The numbers for programs: the REACH table, and one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rangereach.frames import REACH
from rangereach.outputs.wording import Wording, full_label
from rangereach.units import M2_PER_KM2, M_PER_KM

if TYPE_CHECKING:
    from rangereach.model import Edge, Range
    from rangereach.reach import Reach
    from rangereach.study import Study

__all__ = ["reach_rows", "render_csv", "render_json"]

KM_DECIMALS = 3
KM2_DECIMALS = 2
SHARE_DECIMALS = 6
DEGREE_DECIMALS = 6
ERROR_DECIMALS = 3


def reach_rows(study: Study) -> list[dict[str, Any]]:
    """Return the rows of the REACH table, rounded, in the order of the study.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    """
    english = Wording("en")  # what a program reads does not change with the reader's language
    labels = {band.id: full_label(english, band) for band in study.scenario.ranges}
    return [
        {
            "band_id": row.band_id,
            "label": labels[row.band_id],
            "edge": row.edge,
            "origin_id": row.origin_id,
            **_numbers(row),
            "towns": len(row.town_ids),
            "towns_population": row.towns_population,
        }
        for row in study.reach
    ]


def render_csv(study: Study) -> str:
    """Return the REACH table as CSV text."""
    return REACH.csv(reach_rows(study))


def render_json(study: Study) -> str:
    """Return the study's numbers and sources as one JSON object.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.

    Returns
    -------
    str
        ``scenario``, ``target``, ``bands`` and ``sources``; ends with a line end.
        Names are English.
    """
    scenario = study.scenario
    borders = next(item for item in study.datasets if item.id == "territory")
    answer = {
        "scenario": scenario.id,
        "target": {
            "id": scenario.target.id,
            "name": scenario.target.names["en"],
            "area_km2": round(study.target_area_m2 / M2_PER_KM2, KM2_DECIMALS),
            "border_source": {"title": borders.title, "date": borders.retrieved},
        },
        "bands": [_band(study, band) for band in scenario.ranges],
        "sources": [source for band in scenario.ranges for source in _sources(band)],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _numbers(row: Reach) -> dict[str, Any]:
    return {
        "range_km": round(row.range_km, KM_DECIMALS),
        "area_km2": round(row.area_m2 / M2_PER_KM2, KM2_DECIMALS),
        "share": round(row.share, SHARE_DECIMALS),
        "depth_km": round(row.depth_m / M_PER_KM, KM_DECIMALS),
        "depth_to": row.depth_to,
        "plateau": row.plateau,
        "missing_km": round(row.missing_m / M_PER_KM, KM_DECIMALS),
        "max_error_m": round(row.max_error_m, ERROR_DECIMALS),
    }


def _band(study: Study, band: Range) -> dict[str, Any]:
    return {
        "id": band.id,
        "label": full_label(Wording("en"), band),
        "corroborated": band.corroborated,
        "low": _edge(study, band.id, "low"),
        "high": _edge(study, band.id, "high"),
    }


def _edge(study: Study, band_id: str, edge: Edge) -> dict[str, Any]:
    row = study.row(band_id, edge)
    numbers = _numbers(row)
    oblasts = study.territory.oblasts
    towns = [study.towns[town_id] for town_id in row.town_ids]
    return {
        "range_km": numbers["range_km"],
        "area_km2": numbers["area_km2"],
        "share": numbers["share"],
        "depth_km": numbers["depth_km"],
        "depth_to": numbers["depth_to"],
        "plateau": numbers["plateau"],
        "deepest": _deepest(row),
        "missing_km": numbers["missing_km"],
        "oblasts": [
            {
                "id": item.id,
                "name": oblasts[item.id].names["en"],
                "area_km2": round(item.area_m2 / M2_PER_KM2, KM2_DECIMALS),
                "share": round(item.share, SHARE_DECIMALS),
            }
            for item in row.oblasts
        ],
        "towns": [
            {"id": town.id, "name": town.names["en"], "population": town.population}
            for town in towns
        ],
        "towns_population": row.towns_population,
        "max_error_m": numbers["max_error_m"],
    }


def _deepest(row: Reach) -> dict[str, float] | None:
    if row.deepest is None:
        return None
    return {
        "lon": round(row.deepest.lon_deg, DEGREE_DECIMALS),
        "lat": round(row.deepest.lat_deg, DEGREE_DECIMALS),
        "border_lon": round(row.deepest.border_lon_deg, DEGREE_DECIMALS),
        "border_lat": round(row.deepest.border_lat_deg, DEGREE_DECIMALS),
    }


def _sources(band: Range) -> list[dict[str, Any]]:
    return [
        {
            "band_id": band.id,
            "publisher": figure.source.publisher,
            "title": figure.source.title or None,
            "url": figure.source.url or None,
            "date": figure.source.date,
            "date_certain": figure.source.date_certain,
            "quote": figure.source.quote or None,
            "hedge": figure.hedge or None,
            "tier": figure.source.tier,
            "low_km": round(figure.low_km, KM_DECIMALS),
            "high_km": round(figure.high_km, KM_DECIMALS),
            "in_band": in_band,
        }
        for figure, in_band in zip(band.figures, band.in_band, strict=True)
    ]
