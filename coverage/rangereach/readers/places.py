"""A user's own places: a CSV file with the columns name, lat and lon."""

from __future__ import annotations

import csv
import io
import math
import os
import re
from collections.abc import Mapping
from pathlib import Path

from rangereach.errors import Problem, RangereachError, UserFileError, did_you_mean, raise_problems
from rangereach.model import Place

from .location import find_country, look_swapped

__all__ = ["read_places"]

COLUMNS = ("name", "lat", "lon")

_NUMBER = re.compile(r"[-+]?\d+(\.\d*)?([eE][-+]?\d+)?")
_LIMITS_DEG = {"lat": 90.0, "lon": 180.0}
_DEGREES = "write decimal degrees, such as 49.80"


def read_places(path: str | os.PathLike[str], *, crs: str | None = None) -> list[Place]:
    """Read places from a CSV file.

    Parameters
    ----------
    path : str or path
        UTF-8, with or without a byte-order mark; divided by commas, semicolons or
        tabs; a header with ``name``, ``lat`` and ``lon`` (decimal degrees, WGS84) in
        any order and case. Other columns are ignored. A decimal comma is understood
        where the comma does not divide the cells.

    Returns
    -------
    list of Place
        Ids ``own-1``, ``own-2``, … in the order of the file; kind and set ``own``;
        accuracy 0, since the coordinate is taken as it is written.

    Raises
    ------
    UserFileError
        With every row that cannot be used, its value and the remedy.
    """
    name = os.fspath(path)
    sheet = _Sheet(name, _read_text(Path(path), name))
    problems: list[Problem] = []
    places: list[Place] = []
    first_row: dict[tuple[str, float, float], int] = {}
    for row, cells in sheet.rows:
        place, wrong = _read_row(row, cells, f"own-{len(first_row) + 1}")
        problems += wrong
        if place is None:
            continue
        key = (place.names["en"], place.lon_deg, place.lat_deg)
        if key in first_row:
            why = f"is the same place as in row {first_row[key]}"
            hint = "take one of them out"
            problems.append(Problem(where=f"row {row}", value=key[0], why=why, hint=hint))
        first_row.setdefault(key, row)
        places.append(place)
    if not sheet.rows:
        hint = f"write one place per row below the header {','.join(COLUMNS)}"
        problems.append(Problem(where="file", why="holds no places", hint=hint))
    raise_problems(name, problems)
    return places


def _read_text(path: Path, name: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        why = "does not exist" if missing else f"cannot be read: {error.strerror}"
        problem = Problem(where="file", why=why)
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        hint = "save it as CSV UTF-8"
        problem = Problem(where=f"row {row}", why="is not UTF-8 text", hint=hint)
    raise UserFileError(name, [problem])


class _Sheet:
    """The rows of a CSV file, each as a mapping of our columns to its cells.

    Parameters
    ----------
    name : str
        The file, for messages.
    text : str
        Its text.
    """

    def __init__(self, name: str, text: str) -> None:
        first = text.lstrip("\r\n").split("\n", 1)[0]
        self.delimiter = max(",;\t", key=first.count)
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter))
        except csv.Error as error:
            raise UserFileError(name, [Problem(where="file", why=f"is not CSV: {error}")]) from None
        numbered = [(row, cells) for row, cells in enumerate(rows, 1) if any(map(str.strip, cells))]
        if not numbered:
            hint = f"begin with the header {','.join(COLUMNS)}"
            raise UserFileError(name, [Problem(where="file", why="is empty", hint=hint)])
        header = [cell.strip().casefold() for cell in numbered[0][1]]
        self._check(name, numbered[0][0], header)
        self.rows = [(row, self._read_cells(header, cells)) for row, cells in numbered[1:]]

    def _check(self, name: str, row: int, header: list[str]) -> None:
        where = f"row {row}"
        problems = []
        for column in COLUMNS:
            if header.count(column) > 1:
                problems.append(Problem(where=where, value=column, why="is there twice"))
            if column in header:
                continue
            others = [cell for cell in header if cell not in COLUMNS]
            near = next((cell for cell in others if cell.startswith(column)), None)
            near = near or did_you_mean(column, others)
            hint = (
                f"rename {near!r} to {column!r}" if near else f"the header is {','.join(COLUMNS)}"
            )
            why = f"there is no column {column!r}"
            problems.append(Problem(where=where, why=why, hint=hint))
        raise_problems(name, problems)

    def _read_cells(self, header: list[str], cells: list[str]) -> dict[str, str]:
        read = {key: cell.strip() for key, cell in zip(header, cells, strict=False)}
        surplus = [cell for cell in cells[len(header) :] if cell.strip()]
        if surplus:
            read["surplus"] = self.delimiter.join(cells)
        if self.delimiter != ",":
            read |= {key: read[key].replace(",", ".") for key in _LIMITS_DEG if key in read}
        return read


def _read_row(row: int, cells: Mapping[str, str], id: str) -> tuple[Place | None, list[Problem]]:
    where = f"row {row}"
    problems = []
    if surplus := cells.get("surplus"):
        hint = 'write numbers with a point, and text that holds a comma in "quotation marks"'
        why = "has more cells than the header"
        return None, [Problem(where=where, value=surplus, why=why, hint=hint)]
    name = cells.get("name", "")
    if not name:
        problems.append(Problem(where=where, why="the name is missing"))
    degrees = {key: _read_degrees(where, key, cells.get(key, ""), problems) for key in _LIMITS_DEG}
    lat_deg, lon_deg = degrees["lat"], degrees["lon"]
    if lat_deg is None or lon_deg is None:
        return None, problems
    shown = f"lat {cells['lat']}, lon {cells['lon']}"
    if look_swapped(lon_deg, lat_deg):
        why = "latitude and longitude look swapped"
        hint = "lat is north-south (Poland: 49 to 55), lon is east-west (Poland: 14 to 24)"
        return None, [*problems, Problem(where=where, value=shown, why=why, hint=hint)]
    for key, value in (("lat", lat_deg), ("lon", lon_deg)):
        if abs(value) > _LIMITS_DEG[key]:
            why = f"{key} is outside -{_LIMITS_DEG[key]:g} to {_LIMITS_DEG[key]:g}"
            problems.append(Problem(where=where, value=cells[key], why=why, hint=_DEGREES))
    if problems:
        return None, problems
    try:
        country = find_country(lon_deg, lat_deg)
    except RangereachError as error:
        return None, [Problem(where=where, value=name, why=error.message, hint=error.hint)]
    place = Place(
        id=id,
        names={"en": name},
        country=country,
        kind="own",
        set="own",
        lon_deg=lon_deg,
        lat_deg=lat_deg,
        accuracy_m=0.0,
    )
    return place, []


def _read_degrees(where: str, key: str, text: str, problems: list[Problem]) -> float | None:
    if not text:
        problems.append(Problem(where=where, why=f"{key} is missing", hint=_DEGREES))
        return None
    plain = text.replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(plain) or not math.isfinite(float(plain)):
        why = f"is not a number, in the column {key}"
        problems.append(Problem(where=where, value=text, why=why, hint=_DEGREES))
        return None
    return float(plain)
