"""A scenario built on the spot, from what was typed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from rangereach.catalogue import band, find_system
from rangereach.errors import Problem, RangereachError, UserFileError, raise_problems
from rangereach.model import Claim, Origin, Place, Range, Scenario, System, Target
from rangereach.readers.figure import doubt_band
from rangereach.units import parse_range_km

from .assembly import assemble, describe_band, doubt_setback
from .origins import parse_origins, place_origin
from .targets import QuestionError, country_target, file_target

__all__ = ["build"]

P = ParamSpec("P")
T = TypeVar("T")


def build(
    *,
    origins: Iterable[str] = (),
    places: Sequence[Place] = (),
    systems: Iterable[str] = (),
    own_systems: Mapping[str, System] | None = None,
    ranges_km: Iterable[tuple[float, float] | str] = (),
    into: str | os.PathLike[str] = "UA",
    setback_km: float = 0.0,
    bands: Sequence[Range] = (),
    claims: Sequence[Claim] = (),
    id: str = "what-if",
    title: str = "",
    complete: bool = True,
) -> Scenario:
    """Build a scenario without a file.

    Parameters
    ----------
    origins : iterable of str
        Country codes (``PL`` its border, ``PL:soil`` its territory, ``PL:road`` all its
        listed places of a kind), ids or names of listed places.
    places : sequence of Place
        A user's own, from `rangereach.readers.read_places`.
    systems : iterable of str
        Ids or aliases; one band each, before those of `ranges_km`.
    own_systems : mapping of str to System, optional
        A user's own, from `rangereach.readers.read_systems`: their ids and aliases may stand
        in `systems`, and where that is empty, each of them is asked for.
    ranges_km : iterable of (float, float) or str
        Low and high in kilometres, or as typed (``"70-100"``, ``"38nmi"``): the reader's
        own distances, without a source.
    into : str or path
        A country code, or a polygon file.
    setback_km : float
        How far back from border or soil.
    bands : sequence of Range
        Ranges that are read already, before all others.
    claims : sequence of Claim
        The published statements that it stands for.
    id, title : str
        Of the scenario; an empty title is made from the parts where it is shown.
    complete : bool
        Whether a question without origins or without ranges is refused; a statement may name
        neither.

    Raises
    ------
    UserFileError
        With everything that is wrong.

    Examples
    --------
    >>> build(origins=["PL"], ranges_km=[(70, 100)]).ranges[0].label
    '70 to 100 km'
    """
    parts = _Parts()
    origin_texts, distances_km = list(origins), list(ranges_km)
    own = own_systems or {}
    asked = list(systems) or list(own)
    target = parts.take("into", _read_target, into) or country_target("UA")
    found: dict[str, Origin] = {}
    for text in origin_texts:
        for origin in parts.take("origin", parse_origins, text, target) or ():
            found[origin.id] = origin
    for place in places:
        if at := parts.take("place", place_origin, place, target):
            found[at.id] = at
    read = [parts.take("system", _system_band, text, own) for text in asked]
    for number, given in enumerate(distances_km, 1):
        read.append(parts.take("range", _own_range, number, given))
    ranges = [*bands, *(item for item in read if item is not None)]
    if complete and not origin_texts and not places:
        hint = "a country code (PL, PL:soil), a listed place, or a file of your own places"
        parts.add("origin", why="there is nothing to measure from", hint=hint)
    if complete and not bands and not read:
        hint = "a system (patriot) or a distance (70, 70-100, 38nmi)"
        parts.add("range", why="there is no range", hint=hint)
    ids = [item.id for item in ranges]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        hint = "name it once, or give each its own id in a scenario file"
        parts.add("system", value=name, why="is named twice", hint=hint)
    if doubt := doubt_setback(setback_km, list(found.values()), ranges):
        parts.add("setback", why=doubt)
    raise_problems(id, parts.problems)
    return assemble(
        id=id,
        title=title,
        target=target,
        origins=list(found.values()),
        ranges=ranges,
        setback_km=float(setback_km),
        claims=claims,
    )


class _Parts:
    """What was wrong with the parts read so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, where: str, *, why: str, value: str = "", hint: str = "") -> None:
        self.problems.append(Problem(where=where, value=value, why=why, hint=hint))

    def take(self, where: str, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return what `read` returns; None, and its problems noted, where it refuses."""
        try:
            return read(*args, **kwargs)
        except UserFileError as error:
            for problem in error.problems:
                self.problems.append(replace(problem, where=f"{error.name}, {problem.where}"))
        except RangereachError as error:
            self.add(where, why=error.message, hint=error.hint)
        return None


def _system_band(text: str, own: Mapping[str, System]) -> Range:
    return band(find_system(text, own))


def _read_target(into: str | os.PathLike[str]) -> Target:
    text = os.fspath(into)
    if len(text) == 2 and text.isalpha():
        return country_target(text)
    if Path(text).suffix:
        return file_target(Path(text), name=text)
    return country_target(text)


def _own_range(number: int, given: tuple[float, float] | str) -> Range:
    low_km, high_km = parse_range_km(given) if isinstance(given, str) else given
    if doubt := doubt_band(low_km, high_km):
        raise QuestionError(f"{describe_band(low_km, high_km)}: {doubt}")
    return Range(
        id=f"range-{number}",
        label=describe_band(low_km, high_km),
        low_km=float(low_km),
        high_km=float(high_km),
    )
