"""The JSON schema of a scenario file: what an editor needs to complete, explain and check it.

It accepts whatever `load` accepts. `load` refuses more: what is wrong between two values,
and a name that the catalogue does not know. Draft 2020-12; a TOML date is text there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from rangereach.catalogue import load_claims, load_places, load_systems, load_territory
from rangereach.earth.check import MAX_RADIUS_M
from rangereach.model import LANGUAGES, Against
from rangereach.readers import NEVER
from rangereach.units import M_PER_KM

from .origins import EASTERN_FLANK, KINDS, NEIGHBOURS

__all__ = ["SCHEMA_NAME", "render_schema"]

SCHEMA_NAME = "scenario.schema.json"
"""Its file, beside the bundled scenarios; a scenario names it in its first line."""

Rule = dict[str, Any]
"""A schema, or a part of one."""

_HTTP = r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*\s*$"
_ID = r"^\s*[A-Za-z0-9][A-Za-z0-9_-]*\s*$"
_DATE = r"^\d{4}(-\d\d(-\d\d)?)?$"
_NUMBERS = ("low_km", "high_km", "source", "hedge")


def render_schema() -> str:
    """Return the schema as JSON text.

    Returns
    -------
    str
        Ends with a line end. The ids of claims, systems and places are those of the
        catalogue, so that an editor can offer them.
    """
    return json.dumps(_scenario(), ensure_ascii=False, indent=2) + "\n"


def _scenario() -> Rule:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rangereach scenario",
        "description": "A question: how far published ranges, measured from public border "
        "places or border lines, could reach into a target. Hypothetical: geometry, not a "
        "statement about any deployment.",
        **_table(
            {
                "title": _text(
                    "The question as a reader sees it. Left out, it is made from the parts."
                ),
                "titles": _translations("The title in other languages, for --lang."),
                "into": _into(),
                "claims": _texts(
                    "Published statements that the scenario illustrates, by id: rangereach claims.",
                    load_claims(),
                ),
                "systems": _text(
                    "A TOML file with systems of your own, relative to this file; a [[range]] "
                    "then names one of them.",
                    filled=True,
                ),
                "origin": _origin(),
                "range": _ranges(),
            },
            required=("origin", "range"),
        ),
        **_translated("titles", "title"),
    }


def _into() -> Rule:
    countries = load_territory().countries
    codes = [key for key, item in countries.items() if key not in NEVER and not item.clipped]
    file = _table(
        {
            "file": _text(
                "A GeoJSON file in longitude and latitude, relative to this file.", filled=True
            ),
            "territory_of": {
                "description": "UA: have the polygon checked as recognised territory; a "
                "boundary that leaves out a part of it is refused.",
                "enum": ["UA", ""],
            },
        },
        required=("file",),
    )
    return {
        "description": "What is reached into: a country by its code, else a polygon file, "
        '{ file = "area.geojson" }. Left out: UA.',
        "anyOf": [*_codes(codes), file],
        "default": "UA",
    }


def _origin() -> Rule:
    places = [place.id for place in load_places().values() if place.set != "ua_reference"]
    soils = [*NEIGHBOURS, *EASTERN_FLANK]
    return {
        "description": "Where the range is measured from: one or more of border, soil, "
        "places, or country with kind.",
        **_table(
            {
                "border": _list(
                    "Anywhere along the land border that these countries share with the target.",
                    _codes(NEIGHBOURS),
                ),
                "soil": _list("Anywhere on the territory of these countries.", _codes(soils)),
                "places": _texts(
                    "Listed public places, by id or name (rangereach places), or all of a kind: "
                    "PL:road.",
                    [*places, *(f"{code}:{kind}" for code in soils for kind in KINDS)],
                ),
                "own_places": {
                    "description": "Places of your own.",
                    **_table(
                        {
                            "file": _text(
                                "CSV, XLSX, GeoJSON or GeoPackage, relative to this file.",
                                filled=True,
                            ),
                            "crs": _text("The system of projected coordinates: EPSG:2180."),
                        },
                        required=("file",),
                    ),
                },
                "country": _text("With kind: all listed places of that kind here.", filled=True),
                "kind": {
                    "description": "Which listed places of the country.",
                    **_known(KINDS),
                },
                "setback_km": {
                    "description": "How far back from border or soil, in km: an upper bound, "
                    "less than every range. Not for places.",
                    "type": "number",
                    "minimum": 0,
                    "default": 0,
                },
            }
        ),
        "anyOf": [_has(key) for key in ("border", "soil", "places", "own_places", "kind")],
        "allOf": [
            _if_there("country", _has("kind")),
            _if_there("kind", _has("country")),
            *(
                _if_there(key, _also(setback_km={"maximum": 0}))
                for key in ("places", "own_places", "kind")
            ),
        ],
    }


def _ranges() -> Rule:
    systems = load_systems()
    numbers = _numbers()
    item = _table(
        {
            "id": {
                "description": "Key of the band in tables. Left out: the system's id, else "
                "range-1, range-2, …",
                "type": "string",
                "pattern": _ID,
            },
            "label": _text("What a reader sees. Left out: the system's name or the distance."),
            "labels": _translations("The label in other languages, for --lang."),
            "system": {
                "description": "A system's published band, computed from its figures, by id or "
                "alias: rangereach systems.",
                **_known(
                    dict.fromkeys(
                        name for key, item in systems.items() for name in (key, *item.aliases)
                    )
                ),
            },
            "against": {
                "description": "Take the system's figures against this. Left out: those against "
                "aircraft and cruise missiles and those that do not say.",
                "enum": [*get_args(Against), ""],
            },
            "figure": {
                "description": "One published figure with its source; the band runs from the "
                "least to the greatest. Written [[range.figure]], once for each.",
                "type": "array",
                "minItems": 1,
                "items": _table(numbers, required=("low_km", "high_km", "source")),
            },
            **numbers,
        }
    )
    rules = {
        "if": _has("system"),
        "then": _without("figure", *_NUMBERS),
        "else": {
            "if": _has("figure"),
            "then": _without("against", *_NUMBERS),
            "else": {
                **_has("low_km", "high_km"),
                "allOf": [_if_there("hedge", _has("source"))],
                **_without("against"),
            },
        },
        "allOf": [_translated("labels", "label")],
    }
    return {
        "description": "A band of distances: that of a system, of published figures, or your "
        "own question. Written [[range]], once for each.",
        "type": "array",
        "minItems": 1,
        "items": {**item, **rules},
    }


def _numbers() -> Rule:
    distance = {"type": "number", "exclusiveMinimum": 0, "maximum": MAX_RADIUS_M / M_PER_KM}
    return {
        "low_km": {"description": "The distance in km, or the least of a span.", **distance},
        "high_km": {"description": "The distance in km, or the greatest of a span.", **distance},
        "source": _source(),
        "hedge": _text("The hedge word as it was printed: up to, about."),
    }


def _source() -> Rule:
    return {
        "description": "Where the number was read. Without one it is shown as the reader's own "
        "distance.",
        **_table(
            {
                "publisher": _text("Who printed it.", filled=True),
                "title": _text("Title of the text; may be empty."),
                "url": {
                    "description": "Its address, https://…",
                    "type": "string",
                    "pattern": _HTTP,
                },
                "date": {
                    "description": 'A date, 2024-05-11, or "2024" or "2024-05" in quotation marks.',
                    "anyOf": [
                        {"type": "string", "format": "date", "pattern": _DATE},
                        {"type": "string", "pattern": _DATE},
                    ],
                },
                "quote": _text("The words in which the number stands, as printed.", filled=True),
            },
            required=("publisher", "title", "url", "date", "quote"),
        ),
    }


def _table(properties: Mapping[str, Rule], *, required: Sequence[str] = ()) -> Rule:
    rule: Rule = {"type": "object", "additionalProperties": False, "properties": dict(properties)}
    return {**rule, "required": list(required)} if required else rule


def _text(description: str, *, filled: bool = False) -> Rule:
    rule: Rule = {"description": description, "type": "string"}
    return {**rule, "pattern": r"\S"} if filled else rule


def _known(names: Iterable[str]) -> Rule:
    """Offer names, and accept any other text: `load` knows them in more spellings."""
    return {"anyOf": [{"enum": list(names)}, {"type": "string", "pattern": r"\S"}]}


def _codes(codes: Iterable[str]) -> list[Rule]:
    """Offer codes of countries in capitals, and accept them in any."""
    listed = list(codes)
    letters = ("".join(f"[{letter}{letter.lower()}]" for letter in code) for code in listed)
    return [{"enum": listed}, {"type": "string", "pattern": rf"^\s*({'|'.join(letters)})\s*$"}]


def _list(description: str, items: Sequence[Rule]) -> Rule:
    return {
        "description": description,
        "type": "array",
        "minItems": 1,
        "items": {"anyOf": list(items)},
    }


def _texts(description: str, names: Iterable[str]) -> Rule:
    return _list(description, _known(names)["anyOf"])


def _translations(description: str) -> Rule:
    languages = {
        code: _text(f"In {language}.", filled=True)
        for code, language in LANGUAGES.items()
        if code != "en"
    }
    return {"description": description, **_table(languages)}


def _translated(translations: str, key: str) -> Rule:
    """Say that translations go with the text that they translate."""
    return {
        "if": {"required": [translations], **_also(**{translations: _open(minProperties=1)})},
        "then": {"required": [key], **_also(**{key: {"pattern": r"\S"}})},
    }


def _also(**properties: Rule) -> Rule:
    """Say more of some keys."""
    return _open(properties=properties)


def _if_there(key: str, rule: Rule) -> Rule:
    return {"if": _has(key), "then": rule}


def _without(*keys: str) -> Rule:
    return _open(**{"not": {"anyOf": [_has(key) for key in keys]}})


def _has(*keys: str) -> Rule:
    return _open(required=list(keys))


def _open(**rule: Any) -> Rule:
    """Say of a rule about a table that it may have other keys, which some readers want said."""
    return {**rule, "additionalProperties": True}
