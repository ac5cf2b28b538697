"""The values that flow through the house: frozen, checked where they are read.

Longitude comes before latitude. Units stand in the names: `_m`, `_m2`, `_km`,
`_deg`, `_share` (a fraction). Names are per language, English always present.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from shapely import LineString, MultiPolygon, Polygon

__all__ = [
    "Against",
    "Claim",
    "Country",
    "Dataset",
    "DepthTo",
    "Edge",
    "Figure",
    "Names",
    "Oblast",
    "Origin",
    "OriginKind",
    "Place",
    "Range",
    "Scenario",
    "Source",
    "System",
    "Target",
    "Territory",
    "Town",
]

Names = Mapping[str, str]
"""Language code to name; ``names["en"]`` always exists."""

Against = Literal["aircraft_cruise", "ballistic", "missile", "not_stated"]
Edge = Literal["low", "high"]
OriginKind = Literal["place", "border", "soil"]
DepthTo = Literal["shared", "whole"]


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
    low_km, high_km : float
        The edges of the band; equal where the sources agree or there is one number.
    system : str or None
        The system's id, where the band is that of a system.
    corroborated : bool or None
        For a system, whether the band rests on corroborated figures; None for a
        scenario's own range.
    against : str or None
        For a system, which question its figures answer.
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
    figures: tuple[Figure, ...] = ()
    in_band: tuple[bool, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether this is the reader's own distance, without a published source."""
        return not self.figures

    def edges_km(self) -> tuple[tuple[Edge, float], ...]:
        """Return both edges, low first."""
        return (("low", self.low_km), ("high", self.high_km))


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
    """

    id: str
    name: str
    missile: str
    aliases: tuple[str, ...]
    figures: tuple[Figure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A publicly listed civilian place.

    Parameters
    ----------
    id : str
        Stable key.
    names : mapping of str to str
        Per language; ``en`` always, ``local`` where it differs.
    country : str or None
        ISO 3166-1 alpha-2; None where a user's place lies in no country of the map.
    kind : str
        ``road``, ``ferry``, ``town``, ``airport`` or ``own``.
    set : str
        ``core``, ``eastern_flank``, ``ua_reference`` or ``own``.
    lon_deg, lat_deg : float
        WGS84; the side of the origin country where a crossing has two.
    accuracy_m : float
        How far the true place may lie from the coordinate.
    counterpart : str
        What lies opposite a crossing.
    coordinate_source, existence_source, existence_url : str
        Where the coordinate, and the fact that the place exists, were read.
    """

    id: str
    names: Names
    country: str | None
    kind: str
    set: str
    lon_deg: float
    lat_deg: float
    accuracy_m: float
    counterpart: str = ""
    coordinate_source: str = ""
    existence_source: str = ""
    existence_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A listed town with its population.

    Parameters
    ----------
    id : str
        The geonameid, as text.
    names : mapping of str to str
        English in the official romanisation, and other languages where known.
    country, oblast : str
        ISO 3166-1 alpha-2; ISO 3166-2 for Ukraine, else empty.
    lon_deg, lat_deg : float
        WGS84.
    population : int or None
        None where the source's number is a wartime guess.
    population_uncertain : bool
        Whether that is so.
    capital : bool
        Whether it is the seat of its oblast-level unit.
    """

    id: str
    names: Names
    country: str
    oblast: str
    lon_deg: float
    lat_deg: float
    population: int | None
    population_uncertain: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country of the map.

    Parameters
    ----------
    id : str
        ISO 3166-1 alpha-2.
    names : mapping of str to str
        Per language.
    geometry : shapely Polygon or MultiPolygon
        EPSG:4326, longitude first; land, without the 12-mile sea.
    arcs : frozenset of int
        Ids of the boundary arcs; two countries share those they have in common.
    clipped : bool
        Whether the map's frame cuts it, so that its area must not be reported.
    """

    id: str
    names: Names
    geometry: Polygon | MultiPolygon
    arcs: frozenset[int]
    clipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Oblast:
    """One of Ukraine's 27 oblast-level units.

    Parameters
    ----------
    id : str
        ISO 3166-2.
    names : mapping of str to str
        ``en`` in the official romanisation ("Lviv oblast").
    geometry : shapely Polygon or MultiPolygon
        EPSG:4326.
    """

    id: str
    names: Names
    geometry: Polygon | MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """The countries, Ukraine's oblasts, and the arcs they share.

    Parameters
    ----------
    countries, oblasts : mapping of str to Country, Oblast
        By id, in the order of the file.
    arcs : tuple of shapely LineString
        Every boundary arc once, EPSG:4326.
    """

    countries: Mapping[str, Country]
    oblasts: Mapping[str, Oblast]
    arcs: tuple[LineString, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A published statement about reach.

    Parameters
    ----------
    id, speaker, summary : str
        Who said what, in our words.
    source : Source
        Where; title and address may be empty.
    low_km, high_km : float or None
        The distance named; None where none was.
    """

    id: str
    speaker: str
    summary: str
    source: Source
    low_km: float | None = None
    high_km: float | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A question: these ranges, from these origins, into this target.

    Parameters
    ----------
    id : str
        The file's stem, or ``what-if`` for one built on the spot.
    title : str
        The reader's question; empty where it is made from the parts.
    target : Target
        What is reached into.
    origins : tuple of Origin
        One or more; kinds may be mixed.
    ranges : tuple of Range
        One or more, with distinct ids.
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
    digest: str = field(default="")
