"""Rows of cells, all of them text, from a delimited file or a sheet of a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rangereach.errors import Problem, UserFileError

from .angle import Angle, AngleError, read_angle, read_pair
from .columns import HEADER, Columns, find_columns
from .record import Record

__all__ = ["Row", "read_delimited", "read_rows"]

_SEPARATORS = ",;\t|"
_HINTED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # a line that Excel understands
_HEADER_WITHIN = 20
"""A sheet's title and remarks may fill this many rows before the header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that is not empty.

    Parameters
    ----------
    number : int
        From 1, as a spreadsheet counts.
    cells : tuple of str
        Without space around them.
    """

    number: int
    cells: tuple[str, ...]


def read_delimited(text: str, name: str) -> list[Row]:
    """Read rows divided by commas, semicolons, tabs or bars, whichever gives a header.

    Parameters
    ----------
    text : str
        The file's text.
    name : str
        The file, for messages.

    Raises
    ------
    UserFileError
        If it is not CSV.
    """
    hinted = _HINTED.match(text)
    best: tuple[tuple[bool, int], list[Row]] | None = None
    for separator in hinted[1] if hinted else _SEPARATORS:
        try:
            rows = number_rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error as error:
            problem = Problem(where="file", why=f"is not CSV: {error}")
            raise UserFileError(name, [problem]) from None
        rows = [row for row in rows if not (hinted and row.number == 1)]
        first = rows[0].cells if rows else ()
        rank = (_find_header(rows) is not None, len(first))
        if best is None or rank > best[0]:
            best = rank, rows
    return best[1] if best else []


def number_rows(rows: Iterable[Sequence[str | None]]) -> list[Row]:
    """Return the rows that are not empty, each with its number from 1."""
    stripped = (tuple((cell or "").strip() for cell in row) for row in rows)
    return [Row(number=n, cells=cells) for n, cells in enumerate(stripped, 1) if _holds(cells)]


def _holds(cells: Iterable[str]) -> bool:
    return any(cell.strip(_SEPARATORS) for cell in cells)


def read_rows(rows: Sequence[Row], name: str) -> tuple[list[Record], list[Problem], str]:
    """Read a place from every row below the header.

    Parameters
    ----------
    rows : sequence of Row
        With the header.
    name : str
        The file, for messages.

    Returns
    -------
    records : list of Record
    problems : list of Problem
        Of the other rows.
    note : str
        Where the header is not the first row.

    Raises
    ------
    UserFileError
        If there is no header.
    """
    if not rows:
        hint = f"begin with the header {','.join(HEADER)}"
        raise UserFileError(name, [Problem(where="file", why="is empty", hint=hint)])
    found = _find_header(rows)
    if found is None:
        header, where = rows[0], f"row {rows[0].number}"
        doubts = find_columns(header.cells)
        assert isinstance(doubts, list)
        raise UserFileError(
            name,
            [Problem(where=where, value=p.value, why=p.why, hint=p.hint) for p in doubts],
        )
    at, columns = found
    records, problems = [], []
    for row in rows[at + 1 :]:
        record, wrong = _read_row(row, rows[at].cells, columns)
        problems += wrong
        if record is not None:
            records.append(record)
    note = f"row {rows[at].number} was read as its header" if at else ""
    return records, problems, note


def _find_header(rows: Sequence[Row]) -> tuple[int, Columns] | None:
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = find_columns(row.cells)
        if isinstance(columns, Columns):
            return at, columns
    return None


def _read_row(
    row: Row, header: Sequence[str], columns: Columns
) -> tuple[Record | None, list[Problem]]:
    where = f"row {row.number}"
    if any(row.cells[len(header) :]):
        hint = 'write numbers with a point, and text that holds a separator in "quotation marks"'
        why = "has more cells than the header"
        return None, [Problem(where=where, value=" | ".join(row.cells), why=why, hint=hint)]
    cells = dict(enumerate(row.cells))
    name = cells.get(columns.name, "")
    problems = [] if name else [Problem(where=where, why="the name is missing")]

    def read(key: str, at: int) -> list[Angle]:
        text, as_pair = cells.get(at, ""), key == "coordinates"
        if not text:
            hint = "write decimal degrees, such as 49.80"
            problems.append(Problem(where=where, why=f"{key} is missing", hint=hint))
            return []
        try:
            return (
                [*read_pair(text, lon_first=columns.lon_first)] if as_pair else [read_angle(text)]
            )
        except AngleError as error:
            why = f"{error.why}, in the column {header[at]}"
            problems.append(Problem(where=where, value=text, why=why, hint=error.hint))
            return []

    if columns.pair is not None:
        shown = cells.get(columns.pair, "")
        pair = read("coordinates", columns.pair)
    else:
        assert columns.lat is not None
        assert columns.lon is not None
        shown = f"lat {cells.get(columns.lat, '')}, lon {cells.get(columns.lon, '')}"
        pair = [*read("lat", columns.lat), *read("lon", columns.lon)]
        if len(pair) == 2 and (pair[0].axis == "lon" or pair[1].axis == "lat"):
            pair = []
            why, hint = (
                "latitude and longitude look swapped",
                "exchange the names of the two columns",
            )
            problems.append(Problem(where=where, value=shown, why=why, hint=hint))
    if len(pair) < 2:
        return None, problems
    lat, lon = pair
    turned = any(part.axis and part.value < 0 for part in pair)
    return (
        Record(where=where, name=name, x=lon.value, y=lat.value, shown=shown, turned=turned),
        problems,
    )
