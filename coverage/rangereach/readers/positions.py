"""On which line of a TOML file each key and value stands.

The standard library's reader gives values without positions. This scanner
walks a text that the reader has already accepted, and keeps only positions.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

__all__ = ["Path", "find_lines"]

Path = tuple[str | int, ...]
"""Keys and list indices from the root: ``("range", 0, "figure", 1, "low_km")``."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' + r"|'''.*?'{3,5}" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def find_lines(text: str) -> dict[Path, int]:
    r"""Return the line, from 1, of every key, table and list item.

    Parameters
    ----------
    text : str
        Valid TOML with ``\n`` line ends; ``tomllib`` has read it.

    Returns
    -------
    dict
        Path to line. The root, ``()``, is on line 1.

    Examples
    --------
    >>> find_lines('a = 1\n[[b]]\nc = [2,\n3]')[("b", 0, "c", 1)]
    4
    """
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.ends = [match.start() for match in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {(): 1}
        self.items: dict[Path, int] = {}  # arrays of tables: how many so far

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while self.skip_blank() < len(self.text):
            if self.text.startswith("[[", self.at):
                self.at += 2
                *outer, last = self.read_keys()
                array = (*self.resolve(outer), last)
                table = (*array, self.items.get(array, 0))
                self.items[array] = self.items.get(array, 0) + 1
                self.mark(array)
                self.mark(table)
                self.at += 2
            elif self.text[self.at] == "[":
                self.at += 1
                table = self.resolve(self.read_keys())
                self.mark(table)
                self.at += 1
            else:
                self.read_pair(table)
        return self.lines

    def mark(self, path: Path) -> None:
        self.lines.setdefault(path, bisect_right(self.ends, self.at - 1) + 1)

    def skip_blank(self) -> int:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def resolve(self, keys: list[str]) -> Path:
        """Turn a header's keys into a path; an array of tables means its last item."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            self.mark(path)
            if path in self.items:
                path = (*path, self.items[path] - 1)
        return path

    def read_keys(self) -> list[str]:
        keys = []
        while True:
            self.skip_blank()
            if quoted := _STRING.match(self.text, self.at):
                keys.append(tomllib.loads(f"key = {quoted[0]}")["key"])
                self.at = quoted.end()
            elif bare := _BARE_KEY.match(self.text, self.at):
                keys.append(bare[0])
                self.at = bare.end()
            self.skip_blank()
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def read_pair(self, table: Path) -> None:
        start = self.at
        path = table
        for key in self.read_keys():
            path = (*path, key)
            self.lines.setdefault(path, bisect_right(self.ends, start - 1) + 1)
        self.at += 1  # the equals sign
        self.read_value(path)

    def read_value(self, path: Path) -> None:
        self.skip_blank()
        if string := _STRING.match(self.text, self.at):
            self.at = string.end()
        elif self.text[self.at] == "[":
            self.at += 1
            index = 0
            while self.text[self.skip_blank()] != "]":
                self.mark((*path, index))
                self.read_value((*path, index))
                index += 1
                self.skip_comma()
            self.at += 1
        elif self.text[self.at] == "{":
            self.at += 1
            while self.text[self.skip_blank()] != "}":
                self.read_pair(path)
                self.skip_comma()
            self.at += 1
        elif scalar := _SCALAR.match(self.text, self.at):
            self.at = scalar.end()

    def skip_comma(self) -> None:
        if self.text[self.skip_blank()] == ",":
            self.at += 1
