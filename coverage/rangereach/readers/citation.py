"""The source of a figure in a user's TOML file: without one, a figure does not load."""

from __future__ import annotations

import re
from typing import Literal

from rangereach.model import Source

from .document import Table

__all__ = ["read_source"]

_URL = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_KEYS = ("publisher", "title", "url", "date", "quote")
_GRADES = ("tier", "first_source", "date_certain")


def read_source(table: Table, *, required: bool = False, graded: bool = False) -> Source | None:
    """Read the table ``source`` of a figure; what is wrong is noted in the document.

    Parameters
    ----------
    table : Table
        The figure's.
    required : bool
        Whether a source that is missing is noted.
    graded : bool
        Whether the source may carry ``tier``, ``first_source`` and ``date_certain``, on
        which the band of a system depends.

    Returns
    -------
    Source or None
        None where there is none.
    """
    entry = table.table("source", required=required)
    if entry is None:
        return None
    entry.check_keys(*_KEYS, *(_GRADES if graded else ()))
    url = entry.text("url", required=True)
    if "url" in entry and isinstance(entry.values["url"], str) and not _URL.fullmatch(url):
        hint = "a url begins with https:// or http://"
        entry.add("url", "is not a web address", value=url, hint=hint)
    return Source(
        publisher=entry.text("publisher", required=True, empty=False),
        title=entry.text("title", required=True),
        url=url,
        date=entry.date("date"),
        quote=entry.text("quote", required=True, empty=False),
        tier=_read_tier(entry) if graded else None,
        first_source=entry.text("first_source") if graded else "",
        date_certain=entry.flag("date_certain", default=True) if graded else True,
    )


def _read_tier(entry: Table) -> Literal["A", "B"] | None:
    text = entry.text("tier")
    if text == "A":
        return "A"
    if text == "B":
        return "B"
    if text:
        hint = "A: a maker, ministry or armed force, also as quoted; B: press and agencies"
        entry.add("tier", "is not a tier", value=text, hint=hint)
    return None
