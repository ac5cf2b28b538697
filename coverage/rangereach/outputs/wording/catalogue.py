"""The catalogue of one language: sentences, plural forms, numbers, dates and lists.

A language is one TOML file beside this module. A sentence is looked up by its id
and filled with values; how a number, date or list is written belongs to the
language, so that no output ever joins pieces of a sentence. So do the forms that a
name takes inside a sentence: they are listed, never made from the name.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from rangereach.errors import DataError, UnknownNameError
from rangereach.model import Names
from rangereach.units import READ_IN, km_per

from .plurals import plural_category

__all__ = ["Wording", "languages"]

_FOLDER = Path(__file__).resolve().parent
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?(?::(\w+))?\}")
_NO_SLOT = "{\u2060"
"""A brace from outside, with a word joiner: it must not open a slot when the rest is filled."""
_SAME = 1e-9
"""Two lengths that differ by no more are one, written in two units."""
_ANY = "*"
"""The key of the form that every unlisted name takes."""


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@functools.cache
def _read(lang: str, units: str) -> Mapping[str, Any]:
    """Read a catalogue, its sentences with the words of these units.

    A length that a sentence itself puts in figures stays in kilometres: it is a
    definition, such as the least area that counts.
    """
    catalogue = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    words: Mapping[str, str] = catalogue["unit"].get(units)
    if not words:
        return catalogue
    longest_first = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    written = re.compile(rf"(?<![\w{{:-])(?<!\d[ \u00a0])(?:{longest_first})(?![\w²-])")

    def exchange(text: str) -> str:
        return written.sub(lambda word: words[word[0]], text)

    said = {
        key: exchange(entry)
        if isinstance(entry, str)
        else {category: exchange(text) for category, text in entry.items()}
        for key, entry in catalogue["say"].items()
    }
    return {**catalogue, "say": said, "number": {**catalogue["number"], "km": km_per(units)}}


class Wording:
    """Every sentence a reader sees, in one language and in one unit of length.

    Parameters
    ----------
    lang : str
        Language code, such as ``"en"``.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written. They are given in kilometres and square
        kilometres always; how many kilometres a unit is, is `unit_km`.

    Raises
    ------
    UnknownNameError
        If there is no catalogue for the language, or the unit is none of these.

    Examples
    --------
    >>> Wording("en").say("edge_label", km=70.0)
    '70 km'
    >>> Wording("en", "mi").say("edge_label", km=70.0)
    '43.5 mi'
    >>> Wording("en").say("town_people", count=1234)
    '1,234 people'
    """

    def __init__(self, lang: str = "en", units: str = "km") -> None:
        if lang not in languages():
            raise UnknownNameError("language", lang, languages())
        if units not in READ_IN:
            raise UnknownNameError("unit", units, READ_IN)
        catalogue = _read(lang, units)
        self.lang, self.units = lang, units
        self.unit_km = km_per(units)
        self._say: Mapping[str, str | Mapping[str, str]] = catalogue["say"]
        self._number: Mapping[str, Any] = catalogue["number"]
        self._list: Mapping[str, Sequence[str]] = catalogue["list"]
        self._date: Mapping[str, Any] = catalogue["date"]
        self._forms: Mapping[str, Mapping[str, str]] = catalogue.get("form", {})
        self._formats: Mapping[str, Callable[[Any], str]] = {
            "integer": self.integer,
            "about": self.about,
            "area": self.area,
            "length": self.length,
            "km": self.kilometres,
            "distance": self.distance,
            "short": self.shortfall,
            "metres": self.metres,
            "percent": self.percent,
            "date": self.date,
            "and": lambda items: self._join("and", items),
            "or": lambda items: self._join("or", items),
            "comma": ", ".join,
            "semicolon": "; ".join,
        }

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all sentences."""
        return frozenset(self._say)

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence, filled.

        Parameters
        ----------
        key : str
            Its id. Where it has plural forms, the value `count` chooses one.
        **values
            One per slot: text for plain slots, a number, date or list for formatted ones.

        Raises
        ------
        DataError
            If the catalogue has no such sentence, or a slot has no value.
        """
        try:
            entry = self._say[key]
            if isinstance(entry, Mapping):
                entry = entry.get(self._category(entry, values["count"])) or entry["other"]
            return _SLOT.sub(lambda slot: self._fill(slot, values), entry)
        except KeyError as error:
            raise DataError(f"wording {self.lang!r}: {key!r} lacks {error}") from error

    def part(self, ids: Iterable[str], **known: object) -> dict[str, Any]:
        """Return sentences unfilled, with what is needed to fill them elsewhere.

        Parameters
        ----------
        ids : iterable of str
            Which sentences.
        **known
            Values that are the same everywhere; their slots are filled here. A slot
            that wants a name in a form must be one of them.
        """

        def fill_slot(slot: re.Match[str]) -> str:
            if slot[1] not in known:
                return slot[0]
            return self._fill(slot, known).replace("{", _NO_SLOT)

        def fill(text: str) -> str:
            return _SLOT.sub(fill_slot, text)

        def prepare(key: str) -> str | dict[str, str]:
            entry = self._say[key]
            if isinstance(entry, str):
                return fill(entry)
            return {category: fill(text) for category, text in entry.items()}

        return {
            "number": self._number,
            "list": self._list,
            "say": {key: prepare(key) for key in ids},
        }

    def _category(self, entry: Mapping[str, str], count: object) -> str:
        """Return the plural category of a count as it is written, so after rounding."""
        number = Decimal(str(count))
        rounded = _significant(number, 3) if "{count:about}" in entry["other"] else number
        return plural_category(self.lang, rounded)

    def _fill(self, slot: re.Match[str], values: Mapping[str, object]) -> str:
        value: Any = values[slot[1]]
        *forms, last = [part for part in slot.groups()[1:] if part] or [""]
        for form in forms:
            value = [self._inflect(form, name) for name in value]
        if last in self._formats:
            return self._formats[last](value)
        return self._inflect(last, str(value)) if last else str(value)

    def _inflect(self, form: str, name: str) -> str:
        forms = self._forms[form]
        return forms.get(name) or forms.get(_ANY, "{0}").replace("{0}", name)

    def name(self, names: Names) -> str:
        """Return a name in this language, else as it is written where it lies, else in English."""
        return names.get(self.lang) or names.get("local") or names["en"]

    def translate(self, text: str, others: Names) -> str:
        """Return a text from outside in this language, else as it stands."""
        return others.get(self.lang, text)

    def integer(self, value: float) -> str:
        """Write a whole number with its groups: ``64,429``."""
        return self._write(_rounded(value, 0))

    def about(self, value: float) -> str:
        """Write three significant digits: ``64,400``, ``7.12``, ``0.251``."""
        return self._write(_significant(value, 3))

    def area(self, km2: float) -> str:
        """Write an area in three significant digits: ``12,600``, ``0.251``."""
        return self.about(km2 / self.unit_km**2)

    def length(self, km: float) -> str:
        """Write a length in three significant digits: ``49.2``, ``430``."""
        return self.about(km / self.unit_km)

    def kilometres(self, value: float) -> str:
        """Write a range as it was given, to at most three decimals: ``70``, ``70.376``.

        One that was given in other units is not made more exact than it was: ``43.5``.
        """
        value /= self.unit_km
        given = _rounded(value, 3)
        if self.units == READ_IN[0] or abs(float(given) - value) < _SAME:
            return self._write(given)
        return self._write(_rounded(value, 1) if value >= 1 else _significant(value, 2))

    def distance(self, value: float) -> str:
        """Write a measured distance to a tenth: ``57.2``."""
        return self._write(_rounded(value / self.unit_km, 1), fixed=True)

    def shortfall(self, value: float) -> str:
        """Write a missing distance: whole ones from 10 on, tenths or finer below."""
        value /= self.unit_km
        if value >= 10:
            return self.integer(value)
        return self._write(_rounded(value, 1) if value >= 0.1 else _significant(value, 1))

    def metres(self, value: float) -> str:
        """Write metres, rounded up to whole ones: a bound must not shrink."""
        return self.integer(-(-value // 1))

    def percent(self, share: float) -> str:
        """Write a fraction as a percentage to a tenth, without the sign: ``10.7``."""
        value = share * 100
        return self._write(_rounded(value, 1), fixed=True) if value >= 0.1 else self._tiny(value)

    def _tiny(self, value: float) -> str:
        return self._write(_significant(value, 1)) if value else "0"

    def date(self, text: str) -> str:
        """Write ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` in words."""
        year, *rest = text.split("-")
        if not rest:
            return year
        alone = len(rest) == 1
        months = self._date.get("months_alone") if alone else None
        month = (months or self._date["months"])[int(rest[0]) - 1]
        if alone:
            return str(self._date["month"]).format(year=year, month=month)
        return str(self._date["day"]).format(year=year, month=month, day=int(rest[1]))

    def _join(self, kind: str, items: Iterable[str]) -> str:
        last, before = self._list[kind]
        words = list(items)
        if len(words) < 2:
            return "".join(words)
        text = _pair(last, words[-2], words[-1])
        for word in reversed(words[:-2]):
            text = _pair(before, word, text)
        return text

    def _write(self, value: Decimal, *, fixed: bool = False) -> str:
        text = f"{value:,f}"
        if "." in text and not fixed:
            text = text.rstrip("0").rstrip(".")
        whole, _, decimals = text.partition(".")
        group = self._number["group"]
        if len(whole) < len("1,000") - 1 + self._number.get("min_group", 1):
            group = ""
        whole = whole.replace(",", group)
        return f"{whole}{self._number['decimal']}{decimals}" if decimals else whole


def _pair(pattern: str, first: str, second: str) -> str:
    """Fill a pattern of two without looking for slots inside what is filled in."""
    head, middle_tail = pattern.split("{0}")
    middle, tail = middle_tail.split("{1}")
    return f"{head}{first}{middle}{second}{tail}"


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _significant(value: float | Decimal, digits: int) -> Decimal:
    number = Decimal(repr(float(value)))
    if not number:
        return Decimal(0)
    step = Decimal(1).scaleb(number.adjusted() - digits + 1)
    return (number / step).quantize(Decimal(1), ROUND_HALF_UP) * step
