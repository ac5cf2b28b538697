"""The closest calls: the towns nearest to an edge, on either side of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from rangereach.study import Study

__all__ = ["ClosestCall", "find_closest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosestCall:
    """The towns nearest to the edge of one range.

    Parameters
    ----------
    range_km : float
        The range.
    inside, outside : str
        The geonameids of the last town within reach and of the first beyond it.
    inside_by_m, outside_by_m : float
        How far from the edge each is: the difference of its exact distance and the range.
    """

    range_km: float
    inside: str
    inside_by_m: float
    outside: str
    outside_by_m: float


def find_closest(study: Study) -> list[ClosestCall]:
    """Return the closest call of each range that has towns on both sides, shortest first.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    """
    found = []
    for km, row in study.by_range_km().items():
        reached = set(row.town_ids)
        by_m = {town: abs(study.enters_m(town) - km * M_PER_KM) for town in study.towns}
        inside = min(sorted(reached), key=by_m.__getitem__, default=None)
        outside = min(sorted(set(by_m) - reached), key=by_m.__getitem__, default=None)
        if inside is not None and outside is not None:
            found.append(
                ClosestCall(
                    range_km=km,
                    inside=inside,
                    inside_by_m=by_m[inside],
                    outside=outside,
                    outside_by_m=by_m[outside],
                )
            )
    return found
