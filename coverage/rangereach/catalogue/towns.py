"""Listed towns with population: Ukraine's in full, of other countries the larger cities."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from rangereach.frames import Column, Schema
from rangereach.model import LANGUAGES, Town
from rangereach.provenance import checked_path

from .territory import load_oblast_capitals

__all__ = ["SETTLEMENTS", "load_towns"]

_LANGUAGES = {code: name for code, name in LANGUAGES.items() if code != "en"}

SETTLEMENTS = Schema(
    "settlements/settlements.csv",
    "A settlement of Ukraine, or a larger city of a country on the map.",
    (
        Column("geonameid", "text", "Its key at GeoNames."),
        Column("name", "text", "English name; for Ukraine in the official romanisation."),
        Column("lon", "number", "Longitude, WGS84.", "degrees"),
        Column("lat", "number", "Latitude, WGS84.", "degrees"),
        Column("country", "text", "ISO 3166-1 alpha-2."),
        Column("oblast", "text", "ISO 3166-2 for Ukraine.", null=True),
        Column(
            "population",
            "integer",
            "People; years differ. Left out where the source's number is a wartime guess.",
            "people",
            null=True,
        ),
        *(Column(code, "text", f"Name in {name}.", null=True) for code, name in _LANGUAGES.items()),
    ),
)


_CODES = ("en", *_LANGUAGES)
_cells = itemgetter("name", *_LANGUAGES)


@cache
def _rows() -> list[dict[str, Any]]:
    return SETTLEMENTS.read(checked_path("settlements", "settlements.csv"))


@cache
def load_towns(country: str = "UA") -> Mapping[str, Town]:
    """Load the listed towns of a country, by geonameid.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-2; empty without any towns listed.

    Returns
    -------
    mapping of str to Town
        In the order of the file, the largest first. "People in listed towns" is not the
        population of an area: rural people and settlements below 500 are missing.

    Raises
    ------
    DataError
        If the file is damaged.
    """
    capitals = set(load_oblast_capitals().values())
    return {row["geonameid"]: _town(row, capitals) for row in _rows() if row["country"] == country}


def _town(row: dict[str, Any], capitals: set[str]) -> Town:
    return Town(
        id=row["geonameid"],
        names={code: name for code, name in zip(_CODES, _cells(row), strict=True) if name},
        country=row["country"],
        oblast=row["oblast"],
        lon_deg=row["lon"],
        lat_deg=row["lat"],
        population=row["population"],
        population_uncertain=row["population"] is None,
        capital=row["geonameid"] in capitals,
    )
