"""Parts of Ukraine as people speak of them, as sets of oblasts, and how they are named."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from rangereach.frames import Column, Schema
from rangereach.model import LANGUAGES, Region, Source
from rangereach.provenance import read_bytes

__all__ = ["REGIONS", "load_oblast_words", "load_region_heads", "load_regions"]

_HEADS, _EVERYDAY = "heads", "everyday"

REGIONS = Schema(
    "claims/regions.toml",
    "A part of Ukraine as people speak of it, without a border in law; the table's name is its "
    "id. The table `heads` holds the `words` before which a part is named, `everyday` more words "
    "for oblasts, by ISO 3166-2.",
    (
        *(Column(code, "text", f"Name in {language}.") for code, language in LANGUAGES.items()),
        Column("oblasts", "list", "The oblasts that it is taken to be, ISO 3166-2."),
        Column("words", "list", "How statements name it; `*` stands for the end of a word."),
        Column("our_reading", "flag", "Whether the set is not that of the source."),
        Column("note", "text", "In what it differs, or why there is no source.", null=True),
        Column(
            "source",
            "text",
            "Where such a grouping was read: a table with publisher, title, url, date, "
            "date_certain and quote.",
            null=True,
        ),
    ),
)


@cache
def _tables() -> Mapping[str, dict[str, Any]]:
    return tomllib.loads(read_bytes("claims", "regions.toml").decode("utf-8"))


@cache
def load_regions() -> Mapping[str, Region]:
    """Load the parts of Ukraine, by id.

    Returns
    -------
    mapping of str to Region
        West, south, centre and east; each oblast is in one of them.

    Raises
    ------
    DataError
        If the file is not the declared one, or has a key that is not declared.
    """
    tables = _tables().items()
    return {key: _region(key, table) for key, table in tables if key not in (_HEADS, _EVERYDAY)}


@cache
def load_region_heads() -> tuple[str, ...]:
    """Load the words that make one before them name a region: ``Ukraine``, ``oblast*``."""
    return tuple(_tables()[_HEADS]["words"])


@cache
def load_oblast_words() -> Mapping[str, tuple[str, ...]]:
    """Load the everyday names of oblasts that are not in their table, by ISO 3166-2."""
    return {key: tuple(words) for key, words in _tables()[_EVERYDAY].items()}


def _region(key: str, table: dict[str, Any]) -> Region:
    REGIONS.check_keys(f"[{key}]", table)
    return Region(
        id=key,
        names={code: table[code] for code in LANGUAGES},
        oblasts=tuple(table["oblasts"]),
        words=tuple(table["words"]),
        source=Source(**table["source"]) if "source" in table else None,
        our_reading=table["our_reading"],
        note=table.get("note", ""),
    )
