"""An explanation for programs: the same as one JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rangereach.outputs import records
from rangereach.outputs.summary import used_datasets
from rangereach.outputs.wording import Wording, finding, full_label, title

from .closeness import find_closest
from .edges import measure_edges

if TYPE_CHECKING:
    from rangereach.model import Dataset
    from rangereach.sensitivity import Answer, Sensitivity
    from rangereach.study import Study

__all__ = ["render_json"]


def render_json(study: Study, sensitivity: Sensitivity) -> str:
    """Return an explanation as one JSON object; lengths in kilometres, names English.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    sensitivity : Sensitivity
        Of that study, from `rangereach.sensitivity.run`.

    Returns
    -------
    str
        ``scenario``, ``digest``, ``version``, ``title``, ``finding``, ``origins``, ``target``,
        ``setback_km``, ``bands`` with the figures that each rests on, ``edges``, ``closest``,
        ``border``, ``sensitivity``, ``rounding`` and ``data``; ends with a line end.
    """
    english, scenario = Wording("en"), study.scenario
    return records.write_json(
        {
            "scenario": scenario.id,
            "digest": scenario.digest,
            "version": study.version,
            "title": title(study, english),
            "finding": finding(study, english),
            "origins": [
                {"id": origin.id, "kind": origin.kind, "country": origin.country}
                for origin in scenario.origins
            ],
            "target": {
                "id": scenario.target.id,
                "name": scenario.target.names["en"],
                "area_km2": records.round_area_km2(study.target_area_m2),
            },
            "setback_km": scenario.setback_km,
            "bands": [
                {
                    "id": band.id,
                    "label": full_label(english, band),
                    "low_km": round(band.low_km, records.KM_DECIMALS),
                    "high_km": round(band.high_km, records.KM_DECIMALS),
                    "corroborated": band.corroborated,
                    "figures": records.source_records(band),
                }
                for band in scenario.ranges
            ],
            "edges": _edges(study),
            "closest": _closest(study),
            "border": _dataset(sensitivity.border_data),
            "sensitivity": _sensitivity(sensitivity),
            "rounding": {
                "km_decimals": records.KM_DECIMALS,
                "km2_decimals": records.KM2_DECIMALS,
                "share_decimals": records.SHARE_DECIMALS,
            },
            "data": [_dataset(data) for data in used_datasets(study)],
        }
    )


def _edges(study: Study) -> list[dict[str, Any]]:
    return [
        {
            "range_km": round(edge.range_km, records.KM_DECIMALS),
            "radius_km": records.round_km(edge.radius_m),
            "points": edge.points,
            "max_error_m": records.round_error_m(edge.max_error_m),
            "inside_km": records.round_km(edge.inside_m),
            "area_error_km2": records.round_area_km2(edge.area_error_m2),
        }
        for edge in measure_edges(study)
    ]


def _closest(study: Study) -> list[dict[str, Any]]:
    return [
        {
            "range_km": round(call.range_km, records.KM_DECIMALS),
            "inside": {
                "id": call.inside,
                "name": study.towns[call.inside].names["en"],
                "by_m": records.round_error_m(call.inside_by_m),
            },
            "outside": {
                "id": call.outside,
                "name": study.towns[call.outside].names["en"],
                "by_m": records.round_error_m(call.outside_by_m),
            },
        }
        for call in find_closest(study)
    ]


def _sensitivity(found: Sensitivity) -> dict[str, Any]:
    return {
        "second_border": _dataset(found.second_border_data),
        "apart": {
            code: {
                "mean_km": records.round_km(apart.mean_m),
                "p95_km": records.round_km(apart.p95_m),
                "max_km": records.round_km(apart.max_m),
            }
            for code, apart in found.apart.items()
        },
        "given": [_answer(answer) for answer in found.given],
        "alternatives": [
            {
                "id": alternative.id,
                "topic": alternative.topic,
                "setback_km": alternative.setback_km,
                "answers": [
                    _answer(answer) | {"gained": [*answer.gained], "lost": [*answer.lost]}
                    for answer in alternative.answers
                ],
            }
            for alternative in found.alternatives
        ],
        "absent": dict(found.absent),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "range_km": round(answer.range_km, records.KM_DECIMALS),
        "area_km2": records.round_area_km2(answer.area_m2),
        "share": records.round_share(answer.share),
        "depth_km": records.round_km(answer.depth_m),
        "missing_km": records.round_km(answer.missing_m),
        "towns": answer.towns,
    }


def _dataset(data: Dataset) -> dict[str, str]:
    return {
        "id": data.id,
        "title": data.title,
        "publisher": data.publisher,
        "url": data.url,
        "licence": data.licence,
        "retrieved": data.retrieved,
        "changes": data.changes,
    }
