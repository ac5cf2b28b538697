"""The measuring of differences: areas by the drawn polygons, towns by exact distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from rangereach import earth, study
from rangereach.model import Edge, Scenario, Target
from rangereach.reach import TOUCHED_M2, TOUCHED_SHARE, OblastReach, Reach
from rangereach.scenarios import QuestionError
from rangereach.study import Study

from .values import Change, Comparison, EdgeComparison, OblastChange

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

__all__ = ["compare", "run"]


def run(a: Scenario, b: Scenario) -> Comparison:
    """Measure two scenarios, and how they differ.

    Parameters
    ----------
    a, b : Scenario
        Two questions about the same target.

    Returns
    -------
    Comparison
        Plain values; the outputs turn them into text.

    Raises
    ------
    QuestionError
        If the targets differ; nothing is measured then.
    GeometryError
        If an origin shares no border with the target.
    """
    _check_targets(a, b)
    return compare(study.run(a), study.run(b))


def compare(a: Study, b: Study) -> Comparison:
    """Compare two studies, the shortest distances with each other and so the longest.

    Parameters
    ----------
    a, b : Study
        From `rangereach.study.run`.

    Returns
    -------
    Comparison
        Differences are those of B less A.

    Raises
    ------
    QuestionError
        If the targets differ.
    """
    _check_targets(a.scenario, b.scenario)
    of_a, of_b = (list(each.by_range_km().values()) for each in (a, b))
    pairs: list[tuple[Edge, Reach, Reach]] = [("low", of_a[0], of_b[0])]
    if len(of_a) > 1 or len(of_b) > 1:
        pairs.append(("high", of_a[-1], of_b[-1]))
    return Comparison(a=a, b=b, edges=tuple(_compare_edge(*pair) for pair in pairs))


def _check_targets(a: Scenario, b: Scenario) -> None:
    if _is_same(a.target, b.target):
        return
    names = [
        f"{scenario.id} asks about {scenario.target.names['en']}"
        if scenario.target.country
        else f"{scenario.id} asks about an area of its own, {scenario.target.names['en']!r}"
        for scenario in (a, b)
    ]
    raise QuestionError(
        f"two targets cannot be compared: {names[0]}, {names[1]}",
        hint="give both scenarios the same `into`",
    )


def _is_same(a: Target, b: Target) -> bool:
    return a.country == b.country and bool(shapely.equals(a.geometry, b.geometry))


def _compare_edge(edge: Edge, a: Reach, b: Reach) -> EdgeComparison:
    both: Polygon | MultiPolygon = earth.intersect(a.geometry, b.geometry)[0]
    width_m = a.max_error_m + b.max_error_m
    only_a, narrow_a = earth.subtract(a.geometry, b.geometry, width_m=width_m)
    only_b, narrow_b = earth.subtract(b.geometry, a.geometry, width_m=width_m)
    in_a, in_b = set(a.town_ids), set(b.town_ids)
    return EdgeComparison(
        edge=edge,
        a=a,
        b=b,
        only_a=only_a,
        only_b=only_b,
        both=both,
        only_a_m2=earth.area_m2(only_a),
        only_b_m2=earth.area_m2(only_b),
        both_m2=earth.area_m2(both),
        slivers_m2=earth.area_m2(narrow_a) + earth.area_m2(narrow_b),
        oblasts=_oblasts(a, b),
        towns_gained=tuple(key for key in b.town_ids if key not in in_a),
        towns_lost=tuple(key for key in a.town_ids if key not in in_b),
    )


def _oblasts(a: Reach, b: Reach) -> tuple[OblastChange, ...]:
    of_a, of_b = ({oblast.id: oblast for oblast in reach.oblasts} for reach in (a, b))
    changes = [
        OblastChange(
            id=key,
            a=of_a.get(key),
            b=of_b.get(key),
            change=_oblast_change(of_a.get(key), of_b.get(key)),
        )
        for key in dict.fromkeys([*of_b, *of_a])
    ]
    return tuple(sorted(changes, key=lambda change: (-abs(change.difference_m2), change.id)))


def _oblast_change(a: OblastReach | None, b: OblastReach | None) -> Change:
    if a is None:
        return "gained"
    if b is None:
        return "lost"
    if abs(b.area_m2 - a.area_m2) < TOUCHED_M2 and abs(b.share - a.share) < TOUCHED_SHARE:
        return "same"
    return "more" if b.area_m2 > a.area_m2 else "less"
