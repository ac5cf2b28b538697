"""The question that stands for a published statement: from where, how far, in whose words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from rangereach.errors import Problem, UserFileError, raise_problems
from rangereach.model import Claim, Figure, Place, Range, Scenario, System

from .assembly import assemble, describe_band
from .spot import build
from .statement import WORDS_ID, RangesKm, read_claim, source_of, stands_in

__all__ = ["ask_claim", "ask_each_claim", "ask_words"]


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
    own = [given for given in distances_km if not stands_in(given, words)]
    problems: list[Problem] = []
    claim = Claim(id=WORDS_ID, speaker="", summary="", source=source_of(words))
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
