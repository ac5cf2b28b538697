"""The numbers for programs: the REACH table, and one JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rangereach.frames import REACH
from rangereach.outputs.records import (
    round_area_km2,
    round_degrees,
    round_error_m,
    round_km,
    round_share,
    source_records,
    write_json,
)
from rangereach.outputs.wording import Wording, full_label
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from rangereach.model import Edge, Range
    from rangereach.reach import Reach
    from rangereach.study import Study

__all__ = ["reach_rows", "render_csv", "render_json"]


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
            "area_km2": round_area_km2(study.target_area_m2),
            "border_source": {"title": borders.title, "date": borders.retrieved},
        },
        "bands": [_band(study, band) for band in scenario.ranges],
        "sources": [source for band in scenario.ranges for source in source_records(band)],
    }
    return write_json(answer)


def _numbers(row: Reach) -> dict[str, Any]:
    return {
        "range_km": round_km(row.range_km * M_PER_KM),
        "area_km2": round_area_km2(row.area_m2),
        "share": round_share(row.share),
        "depth_km": round_km(row.depth_m),
        "depth_to": row.depth_to,
        "plateau": row.plateau,
        "missing_km": round_km(row.missing_m),
        "max_error_m": round_error_m(row.max_error_m),
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
                "area_km2": round_area_km2(item.area_m2),
                "share": round_share(item.share),
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
        "lon": round_degrees(row.deepest.lon_deg),
        "lat": round_degrees(row.deepest.lat_deg),
        "border_lon": round_degrees(row.deepest.border_lon_deg),
        "border_lat": round_degrees(row.deepest.border_lat_deg),
    }
