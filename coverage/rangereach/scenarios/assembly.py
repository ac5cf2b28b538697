"""The parts of a question put together: what they must be to each other, and its digest."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence

from rangereach.model import Claim, Names, Origin, Range, Scenario, Target

__all__ = ["assemble", "describe_band", "doubt_setback"]


def describe_band(low_km: float, high_km: float) -> str:
    """Name a band of distances: ``70 km``, ``70 to 100 km``."""
    low, high = (f"{km:,.3f}".rstrip("0").rstrip(".") for km in (low_km, high_km))
    return f"{low} km" if low == high else f"{low} to {high} km"


def doubt_setback(setback_km: float, origins: Sequence[Origin], ranges: Sequence[Range]) -> str:
    """Say what is wrong with a set-back; empty where nothing is.

    Parameters
    ----------
    setback_km : float
        How far back from border or soil.
    origins, ranges
        That it is to go with.
    """
    if not math.isfinite(setback_km) or setback_km < 0:
        return "a set-back is 0 km or more"
    if setback_km and any(origin.kind == "place" for origin in origins):
        return "a set-back goes with a border or a soil, never with places"
    shortest = min((band.low_km for band in ranges), default=float("inf"))
    if setback_km >= shortest:
        return f"the set-back must be less than every range; the shortest is {shortest:g} km"
    return ""


def assemble(
    *,
    id: str,
    title: str,
    target: Target,
    origins: Sequence[Origin],
    ranges: Sequence[Range],
    setback_km: float,
    claims: Sequence[Claim] = (),
    titles: Names | None = None,
) -> Scenario:
    """Return the scenario of these checked parts, with its digest."""
    question = {
        "target": target.id if target.country else [target.id, target.geometry.wkb_hex],
        "origins": sorted(_origin_key(origin) for origin in origins),
        "ranges": [
            [band.id, band.low_km, band.high_km, band.system, band.against] for band in ranges
        ],
        "setback_km": setback_km,
    }
    text = json.dumps(question, sort_keys=True, separators=(",", ":"))
    return Scenario(
        id=id,
        title=title,
        titles=titles or {},
        target=target,
        origins=tuple(origins),
        ranges=tuple(ranges),
        setback_km=setback_km,
        claims=tuple(claims),
        digest=hashlib.sha256(text.encode()).hexdigest()[:10],
    )


def _origin_key(origin: Origin) -> list[str]:
    place = origin.place
    at = [f"{place.lon_deg:.6f}", f"{place.lat_deg:.6f}"] if place else []
    return [origin.id, *at]
