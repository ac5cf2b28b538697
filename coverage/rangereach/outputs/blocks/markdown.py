"""Blocks as Markdown with tables, as editors and issue trackers read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from rangereach.outputs.markup import is_web
from rangereach.outputs.plain_text import escape_markdown

from .values import Block, Entry, Heading, Listing, Paragraph, Quotation, Table

__all__ = ["link_markdown", "render_markdown"]


def render_markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown; text from outside in them is escaped.

    Parameters
    ----------
    blocks : iterable of Block
        In the order of reading.

    Returns
    -------
    str
        Ends with a line end.
    """
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def link_markdown(url: str, text: str = "") -> str:
    """Link a text, else the name of the site; what is no web address is only written.

    Parameters
    ----------
    url : str
        An address, from outside.
    text : str
        Plain text.
    """
    if not is_web(url):
        return escape_markdown(text or url)
    address = url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"[{escape_markdown(text or urlsplit(url).netloc)}](<{address}>)"


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"{'#' * block.level} {escape_markdown(block.text)}"]
    if isinstance(block, Paragraph):
        text = escape_markdown(block.text)
        return [f"**{text}**" if block.strong else text]
    if isinstance(block, Quotation):
        cited = (f"> {line}".rstrip() for line in _entry(block.cited))
        return [f"> {escape_markdown(block.text)}", ">", *cited]
    if isinstance(block, Listing):
        return [line for entry in block.entries for line in _item(_entry(entry))]
    caption = [escape_markdown(block.caption), ""] if block.caption else []
    return [*caption, *_table(block)]


def _entry(entry: Entry) -> list[str]:
    """Return what an entry says, with its link, and below it what it quotes."""
    text = escape_markdown(entry.text)
    if entry.url:
        text = f"{text} {link_markdown(entry.url)}"
    return [text, "", f"> {escape_markdown(entry.quote)}", ""] if entry.quote else [text]


def _item(lines: Sequence[str]) -> list[str]:
    first, *others = lines
    return [f"- {first}", *(f"  {line}".rstrip() for line in others)]


def _table(table: Table) -> list[str]:
    head = _cells(table.head)
    rule = "| " + " | ".join(["---", *("---:" for _ in table.head[1:])]) + " |"
    return [head, rule, *map(_cells, table.rows)]


def _cells(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(escape_markdown, cells)) + " |"
