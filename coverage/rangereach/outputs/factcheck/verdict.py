"""The verdict in words, limited to distances."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rangereach.catalogue import load_territory
from rangereach.outputs.wording import (
    Wording,
    full_label,
    origin_phrase,
    published_phrase,
    range_phrase,
)
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from rangereach.check import Check, Named
    from rangereach.model import Origin

__all__ = [
    "basis_sentence",
    "explain_verdict",
    "phrase_names",
    "phrase_origins",
    "phrase_ranges",
    "verdict_label",
]

_LABELS = {
    "reaches": "check_verdict_reaches",
    "depends": "check_verdict_depends",
    "partly": "check_verdict_partly",
    "falls_short": "check_verdict_falls_short",
    "no_distance": "check_verdict_no_distance",
    "no_place": "check_verdict_no_place",
}
_BASES = {
    "stated": "check_basis_stated",
    "published": "check_basis_published",
    "asked": "check_basis_asked",
    "none": "check_basis_none",
}


def verdict_label(check: Check, wording: Wording) -> str:
    """Return the verdict in one short sentence.

    Words without a distance are neither confirmed nor refuted, whatever distance is put in
    its place as a what-if.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language.
    """
    return wording.say(_LABELS[check.verdict if check.basis == "stated" else "no_distance"])


def basis_sentence(check: Check, wording: Wording) -> str:
    """Say whose distance it is: that of the words, or a what-if in its place."""
    labels = [full_label(wording, band) for band in check.scenario.ranges]
    return wording.say(_BASES[check.basis], range=phrase_ranges(check, wording), labels=labels)


def explain_verdict(check: Check, wording: Wording) -> list[str]:
    """Say what the geometry gives, from where, and of a what-if that it is one.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language and the units.

    Returns
    -------
    list of str
        Whole sentences; none where there is no place to measure from.
    """
    if not check.scenario.origins:
        return []
    said = _measured_sentence(check, wording)
    what_if = check.study is not None and check.basis != "stated"
    return [basis_sentence(check, wording), said] if what_if else [said]


def _measured_sentence(check: Check, wording: Wording) -> str:
    """Say how far the distances reach; without any, what distance it would take."""
    values: dict[str, object] = {
        "origin": phrase_origins(check, wording),
        "target": wording.name(check.scenario.target.names),
        "range": phrase_ranges(check, wording),
        "low": check.low_km,
        "high": check.high_km,
        "names": phrase_names(check.named, wording),
    }
    if not (rows := check.rows()):
        least_m = check.enters_m or 0.0
        key = "check_would_need" if least_m else "check_would_need_border"
        whole_km = (check.whole_m or 0.0) / M_PER_KM
        return wording.say(key, least=least_m / M_PER_KM, whole=whole_km, **values)
    if check.verdict == "falls_short":
        values["missing"] = rows[-1].missing_m / M_PER_KM
        return wording.say("check_falls_short", **values)
    if check.verdict == "partly":
        values["names"] = phrase_names(check.overreached, wording)
        return wording.say("check_partly", **values)
    if check.verdict == "depends":
        values["missing"] = rows[0].missing_m / M_PER_KM
        return wording.say("check_depends_named" if check.named else "check_depends", **values)
    return wording.say("check_reaches_named" if check.named else "check_reaches", **values)


def phrase_origins(
    check: Check, wording: Wording, origins: Iterable[Origin] | None = None, *, setback: bool = True
) -> str:
    """Say where a check measures from, or from where some of its origins do."""
    countries = load_territory().countries
    return origin_phrase(wording, check.scenario, countries, origins, setback=setback)


def phrase_ranges(check: Check, wording: Wording) -> str:
    """Say the distances of a check, the least to the greatest; empty where there is none."""
    if check.low_km is None or check.high_km is None:
        return ""
    say_range = range_phrase if check.basis == "asked" else published_phrase
    return say_range(wording, check.low_km, check.high_km)


def phrase_names(named: Iterable[Named], wording: Wording) -> list[str]:
    """Return the names of places."""
    return [wording.name(place.names) for place in named]
