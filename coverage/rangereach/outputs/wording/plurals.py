"""Plural categories of numbers as they are written, by the CLDR rules of each language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal

__all__ = ["CATEGORIES", "Category", "plural_category"]

Category = Literal["zero", "one", "two", "few", "many", "other"]


def plural_category(lang: str, count: int | Decimal) -> Category:
    """Return the CLDR plural category of a number.

    Parameters
    ----------
    lang : str
        Language code; one without a rule of its own is treated like English.
    count : int or Decimal
        Zero or more, with the decimals that are written: trailing zeros do not count.

    Notes
    -----
    Rules: Unicode CLDR 46, ``supplemental/plurals.xml``, cardinals.

    Examples
    --------
    >>> plural_category("en", 1), plural_category("pl", 3), plural_category("uk", 21)
    ('one', 'few', 'one')
    >>> plural_category("uk", Decimal("1.5")), plural_category("sk", Decimal("1.5"))
    ('other', 'many')
    """
    whole = int(count)
    if whole != count:
        return _DECIMAL.get(lang, "other")
    return _RULES.get(lang, _one_or_other)(whole)


def _one_or_other(count: int) -> Category:
    return "one" if count == 1 else "other"


def _few_by_ending(count: int) -> bool:
    return 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14


def _ukrainian(count: int) -> Category:
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if _few_by_ending(count) else "many"


def _polish(count: int) -> Category:
    if count == 1:
        return "one"
    return "few" if _few_by_ending(count) else "many"


def _czech(count: int) -> Category:
    if count == 1:
        return "one"
    return "few" if 2 <= count <= 4 else "other"


def _romanian(count: int) -> Category:
    if count == 1:
        return "one"
    return "few" if count == 0 or 1 <= count % 100 <= 19 else "other"


_RULES: Mapping[str, Callable[[int], Category]] = {
    "cs": _czech,
    "pl": _polish,
    "ro": _romanian,
    "sk": _czech,
    "uk": _ukrainian,
}

_DECIMAL: Mapping[str, Category] = {"cs": "many", "ro": "few", "sk": "many"}
"""The category of a number with decimals, where it is not "other"."""

CATEGORIES: Mapping[str, tuple[Category, ...]] = {
    "cs": ("one", "few", "many", "other"),
    "pl": ("one", "few", "many", "other"),
    "ro": ("one", "few", "other"),
    "sk": ("one", "few", "many", "other"),
    "uk": ("one", "few", "many", "other"),
}
"""The categories a language has, where they are not "one" and "other"."""
