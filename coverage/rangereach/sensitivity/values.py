"""The same question answered otherwise, as plain values in metres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rangereach.catalogue import Deviation
from rangereach.model import Dataset

__all__ = ["Absence", "Alternative", "Answer", "Sensitivity", "Topic"]

Topic = Literal["border_data", "origin_kind", "setback"]
"""What is asked otherwise: the source of the border; border against soil; a set-back."""

Absence = Literal["no_border_used", "places", "no_shared_border", "range_too_short"]
"""Why nothing is asked: neither origins nor target come from the border data; a listed place
has neither border nor soil nor set-back; its country has no border with the target; every
set-back is as long as the range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one distance comes to, from all origins together.

    Parameters
    ----------
    range_km : float
        The distance, before any set-back.
    area_m2, share : float
        Reached area of the target, and as a fraction of the target's.
    depth_m : float
        Greatest distance of a reached point from the border; 0 where nothing is reached.
    missing_m : float
        How much the distance falls short of the target; 0 where it reaches.
    towns : int
        Listed towns within reach.
    gained, lost : tuple of str
        Towns that are within reach here but not as the question was put, and the other way
        round: geonameids, the largest population first.
    """

    range_km: float
    area_m2: float
    share: float
    depth_m: float
    missing_m: float
    towns: int
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def reaches(self) -> bool:
        """Whether any of the target is reached."""
        return self.area_m2 > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One other way to put the question, with its answers.

    Parameters
    ----------
    id : str
        ``second-border``, ``border``, ``soil``, ``setback-5``, ``setback-10``, ``setback-20``.
    topic : str
        What it changes.
    answers : tuple of Answer
        One per distance, the shortest first; with a set-back, only distances longer than it.
    setback_km : float
        The set-back that the answers have: the question's own, or the one asked here.
    """

    id: str
    topic: Topic
    answers: tuple[Answer, ...]
    setback_km: float

    def at(self, range_km: float) -> Answer | None:
        """Return the answer for one distance; None where there is none."""
        return next((found for found in self.answers if found.range_km == range_km), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """How much each number of a study depends on what could have been chosen otherwise.

    Parameters
    ----------
    given : tuple of Answer
        As the question was put, one per distance, the shortest first.
    alternatives : tuple of Alternative
        In the order of the topics.
    absent : mapping of str to str
        For each topic without alternatives, why.
    apart : mapping of str to Deviation
        How far Ukraine's border with each country of the origins lies from the second one, by
        country code.
    border_data, second_border_data : Dataset
        The borders that every published number is from, and the second ones.
    """

    given: tuple[Answer, ...]
    alternatives: tuple[Alternative, ...]
    absent: Mapping[Topic, Absence]
    apart: Mapping[str, Deviation]
    border_data: Dataset
    second_border_data: Dataset

    def of(self, topic: Topic) -> tuple[Alternative, ...]:
        """Return the alternatives of one topic; none where `absent` says why."""
        return tuple(found for found in self.alternatives if found.topic == topic)
