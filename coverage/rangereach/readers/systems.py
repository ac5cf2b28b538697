"""A user's own systems: a TOML file under the same rules as the bundled ones.

Every figure has its source, every number stands in its quotation, and a band is
computed from the figures, never typed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from rangereach.catalogue import load_systems
from rangereach.catalogue.names import fold
from rangereach.errors import raise_problems
from rangereach.model import Against, Figure, System

from .document import Table, read_toml
from .figure import read_band, read_source

__all__ = ["read_systems"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_AGAINST: tuple[Against, ...] = get_args(Against)
_MEASURES = ("range_km", "altitude_km")


def read_systems(path: str | os.PathLike[str], *, name: str = "") -> dict[str, System]:
    """Read systems with their published figures from a TOML file.

    Parameters
    ----------
    path : str or path
        A file with one ``[[system]]`` for each, and in it one ``[[system.figure]]`` for
        each published number.
    name : str, optional
        As the user gave it, for messages.

    Returns
    -------
    dict of str to System
        By id, in the order of the file.

    Raises
    ------
    UserFileError
        With every problem in the file, each with its line.
    """
    document = read_toml(Path(path), name or os.fspath(path))
    root = document.root
    root.check_keys("system")
    taken = {
        fold(text): f"the bundled system {system.id}"
        for system in load_systems().values()
        for text in (system.id, system.name, *system.aliases)
    }
    found: dict[str, System] = {}
    for table in root.tables("system"):
        system = _read_system(table, taken)
        if system is not None:
            found[system.id] = system
    if not root.values.get("system"):
        document.add((), "there is no [[system]]", hint="add one with id, name and figures")
    raise_problems(document.name, document.problems)
    return found


def _read_system(table: Table, taken: dict[str, str]) -> System | None:
    """Return a system, None where its id is wrong; its names are added to `taken`."""
    table.check_keys("id", "name", "names", "aliases", "missile", "note", "figure")
    id, name = table.text("id", required=True, empty=False), table.text("name", required=True)
    if id and not _ID.fullmatch(id):
        table.add("id", "is not an id", value=id, hint="use letters, digits, - and _")
    aliases = table.texts("aliases") if "aliases" in table else []
    claimed = [((*table.path, "id"), id), ((*table.path, "name"), name), *aliases]
    for at, text in claimed:
        if text and fold(text) in taken:
            hint = "give yours another"
            table.document.add(at, f"is a name of {taken[fold(text)]}", value=text, hint=hint)
    taken |= {fold(text): f"{id}, in this file" for _, text in claimed if text}
    entries = table.tables("figure")
    figures = [_read_figure(entry, f"{id}.{n:02}") for n, entry in enumerate(entries, 1)]
    if not entries:
        table.add("figure", "a system has at least one [[system.figure]]")
    if all(entry.values.get("measure", "range_km") == "altitude_km" for entry in entries):
        table.add("figure", "no figure is a range", hint="a band is made of published ranges")
    if not id:
        return None
    return System(
        id=id,
        name=name,
        names=table.translations("names"),
        missile=table.text("missile") or "not stated",
        aliases=tuple(text for _, text in aliases),
        figures=tuple(figure for figure in figures if figure is not None),
        note=table.text("note"),
        own_file=True,
    )


def _read_figure(table: Table, id: str) -> Figure | None:
    table.check_keys(
        "low_km", "high_km", "near_km", "measure", "against", "hedge", "printed", "source"
    )
    low_km, high_km = read_band(table)
    near_km = table.number("near_km")
    if near_km is not None and low_km is not None and not 0 <= near_km < low_km:
        table.add("near_km", "a least distance is 0 or more, and below low_km", value=near_km)
    source = read_source(table, required=True, graded=True)
    against = _choose(table, "against", _AGAINST, "not_stated")
    measure = _choose(table, "measure", _MEASURES, "range_km")
    if low_km is None or high_km is None or source is None:
        return None
    return Figure(
        id=id,
        low_km=low_km,
        high_km=high_km,
        source=source,
        against=against,
        measure=measure,
        near_km=near_km,
        hedge=table.text("hedge"),
        printed=_check_printed(table, (low_km, high_km), source.quote),
    )


def _choose(table: Table, key: str, choices: tuple[Any, ...], default: str) -> Any:
    text = table.text(key) or default
    if text not in choices:
        table.add(key, "is not known here", value=text, hint=f"one of {', '.join(choices)}")
    return text


def _check_printed(table: Table, values_km: tuple[float, float], quote: str) -> tuple[str, ...]:
    """Return the numbers as they stand in the quote; note those that do not stand there."""
    if "printed" in table:
        written = table.texts("printed")
        for path, text in written:
            if not re.search(rf"(?<![\d.,]){re.escape(text)}(?!\d)", quote, re.IGNORECASE):
                hint = "copy it from the quote, as a word or with its own unit"
                table.document.add(path, "does not stand in the quote", value=text, hint=hint)
        return tuple(text for _, text in written)
    stands = _find_numbers(quote)
    printed = []
    for km in dict.fromkeys(values_km):
        if km in stands:
            printed.append(stands[km])
        elif quote:
            key = "low_km" if km == values_km[0] else "high_km"
            hint = 'quote the words with the number, or say how it is printed: printed = ["…"]'
            table.add(key, f"{km:g} does not stand in the quote", value=quote, hint=hint)
    return tuple(printed)


def _find_numbers(quote: str) -> Mapping[float, str]:
    """Return every number of a text as it is written, by value; 1,500 may be both."""
    found: dict[float, str] = {}
    for text in re.findall(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?", quote):
        if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
            found.setdefault(float(text.replace(",", ".")), text)
        if re.fullmatch(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+", text):
            found.setdefault(float(re.sub(r"\D", "", text)), text)
    return found
