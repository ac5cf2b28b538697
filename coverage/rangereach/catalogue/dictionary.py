"""The data dictionary, `data/README.md`: made from the declared schemas and sources."""

from __future__ import annotations

from rangereach.frames import COMPARISON, CURVE, REACH, RINGS, Schema
from rangereach.model import Dataset
from rangereach.provenance import FOLDERS, load_dataset

from .claims import CLAIMS
from .places import PLACES
from .regions import REGIONS
from .systems import FIGURES, SYSTEMS
from .territory import COUNTRIES, OBLASTS
from .towns import SETTLEMENTS

__all__ = ["build_dictionary"]

_TABLES: dict[str, tuple[Schema, ...]] = {
    "territory": (COUNTRIES, OBLASTS),
    "second_border": (),
    "basemap": (),
    "places": (PLACES,),
    "settlements": (SETTLEMENTS,),
    "systems": (SYSTEMS, FIGURES),
    "claims": (CLAIMS, REGIONS),
    "exploration": (),
}

_TEXTS = {
    "territory": """### `territory/borders.topo.json`

TopoJSON with every boundary arc once, EPSG:4326, longitude first, on a grid of 0.00001
degrees (about 1 m). Object `countries`: 16 countries, with `iso2` (the id) and `clipped`
(true for Russia, which the frame cuts at 50 degrees east). Object `oblasts`: Ukraine's 27
oblast-level units, with `iso` (the id). Names are in the tables below. Recognised borders:
Crimea and Sevastopol are in Ukraine. Land without the 12-mile sea, lagoons included.
""",
    "second_border": """### `second_border/borders.topo.json`

TopoJSON with the object `countries`: 14 countries, with `iso2` (the id), EPSG:4326, longitude
first, shared lines still shared. Recognised borders, Crimea and Sevastopol in Ukraine; Belarus
and Russia, never origin or target, are left out. `deviation_m` says for Ukraine's border with
each western neighbour, by its code, how far points of `territory/borders.topo.json`, every
100 m, lie from this one, in metres: `mean`, `p95` (nineteen in twenty at most) and `max`.
Nothing is drawn from it, and no published number is measured on it.
""",
    "basemap": """### `basemap/basemap.topo.json`

The same objects with the same properties, simplified for drawing, shared lines still shared.
Small islands of other countries are left out. `deviation_m` is the greatest distance in metres
between its lines and those of the borders: `all`, and for Ukraine's border with each neighbour
by its code.
Nothing is measured on it.
""",
    "exploration": """### `exploration/tables.jsonl`

One line of JSON for each bundled origin, and for sets of them. `origins`: their ids, sorted,
with `+` between. Per stop (10 to 300 km by 5): `area_km2`, `depth_km`, `towns` (number of
listed towns within reach) and `people` in them. `missing_km`: by how much the first stop falls
short, and a longer one by as much less as it is longer; 0 if it reaches. `town_enters_km`:
exact distance of each town that maps name, by geonameid, up to the next metre.
`oblast_enters_km`: the first stop that touches an oblast. `front`: centres of equal discs, in
groups `[until_km, points]`: inside Ukraine the union of discs of radius r round those with
`until_km` not below r is the reach, and its edge stays behind the true one by 25 m at most.
Of `points`, longitude and latitude of the first in degrees, then of each its difference from
the one before in 0.0001 degrees. `front_beside_border`, for soils: what is missing beside the
fronts of the same countries' borders.
""",
}

_HEAD = """# The bundled data

This file is made from the declared schemas: `python -m rangereach.catalogue > data/README.md`.
A test compares it with them.

Every folder holds a `source.toml` with title, publisher, address, licence, attribution,
date of retrieval, what was changed, and the SHA-256 of each file, checked whenever a file
is read. Licences in full: `LICENSE-DATA.md`. How the files were made: `docs/recipe/`.

CSV files are UTF-8 with a header; an empty cell means "not known" or "does not apply";
a flag is `true` or `false`; a list is divided by ` | `; a date is a year, a month or a day
(`2024`, `2024-05`, `2024-05-11`). Coordinates are WGS84 degrees.
"""


def build_dictionary() -> str:
    """Return the data dictionary as Markdown."""
    parts = [_HEAD]
    for folder in FOLDERS:
        parts.append(_section(load_dataset(folder)))
        if folder in _TEXTS:
            parts.append(_TEXTS[folder])
        parts += [schema.dictionary() for schema in _TABLES[folder]]
    parts.append("## Tables that leave the house\n")
    parts += [schema.dictionary() for schema in (REACH, RINGS, COMPARISON, CURVE)]
    return "\n".join(parts)


def _section(dataset: Dataset) -> str:
    return "\n".join(
        [
            f"## `{dataset.id}/`: {dataset.title}",
            "",
            f"- Publisher: {dataset.publisher}, <{dataset.url}>",
            f"- Licence: {dataset.licence}",
            f"- Attribution: {dataset.attribution}",
            f"- Retrieved: {dataset.retrieved}",
            f"- Changes: {dataset.changes}",
            "",
        ]
    )
