"""Blocks as text that fits a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from rangereach.outputs.plain_text import plain

from .values import Block, Entry, Heading, Listing, Paragraph, Quotation, Table

__all__ = ["WIDTH", "render_text"]

WIDTH = 88
RULES = {1: "=", 2: "-"}
GAP = "  "


def render_text(blocks: Iterable[Block]) -> str:
    """Return blocks as text of at most 88 columns; a long address may be longer.

    Parameters
    ----------
    blocks : iterable of Block
        In the order of reading.

    Returns
    -------
    str
        Without control characters: text from outside cannot steer the terminal. Ends
        with a line end.
    """
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        lines = _wrap(block.text)
        rule = RULES.get(block.level)
        return [*lines, rule * max(map(len, lines))] if rule else lines
    if isinstance(block, Paragraph):
        return _wrap(block.text)
    if isinstance(block, Quotation):
        return [*_wrap(block.text, indent=4), *_entry(block.cited, indent=4)]
    if isinstance(block, Listing):
        return [line for entry in block.entries for line in _entry(entry, first="- ", indent=2)]
    return _table(block)


def _entry(entry: Entry, *, indent: int, first: str = "") -> list[str]:
    lines = _wrap(entry.text, indent=indent, first=first or None)
    if entry.quote:
        lines += _wrap(entry.quote, indent=indent)
    if entry.url:
        lines += _wrap(entry.url, indent=indent)
    return lines


def _wrap(text: str, *, indent: int = 0, first: str | None = None) -> list[str]:
    space = " " * indent
    return textwrap.wrap(
        plain(text),
        WIDTH,
        initial_indent=space if first is None else first,
        subsequent_indent=space,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(table: Table) -> list[str]:
    """Set a table; where it is too wide, its first column is broken."""
    rows = [[plain(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = max(16, WIDTH - sum(width + len(GAP) for width in widths[1:]))
    widths[0] = min(widths[0], room)
    caption = [*_wrap(table.caption)] if table.caption else []
    return [*caption, *(line for row in rows for line in _row(row, widths))]


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *others = cells
    *above, last = textwrap.wrap(first, widths[0], break_on_hyphens=False) or [""]
    right = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
    return [*above, GAP.join([last.ljust(widths[0]), *right]).rstrip()]
