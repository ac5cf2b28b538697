"""Checks for programs: one JSON object, in kilometres and English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rangereach.catalogue import load_systems
from rangereach.outputs import records
from rangereach.outputs.wording import Wording

from .sources import used_datasets, used_version
from .verdict import explain_verdict, phrase_origins, verdict_label

if TYPE_CHECKING:
    from rangereach.check import Check, Named, Need, Standing
    from rangereach.model import Claim, Source
    from rangereach.reach import Reach
    from rangereach.sensitivity import Answer, Sensitivity
    from rangereach.study import Study

__all__ = ["render_json"]


def render_json(checks: Sequence[Check]) -> str:
    """Return checks as one JSON object; ends with a line end.

    Parameters
    ----------
    checks : sequence of Check
        From `rangereach.check.run`.

    Returns
    -------
    str
        ``checks``, a list. Each has ``claim`` (``id``, ``speaker``, ``words``, ``summary``,
        ``distances_km``, ``source``), ``question`` (``scenario``, ``digest``, ``target``,
        ``origins``, ``setback_km``, ``ranges``), ``basis``, ``verdict``, ``verdict_text``,
        ``said``, ``not_said``, ``at_low``, ``at_high``, ``reach`` (one per distance),
        ``named``, ``overreached`` (ids), ``needs`` (per origin), ``whole_km``,
        ``sensitivity``, ``sources``, ``datasets`` and ``version``. What does not apply is
        null or empty.
    """
    return records.write_json({"checks": [_check(check) for check in checks]})


def _check(check: Check) -> dict[str, Any]:
    scenario, english = check.scenario, Wording("en")
    return {
        "claim": _claim(check.claim),
        "question": {
            "scenario": scenario.id,
            "digest": scenario.digest,
            "target": {"id": scenario.target.id, "name": scenario.target.names["en"]},
            "origins": [
                {
                    "id": origin.id,
                    "kind": origin.kind,
                    "text": phrase_origins(check, english, [origin], setback=False),
                }
                for origin in scenario.origins
            ],
            "setback_km": scenario.setback_km,
            "ranges": [
                {"id": band.id, "low_km": band.low_km, "high_km": band.high_km}
                for band in scenario.ranges
            ],
        },
        "basis": check.basis,
        "verdict": check.verdict,
        "verdict_text": verdict_label(check, english),
        "said": " ".join(explain_verdict(check, english)),
        "not_said": english.say("check_caveat"),
        "at_low": check.at_low,
        "at_high": check.at_high,
        "reach": [_reach(row, check.study) for row in check.rows() if check.study],
        "named": [_named(place) for place in check.named],
        "overreached": [place.id for place in check.overreached],
        "needs": [_need(need) for need in check.needs],
        "whole_km": _km(check.whole_m),
        "sensitivity": _sensitivity(check.sensitivity),
        "sources": [source for band in scenario.ranges for source in records.source_records(band)],
        "datasets": [
            {
                "id": data.id,
                "title": data.title,
                "publisher": data.publisher,
                "url": data.url,
                "licence": data.licence,
                "retrieved": data.retrieved,
            }
            for data in used_datasets(check)
        ],
        "version": used_version(check),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "speaker": claim.speaker or None,
        "words": claim.source.quote or None,
        "summary": claim.summary or None,
        "distances_km": list(claim.distances_km),
        "source": _source(claim.source),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "publisher": source.publisher or None,
        "title": source.title or None,
        "url": source.url or None,
        "date": source.date or None,
        "date_certain": source.date_certain,
        "first_source": source.first_source or None,
    }


def _km(metres: float | None) -> float | None:
    return None if metres is None else records.round_km(metres)


def _reach(row: Reach, study: Study) -> dict[str, Any]:
    return {
        "range_km": row.range_km,
        "area_km2": records.round_area_km2(row.area_m2),
        "share": records.round_share(row.share),
        "depth_km": _km(row.depth_m),
        "depth_to": row.depth_to,
        "missing_km": _km(row.missing_m),
        "oblasts": [
            {
                "id": oblast.id,
                "name": study.territory.oblasts[oblast.id].names["en"],
                "area_km2": records.round_area_km2(oblast.area_m2),
                "share": records.round_share(oblast.share),
            }
            for oblast in row.oblasts
        ],
        "towns": [
            {
                "id": key,
                "name": study.towns[key].names["en"],
                "distance_km": _km(study.enters_m(key)),
            }
            for key in row.town_ids
        ],
        "towns_population": row.towns_population,
        "max_error_m": records.round_error_m(row.max_error_m),
    }


def _named(place: Named) -> dict[str, Any]:
    return {
        "id": place.id,
        "kind": place.kind,
        "name": place.names["en"],
        "word": place.word or None,
        "enters_km": _km(place.enters_m),
        "whole_km": _km(place.whole_m),
        "low": _standing(place.low),
        "high": _standing(place.high),
        "overreached": place.overreached,
        "parts": [_named(part) for part in place.parts],
    }


def _standing(found: Standing | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "range_km": found.range_km,
        "extent": found.extent,
        "area_km2": records.round_area_km2(found.area_m2),
        "share": records.round_share(found.share),
    }


def _need(need: Need) -> dict[str, Any]:
    systems = load_systems()
    return {
        "origin_id": need.origin_id,
        "enters_km": _km(need.enters_m),
        "systems": [{"id": key, "name": systems[key].name} for key in need.systems],
    }


def _sensitivity(found: Sensitivity | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "given": [_answer(answer) for answer in found.given],
        "alternatives": [
            {
                "id": other.id,
                "topic": other.topic,
                "setback_km": other.setback_km,
                "answers": [_answer(answer) for answer in other.answers],
            }
            for other in found.alternatives
        ],
        "absent": dict(found.absent),
        "border_data": found.border_data.title,
        "second_border_data": found.second_border_data.title,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "range_km": answer.range_km,
        "area_km2": records.round_area_km2(answer.area_m2),
        "share": records.round_share(answer.share),
        "depth_km": _km(answer.depth_m),
        "missing_km": _km(answer.missing_m),
        "towns": answer.towns,
        "towns_gained": list(answer.gained),
        "towns_lost": list(answer.lost),
    }
