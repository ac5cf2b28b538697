"""Systems by their public names, with every published figure and its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rangereach.errors import DataError
from rangereach.frames import Column, Schema
from rangereach.model import LANGUAGES, Figure, Source, System
from rangereach.provenance import checked_path

from .names import look_up

__all__ = ["FIGURES", "SYSTEMS", "find_system", "load_systems"]

SYSTEMS = Schema(
    "systems/systems.csv",
    "A system by its public name.",
    (
        Column("id", "text", "Stable key."),
        Column("name", "text", "What a reader sees."),
        *(
            Column(code, "text", f"In {language}, where it is written otherwise.", null=True)
            for code, language in LANGUAGES.items()
            if code != "en"
        ),
        Column("missile", "text", "The missile that its figures are about."),
        Column("aliases", "list", "What a person may type for it; divided by ` | `."),
        Column("note", "text", "How far the sources agree.", null=True),
    ),
)

FIGURES = Schema(
    "systems/figures.csv",
    "One published number, with its source.",
    (
        Column("id", "text", "Stable key, `system.nn`."),
        Column("system", "text", "Key of `systems/systems.csv`."),
        Column(
            "against",
            "text",
            "What the text itself says the number is against; `missile`: kind not said.",
            choices=("aircraft_cruise", "ballistic", "missile", "not_stated"),
        ),
        Column("measure", "text", "What was measured, in km.", choices=("range_km", "altitude_km")),
        Column("low_km", "number", "The published maximum, or the low end of its span.", "km"),
        Column("high_km", "number", "The published maximum, or the high end of its span.", "km"),
        Column(
            "near_km", "number", "A published least distance; never in a band.", "km", null=True
        ),
        Column("hedge", "text", "The hedge words as printed.", null=True),
        Column("printed", "list", "The numbers as they stand in the quote; divided by ` | `."),
        Column("quote", "text", "The words in which the number stands."),
        Column("publisher", "text", "Who printed it."),
        Column("first_source", "text", "Whom the publisher cites or copies.", null=True),
        Column("title", "text", "Title of the text; some are rebuilt from the address.", null=True),
        Column("url", "text", "Its address."),
        Column("date", "date", "When it was printed: year, month or day."),
        Column("date_certain", "flag", "Whether the date is printed and not inferred."),
        Column(
            "tier",
            "text",
            "A: a maker, ministry or armed force, also as quoted; B: press and agencies.",
            choices=("A", "B"),
        ),
    ),
)


@cache
def load_systems() -> Mapping[str, System]:
    """Load the systems with their figures, by id.

    Raises
    ------
    DataError
        If a file is damaged, or a figure names a system that is not there.
    """
    figures: dict[str, list[Figure]] = {}
    for row in FIGURES.read(checked_path("systems", "figures.csv")):
        figures.setdefault(row["system"], []).append(_figure(row))
    systems = {
        row["id"]: System(
            id=row["id"],
            name=row["name"],
            missile=row["missile"],
            aliases=row["aliases"],
            figures=tuple(figures.pop(row["id"], ())),
            note=row["note"],
            names={code: row[code] for code in LANGUAGES if row.get(code)},
        )
        for row in SYSTEMS.read(checked_path("systems", "systems.csv"))
    }
    if figures:
        raise DataError(f"figures.csv names systems that are not there: {', '.join(figures)}")
    return systems


def _figure(row: dict[str, Any]) -> Figure:
    return Figure(
        id=row["id"],
        low_km=row["low_km"],
        high_km=row["high_km"],
        source=Source(
            publisher=row["publisher"],
            title=row["title"],
            url=row["url"],
            date=row["date"],
            date_certain=row["date_certain"],
            quote=row["quote"],
            tier=row["tier"],
            first_source=row["first_source"],
        ),
        against=row["against"],
        measure=row["measure"],
        near_km=row["near_km"],
        hedge=row["hedge"],
        printed=row["printed"],
    )


def find_system(text: str, own: Mapping[str, System] | None = None) -> System:
    """Find a system by its id, which wins, or an alias; case is ignored.

    Parameters
    ----------
    text : str
        As typed.
    own : mapping of str to System, optional
        A user's own systems, which are found beside the bundled ones.

    Raises
    ------
    AmbiguousNameError
        If an alias is that of several systems; it lists them.
    UnknownNameError
        If there is none; with the nearest name.

    Examples
    --------
    >>> find_system("Patriot").id
    'patriot'
    """
    systems = {**load_systems(), **(own or {})}
    names = {key: (system.name, *system.aliases) for key, system in systems.items()}
    return look_up("system", text, systems, names)
