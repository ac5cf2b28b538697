"""Sentences about a curve: what it asks, what it finds, which capitals come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.units import M_PER_KM

from .catalogue import Wording
from .phrases import origin_phrase

if TYPE_CHECKING:
    from rangereach.curve import Curve, CurveStudy

__all__ = ["curve_capitals", "curve_finding", "curve_title"]

MOST_CAPITALS = 3


def curve_title(study: CurveStudy, wording: Wording, curve: Curve | None = None) -> str:
    """Return the question that a curve answers.

    Parameters
    ----------
    study, wording, curve
        As for `curve_finding`.
    """
    return wording.say(
        "curve_title",
        target=wording.name(study.scenario.target.names),
        origin=_origin(study, curve or study.together, wording),
    )


def curve_finding(study: CurveStudy, wording: Wording, curve: Curve | None = None) -> str:
    """Say in one sentence from which range on how much of the target is within reach.

    Parameters
    ----------
    study : CurveStudy
        From `rangereach.curve.trace`.
    wording : Wording
        The language and units.
    curve : Curve, optional
        One of its curves; that of all origins where left out.
    """
    found = curve or study.together
    values: dict[str, object] = {
        "target": wording.name(study.scenario.target.names),
        "origin": _origin(study, found, wording),
    }
    first_km, last_km = found.begins_m / M_PER_KM, found.stops_km[-1]
    if not found.area_m2[-1]:
        return wording.say("curve_nothing", high=last_km, km=first_km, **values)
    shares = []
    if first_km > study.scenario.setback_km:
        shares.append(wording.say("curve_first", km=first_km))
    for share, enters_m in found.share_enters_m.items():
        km = enters_m / M_PER_KM
        shares.append(wording.say("curve_share", share=100 * share, km=km))
    if found.whole_m > found.last_m:
        shares.append(wording.say("curve_at", share=found.share[-1], km=last_km))
    shares.append(wording.say("curve_all", km=found.whole_m / M_PER_KM))
    return wording.say("curve_finding", shares=shares, **values)


def curve_capitals(study: CurveStudy, wording: Wording, curve: Curve | None = None) -> str:
    """Name the first seats of oblasts that come within reach; empty where none does.

    Parameters
    ----------
    study, wording, curve
        As for `curve_finding`.
    """
    seats = [entry for entry in study.entries(curve or study.together) if entry.town.capital]
    if not seats:
        return ""
    towns = [
        wording.say("curve_town", name=wording.name(entry.town.names), km=entry.enters_m / M_PER_KM)
        for entry in seats[:MOST_CAPITALS]
    ]
    return wording.say("curve_capitals", count=len(towns), towns=towns)


def _origin(study: CurveStudy, curve: Curve, wording: Wording) -> str:
    """Return where a curve is measured from."""
    scenario = study.scenario
    one = [origin for origin in scenario.origins if origin.id == curve.origin_id]
    return origin_phrase(wording, scenario, study.territory.countries, one or scenario.origins)
