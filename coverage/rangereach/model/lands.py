"""Places, towns, countries and the borders between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import LineString, MultiPolygon, Polygon

__all__ = ["LANGUAGES", "Country", "Names", "Oblast", "Place", "Territory", "Town"]

Names = Mapping[str, str]
"""Language code to name; ``names["en"]`` always exists."""

LANGUAGES: Names = {
    "en": "English",
    "uk": "Ukrainian",
    "pl": "Polish",
    "de": "German",
    "ro": "Romanian",
    "sk": "Slovak",
    "hu": "Hungarian",
}
"""The languages in which names, titles and summaries are kept, by code."""


NAMED_FROM = 15_000
"""Towns of this many people and more are named; smaller ones are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A publicly listed civilian place.

    Parameters
    ----------
    id : str
        Stable key.
    names : mapping of str to str
        Per language; ``en`` always, ``local`` in the language of the country.
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

    @property
    def is_named(self) -> bool:
        """Whether maps and tables name it, else count it.

        A town whose population is uncertain is named: its source lists it as a city.
        """
        return self.population_uncertain or (self.population or 0) >= NAMED_FROM


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
