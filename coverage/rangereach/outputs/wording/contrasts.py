"""The rows of a comparison's tables, cell by cell, as every medium shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rangereach.units import M2_PER_KM2, M_PER_KM

from .catalogue import Wording
from .differences import A, B, say_difference

if TYPE_CHECKING:
    from rangereach.comparison import Comparison, EdgeComparison
    from rangereach.reach import OblastReach

Write: TypeAlias = Callable[[float], str]

__all__ = ["Contrast", "number_rows", "oblast_rows", "side_heads", "town_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """One row: what it is about, what A and B have of it, and B less A.

    Parameters
    ----------
    key : str
        The measure, or the id of an oblast.
    name, a, b, difference : str
        The cells, in words and numbers of the language.
    """

    key: str
    name: str
    a: str
    b: str
    difference: str


def side_heads(edge: EdgeComparison, wording: Wording) -> list[str]:
    """Head the columns of A, B and their difference."""
    heads = [
        wording.say("compare_side", side=side, said=wording.say("at_km", km=reach.range_km))
        for side, reach in ((A, edge.a), (B, edge.b))
    ]
    return [*heads, wording.say("compare_difference")]


def number_rows(comparison: Comparison, edge: EdgeComparison, wording: Wording) -> list[Contrast]:
    """Return the measures of one edge: area, share, depth, oblasts, towns, people, and any gap.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison`.
    edge : EdgeComparison
        One of its edges.
    wording : Wording
        The language and unit.
    """
    say, a, b = wording.say, edge.a, edge.b
    target = wording.name(comparison.a.scenario.target.names)

    def row(
        key: str, name: str, values: tuple[float, float], write: Write, size: Write | None = None
    ) -> Contrast:
        of_a, of_b = (write(value) if value else say("nothing") for value in values)
        less = values[1] - values[0]
        signed = say_difference(wording, less, (size or write)(abs(less))) if less else "–"
        return Contrast(key=key, name=name, a=of_a, b=of_b, difference=signed)

    def area(m2: float) -> str:
        return say("area_value", area=m2 / M2_PER_KM2)

    def depth(metres: float) -> str:
        return say("depth_value", depth=metres / M_PER_KM)

    def missing(metres: float) -> str:
        return say("missing_value", missing=metres / M_PER_KM)

    rows = [
        row("area", say("area"), (a.area_m2, b.area_m2), area),
        row("alone", say("compare_alone"), (edge.only_a_m2, edge.only_b_m2), area),
        row("both", say("compare_shared"), (edge.both_m2, edge.both_m2), area),
        row(
            "share",
            say("share", target=target),
            (a.share, b.share),
            lambda share: say("share_value", share=share),
            lambda share: say("compare_points", share=share),
        ),
        row("depth", say("depth"), (a.depth_m, b.depth_m), depth),
        row(
            "oblasts",
            say("oblasts"),
            (len(a.oblasts), len(b.oblasts)),
            lambda count: say("oblasts_value", count=count),
        ),
        row(
            "towns",
            say("towns"),
            (len(a.town_ids), len(b.town_ids)),
            lambda count: say("towns_value", count=count),
        ),
        row(
            "people",
            say("people"),
            (a.towns_population, b.towns_population),
            lambda count: say("people_value", count=count),
        ),
    ]
    if a.missing_m or b.missing_m:
        rows.append(row("missing", say("missing"), (a.missing_m, b.missing_m), missing))
    return rows


def oblast_rows(comparison: Comparison, edge: EdgeComparison, wording: Wording) -> list[Contrast]:
    """Return a row for each oblast-level unit that A or B touches, the greatest change first."""
    say = wording.say

    def cell(found: OblastReach | None) -> str:
        if found is None:
            return "–"
        return say("oblast_value", area=found.area_m2 / M2_PER_KM2, share=found.share)

    names = comparison.territory.oblasts
    return [
        Contrast(
            key=change.id,
            name=wording.name(names[change.id].names),
            a=cell(change.a),
            b=cell(change.b),
            difference="–"
            if change.change == "same"
            else say_difference(
                wording,
                change.difference_m2,
                say("area_value", area=abs(change.difference_m2) / M2_PER_KM2),
            ),
        )
        for change in edge.oblasts
    ]


def town_rows(
    comparison: Comparison, edge: EdgeComparison, wording: Wording
) -> list[tuple[str, str, str, str, str]]:
    """Return name, people, both distances and the side of each town that one side alone reaches.

    Towns that maps name, those of B first; distances are in the unit of the wording.
    """
    rows = []
    for side, keys in ((B, edge.towns_gained), (A, edge.towns_lost)):
        for town in (comparison.towns[key] for key in keys):
            if not town.is_named:
                continue
            people = (
                wording.say("uncertain")
                if town.population is None
                else wording.integer(town.population)
            )
            of_a, of_b = (
                wording.say("depth_value", depth=study.town_distance_m[town.id] / M_PER_KM)
                for study in (comparison.a, comparison.b)
            )
            rows.append((wording.name(town.names), people, of_a, of_b, side))
    return rows
