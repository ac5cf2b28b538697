"""What programs read: values rounded once, sources as plain records, one way to write JSON.

Kilometres to 3 decimals, square kilometres to 2, shares and degrees to 6; always
kilometres, and English, whatever a reader asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rangereach.units import M2_PER_KM2, M_PER_KM

if TYPE_CHECKING:
    from rangereach.model import Range

__all__ = [
    "round_area_km2",
    "round_degrees",
    "round_error_m",
    "round_km",
    "round_share",
    "source_records",
    "write_json",
]

KM_DECIMALS = 3
KM2_DECIMALS = 2
SHARE_DECIMALS = 6
DEGREE_DECIMALS = 6
ERROR_DECIMALS = 3


def round_km(metres: float) -> float:
    """Return metres as kilometres."""
    return round(metres / M_PER_KM, KM_DECIMALS)


def round_area_km2(area_m2: float) -> float:
    """Return square metres as square kilometres."""
    return round(area_m2 / M2_PER_KM2, KM2_DECIMALS)


def round_share(share: float) -> float:
    """Return a fraction."""
    return round(share, SHARE_DECIMALS)


def round_degrees(degrees: float) -> float:
    """Return a longitude or latitude."""
    return round(degrees, DEGREE_DECIMALS)


def round_error_m(metres: float) -> float:
    """Return the bound of a drawn edge's error, in metres."""
    return round(metres, ERROR_DECIMALS)


def source_records(band: Range) -> list[dict[str, Any]]:
    """Return every figure of a band with its source; null where a field does not apply.

    Parameters
    ----------
    band : Range
        One of a scenario's.
    """
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


def write_json(answer: dict[str, Any]) -> str:
    """Write one object as JSON that a person can read too; ends with a line end."""
    return json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
