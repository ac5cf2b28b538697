"""A question: from where, how far, into what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from .figures import Claim, Range
from .lands import Names, Place

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

__all__ = ["HOME", "DepthTo", "Origin", "OriginKind", "Scenario", "Target"]

HOME = "UA"
"""The country whose border and places are meant where a question names no other."""

OriginKind = Literal["place", "border", "soil"]
"""One point; anywhere along a shared land border; anywhere on a territory."""

DepthTo = Literal["shared", "whole"]
"""Whether depth is measured to the shared border or to the target's whole boundary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a range is measured from.

    Parameters
    ----------
    id : str
        The place's id; ``PL`` for a border; ``PL:soil``; ``own-1`` for a user's row.
    kind : {"place", "border", "soil"}
        One point; anywhere along the shared land border; anywhere on the territory.
    country : str or None
        The country it stands for; None for a place outside every country of the map.
    place : Place or None
        For kind ``place``.
    """

    id: str
    kind: OriginKind
    country: str | None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is reached into.

    Parameters
    ----------
    id : str
        A country code, or ``own`` for a polygon of the user's.
    names : mapping of str to str
        Per language; a file's own name for a polygon of the user's.
    geometry : shapely Polygon or MultiPolygon
        EPSG:4326.
    country : str or None
        The country code where the target is a country.
    """

    id: str
    names: Names
    geometry: Polygon | MultiPolygon
    country: str | None

    @property
    def facing(self) -> str:
        """The country whose border is meant: the target, or Ukraine for a user's polygon."""
        return self.country or HOME


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A question: these ranges, from these origins, into this target.

    Parameters
    ----------
    id : str
        The file's stem, or ``what-if`` for one built on the spot.
    title : str
        The reader's question; empty where it is made from the parts.
    titles : mapping of str to str
        The title in other languages, where they are known.
    target : Target
        What is reached into.
    origins : tuple of Origin
        One or more; kinds may be mixed. None only for a statement that names no place.
    ranges : tuple of Range
        One or more, with distinct ids. None only for a statement that names no distance.
    setback_km : float
        How far back from border or soil; 0 for places.
    claims : tuple of Claim
        The published statements it illustrates.
    digest : str
        Short hash of the question, printed in the stamp of every output.
    """

    id: str
    title: str
    target: Target
    origins: tuple[Origin, ...]
    ranges: tuple[Range, ...]
    setback_km: float = 0.0
    claims: tuple[Claim, ...] = ()
    digest: str = ""
    titles: Names = field(default_factory=dict)
