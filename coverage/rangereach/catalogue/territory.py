"""Countries and oblasts with the arcs they share, and the basemap for drawing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import shapely
from shapely import LineString, MultiLineString

from rangereach.errors import UnknownNameError
from rangereach.frames import Column, Schema
from rangereach.model import LANGUAGES, Country, Names, Oblast, Territory
from rangereach.provenance import checked_path, read_bytes

from .topology import arc_ids, assemble, decode_arcs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "COUNTRIES",
    "OBLASTS",
    "find_country",
    "load_basemap",
    "load_oblast_capitals",
    "load_territory",
    "read_countries",
    "shared_border",
]


def _name_column(language: str) -> Column:
    return Column(language, "text", f"Name in {LANGUAGES[language]}.")


COUNTRIES = Schema(
    "territory/countries.csv",
    "A country of the map.",
    (Column("id", "text", "ISO 3166-1 alpha-2."), *map(_name_column, LANGUAGES)),
)

OBLASTS = Schema(
    "territory/oblasts.csv",
    "One of Ukraine's 27 oblast-level units.",
    (
        Column("id", "text", "ISO 3166-2."),
        Column("en", "text", "Name in English, official romanisation."),
        *map(_name_column, list(LANGUAGES)[1:]),
        Column("capital_id", "text", "Its seat: a geonameid of `settlements/settlements.csv`."),
    ),
)


@cache
def _names(schema: Schema) -> dict[str, Names]:
    rows = schema.read(checked_path(*schema.name.split("/")))
    return {row["id"]: {key: row[key] for key in schema.names if key in LANGUAGES} for row in rows}


@cache
def load_oblast_capitals() -> dict[str, str]:
    """Return the seat of each oblast-level unit: ISO 3166-2 to geonameid."""
    rows = OBLASTS.read(checked_path("territory", "oblasts.csv"))
    return {row["id"]: row["capital_id"] for row in rows}


@cache
def load_territory() -> Territory:
    """Load the bundled borders: 16 countries, 27 oblasts, and the arcs between them.

    Returns
    -------
    Territory
        EPSG:4326. Recognised borders: Crimea and Sevastopol are in Ukraine; the
        12-mile sea is in no country. That this is so is tested on the shipped file,
        and at run time its checksum stands for it.

    Raises
    ------
    DataError
        If the file is not the declared one.
    """
    topology = json.loads(read_bytes("territory", "borders.topo.json"))
    arcs = decode_arcs(topology)
    names = _names(OBLASTS)
    oblasts = {}
    for shape in topology["objects"]["oblasts"]["geometries"]:
        key = shape["properties"]["iso"]
        oblasts[key] = Oblast(id=key, names=names[key], geometry=assemble(shape, arcs))
    return Territory(
        countries=read_countries(topology, arcs),
        oblasts=oblasts,
        arcs=tuple(LineString(arc) for arc in arcs),
    )


def read_countries(
    topology: dict[str, Any], arcs: Sequence[NDArray[np.float64]]
) -> dict[str, Country]:
    """Return the countries of a topology by id, in its order.

    Parameters
    ----------
    topology : dict
        TopoJSON with the object ``countries``, each with ``iso2`` and, where the frame of the
        map cuts it, ``clipped``.
    arcs : sequence of float64 array (n, 2)
        From `topology.decode_arcs`.
    """
    names = _names(COUNTRIES)
    countries = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        key = shape["properties"]["iso2"]
        countries[key] = Country(
            id=key,
            names=names[key],
            geometry=assemble(shape, arcs),
            arcs=arc_ids(shape),
            clipped=shape["properties"].get("clipped", False),
        )
    return countries


def find_country(code: str) -> Country:
    """Return a country of the map by its ISO code or its English name, case ignored.

    Raises
    ------
    UnknownNameError
        With the countries that are there.
    """
    countries = load_territory().countries
    wanted = code.strip().casefold()
    for country in countries.values():
        if wanted in {country.id.casefold(), country.names["en"].casefold()}:
            return country
    raise UnknownNameError("country on this map", code, countries)


def shared_border(territory: Territory, a: str, b: str) -> MultiLineString | None:
    """Return the land border that two countries share.

    Parameters
    ----------
    territory : Territory
        From `load_territory`.
    a, b : str
        Country codes.

    Returns
    -------
    MultiLineString or None
        Their common arcs, merged where they meet end to end, EPSG:4326; None where
        they have none in common.
    """
    common = sorted(territory.countries[a].arcs & territory.countries[b].arcs)
    if not common:
        return None
    merged = shapely.line_merge(shapely.multilinestrings([territory.arcs[n] for n in common]))
    return MultiLineString(shapely.get_parts(merged).tolist())


@cache
def load_basemap() -> tuple[dict[str, Any], dict[str, float]]:
    """Load the basemap: simplified for drawing, with its topology kept.

    Returns
    -------
    topology : dict
        TopoJSON with the objects ``countries`` and ``oblasts``, as in the borders.
    deviation_m : dict of str to float
        Greatest distance between its lines and those of the borders, in metres: the key
        ``all``, and one per neighbour of Ukraine for the border with it.
    """
    topology: dict[str, Any] = json.loads(read_bytes("basemap", "basemap.topo.json"))
    return topology, dict(topology["deviation_m"])
