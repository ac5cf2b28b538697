"""Checks of the bundled statements, each measured once per process, and their golden answers.

Renew `golden/check-*.json` with: PYTHONPATH=coverage python tests/checks.py
"""

import functools
import json
from pathlib import Path
from typing import Any

from rangereach import catalogue, check, scenarios
from rangereach.check import Check, Named, Standing
from rangereach.reach import Reach

GOLDEN = Path(__file__).parent / "golden"


@functools.cache
def check_of(claim_id: str) -> Check:
    """Check a bundled statement by its own question."""
    claim = catalogue.load_claims()[claim_id]
    return check.run(claim, scenarios.ask_claim(claim))


def golden_path(claim_id: str) -> Path:
    """Return where a statement's golden answer stands."""
    return GOLDEN / f"check-{claim_id}.json"


def tell(found: Check) -> dict[str, Any]:
    """Return the numbers of a check, rounded for a reader: km 1, km2 whole, shares 3 decimals."""
    return {
        "claim": found.claim.id,
        "origins": [origin.id for origin in found.scenario.origins],
        "ranges": [
            {"id": band.id, "low_km": band.low_km, "high_km": band.high_km}
            for band in found.scenario.ranges
        ],
        "basis": found.basis,
        "verdict": found.verdict,
        "at_low": found.at_low,
        "at_high": found.at_high,
        "reach": [_row(row) for row in found.rows()],
        "needs": [
            {
                "origin": need.origin_id,
                "enters_km": _km(need.enters_m),
                "systems": list(need.systems) if need.enters_m else "every one with a range",
            }
            for need in found.needs
        ],
        "whole_km": _km(found.whole_m),
        "named": [_named(place) for place in found.named],
        "sensitivity": _alternatives(found),
    }


def _km(metres: float | None) -> float | None:
    return None if metres is None else round(metres / 1000, 1)


def _row(row: Reach) -> dict[str, Any]:
    return {
        "range_km": row.range_km,
        "area_km2": round(row.area_m2 / 1e6),
        "share": round(row.share, 3),
        "depth_km": _km(row.depth_m),
        "missing_km": _km(row.missing_m),
        "oblasts": len(row.oblasts),
        "towns": len(row.town_ids),
    }


def _named(place: Named) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": place.id,
        "kind": place.kind,
        "name": place.names["en"],
        "word": place.word,
        "enters_km": _km(place.enters_m),
        "whole_km": _km(place.whole_m),
        "low": _standing(place.low),
        "high": _standing(place.high),
    }
    if place.parts:
        told["parts"] = [_named(part) for part in place.parts]
    return told


def _standing(standing: Standing | None) -> str | None:
    return None if standing is None else f"{standing.extent}, {100 * standing.share:.1f} %"


def _alternatives(found: Check) -> dict[str, Any] | None:
    if found.sensitivity is None:
        return None
    return {
        other.id: [
            {"range_km": answer.range_km, "area_km2": round(answer.area_m2 / 1e6)}
            for answer in other.answers
        ]
        for other in found.sensitivity.alternatives
    }


if __name__ == "__main__":
    for key in catalogue.load_claims():
        text = json.dumps(tell(check_of(key)), indent=2, ensure_ascii=False)
        golden_path(key).write_text(text + "\n", encoding="utf-8")
