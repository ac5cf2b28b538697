"""What a published statement comes to when its words are measured, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rangereach.model import Claim, Edge, Names, Scenario
    from rangereach.reach import Reach
    from rangereach.sensitivity import Sensitivity
    from rangereach.study import Study

__all__ = ["Basis", "Check", "Extent", "Named", "NamedKind", "Need", "Standing", "Verdict"]

Verdict = Literal["reaches", "depends", "partly", "falls_short", "no_distance", "no_place"]
"""What the geometry says of a statement; nothing else of it is judged.

In this order, the first that holds:

- ``no_distance``: neither the words nor the question name a distance;
- ``no_place``: neither names a place to measure from;
- ``falls_short``: the greatest distance does not reach the target;
- ``partly``: the greatest distance reaches it, but not all of the places that the words name
  (what the least does: `Check.at_low`);
- ``depends``: the greatest distance reaches all of it, the least does not;
- ``reaches``: the least distance does, too.
"""

Basis = Literal["stated", "published", "asked", "none"]
"""Whose distance was measured.

``stated``: the words name it; ``published``: they name none, and published figures are taken,
the band of a system, as a what-if; ``asked``: a distance of the question's own is taken, as a
what-if; ``none``: there is no distance.
"""

Extent = Literal["whole", "part", "none"]
"""How much of something lies within reach: all of it, some of it, nothing.

For an area to the accuracy of the oblast lines: from 1 km2 or 0.1 % of it on, whichever is
less, it is reached, and where less than that is left, it is reached whole. A town is a point.
"""

NamedKind = Literal["oblast", "town", "region"]
"""What kind of place the words name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How far an origin is from the target.

    Parameters
    ----------
    origin_id : str
        As in the scenario.
    enters_m : float
        The least range that touches the target: the distance to it and the set-back; at a
        shared border the set-back alone.
    systems : tuple of str
        The systems of the catalogue whose published band goes that far, by its greatest figure
        on the default question; ids, the farthest first.
    """

    origin_id: str
    enters_m: float
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much of a named place lies within one distance of all the origins together.

    Parameters
    ----------
    edge : {"low", "high"}
        The least or the greatest distance of the check.
    range_km : float
        The distance.
    extent : {"whole", "part", "none"}
        In a word.
    area_m2, share : float
        What of it is reached, of an oblast or a region; for a town 0 m2, and a share of 1 or 0.
    """

    edge: Edge
    range_km: float
    extent: Extent
    area_m2: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place that the words name, and how it stands to the reach.

    Parameters
    ----------
    id : str
        ISO 3166-2 of an oblast, geonameid of a town, id of a region (``west``).
    kind : {"oblast", "town", "region"}
        Which of them.
    names : mapping of str to str
        Per language; ``en`` always.
    word : str
        As it stands in the words; empty where it is our reading of them (`Claim.about`).
    parts : tuple of Named
        The oblasts of a region; empty else.
    enters_m : float or None
        The least range that touches it, set-back included; None where there is no origin.
    whole_m : float or None
        The least range that has all of it within reach, set-back included; for an area no point
        of it is farther by more than 1 m. A town's is that which touches it.
    low, high : Standing or None
        At the least and the greatest distance of the check; None without a study.
    """

    id: str
    kind: NamedKind
    names: Names
    word: str
    parts: tuple[Named, ...]
    enters_m: float | None
    whole_m: float | None
    low: Standing | None
    high: Standing | None

    @property
    def overreached(self) -> bool:
        """Whether the words say more of it than the greatest distance reaches."""
        return self.high is not None and self.high.extent != "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A published statement against the geometry.

    Parameters
    ----------
    claim : Claim
        The statement.
    scenario : Scenario
        The question that stands for it. Its origins are empty where there is no place to measure
        from, its ranges where there is no distance.
    study : Study or None
        What was measured; None where places or distances are missing.
    basis : {"stated", "published", "asked", "none"}
        Whose distance it is.
    verdict : str
        Limited to geometry.
    at_low, at_high : {"whole", "part", "none"} or None
        How much the least and the greatest distance do of what the words say: ``none`` where the
        target is not reached, ``whole`` where it is, with all of each named place (or where
        none is named), else ``part``. None without a study.
    needs : tuple of Need
        For each origin, in the scenario's order.
    whole_m : float or None
        The least range from all the origins together that has the whole target within reach,
        set-back included; no point of it is farther by more than 1 m. None without an origin.
    named : tuple of Named
        The places that the words name, in their order.
    sensitivity : Sensitivity or None
        How much the numbers owe to the border source, to border or soil, and to a set-back;
        None without a study.
    """

    claim: Claim
    scenario: Scenario
    study: Study | None
    basis: Basis
    verdict: Verdict
    at_low: Extent | None
    at_high: Extent | None
    needs: tuple[Need, ...]
    whole_m: float | None
    named: tuple[Named, ...]
    sensitivity: Sensitivity | None

    @property
    def low_km(self) -> float | None:
        """The least distance that was measured."""
        return min((band.low_km for band in self.scenario.ranges), default=None)

    @property
    def high_km(self) -> float | None:
        """The greatest distance that was measured."""
        return max((band.high_km for band in self.scenario.ranges), default=None)

    def rows(self) -> tuple[Reach, ...]:
        """Return the reach of all origins together at each distinct distance, ascending."""
        return () if self.study is None else tuple(self.study.by_range_km().values())

    @property
    def enters_m(self) -> float | None:
        """The least range that touches the target from any of the origins."""
        return min((need.enters_m for need in self.needs), default=None)

    @property
    def overreached(self) -> tuple[Named, ...]:
        """The named places that are not whole within the greatest distance."""
        return tuple(named for named in self.named if named.overreached)
