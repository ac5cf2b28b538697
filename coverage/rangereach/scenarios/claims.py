"""The question that stands for a published statement: from where, how far, in whose words."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from rangereach.catalogue import find_system, load_regions, load_territory, load_towns
from rangereach.errors import (
    Problem,
    RangereachError,
    UnknownNameError,
    UserFileError,
    did_you_mean,
    raise_problems,
)
from rangereach.model import Claim, Figure, Place, Range, Scenario, Source, System
from rangereach.readers.document import is_date
from rangereach.readers.figure import is_web_address
from rangereach.units import parse_range_km

from .assembly import assemble, describe_band
from .spot import build

__all__ = ["WORDS_ID", "ask_claim", "ask_each_claim", "ask_words", "read_claim"]

WORDS_ID = "claim"
"""The id of a statement that a user brought, of its question and of its band."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")

RangesKm = Iterable[tuple[float, float] | str]


def ask_claim(
    claim: Claim,
    *,
    origins: Iterable[str] = (),
    places: Sequence[Place] = (),
    systems: Iterable[str] = (),
    own_systems: Mapping[str, System] | None = None,
    ranges_km: RangesKm = (),
    into: str | os.PathLike[str] = "UA",
    setback_km: float = 0.0,
) -> Scenario:
    """Ask what a statement says: from its own places, with its own distances.

    Where it names no distance, but a system, the system's published band is asked. What is
    given instead replaces what the statement names.

    Parameters
    ----------
    claim : Claim
        From the catalogue, or from `read_claim`.
    origins, places, systems, own_systems, ranges_km, into, setback_km
        As for `build`. Places replace the statement's origins, systems and ranges its distances.

    Returns
    -------
    Scenario
        Its id is the statement's; its origins and ranges are empty where nothing names any.

    Raises
    ------
    UserFileError
        With everything that is wrong.
    """
    origin_texts, system_texts, distances_km = list(origins), list(systems), list(ranges_km)
    asked = bool(system_texts or distances_km or own_systems)
    stated = [] if asked or not claim.distances_km else [_stated_band(claim)]
    return build(
        origins=origin_texts if origin_texts or places else claim.origins,
        places=places,
        systems=system_texts if asked or stated else claim.systems,
        own_systems=own_systems,
        ranges_km=distances_km,
        into=into,
        setback_km=setback_km,
        bands=stated,
        claims=[claim],
        id=claim.id,
        complete=False,
    )


def ask_each_claim(scenario: Scenario) -> tuple[Scenario, ...]:
    """Ask what each of a scenario's statements says, from the scenario's own origins.

    Parameters
    ----------
    scenario : Scenario
        With its claims.

    Returns
    -------
    tuple of Scenario
        One per claim, which is its only one: with the distances that the claim names, or the
        scenario's ranges where it names none; each is titled as the scenario.
    """
    return tuple(
        assemble(
            id=scenario.id,
            title=scenario.title,
            titles=scenario.titles,
            target=scenario.target,
            origins=scenario.origins,
            ranges=[_stated_band(claim)] if claim.distances_km else scenario.ranges,
            setback_km=scenario.setback_km,
            claims=[claim],
        )
        for claim in scenario.claims
    )


def ask_words(
    words: str,
    *,
    said_by: str = "",
    date: str = "",
    source: str = "",
    origins: Iterable[str] = (),
    places: Sequence[Place] = (),
    systems: Iterable[str] = (),
    own_systems: Mapping[str, System] | None = None,
    ranges_km: RangesKm = (),
    about: Iterable[str] = (),
    into: str | os.PathLike[str] = "UA",
    setback_km: float = 0.0,
) -> Scenario:
    """Ask what words say that a user brought.

    A range whose number stands in the words is the statement's; any other is the user's own
    distance, as a what-if.

    Parameters
    ----------
    words, said_by, date, source, about
        As for `read_claim`.
    origins, places, systems, own_systems, ranges_km, into, setback_km
        As for `build`.

    Returns
    -------
    Scenario
        Its only claim is the statement.

    Raises
    ------
    UserFileError
        With everything that is wrong, of the statement and of the question.
    """
    origin_texts, system_texts, distances_km = list(origins), list(systems), list(ranges_km)
    own = [given for given in distances_km if not _stands_in(given, words)]
    problems: list[Problem] = []
    claim = Claim(id=WORDS_ID, speaker="", summary="", source=_source_of(words))
    try:
        claim = read_claim(
            words,
            said_by=said_by,
            date=date,
            source=source,
            origins=origin_texts,
            ranges_km=[given for given in distances_km if given not in own],
            systems=system_texts,
            own_systems=own_systems,
            about=about,
        )
    except UserFileError as error:
        problems += error.problems
    stated = [_stated_band(claim)] if claim.distances_km else []
    try:
        question = build(
            origins=origin_texts,
            places=places,
            systems=system_texts,
            own_systems=own_systems,
            ranges_km=own,
            into=into,
            setback_km=setback_km,
            bands=stated,
            claims=[claim],
            id=WORDS_ID,
            complete=False,
        )
    except UserFileError as error:
        problems += [problem for problem in error.problems if problem not in problems]
    raise_problems("the statement", problems)
    return question


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
            distances |= set(parse_range_km(given) if isinstance(given, str) else given)
        except RangereachError as error:
            problems.append(Problem(where="range", why=error.message, hint=error.hint))
    raise_problems("the statement", problems)
    return Claim(
        id=WORDS_ID,
        speaker=" ".join(said_by.split()),
        summary="",
        source=_source_of(words, date, source),
        distances_km=tuple(sorted(distances)),
        origins=tuple(origins),
        systems=tuple(dict.fromkeys(known)),
        about=tuple(dict.fromkeys(found)),
    )


def _source_of(words: str, date: str = "", source: str = "") -> Source:
    """Return a statement's source; of an address alone, its host is the publisher."""
    url = source if is_web_address(source) else ""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    quote = " ".join(words.split())
    return Source(publisher=host or source, title="", url=url, date=date, quote=quote)


def _stated_band(claim: Claim) -> Range:
    """Return the band of the distances that a statement names, each as a figure with its source.

    A statement without a publisher has no figures: its distance is the user's word alone.
    """
    low_km, high_km = claim.distances_km[0], claim.distances_km[-1]
    figures = tuple(
        Figure(id=str(number), low_km=km, high_km=km, source=claim.source, hedge=claim.hedge)
        for number, km in enumerate(claim.distances_km, 1)
        if claim.source.publisher
    )
    return Range(
        id=WORDS_ID,
        label=describe_band(low_km, high_km),
        low_km=low_km,
        high_km=high_km,
        figures=figures,
        in_band=(True,) * len(figures),
    )


def _stands_in(given: tuple[float, float] | str, words: str) -> bool:
    """Tell whether the numbers of a range stand in the words, in whatever unit."""
    text = given if isinstance(given, str) else "-".join(f"{km:.15g}" for km in given)
    typed, printed = (
        {float(number.replace(",", ".")) for number in _NUMBER.findall(part)}
        for part in (text, words)
    )
    return bool(typed) and typed <= printed


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
