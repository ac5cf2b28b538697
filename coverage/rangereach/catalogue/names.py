"""Names as people type them: case and diacritics do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from rangereach.errors import AmbiguousNameError, UnknownNameError, did_you_mean

__all__ = ["fold", "look_up"]

_Entry = TypeVar("_Entry")

# Letters that Unicode does not decompose into a base and a mark.
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i"})


def fold(text: str) -> str:
    """Return a name without case, diacritics and doubled spaces, for comparing.

    Examples
    --------
    >>> fold("  Dołhobyczów "), fold("Chișinău")
    ('dolhobyczow', 'chisinau')
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.split())


def look_up(
    kind: str, text: str, entries: Mapping[str, _Entry], other_names: Mapping[str, Iterable[str]]
) -> _Entry:
    """Find an entry by its id, which wins, or by another name.

    Parameters
    ----------
    kind : str
        What is looked up, for messages: ``"system"``.
    text : str
        As typed.
    entries : mapping
        By id.
    other_names : mapping of str to iterable of str
        For each id, what a person may type for it.

    Raises
    ------
    AmbiguousNameError
        If the name fits several entries; it lists their ids.
    UnknownNameError
        If it fits none; with the nearest name.
    """
    wanted = fold(text)
    ids = {fold(key): key for key in entries}
    if wanted in ids:
        return entries[ids[wanted]]
    by_name: dict[str, list[str]] = {}
    for key, names in other_names.items():
        for name in {fold(name) for name in names}:
            by_name.setdefault(name, []).append(key)
    found = by_name.get(wanted, [])
    if len(found) > 1:
        raise AmbiguousNameError(kind, text, found)
    if not found:
        near = did_you_mean(wanted, [*ids, *by_name])
        raise UnknownNameError(kind, text, entries, hint=f"did you mean {near!r}?" if near else "")
    return entries[found[0]]
