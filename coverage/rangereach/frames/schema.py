"""Columns and schemas: reading, checking, building and describing a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rangereach.errors import DataError

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

__all__ = ["Column", "Schema"]

Type = Literal["text", "integer", "number", "flag", "date", "list", "geometry"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, logical type, unit and meaning.

    Parameters
    ----------
    name : str
        The header, with the unit in it where it has one.
    type : str
        ``text``, ``integer``, ``number``, ``flag`` (true or false), ``date``
        (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``), ``list`` or ``geometry``.
    meaning : str
        One sentence for the data dictionary.
    unit : str
        Such as ``km``; empty where there is none.
    null : bool
        Whether the cell may be empty.
    choices : tuple of str
        For text, the only values allowed; empty where any is.
    """

    name: str
    type: Type
    meaning: str
    unit: str = ""
    null: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """A table's columns, in order.

    Parameters
    ----------
    name : str
        The file name or the frame's name.
    meaning : str
        What one row is.
    columns : tuple of Column
        In the order in which they are written.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The header."""
        return [column.name for column in self.columns]

    def read(self, path: Path) -> list[dict[str, Any]]:
        """Read a bundled CSV file and check it against the declaration.

        Parameters
        ----------
        path : Path
            A UTF-8 CSV file with this schema's header.

        Returns
        -------
        list of dict
            One per row, values of the declared types; empty cells are None
            (``()`` for a list).

        Raises
        ------
        DataError
            Naming the file, the row and the column.
        """
        with path.open(encoding="utf-8", newline="") as handle:
            rows = csv.reader(handle)
            header = next(rows, [])
            if header != self.names:
                raise DataError(f"{path.name}: the columns are {header}, expected {self.names}")
            lines = list(rows)
        try:
            # By column: a few thousand rows are then read in milliseconds.
            values = [
                _read_column(column, cells)
                for column, cells in zip(self.columns, zip(*lines, strict=True), strict=True)
            ]
        except ValueError:  # by row, to say which cell it is
            return [self._row(path, number, cells) for number, cells in enumerate(lines, 2)]
        return [dict(zip(self.names, row, strict=True)) for row in zip(*values, strict=True)]

    def check_keys(self, where: str, keys: Iterable[str]) -> None:
        """Check the keys of one table of a bundled TOML file.

        Parameters
        ----------
        where : str
            The table, for the message.
        keys : iterable of str
            What it holds.

        Raises
        ------
        DataError
            If one is not declared, or one that may not be empty is missing.
        """
        unknown = set(keys) - set(self.names)
        missing = {column.name for column in self.columns if not column.null} - set(keys)
        if unknown or missing:
            raise DataError(
                f"{self.name}, {where}: unknown keys {sorted(unknown)}, missing {sorted(missing)}"
            )

    def _row(self, path: Path, number: int, cells: Sequence[str]) -> dict[str, Any]:
        if len(cells) != len(self.columns):
            raise DataError(
                f"{path.name}, line {number}: {len(cells)} cells, not {len(self.columns)}"
            )
        row: dict[str, Any] = {}
        for column, cell in zip(self.columns, cells, strict=True):
            try:
                row[column.name] = _read_column(column, (cell,))[0]
            except ValueError as error:
                raise DataError(
                    f"{path.name}, line {number}, column {column.name}: {cell!r} {error}"
                ) from None
        return row

    def table(self, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """Build a DataFrame with these columns, typed as declared.

        Parameters
        ----------
        rows : iterable of mapping
            Keys are column names.

        Returns
        -------
        pandas.DataFrame
            ``attrs["units"]`` maps each column that has one to its unit.
        """
        import pandas as pd

        dtypes: dict[str, Any] = {
            column.name: _DTYPES[column.type] for column in self.columns if column.type in _DTYPES
        }
        frame = pd.DataFrame([dict(row) for row in rows], columns=self.names).astype(dtypes)
        frame.attrs["units"] = {column.name: column.unit for column in self.columns if column.unit}
        return frame

    def geo_table(self, rows: Iterable[Mapping[str, Any]]) -> gpd.GeoDataFrame:
        """Build a GeoDataFrame in EPSG:4326; the schema has a column ``geometry``."""
        import geopandas as gpd

        table = self.table(rows)
        frame = gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326")
        frame.attrs["units"] = table.attrs["units"]
        return frame

    def csv(self, rows: Iterable[Mapping[str, Any]]) -> str:
        r"""Write rows as CSV text (UTF-8, ``\n``), empty cells for None.

        Lists are divided by `` | ``. Text cells that a spreadsheet would run as a formula
        get a leading apostrophe: text from outside is data.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.names)
        for row in rows:
            writer.writerow([_cell(row[name]) for name in self.names])
        return text.getvalue()

    def dictionary(self) -> str:
        """Return this table's part of the data dictionary, as Markdown."""
        lines = [
            f"### `{self.name}`",
            "",
            self.meaning,
            "",
            "| column | type | unit | meaning |",
            "|---|---|---|---|",
        ]
        for column in self.columns:
            meaning = column.meaning
            if column.choices:
                meaning += f" One of: {', '.join(f'`{choice}`' for choice in column.choices)}."
            if column.null:
                meaning += " May be empty."
            meaning = meaning.replace("|", r"\|")
            lines.append(f"| `{column.name}` | {column.type} | {column.unit} | {meaning} |")
        return "\n".join([*lines, ""])


def _read_column(column: Column, cells: Sequence[str]) -> list[Any]:
    """Return the values of cells that belong to one column.

    Raises
    ------
    ValueError
        If a cell is empty where it must not be, is of another type, or no choice.
    """
    read = _READERS[column.type]
    if column.type != "list" and "" in cells:
        if not column.null:
            raise ValueError("is empty")
        if column.type == "text":
            return list(cells)
        return [read(cell) if cell else None for cell in cells]
    if column.choices and not set(cells) <= set(column.choices):
        raise ValueError(f"is none of {', '.join(column.choices)}")
    return list(map(read, cells))


def _flag(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError("is neither true nor false")
    return text == "true"


_READERS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "date": str,
    "integer": int,
    "number": float,
    "flag": _flag,
    "list": lambda text: tuple(part.strip() for part in text.split("|") if part.strip()),
}

_DTYPES = {"text": "str", "integer": "Int64", "number": "float64", "flag": "bool"}

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = " | ".join(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
