"""Published numbers and statements, and where each was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .lands import Names

__all__ = ["Against", "Claim", "Dataset", "Edge", "Figure", "Range", "Source", "System"]

Against = Literal["aircraft_cruise", "ballistic", "missile", "not_stated"]
"""What a published number is said to be against."""

Edge = Literal["low", "high"]
"""The two edges of a band."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a published statement or number was read.

    Parameters
    ----------
    publisher, title, url : str
        Who printed it, under which title and address; title and address may be empty.
    date : str
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    date_certain : bool
        False where the date was inferred; shown as such.
    quote : str
        The words in which it stands, in the language of the source.
    tier : {"A", "B", None}
        A: a maker, ministry or armed force, also as quoted; B: press and agencies;
        None: not graded (a user's own source).
    first_source : str
        Whom the publisher cites or copies; empty where it speaks for itself.
    """

    publisher: str
    title: str
    url: str
    date: str
    date_certain: bool = True
    quote: str = ""
    tier: Literal["A", "B"] | None = None
    first_source: str = ""

    @property
    def origin(self) -> str:
        """Who said it first: two sources with one origin are one voice."""
        return self.first_source or self.publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One published number, in kilometres, with its source.

    Parameters
    ----------
    id : str
        Stable within its system or scenario.
    low_km, high_km : float
        The published maximum; they differ only where the text gives a span for it.
    source : Source
        Without one a figure does not exist.
    against : str
        What the text itself says the number is against.
    measure : {"range_km", "altitude_km"}
        What was measured.
    near_km : float or None
        A published least engagement distance; shown with the quote, never part of a band.
    hedge : str
        The hedge words as printed ("up to", "about").
    printed : tuple of str
        The numbers as they stand in the quote.
    """

    id: str
    low_km: float
    high_km: float
    source: Source
    against: Against = "not_stated"
    measure: Literal["range_km", "altitude_km"] = "range_km"
    near_km: float | None = None
    hedge: str = ""
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A band of distances, from a least to a greatest figure.

    Parameters
    ----------
    id : str
        Key of the band in every output.
    label : str
        What a reader sees; in the language of the scenario.
    labels : mapping of str to str
        The label in other languages, where they are known.
    low_km, high_km : float
        The edges of the band; equal where the sources agree or there is one number.
    system : str or None
        The system's id, where the band is that of a system.
    corroborated : bool or None
        For a system, whether the band rests on corroborated figures; None for a
        scenario's own range.
    against : str or None
        For a system, which question its figures answer.
    own_file : bool
        For a system, whether it comes from a file of the user's.
    figures : tuple of Figure
        Every figure that was considered. Empty: the reader's own distance.
    in_band : tuple of bool
        For each figure, whether it lies inside the band.
    """

    id: str
    label: str
    low_km: float
    high_km: float
    system: str | None = None
    corroborated: bool | None = None
    against: Against | None = None
    own_file: bool = False
    figures: tuple[Figure, ...] = ()
    in_band: tuple[bool, ...] = ()
    labels: Names = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether this is the reader's own distance, without a published source."""
        return not self.figures

    def edges_km(self) -> tuple[tuple[Edge, float], ...]:
        """Return both edges, low first."""
        return (("low", self.low_km), ("high", self.high_km))

    def distinct_edges_km(self) -> tuple[tuple[Edge, float], ...]:
        """Return both edges, or the low one alone where they are the same distance."""
        return self.edges_km()[: 1 if self.low_km == self.high_km else 2]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A system by its public name, with every published figure.

    Parameters
    ----------
    id, name, missile : str
        As in the catalogue.
    aliases : tuple of str
        What a person may type for it.
    figures : tuple of Figure
        All that were read, ranges and altitudes, in and out of any band.
    note : str
        One sentence on how far the sources agree.
    names : mapping of str to str
        The name in languages that write it otherwise.
    own_file : bool
        Whether it comes from a file of the user's.
    """

    id: str
    name: str
    missile: str
    aliases: tuple[str, ...]
    figures: tuple[Figure, ...]
    note: str = ""
    names: Names = field(default_factory=dict)
    own_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A published statement about reach.

    Parameters
    ----------
    id, speaker, summary : str
        Who said what, in our words; both may be empty for words that a user brought.
    source : Source
        Where; title and address may be empty. Its quote holds the words themselves.
    person : bool or None
        Whether one person said it; False for several or a body, None where it is not known.
    distances_km : tuple of float
        The distances that the words name, ascending; empty where they name none.
    hedge : str
        Their hedge words as printed ("up to").
    origins : tuple of str
        Where the words say that it would be measured from, as typed on the command line
        (``PL``, ``PL:soil``): our reading of them. Empty where they name no place.
    systems : tuple of str
        Ids of the systems that they name.
    about : tuple of str
        What of the target they speak of: ids of oblasts and regions, geonameids of towns; our
        reading of them.
    speakers, summaries : mapping of str to str
        Both in other languages.
    """

    id: str
    speaker: str
    summary: str
    source: Source
    person: bool | None = None
    distances_km: tuple[float, ...] = ()
    hedge: str = ""
    origins: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    speakers: Names = field(default_factory=dict)
    summaries: Names = field(default_factory=dict)

    @property
    def low_km(self) -> float | None:
        """The least distance named; None where none was."""
        return min(self.distances_km, default=None)

    @property
    def high_km(self) -> float | None:
        """The greatest distance named; None where none was."""
        return max(self.distances_km, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Provenance of one folder of bundled data, from its ``source.toml``.

    Parameters
    ----------
    id : str
        The folder's name.
    title, publisher, url, licence, attribution, retrieved, changes : str
        As declared; `retrieved` is an ISO date, `changes` says what was done to it.
    files : mapping of str to str
        File name to SHA-256.
    """

    id: str
    title: str
    publisher: str
    url: str
    licence: str
    attribution: str
    retrieved: str
    changes: str
    files: Mapping[str, str]
