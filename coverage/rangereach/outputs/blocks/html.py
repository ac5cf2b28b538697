"""Blocks as HTML elements, for a page that brings its own style."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from rangereach.outputs.markup import Markup, is_web, join, link, tag

from .values import Block, Entry, Heading, Listing, Paragraph, Quotation, Table

__all__ = ["render_html"]


def render_html(blocks: Iterable[Block]) -> Markup:
    """Return blocks as elements; all text in them is escaped.

    Parameters
    ----------
    blocks : iterable of Block
        In the order of reading.
    """
    return Markup("\n".join(map(_element, blocks)))


def _element(block: Block) -> Markup:
    if isinstance(block, Heading):
        return tag(f"h{block.level}", block.text)
    if isinstance(block, Paragraph):
        return tag("p", block.text, class_="strong" if block.strong else None)
    if isinstance(block, Quotation):
        return tag(
            "figure",
            tag("blockquote", tag("p", block.text, lang="und")),
            tag("figcaption", _entry(block.cited)),
        )
    if isinstance(block, Listing):
        return tag("ul", *(tag("li", _entry(entry)) for entry in block.entries))
    return _table(block)


def _entry(entry: Entry) -> Markup:
    return join(
        entry.text,
        join(" ", tag("span", entry.quote, lang="und", class_="words")) if entry.quote else None,
        join(" ", link(entry.url, _site(entry.url))) if entry.url else None,
    )


def _site(url: str) -> str:
    return urlsplit(url).netloc if is_web(url) else url


def _table(table: Table) -> Markup:
    first, *others = table.head
    corner = tag("th", first, scope="col") if first else tag("td")
    head = tag("tr", corner, *(tag("th", text, scope="col") for text in others))
    rows = [
        tag("tr", tag("th", name, scope="row"), *(tag("td", cell) for cell in cells))
        for name, *cells in table.rows
    ]
    caption = tag("caption", table.caption) if table.caption else None
    return tag(
        "div",
        tag("table", caption, tag("thead", head), tag("tbody", *rows)),
        class_="scroll",
        tabindex="0",
        role="group",
        aria_label=table.caption or " ".join(filter(None, table.head)),
    )
