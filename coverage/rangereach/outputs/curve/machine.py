"""Curves for programs: one row per stop, and one JSON object with the exact entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rangereach.frames import CURVE
from rangereach.outputs.records import (
    round_area_km2,
    round_km,
    round_share,
    source_records,
    write_json,
)
from rangereach.outputs.wording import Wording, full_label
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rangereach.curve import Curve, CurveStudy, Stop

__all__ = ["render_csv", "render_json"]


def render_csv(study: CurveStudy) -> str:
    """Return curves as CSV text, one row per origin and stop.

    Parameters
    ----------
    study : CurveStudy
        From `rangereach.curve.trace`.
    """
    return CURVE.csv(row for curve in study.curves for row in _rows(study, curve))


def render_json(study: CurveStudy) -> str:
    """Return curves, where on the way things enter, and the sources of what is marked.

    Parameters
    ----------
    study : CurveStudy
        From `rangereach.curve.trace`.

    Returns
    -------
    str
        One object: ``scenario``, ``target``, ``setback_km``, ``sweep``, ``bands``, ``curves``
        and ``sources``; ends with a line end. Names are English.
    """
    scenario, target = study.scenario, study.scenario.target
    borders = next(item for item in study.datasets if item.id == "territory")
    return write_json(
        {
            "scenario": scenario.id,
            "target": {
                "id": target.id,
                "name": target.names["en"],
                "area_km2": round_area_km2(study.together.target_area_m2),
                "border_source": {"title": borders.title, "date": borders.retrieved},
            },
            "setback_km": scenario.setback_km,
            "sweep": {
                "low_km": _short(study.sweep.low_km),
                "high_km": _short(study.sweep.high_km),
                "step_km": _short(study.sweep.step_km),
            },
            "bands": [
                {
                    "id": band.id,
                    "label": full_label(Wording("en"), band),
                    "corroborated": band.corroborated,
                    "low_km": _short(band.low_km),
                    "high_km": _short(band.high_km),
                }
                for band in scenario.ranges
            ],
            "curves": [_curve(study, curve) for curve in study.curves],
            "sources": [source for band in scenario.ranges for source in source_records(band)],
        }
    )


def _rows(study: CurveStudy, curve: Curve) -> Iterator[dict[str, Any]]:
    for stop in study.stops(curve):
        yield {
            "origin_id": curve.origin_id,
            "depth_to": curve.depth_to,
            **_numbers(stop),
            "entered_ids": tuple(town.id for town in stop.entered),
            "entered_names": tuple(town.names["en"] for town in stop.entered),
        }


def _numbers(stop: Stop) -> dict[str, Any]:
    return {
        "range_km": _short(stop.range_km),
        "area_km2": round_area_km2(stop.area_m2),
        "area_error_km2": round_area_km2(stop.area_error_m2),
        "share": round_share(stop.share),
        "depth_km": round_km(stop.depth_m),
        "depth_error_km": round_km(stop.depth_error_m),
        "plateau": stop.plateau,
        "missing_km": round_km(stop.missing_m),
        "oblasts": stop.oblasts,
        "towns": stop.towns,
        "towns_population": stop.people,
    }


def _curve(study: CurveStudy, curve: Curve) -> dict[str, Any]:
    oblasts = study.territory.oblasts
    return {
        "origin_id": curve.origin_id,
        "depth_to": curve.depth_to,
        "begins_km": round_km(curve.begins_m),
        "whole_km": round_km(curve.whole_m),
        "whole_error_km": round_km(curve.whole_error_m),
        "shares": [
            {
                "share": share,
                "enters_km": round_km(enters_m),
                "error_km": round_km(curve.share_error_m[share]),
            }
            for share, enters_m in curve.share_enters_m.items()
        ],
        "oblasts": [
            {
                "id": key,
                "name": oblasts[key].names["en"],
                "enters_km": round_km(enters_m),
                "error_km": round_km(curve.oblast_error_m[key]),
            }
            for key, enters_m in curve.oblast_enters_m.items()
        ],
        "towns": [
            {
                "id": entry.town.id,
                "name": entry.town.names["en"],
                "population": entry.town.population,
                "capital": entry.town.capital,
                "enters_km": round_km(entry.enters_m),
            }
            for entry in study.entries(curve)
        ],
        "stops": [_numbers(stop) for stop in study.stops(curve)],
    }


def _short(km: float) -> float:
    """Return kilometres rounded as all others are."""
    return round_km(km * M_PER_KM)
