"""A user's own target: a polygon in a GeoJSON file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import MultiPolygon, Polygon

from rangereach.errors import Problem, UserFileError, raise_problems

__all__ = ["read_polygon"]

_LEAST_POSITIONS = 4  # RFC 7946, section 3.1.6: a ring is closed
_DEGREES = "GeoJSON is longitude, latitude in degrees, WGS84 (RFC 7946)"


def read_polygon(path: str | os.PathLike[str], *, name: str = "") -> Polygon | MultiPolygon:
    """Read the area of a GeoJSON file.

    Parameters
    ----------
    path : str or path
        A Polygon or MultiPolygon, a Feature, or a FeatureCollection of them; longitude
        before latitude, in degrees.
    name : str, optional
        As the user gave it, for messages.

    Returns
    -------
    shapely Polygon or MultiPolygon
        EPSG:4326, valid; the union of all features.

    Raises
    ------
    UserFileError
        With everything that is wrong in the file.
    """
    name = name or os.fspath(path)
    problems: list[Problem] = []
    shapes = [
        shape
        for where, geometry in _find_geometries(_read_json(Path(path), name), "file", problems)
        for shape in _read_shapes(where, geometry, problems)
    ]
    if not shapes and not problems:
        problems.append(Problem(where="file", why="holds no polygon"))
    raise_problems(name, problems)
    area = shapely.union_all(shapes)
    assert isinstance(area, Polygon | MultiPolygon)
    return area


def _read_json(path: Path, name: str) -> Any:
    where = "file"
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        why = "does not exist" if missing else f"cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        why = "is not UTF-8 text"
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        why = f"is not JSON: {error.msg}"
    except (RecursionError, ValueError) as error:
        why = f"is not JSON: {error}"
    hint = "a GeoJSON file with a Polygon or MultiPolygon"
    raise UserFileError(name, [Problem(where=where, why=why, hint=hint)])


def _find_geometries(
    value: Any, where: str, problems: list[Problem]
) -> Iterator[tuple[str, dict[str, Any]]]:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "FeatureCollection" and isinstance(value.get("features"), list):
        for number, feature in enumerate(value["features"], 1):
            yield from _find_geometries(feature, f"feature {number}", problems)
    elif kind == "Feature":
        yield from _find_geometries(value.get("geometry"), where, problems)
    elif kind in ("Polygon", "MultiPolygon"):
        yield where, value
    else:
        shown = kind if isinstance(kind, str) else ""
        why = "is not a Polygon or MultiPolygon"
        problems.append(Problem(where=where, value=shown, why=why, hint="draw the area's outline"))


def _read_shapes(
    where: str, geometry: dict[str, Any], problems: list[Problem]
) -> Iterator[Polygon]:
    parts = geometry.get("coordinates")
    if geometry["type"] == "Polygon":
        parts = [parts]
    if not isinstance(parts, list) or not parts:
        problems.append(Problem(where=where, why="has no coordinates"))
        return
    for rings in parts:
        wrong = _doubt_rings(rings)
        if wrong is None:
            shape = Polygon([point[:2] for point in rings[0]], [_flat(ring) for ring in rings[1:]])
            if shape.is_valid and not shape.is_empty and shape.area > 0:
                yield shape
                continue
            reason = shapely.is_valid_reason(shape)
            why = f"is not a sound polygon: {reason}" if not shape.is_valid else "has no area"
            wrong = Problem(where=where, why=why, hint="mend its outline")
        problems.append(
            Problem(where=where, value=wrong.value, why=wrong.why, hint=wrong.hint or _DEGREES)
        )


def _flat(ring: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    return [point[:2] for point in ring]


def _doubt_rings(rings: Any) -> Problem | None:
    """Return the first thing wrong with a polygon's rings, None where nothing is."""
    if not isinstance(rings, list) or not rings:
        return Problem(where="", why="has no rings")
    for ring in rings:
        if not isinstance(ring, list) or len(ring) < _LEAST_POSITIONS:
            return Problem(where="", why="has a ring of fewer than 4 positions")
        for point in ring:
            if not _is_position(point):
                why = "is not a longitude and latitude in degrees"
                return Problem(where="", value=json.dumps(point)[:60], why=why)
        if ring[0][:2] != ring[-1][:2]:
            hint = "repeat the first position at the end"
            return Problem(where="", why="has a ring that is not closed", hint=hint)
    return None


def _is_position(point: Any) -> bool:
    if not isinstance(point, list) or len(point) < 2:
        return False
    if any(isinstance(part, bool) or not isinstance(part, int | float) for part in point):
        return False
    return bool(abs(point[0]) <= 180 and abs(point[1]) <= 90)
