"""The kinds of block. All text in them is plain: each medium escapes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Block", "Entry", "Heading", "Listing", "Paragraph", "Quotation", "Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading.

    Parameters
    ----------
    text : str
        One line.
    level : {1, 2, 3}
        1 for the title of the whole.
    """

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph.

    Parameters
    ----------
    text : str
        One or more sentences.
    strong : bool
        Whether it is what a hurried reader must not miss.
    """

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list, or what a quotation is followed by.

    Parameters
    ----------
    text : str
        What it says.
    quote : str
        Words as they were printed; empty where none are given.
    url : str
        Address; what is no web address is left out of links.
    """

    text: str
    quote: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of others, and below them who, when and where.

    Parameters
    ----------
    text : str
        The words, with the quotation marks of the language.
    cited : Entry
        Who said them.
    """

    text: str
    cited: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list without order.

    Parameters
    ----------
    entries : tuple of Entry
        At least one.
    """

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first column names the rows, the others hold numbers.

    Parameters
    ----------
    head : tuple of str
        Names of the columns; the first may be empty.
    rows : tuple of tuple of str
        As long as `head`.
    caption : str
        One line; empty where a heading says it.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


Block: TypeAlias = Heading | Paragraph | Quotation | Listing | Table
