"""An answer in words and tables, written once and read in a terminal, Markdown or HTML.

An output that is read in several of them says what it has to say as a sequence of
blocks: headings, paragraphs, quotations, lists and tables. What each medium needs,
wrapping, escaping or elements, is done here.
"""

from __future__ import annotations

from .html import render_html
from .markdown import link_markdown, render_markdown
from .text import WIDTH, render_text
from .values import Block, Entry, Heading, Listing, Paragraph, Quotation, Table

__all__ = [
    "WIDTH",
    "Block",
    "Entry",
    "Heading",
    "Listing",
    "Paragraph",
    "Quotation",
    "Table",
    "link_markdown",
    "render_html",
    "render_markdown",
    "render_text",
]
