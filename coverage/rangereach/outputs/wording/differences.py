"""The sentences of a comparison: who reaches more, what only one of them reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rangereach.model import Town
from rangereach.units import M2_PER_KM2, M_PER_KM

from .catalogue import Wording
from .phrases import band_label, origin_phrase, published_phrase, range_phrase, title

if TYPE_CHECKING:
    from rangereach.comparison import Comparison, EdgeComparison
    from rangereach.study import Study

__all__ = [
    "A",
    "B",
    "comparison_finding",
    "comparison_title",
    "edge_heading",
    "edge_sentences",
    "measured_sentence",
    "say_difference",
    "side_sentence",
    "towns_only",
]

A, B = "A", "B"
"""How the two sides are called, in every language."""

MOST_NAMED = 5
"""Towns that a sentence of the finding names; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """One edge in short: who reaches more, by how much, and whether the other reaches none."""

    side: str
    area_m2: float
    alone: bool


def comparison_title(comparison: Comparison, wording: Wording) -> str:
    """Name both scenarios, as they are called in files and commands, and the target."""
    a, b = comparison.a.scenario, comparison.b.scenario
    target = wording.name(a.target.names)
    return wording.say("compare_title", a=a.id, b=b.id, target=target)


def comparison_finding(comparison: Comparison, wording: Wording) -> str:
    """Say in one sentence, without its full stop, which of the two reaches more, and by how much.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison`.
    wording : Wording
        The language and unit.

    Returns
    -------
    str
        Where two edges are compared, it holds for both of them.
    """
    target = wording.name(comparison.a.scenario.target.names)
    leads = [_lead(edge) for edge in comparison.edges]
    found = [lead for lead in leads if lead is not None]
    if not found:
        reached = any(edge.a.reaches for edge in comparison.edges)
        return wording.say("compare_same" if reached else "compare_neither", target=target)
    side = found[0].side
    other = A if side == B else B
    if any(lead.side != side for lead in found):
        return wording.say("compare_turns", side=side, other=other, target=target)
    areas = sorted(lead.area_m2 / M2_PER_KM2 for lead in found)
    values = {"side": side, "other": other, "target": target, "area": areas[-1]}
    band = {"low": areas[0], "high": areas[-1]}
    alone = all(lead.alone for lead in found)
    written = {wording.area(area) for area in areas}
    if len(found) == len(leads) and len(written) > 1:
        return wording.say("compare_only_band" if alone else "compare_more_band", **values, **band)
    if len(found) == len(leads):
        return wording.say("compare_only" if alone else "compare_more", **values)
    return wording.say("compare_more_upto", **values)


def _lead(edge: EdgeComparison) -> _Lead | None:
    if edge.change == "same" or not edge.difference_m2:
        return None
    side = B if edge.difference_m2 > 0 else A
    less = edge.a if side == B else edge.b
    return _Lead(side, abs(edge.difference_m2), not less.reaches)


def side_sentence(study: Study, side: str, wording: Wording) -> str:
    """Say what a side stands for: the title of its scenario."""
    return wording.say("compare_side", side=side, said=title(study, wording))


def measured_sentence(study: Study, wording: Wording) -> str:
    """Say how far a scenario measures, and from where."""
    ranges = study.scenario.ranges
    low, high = min(band.low_km for band in ranges), max(band.high_km for band in ranges)
    own = all(band.is_own for band in ranges)
    spread = (range_phrase if own else published_phrase)(wording, low, high)
    label = band_label(wording, ranges[0]) if len(ranges) == 1 else ""
    if label:
        spread = wording.say("sources_band", label=label, range=spread)
    origin = origin_phrase(wording, study.scenario, study.territory.countries)
    return wording.say("compare_measured", range=spread, origin=origin)


def edge_heading(edge: EdgeComparison, wording: Wording) -> str:
    """Say which distances are compared."""
    key = "compare_heading_low" if edge.edge == "low" else "compare_heading_high"
    return wording.say(key, a_km=edge.a.range_km, b_km=edge.b.range_km)


def edge_sentences(comparison: Comparison, edge: EdgeComparison, wording: Wording) -> list[str]:
    """Say what both reach at one pair of distances, what one alone does, and which towns.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison`.
    edge : EdgeComparison
        One of its edges.
    wording : Wording
        The language and unit.
    """
    sentences = [_areas(edge, wording, wording.name(comparison.a.scenario.target.names))]
    if edge.a.reaches and edge.b.reaches:
        sentences.append(_parts(edge, wording))
    if edge.towns_gained or edge.towns_lost:
        for side, keys in ((B, edge.towns_gained), (A, edge.towns_lost)):
            if keys:
                towns = [comparison.towns[key] for key in keys]
                sentences.append(towns_only(towns, side, wording, most=MOST_NAMED))
    elif edge.a.reaches or edge.b.reaches:
        key = "compare_towns_same" if edge.a.town_ids else "compare_towns_none"
        sentences.append(wording.say(key))
    return sentences


def _areas(edge: EdgeComparison, wording: Wording, target: str) -> str:
    a, b = edge.a, edge.b
    if a.reaches and b.reaches:
        return wording.say(
            "compare_edge",
            target=target,
            a_km=a.range_km,
            b_km=b.range_km,
            a_area=a.area_m2 / M2_PER_KM2,
            b_area=b.area_m2 / M2_PER_KM2,
            a_share=a.share,
            b_share=b.share,
        )
    if not a.reaches and not b.reaches:
        return wording.say(
            "compare_edge_neither",
            target=target,
            a_km=a.range_km,
            b_km=b.range_km,
            a_missing=a.missing_m / M_PER_KM,
            b_missing=b.missing_m / M_PER_KM,
        )
    near, far = (a, b) if a.reaches else (b, a)
    return wording.say(
        "compare_edge_one",
        target=target,
        side=A if a.reaches else B,
        other=B if a.reaches else A,
        km=near.range_km,
        other_km=far.range_km,
        area=near.area_m2 / M2_PER_KM2,
        share=near.share,
        missing=far.missing_m / M_PER_KM,
    )


def _parts(edge: EdgeComparison, wording: Wording) -> str:
    only_a, only_b = edge.only_a_m2 / M2_PER_KM2, edge.only_b_m2 / M2_PER_KM2
    if edge.change == "same":
        return wording.say("compare_alike")
    if not edge.both_m2:
        return wording.say("compare_apart")
    if not only_a or not only_b:
        side, other = (A, B) if not only_a else (B, A)
        return wording.say("compare_inside", side=side, other=other, more=only_a or only_b)
    both = edge.both_m2 / M2_PER_KM2
    return wording.say("compare_parts", both=both, only_a=only_a, only_b=only_b)


def towns_only(towns: Sequence[Town], side: str, wording: Wording, *, most: int) -> str:
    """Say which listed towns are within reach of one side alone.

    Parameters
    ----------
    towns : sequence of Town
        One or more, those first that are to be named first.
    side : str
        `A` or `B`.
    wording : Wording
        The language.
    most : int
        So many are named, of those that maps name; the others are counted.
    """
    names = [wording.name(town.names) for town in towns if town.is_named][:most]
    more = len(towns) - len(names)
    if not names:
        return wording.say("compare_towns_only_small", side=side, count=more)
    if more:
        return wording.say("compare_towns_only_more", side=side, names=names, count=more)
    return wording.say("compare_towns_only", side=side, names=names)


def say_difference(wording: Wording, difference: float, value: str) -> str:
    """Give a value its sign.

    Parameters
    ----------
    wording : Wording
        The language.
    difference : float
        B less A, not 0.
    value : str
        What it amounts to, written without a sign.
    """
    return wording.say("compare_plus" if difference > 0 else "compare_minus", value=value)
