"""Published statements about reach: who said what, when, and where it was printed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from rangereach.frames import Column, Schema
from rangereach.model import LANGUAGES, Claim, Names, Source
from rangereach.provenance import read_bytes

__all__ = ["CLAIMS", "load_claims"]

_OTHERS = {code: language for code, language in LANGUAGES.items() if code != "en"}

CLAIMS = Schema(
    "claims/claims.toml",
    "A published statement; the table's name is its id.",
    (
        Column("speaker", "text", "Who said it."),
        Column("person", "flag", "Whether one person said it; else several, or a body."),
        Column("summary", "text", "What was said, in our words."),
        *(
            Column(f"{key}_{code}", "text", f"The {key} in {language}.", null=True)
            for key in ("speaker", "summary")
            for code, language in _OTHERS.items()
        ),
        Column("distances_km", "list", "The distances that the words name.", "km", null=True),
        Column("hedge", "text", "Their hedge words as printed.", null=True),
        Column(
            "origins",
            "list",
            "From where, as typed on the command line: our reading of the words; absent where "
            "they name no place.",
            null=True,
        ),
        Column("systems", "list", "The systems that they name: ids of `systems.csv`.", null=True),
        Column(
            "about",
            "list",
            "What of Ukraine they speak of, our reading of them: oblasts (ISO 3166-2), towns "
            "(geonameids), regions (`regions.toml`).",
            null=True,
        ),
        Column("publisher", "text", "Who printed it."),
        Column("title", "text", "Title of the text.", null=True),
        Column("url", "text", "Its address.", null=True),
        Column("date", "date", "When: year, month or day."),
        Column("date_certain", "flag", "Whether the date is printed and not inferred."),
        Column("quote", "text", "Words that were printed.", null=True),
        Column("first_source", "text", "Whom the publisher cites.", null=True),
    ),
)


@cache
def load_claims() -> Mapping[str, Claim]:
    """Load the published statements, by id, in the order of the file.

    Raises
    ------
    DataError
        If one lacks a publisher or a date, or has a key that is not declared.
    """
    tables = tomllib.loads(read_bytes("claims", "claims.toml").decode("utf-8"))
    return {key: _claim(key, table) for key, table in tables.items()}


def _claim(key: str, table: dict[str, Any]) -> Claim:
    CLAIMS.check_keys(f"[{key}]", table)
    return Claim(
        id=key,
        speaker=table["speaker"],
        person=table["person"],
        summary=table["summary"],
        source=Source(
            publisher=table["publisher"],
            title=table.get("title", ""),
            url=table.get("url", ""),
            date=table["date"],
            date_certain=table["date_certain"],
            quote=table.get("quote", ""),
            first_source=table.get("first_source", ""),
        ),
        distances_km=tuple(map(float, table.get("distances_km", ()))),
        hedge=table.get("hedge", ""),
        origins=tuple(table.get("origins", ())),
        systems=tuple(table.get("systems", ())),
        about=tuple(table.get("about", ())),
        speakers=_translations(table, "speaker"),
        summaries=_translations(table, "summary"),
    )


def _translations(table: dict[str, Any], key: str) -> Names:
    return {code: table[f"{key}_{code}"] for code in _OTHERS if f"{key}_{code}" in table}
