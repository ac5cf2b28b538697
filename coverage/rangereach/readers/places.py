"""A user's own places: from a table, a sheet, or a file of points."""

from __future__ import annotations

import math
import os
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from rangereach.earth.projection import name_crs, to_degrees
from rangereach.errors import FileNote, GeometryError, Problem, UserFileError, raise_problems
from rangereach.model import Place

from .columns import HEADER, Columns, find_columns
from .content import read_content, split_layer
from .encoding import UndecidedError, decode
from .geojson import find_features, parse_json, read_crs
from .grid import Row, read_delimited, read_rows
from .layer import read_layer, read_sheet
from .location import MisplacedError, find_countries, lie_on_map, look_swapped
from .projection import describe_projected, look_projected
from .record import Record

__all__ = ["read_places"]

_LIMITS_DEG = (("lat", 90.0), ("lon", 180.0))
_DEGREES = "write decimal degrees, such as 49.80"
_NORTH_EAST = "lat is north-south (Poland: 49 to 55), lon is east-west (Poland: 14 to 24)"
_TOGETHER = 20
"""So many rows with one and the same fault are told together."""


def read_places(
    path: str | os.PathLike[str], *, crs: str | None = None, name: str = ""
) -> list[Place]:
    """Read places from a CSV file, a workbook, a GeoJSON file or a GeoPackage.

    Parameters
    ----------
    path : str or path
        A table has a name and a latitude and longitude, or both in one column, found by
        their names in seven languages, in any order; a file of points has the name among its
        properties. ``mine.xlsx#Sheet 2`` names a sheet or layer.
    crs : str, optional
        The system of projected coordinates in a table, such as ``EPSG:2180``. Files of
        points say theirs.
    name : str, optional
        The file as the user gave it, for messages.

    Returns
    -------
    list of Place
        Ids ``own-1``, ``own-2``, … in the order of the file; kind and set ``own``;
        accuracy 0, since the coordinate is taken as it is written.

    Raises
    ------
    UserFileError
        With every row that cannot be used, its value and the remedy.

    Warns
    -----
    FileNote
        Where something had to be guessed: an encoding, a sheet, the row of the header.
    """
    file, layer = split_layer(os.fspath(path))
    text = name or os.fspath(path)
    source = _Source(Path(file), text, layer)
    records, problems = source.read()
    if not records and not problems:
        hint = f"write one place per row below the header {','.join(HEADER)}"
        problems.append(Problem(where="file", why="holds no places", hint=hint))
    declared = crs or source.crs
    if declared:
        records = _convert(records, declared, text, problems)
    places = _place_all(records, problems)
    raise_problems(text, sorted(problems, key=_order))
    for note in filter(None, source.notes):
        warnings.warn(f"{text}: {note}", FileNote, stacklevel=2)
    return places


class _Source:
    """A file, what was guessed about it, and the system it says its coordinates are in."""

    def __init__(self, path: Path, name: str, layer: str) -> None:
        self.path, self.name, self.layer = path, name, layer
        self.notes: list[str] = []
        self.crs = ""

    def read(self) -> tuple[list[Record], list[Problem]]:
        kind, content = read_content(self.path, self.name)
        if kind == "json":
            return self._read_points(*self._open_geojson(content))
        if kind in ("geopackage", "shapefile", "kml"):
            return self._read_gdal()
        if kind == "workbook":
            rows, note = read_sheet(self.path, self.name, self.layer)
        else:
            try:
                text, note = decode(content)
            except UndecidedError as error:
                raise UserFileError(self.name, [error.problem]) from None
            rows = read_delimited(text, self.name)
        return self._read_table(rows, note)

    def _read_table(self, rows: list[Row], note: str) -> tuple[list[Record], list[Problem]]:
        records, problems, header = read_rows(rows, self.name)
        self.notes += [note, header]
        return records, problems

    def _open_geojson(self, content: bytes) -> tuple[list[str], list[list[Any]], list[Any]]:
        hint = "a GeoJSON file with a Point for each place"
        value = parse_json(content, self.name, hint=hint)
        self.crs = read_crs(value)
        features = list(find_features(value))
        fields = list(dict.fromkeys(key for item in features for key in item.properties))
        values = [[item.properties.get(key) for key in fields] for item in features]
        return fields, values, [_read_point(item.geometry) for item in features]

    def _read_gdal(self) -> tuple[list[Record], list[Problem]]:
        layer = read_layer(self.path, self.name, self.layer)
        self.notes.append(layer.note)
        if layer.values and all(item is None for item in layer.geometries):
            rows = [Row(number=1, cells=layer.fields)]
            rows += [Row(number=n, cells=row) for n, row in enumerate(layer.values, 2) if any(row)]
            return self._read_table(rows, "")
        self.crs = layer.crs if layer.crs and name_crs(layer.crs) else ""
        return self._read_points(layer.fields, layer.values, layer.geometries)

    def _read_points(
        self, fields: Sequence[str], values: Sequence[Sequence[Any]], geometries: Sequence[Any]
    ) -> tuple[list[Record], list[Problem]]:
        columns = find_columns(fields, only_name=True)
        if not isinstance(columns, Columns):
            where = "properties" if geometries else "file"
            told = [replace(p, where=where) for p in columns]
            raise UserFileError(self.name, told)
        records, problems = [], []
        for number, (row, point) in enumerate(zip(values, geometries, strict=True), 1):
            where = f"feature {number}"
            value = row[columns.name]
            name = str(value).strip() if isinstance(value, str | int | float) else ""
            if not name:
                problems.append(Problem(where=where, why="the name is missing"))
            if isinstance(point, shapely.Point) and not point.is_empty:
                shown = f"lat {point.y:g}, lon {point.x:g}"
                records.append(Record(where=where, name=name, x=point.x, y=point.y, shown=shown))
            else:
                kind = point if isinstance(point, str) else getattr(point, "geom_type", "")
                why = "is not a Point" if kind else "has no point"
                hint = "a place is one point; draw it, or take the feature out"
                problems.append(Problem(where=where, value=str(kind), why=why, hint=hint))
        return records, problems


def _read_point(geometry: Any) -> shapely.Point | str:
    """Return the point of a GeoJSON geometry, else what kind of thing stands there."""
    kind = geometry.get("type") if isinstance(geometry, dict) else ""
    position = geometry.get("coordinates") if kind == "Point" else None
    if not isinstance(position, list) or len(position) < 2:
        return kind if isinstance(kind, str) and kind != "Point" else ""
    x, y = position[:2]
    if not all(isinstance(part, int | float) and not isinstance(part, bool) for part in (x, y)):
        return ""
    try:
        return shapely.Point(float(x), float(y))
    except OverflowError:
        return ""


def _convert(
    records: Sequence[Record], crs: str, name: str, problems: list[Problem]
) -> list[Record]:
    """Return the records in degrees; those outside the system are noted."""
    x, y = [record.x for record in records], [record.y for record in records]
    try:
        lon, lat = to_degrees(x, y, crs)
    except GeometryError as error:
        problem = Problem(where="crs", why=error.message, hint=error.hint)
        raise UserFileError(name, [problem]) from None
    found = []
    for record, lon_deg, lat_deg in zip(records, lon.tolist(), lat.tolist(), strict=True):
        if math.isfinite(lon_deg) and math.isfinite(lat_deg):
            found.append(replace(record, x=lon_deg, y=lat_deg))
        else:
            why = f"lies outside {name_crs(crs) or crs}"
            problems.append(Problem(where=record.where, value=record.shown, why=why))
    return found


def _place_all(records: list[Record], problems: list[Problem]) -> list[Place]:
    """Return the places of the records that can be used; note the others."""
    records = _take_out(records, problems, _find_projected, _find_swapped, _find_turned)
    kept = []
    for record in records:
        limits = zip(_LIMITS_DEG, (record.y, record.x), strict=True)
        wrong = [
            Problem(where=record.where, value=record.shown, why=why, hint=_DEGREES)
            for (key, limit), value in limits
            for why in [f"{key} is outside -{limit:g} to {limit:g}"]
            if not abs(value) <= limit
        ]
        problems += wrong
        if not wrong:
            kept.append(record)
    places: list[Place] = []
    first: dict[tuple[str, float, float], str] = {}
    found = find_countries([record.x for record in kept], [record.y for record in kept])
    for record, country in zip(kept, found, strict=True):
        key = (record.name, record.x, record.y)
        if isinstance(country, MisplacedError):
            why, hint = country.message, country.hint
            problems.append(Problem(where=record.where, value=record.name, why=why, hint=hint))
        elif record.name and key in first:
            why, hint = f"is the same place as in {first[key]}", "take one of them out"
            problems.append(Problem(where=record.where, value=record.name, why=why, hint=hint))
        elif record.name:
            first[key] = record.where
            places.append(_place(record, country, len(first)))
    return places


def _place(record: Record, country: str | None, number: int) -> Place:
    return Place(
        id=f"own-{number}",
        names={"en": record.name},
        country=country,
        kind="own",
        set="own",
        lon_deg=record.x,
        lat_deg=record.y,
        accuracy_m=0.0,
    )


Finder = Callable[[list[Record]], tuple[list[bool], str, str]]
"""Which records have one fault, what it is, and the remedy."""


def _take_out(records: list[Record], problems: list[Problem], *finders: Finder) -> list[Record]:
    """Return the records without the faults that `finders` look for; many are told as one."""
    for find in finders:
        if not records:
            break
        flags, why, hint = find(records)
        bad = [record for record, flag in zip(records, flags, strict=True) if flag]
        if len(bad) > _TOGETHER:
            where = f"{bad[0].where} to {bad[-1].where}"
            told = f"{why}, in {len(bad)} of them"
            problems.append(Problem(where=where, value=bad[0].shown, why=told, hint=hint))
        else:
            problems += [
                Problem(where=record.where, value=record.shown, why=why, hint=hint)
                for record in bad
            ]
        records = [record for record, flag in zip(records, flags, strict=True) if not flag]
    return records


def _find_projected(records: list[Record]) -> tuple[list[bool], str, str]:
    flags = [look_projected(record.x, record.y) for record in records]
    bad = [record for record, flag in zip(records, flags, strict=True) if flag]
    why, hint = "looks projected, not like degrees", _DEGREES
    if bad:
        told, code = describe_projected([r.x for r in bad], [r.y for r in bad])
        why += f". It could be {told}" if told else ""
        if code:
            hint = f'name the right one: --places-crs {code}, in a scenario file crs = "{code}"'
        elif told:
            hint = "exchange the two columns, then name the system with --places-crs"
    return flags, why, hint


def _find_swapped(records: list[Record]) -> tuple[list[bool], str, str]:
    flags = look_swapped([record.x for record in records], [record.y for record in records])
    return flags.tolist(), "latitude and longitude look swapped", _NORTH_EAST


def _find_turned(records: list[Record]) -> tuple[list[bool], str, str]:
    """Find letters that lead off the map where their opposite leads onto it."""
    turned = np.array([record.turned for record in records])
    flags = np.zeros(len(records), dtype=bool)
    if turned.any():
        x = np.abs([record.x for record in records])[turned]
        y = np.abs([record.y for record in records])[turned]
        sound = (x <= 180) & (y <= 90)
        flags[np.flatnonzero(turned)[sound]] = lie_on_map(x[sound], y[sound])
    why = "lies off the map as it is read: S is south, W and Z are west"
    return flags.tolist(), why, "write N or E if that is meant"


def _order(problem: Problem) -> tuple[int, str]:
    digits = [part for part in problem.where.split() if part.isdigit()]
    return (int(digits[0]), "") if digits else (0, "")
