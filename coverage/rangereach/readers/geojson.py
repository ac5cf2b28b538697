"""The features of a GeoJSON file, before their geometries are looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rangereach.errors import Problem, UserFileError

__all__ = ["Feature", "find_features", "parse_json", "read_crs"]

_DEGREES = ("crs84", "epsg::4326", "epsg:4326", "epsg/0/4326")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature.

    Parameters
    ----------
    where : str
        ``"feature 2"``, or ``"file"`` where it stands alone.
    properties : mapping
        As in the file.
    geometry : object
        Whatever stands there as its geometry.
    """

    where: str
    properties: Mapping[str, Any]
    geometry: Any


def parse_json(content: bytes, name: str, *, hint: str) -> Any:
    """Return what a JSON file holds.

    Raises
    ------
    UserFileError
        If it is not JSON, with line and column.
    """
    where = "file"
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        why = "is not UTF-8 text"
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        why = f"is not JSON: {error.msg}"
    except (RecursionError, ValueError) as error:
        why = f"is not JSON: {error}"
    raise UserFileError(name, [Problem(where=where, why=why, hint=hint)])


def find_features(value: Any) -> Iterator[Feature]:
    """Return the features of a collection, a feature, or a geometry that stands alone."""
    if isinstance(value, dict) and isinstance(value.get("features"), list):
        for number, feature in enumerate(value["features"], 1):
            yield _feature(feature, f"feature {number}")
    else:
        yield _feature(value, "file")


def _feature(value: Any, where: str) -> Feature:
    if isinstance(value, dict) and value.get("type") == "Feature":
        properties = value.get("properties")
        known = properties if isinstance(properties, dict) else {}
        return Feature(where=where, properties=known, geometry=value.get("geometry"))
    return Feature(where=where, properties={}, geometry=value)


def read_crs(value: Any) -> str:
    """Return the system that an older GeoJSON names; empty for longitude and latitude."""
    member = value.get("crs") if isinstance(value, dict) else None
    properties = member.get("properties") if isinstance(member, dict) else None
    named = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(named, str) or named.casefold().endswith(_DEGREES):
        return ""
    return named
