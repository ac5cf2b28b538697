"""Publicly listed civilian places: crossings, towns, airports."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rangereach.frames import Column, Schema
from rangereach.model import Place
from rangereach.provenance import checked_path

from .names import look_up

__all__ = ["PLACES", "find_place", "load_places"]

PLACES = Schema(
    "places/places.csv",
    "A publicly listed civilian place.",
    (
        Column("id", "text", "Stable key."),
        Column("name_en", "text", "English name."),
        Column("name_local", "text", "Name in the language of the country."),
        Column("name_uk", "text", "Name in Ukrainian."),
        Column("counterpart", "text", "What lies opposite a crossing.", null=True),
        Column("country", "text", "ISO 3166-1 alpha-2."),
        Column("kind", "text", "What it is.", choices=("road", "ferry", "town", "airport")),
        Column(
            "set",
            "text",
            "Which list it belongs to; places of `ua_reference` are never origins.",
            choices=("core", "eastern_flank", "ua_reference"),
        ),
        Column("lon", "number", "Longitude, WGS84; the origin country's side if known.", "degrees"),
        Column("lat", "number", "Latitude, WGS84; the origin country's side if known.", "degrees"),
        Column("crossing_lon", "number", "Longitude of the crossing point.", "degrees", null=True),
        Column("crossing_lat", "number", "Latitude of the crossing point.", "degrees", null=True),
        Column("accuracy_m", "number", "How far the true place may lie from lon, lat.", "m"),
        Column("coordinate_source", "text", "Where the coordinates were read."),
        Column("existence_source", "text", "Where it was read that the place exists."),
        Column("existence_url", "text", "The address of that."),
        Column("note", "text", "What a user should know.", null=True),
    ),
)


@cache
def load_places() -> Mapping[str, Place]:
    """Load the listed places, by id.

    Returns
    -------
    mapping of str to Place
        Longitude and latitude on the origin country's side where the sources give it.

    Raises
    ------
    DataError
        If the file is damaged.
    """
    return {
        row["id"]: Place(
            id=row["id"],
            names={
                "en": row["name_en"],
                "local": row["name_local"],
                "uk": row["name_uk"],
            },
            country=row["country"],
            kind=row["kind"],
            set=row["set"],
            lon_deg=row["lon"],
            lat_deg=row["lat"],
            accuracy_m=row["accuracy_m"],
            counterpart=row["counterpart"],
            coordinate_source=row["coordinate_source"],
            existence_source=row["existence_source"],
            existence_url=row["existence_url"],
        )
        for row in PLACES.read(checked_path("places", "places.csv"))
    }


def find_place(text: str) -> Place:
    """Find a listed place by its id or a name; case and diacritics do not matter.

    An airport also answers to its ICAO code.

    Raises
    ------
    AmbiguousNameError
        If several places have that name; it lists their ids.
    UnknownNameError
        If none has; with the nearest name.

    Examples
    --------
    >>> find_place("EPRZ").id
    'pl_eprz_airport'
    """
    places = load_places()
    return look_up("place", text, places, {key: _typed(place) for key, place in places.items()})


def _typed(place: Place) -> set[str]:
    """Return what a person may type: ``Name (CODE)`` also answers to the name and the code."""
    bare, _, code = place.names["en"].partition(" (")
    return {*place.names.values(), bare, *filter(None, [code.rstrip(")")])}
