"""A user's TOML file as checked values, with the line of everything wrong in it.

A `Table` hands out its values by key and type. What is missing, of the wrong
type or unknown becomes a `Problem` with its line; nothing is raised until the
whole file has been read.
"""

from __future__ import annotations

import datetime
import math
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from rangereach.errors import Problem, RangereachError, UserFileError, did_you_mean
from rangereach.model import LANGUAGES, Names

from .positions import Path, find_lines

__all__ = ["Document", "Table", "is_date", "read_toml"]

_AT = re.compile(r"\s*\(at (line \d+, column \d+|end of document)\)$")
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a number"),
    (float, "a number"),
    (list, "a list"),
    (dict, "a table"),
    (datetime.date, "a date"),
    (datetime.time, "a time"),
)


def read_toml(path: FilePath, name: str) -> Document:
    """Read a TOML file.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        As the user gave it, for messages.

    Raises
    ------
    UserFileError
        If it cannot be read or is not TOML, with line and column.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        values = tomllib.loads(text)
    except OSError as error:
        problem = Problem(where="file", why=f"{error.strerror}")
        if isinstance(error, FileNotFoundError):
            siblings = path.parent.glob(f"*{path.suffix}")
            near = did_you_mean(path.name, (sibling.name for sibling in siblings))
            hint = f"did you mean {near!r}?" if near else "check the folder and the spelling"
            problem = Problem(where="file", why="does not exist", hint=hint)
        raise UserFileError(name, [problem]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = Problem(where=f"line {line}", why="is not UTF-8 text", hint="save it as UTF-8")
        raise UserFileError(name, [problem]) from None
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        where = at[1] if at else "file"
        if where == "end of document":
            where = f"line {text.count(chr(10)) + 1}"
        problem = Problem(where=where, why=f"is not TOML: {_AT.sub('', str(error))}")
        raise UserFileError(name, [problem]) from None
    except (RecursionError, ValueError) as error:
        raise UserFileError(name, [Problem(where="file", why=f"is not TOML: {error}")]) from None
    return Document(name, values, find_lines(text))


class Document:
    """A TOML file that is being read.

    Parameters
    ----------
    name : str
        As the user gave it.
    values : mapping
        What ``tomllib`` returned.
    lines : mapping of path to int
        From `find_lines`.
    """

    def __init__(self, name: str, values: Mapping[str, Any], lines: Mapping[Path, int]) -> None:
        self.name = name
        self.root = Table(self, (), values)
        self._lines = lines
        self._found: list[tuple[int, Problem]] = []

    def add(self, path: Path, why: str, *, value: object = "", hint: str = "") -> None:
        """Note a problem at the line of `path`, or of the nearest table around it."""
        while path not in self._lines:
            path = path[:-1]
        line = self._lines[path]
        shown = value if isinstance(value, str) else str(value)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        self._found.append((line, Problem(where=f"line {line}", value=shown, why=why, hint=hint)))

    def add_error(self, path: Path, error: RangereachError) -> None:
        """Note a refusal that another room made."""
        if isinstance(error, UserFileError):
            for problem in error.problems:
                self.add(path, f"{error.name}, {problem}")
        else:
            self.add(path, error.message, hint=error.hint)

    @property
    def problems(self) -> list[Problem]:
        """All problems so far, in the order of the file."""
        return [problem for _, problem in sorted(self._found, key=lambda found: found[0])]


class Table:
    """One table of the file; each reader notes a problem instead of raising.

    Parameters
    ----------
    document : Document
        Where problems are noted.
    path : tuple
        Of this table.
    values : mapping
        Its keys and values.
    """

    def __init__(self, document: Document, path: Path, values: Mapping[str, Any]) -> None:
        self.document = document
        self.path = path
        self.values = values

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def add(self, key: str, why: str, *, value: object = "", hint: str = "") -> None:
        """Note a problem at one of this table's keys."""
        self.document.add((*self.path, key), why, value=value, hint=hint)

    def check_keys(self, *known: str) -> None:
        """Note every key that is not one of `known`."""
        for key in self.values:
            if key not in known:
                near = did_you_mean(key, known)
                hint = f"did you mean {near!r}?" if near else f"known here: {', '.join(known)}"
                self.add(key, "is not a known key", value=key, hint=hint)

    def text(self, key: str, *, required: bool = False, empty: bool = True) -> str:
        """Return a text, ``""`` where it is absent or wrong."""
        value = self._get(key, str, "text, in quotation marks", required=required)
        if isinstance(value, str) and not value.strip() and not empty:
            self.add(key, f"{key} is empty")
        return str(value or "").strip()

    def number(self, key: str, *, required: bool = False) -> float | None:
        """Return a finite number, None where it is absent or wrong."""
        value = self._get(key, (int, float), "a number", required=required)
        try:
            number = None if value is None else float(value)
        except OverflowError:
            number = math.inf
        if number is not None and not math.isfinite(number):
            self.add(key, f"is not a finite number, in {key}", value=value)
            return None
        return number

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false, `default` where it is absent or wrong."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.add(key, f"is not true or false, in {key}", value=value)
            return default
        return value

    def texts(self, key: str) -> list[tuple[Path, str]]:
        """Return the texts of a list, each with its path."""
        value = self._get(key, list, f'a list, such as {key} = ["…"]')
        found = []
        for index, item in enumerate(value or []):
            path = (*self.path, key, index)
            if isinstance(item, str) and item.strip():
                found.append((path, item.strip()))
            else:
                self.document.add(path, f"is not a text; {key} is a list of texts", value=item)
        if value == []:
            self.add(key, f"{key} is an empty list", hint="name at least one, or leave it out")
        return found

    def table(self, key: str, *, required: bool = False) -> Table | None:
        """Return a table, None where it is absent or wrong."""
        value = self._get(key, dict, "a table", required=required)
        return None if value is None else Table(self.document, (*self.path, key), value)

    def tables(self, key: str) -> list[Table]:
        """Return an array of tables, empty where it is absent or wrong."""
        value = self._get(key, list, f"written as [[{key}]], once for each")
        found = []
        for index, item in enumerate(value or []):
            path = (*self.path, key, index)
            if isinstance(item, dict):
                found.append(Table(self.document, path, item))
            else:
                self.document.add(path, f"is not a table; write [[{key}]]", value=item)
        return found

    def translations(self, key: str) -> Names:
        """Return the texts of a table by language, empty where it is absent or wrong."""
        table = self.table(key)
        if table is None:
            return {}
        for code in table.values:
            if code == "en" or code not in LANGUAGES:
                hint = f"one of {', '.join(list(LANGUAGES)[1:])}; the text itself is for all others"
                table.add(code, "is not a language for a translation", value=code, hint=hint)
        return {code: table.text(code, empty=False) for code in table.values}

    def date(self, key: str) -> str:
        """Return a date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ``""`` where wrong."""
        value = self.values.get(key)
        if value is None:
            self.add(key, f"{key} is missing")
        elif isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        elif isinstance(value, str) and is_date(value):
            return value
        else:
            hint = 'write 2024-05-11, or "2024" or "2024-05" in quotation marks'
            self.add(key, "is not a date", value=value, hint=hint)
        return ""

    def _get(
        self, key: str, kind: type | tuple[type, ...], wanted: str, *, required: bool = False
    ) -> Any:
        if key not in self.values:
            if required:
                self.add(key, f"{key} is missing")
            return None
        value = self.values[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            is_now = next(name for known, name in _KINDS if isinstance(value, known))
            self.add(key, f"is {is_now}; {key} is {wanted}", value=value)
            return None
        return value


def is_date(text: str) -> bool:
    """Tell whether a text is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, and such a day exists."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
