"""Listings as plain columns, and searching in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from .terminal import heading

if TYPE_CHECKING:
    from rangereach.errors import UnknownNameError
    from rangereach.model import Source

__all__ = ["INDENT", "date_of", "matches", "nothing_found", "print_table"]

INDENT = "    "


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows in aligned columns below a header."""
    table = [header, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for number, row in enumerate(table):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        line = "  ".join(cells).rstrip()
        click.echo(line if number else heading(line))


def matches(search: str, *texts: str) -> bool:
    """Tell whether a text holds what was searched; case and diacritics do not matter."""
    from rangereach.catalogue.names import fold

    return any(fold(search) in fold(text) for text in texts)


def nothing_found(kind: str, search: str, choices: Iterable[str]) -> UnknownNameError:
    """Return the error for a search that finds nothing, with the nearest name."""
    from rangereach.errors import UnknownNameError

    return UnknownNameError(kind, search, choices)


def date_of(source: Source) -> str:
    """Return a source's date, marked where it was inferred."""
    return source.date if source.date_certain else f"{source.date} (date inferred)"
