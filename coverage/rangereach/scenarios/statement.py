"""A statement that a user brought: its words, who printed them, and what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rangereach.catalogue import find_system, load_regions, load_territory, load_towns
from rangereach.errors import (
    Problem,
    RangereachError,
    UnknownNameError,
    did_you_mean,
    raise_problems,
)
from rangereach.model import Claim, Source, System
from rangereach.readers.document import is_date
from rangereach.readers.figure import doubt_band, is_web_address
from rangereach.units import parse_range_km

__all__ = ["WORDS_ID", "RangesKm", "read_claim", "source_of", "stands_in"]

WORDS_ID = "claim"
"""The id of a statement that a user brought, of its question and of its band."""

RangesKm = Iterable[tuple[float, float] | str]
"""Ranges as `build` takes them."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+(?!\d)")
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#:]*)", re.IGNORECASE)


def read_claim(
    words: str,
    *,
    said_by: str = "",
    date: str = "",
    source: str = "",
    origins: Iterable[str] = (),
    ranges_km: RangesKm = (),
    systems: Iterable[str] = (),
    own_systems: Mapping[str, System] | None = None,
    about: Iterable[str] = (),
) -> Claim:
    """Read a statement that a user brought.

    Parameters
    ----------
    words : str
        What was said, as it was printed.
    said_by : str
        Who said it.
    date : str
        When: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    source : str
        Where it was printed: a web address, or a publisher's name.
    origins : iterable of str
        From where, as for `build`.
    ranges_km : iterable of (float, float) or str
        The distances that the words name, as for `build`.
    systems : iterable of str
        The systems that they name: ids or aliases.
    own_systems : mapping of str to System, optional
        A user's own, as for `build`.
    about : iterable of str
        What of Ukraine they speak of: ids or English names of oblasts, regions (``west``) and
        towns.

    Returns
    -------
    Claim
        Its id is `WORDS_ID`.

    Raises
    ------
    UserFileError
        With everything that is wrong.
    """
    problems: list[Problem] = []
    if not words.strip():
        problems.append(Problem(where="words", why="there are none", hint="quote what was said"))
    if date and not is_date(date):
        hint = "write 2024, 2024-05 or 2024-05-11"
        problems.append(Problem(where="date", value=date, why="is not a date", hint=hint))
    source = source.strip()
    if source and not date:
        why, hint = "is missing: a source has one", "a year is enough: 2024"
        problems.append(Problem(where="date", why=why, hint=hint))
    if "://" in source and not is_web_address(source):
        hint = "write an address that begins with https:// or http://, or the publisher's name"
        problems.append(Problem(where="source", value=source, why="is no web address", hint=hint))
    found: list[str] = []
    for text in about:
        try:
            found.append(_find_about(text))
        except RangereachError as error:
            problems.append(Problem(where="about", why=error.message, hint=error.hint))
    known: list[str] = []
    for text in systems:
        try:
            known.append(find_system(text, own_systems or {}).id)
        except RangereachError as error:
            problems.append(Problem(where="system", why=error.message, hint=error.hint))
    distances: set[float] = set()
    for given in ranges_km:
        try:
            low_km, high_km = parse_range_km(given) if isinstance(given, str) else given
            distances |= {float(low_km), float(high_km)}
            if doubt := doubt_band(low_km, high_km):
                value = f"{low_km:g}-{high_km:g} km"
                problems.append(Problem(where="range", value=value, why=doubt))
        except RangereachError as error:
            problems.append(Problem(where="range", why=error.message, hint=error.hint))
    raise_problems("the statement", problems)
    return Claim(
        id=WORDS_ID,
        speaker=" ".join(said_by.split()),
        summary="",
        source=source_of(words, date, source),
        distances_km=tuple(sorted(distances)),
        origins=tuple(origins),
        systems=tuple(dict.fromkeys(known)),
        about=tuple(dict.fromkeys(found)),
    )


def source_of(words: str, date: str = "", source: str = "") -> Source:
    """Return a statement's source; of an address alone, its host is the publisher."""
    url = source if is_web_address(source) else ""
    host = _HOST.match(url)
    publisher = host[1].casefold() if host and host[1] else source
    return Source(publisher=publisher, title="", url=url, date=date, quote=" ".join(words.split()))


def stands_in(given: tuple[float, float] | str, words: str) -> bool:
    """Tell whether the numbers of a range stand in the words, in whatever unit."""
    text = given if isinstance(given, str) else "-".join(f"{km:.15g}" for km in given)
    printed = {float(re.sub(r"\D", "", number)) for number in _THOUSANDS.findall(words)}
    printed |= _numbers(words)
    return bool(_numbers(text)) and _numbers(text) <= printed


def _numbers(text: str) -> set[float]:
    return {float(number.replace(",", ".")) for number in _NUMBER.findall(text)}


def _find_about(text: str) -> str:
    """Return the id of an oblast, region or town from its id or English name.

    Of towns with one name the largest is meant; of a town and an oblast, the town.
    """
    oblasts, towns, regions = load_territory().oblasts, load_towns(), load_regions()
    names = [  # towns stand in the order of their population
        *((key, town.names["en"]) for key, town in towns.items()),
        *((key, oblast.names["en"]) for key, oblast in oblasts.items()),
        *((key, region.names["en"]) for key, region in regions.items()),
    ]
    wanted = " ".join(text.casefold().split())
    for key in (*regions, *oblasts, *towns):
        if wanted == key.casefold():
            return key
    for key, name in names:
        if wanted == name.casefold():
            return key
    choices = [*regions, *(oblast.names["en"] for oblast in oblasts.values())]
    near = did_you_mean(text, [*choices, *(town.names["en"] for town in towns.values())])
    raise UnknownNameError(
        "oblast, region or town of Ukraine",
        text,
        choices,
        hint=f"did you mean {near!r}?" if near else f"such as {', '.join(choices[:6])}",
    )
