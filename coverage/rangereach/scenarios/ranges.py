"""The ``[[range]]`` tables of a scenario file, as bands with their figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from rangereach.catalogue import band, find_system
from rangereach.errors import RangereachError
from rangereach.model import Against, Figure, Names, Range, Source, System
from rangereach.readers.document import Table
from rangereach.readers.figure import read_band, read_source

from .assembly import describe_band

__all__ = ["read_ranges"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_NUMBERS = ("low_km", "high_km", "source", "hedge")
_AGAINST: tuple[Against, ...] = get_args(Against)


def read_ranges(root: Table, own: Mapping[str, System]) -> list[Range]:
    """Read every ``[[range]]``; what is wrong is noted in the document.

    Parameters
    ----------
    root : Table
        The file's root.
    own : mapping of str to System
        A user's own systems, by id.

    Returns
    -------
    list of Range
        Those that could be read, with distinct ids.
    """
    found: list[Range] = []
    unnamed = 0
    taken: dict[str, Table] = {}
    for table in root.tables("range"):
        if "id" not in table and "system" not in table:
            unnamed += 1
        read = _read_range(table, f"range-{unnamed}", own)
        if read is None:
            continue
        if read.id in taken:
            table.add(
                "id" if "id" in table else "system",
                f"two ranges have the id {read.id!r}",
                hint="give one of them an id of its own",
            )
            continue
        taken[read.id] = table
        found.append(read)
    if root.values.get("range", []) == []:
        root.document.add((), "there is no [[range]]", hint="add one with low_km and high_km")
    return found


def _read_range(table: Table, default_id: str, own: Mapping[str, System]) -> Range | None:
    table.check_keys("id", "label", "labels", "system", "against", "figure", *_NUMBERS)
    own_id = table.text("id", empty=False)
    if own_id and not _ID.fullmatch(own_id):
        hint = "use letters, digits, - and _"
        table.add("id", "is not an id", value=own_id, hint=hint)
    label, labels = table.text("label"), table.translations("labels")
    if labels and not label:
        table.add("labels", "labels go with a label", hint="add label")
    if "system" in table:
        return _read_system(table, own_id, label, labels, own)
    if "against" in table:
        table.add("against", "against goes with a system")
    figures, low_km, high_km = _read_figures(table)
    if low_km is None or high_km is None:
        return None
    return Range(
        id=own_id or default_id,
        label=label or describe_band(low_km, high_km),
        labels=labels,
        low_km=low_km,
        high_km=high_km,
        figures=figures,
        in_band=(True,) * len(figures),
    )


def _read_system(
    table: Table, own_id: str, label: str, labels: Names, own: Mapping[str, System]
) -> Range | None:
    for key in ("figure", *_NUMBERS):
        if key in table:
            hint = "take it out, or take system out"
            table.add(
                key, f"a system's range comes from its published figures, not {key}", hint=hint
            )
    asked = table.text("against")
    against = next((known for known in _AGAINST if known == asked), None)
    if asked and against is None:
        hint = f"one of {', '.join(_AGAINST)}"
        table.add("against", "is not a known question", value=asked, hint=hint)
        return None
    text = table.text("system", empty=False)
    if not text:
        return None
    try:
        system = find_system(text, own)
        return band(system, against, id=own_id or None, label=label or None, labels=labels)
    except RangereachError as error:
        table.document.add_error((*table.path, "system"), error)
        return None


def _read_figures(table: Table) -> tuple[tuple[Figure, ...], float | None, float | None]:
    """Return the figures and the band; the band is None where it could not be read."""
    if "figure" not in table:
        low_km, high_km = read_band(table)
        source = read_source(table)
        if source is None and "hedge" in table:
            table.add("hedge", "hedge words are printed with a source", hint="add a source")
        if source is None or low_km is None or high_km is None:
            return (), low_km, high_km
        return (_figure("1", low_km, high_km, source, table.text("hedge")),), low_km, high_km
    for key in _NUMBERS:
        if key in table:
            table.add(key, f"{key} stands in each [[range.figure]] or in [[range]], not in both")
    figures = []
    entries = table.tables("figure")
    for number, entry in enumerate(entries, 1):
        entry.check_keys(*_NUMBERS)
        low_km, high_km = read_band(entry)
        source = read_source(entry, required=True)
        if low_km is not None and high_km is not None and source is not None:
            figures.append(_figure(str(number), low_km, high_km, source, entry.text("hedge")))
    if not entries:
        table.add("figure", "a range with figures has at least one")
    if not figures:
        return (), None, None
    low = min(figure.low_km for figure in figures)
    return tuple(figures), low, max(figure.high_km for figure in figures)


def _figure(id: str, low_km: float, high_km: float, source: Source, hedge: str) -> Figure:
    return Figure(id=id, low_km=low_km, high_km=high_km, source=source, hedge=hedge)
