"""How deep rows reach: what is known of each beforehand, and one search for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rangereach import earth

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

__all__ = ["DepthQuestion", "find_depths"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthQuestion:
    """What the depth of one row follows from.

    Parameters
    ----------
    lines : NearestLine
        What depth is measured to.
    region : shapely Polygon or MultiPolygon
        Where something may be deeper than the plateau; the whole of what is reached where
        there is no plateau. Empty where nothing can be.
    plateau : Depth or None
        The curve that is as deep as the range, where the row has one.
    """

    lines: earth.NearestLine
    region: Polygon | MultiPolygon
    plateau: earth.Depth | None


def find_depths(questions: Sequence[DepthQuestion | None]) -> list[earth.Depth | None]:
    """Find the deepest point of each row.

    Parameters
    ----------
    questions : sequence of DepthQuestion or None
        None for a row that reaches nothing.

    Returns
    -------
    list of Depth or None
        In the same order; rows measured to the same lines are searched at once.
    """
    depths = [None if question is None else question.plateau for question in questions]
    searched: dict[int, list[tuple[int, DepthQuestion]]] = {}
    for number, question in enumerate(questions):
        if question is not None and not question.region.is_empty:
            searched.setdefault(id(question.lines), []).append((number, question))
    for group in searched.values():
        found = earth.find_deepest_each(
            [question.region for _, question in group],
            group[0][1].lines,
            plateaus=[question.plateau for _, question in group],
        )
        for (number, _), depth in zip(group, found, strict=True):
            depths[number] = depth
    return depths
