"""Side by side: every contender in turn, on input nobody has seen, the least time of several.

Each round draws new input for each contender from the bench's random generator, so that
no one can remember an answer. Contenders take turns within a round, so that a slow
moment of the machine meets all of them. A slow contender gets fewer items, and its time
is given per item.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np


class NotInstalledError(Exception):
    """A peer is not there; the message says how to get it."""


class Timed(NamedTuple):
    """What a peer outside Python returns: its own time, without that of handing over."""

    seconds: float
    result: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One way to do a job.

    name : what the table calls it
    run : does it, from the input that `compare` makes
    items : how many items of input it gets
    rounds : how often at most, for what takes seconds
    """

    name: str
    run: Callable[[Any], Any]
    items: int = 1
    rounds: int = 100


class Verdict(NamedTuple):
    """How far a contender was off, the bound it stated itself (if any), and a remark."""

    off: float
    bound: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One contender's result; no time and no verdict: it is not there."""

    name: str
    seconds: float | None
    verdict: Verdict | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What was aimed at, what came out, and whether that is enough."""

    what: str
    aim: str
    measured: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A table of results on one subject; the first line is the engine's."""

    title: str
    about: str
    item: str
    lines: tuple[Line, ...]
    goals: tuple[Goal, ...] = ()
    say_error: Callable[[float], str] = field(default_factory=lambda: say_metres)

    def line(self, name: str) -> Line:
        return next(line for line in self.lines if line.name == name)

    def aim_at(
        self,
        *,
        faster: tuple[str, float] | None = None,
        seconds: float | None = None,
        items: int = 1,
        off: float | None = None,
    ) -> Section:
        """Return the section with a goal for its first line.

        faster : another line's name, and how many times faster
        seconds, items : the longest time, and for how many items
        off : the greatest error
        """
        ours = self.lines[0]
        assert ours.seconds is not None
        assert ours.verdict is not None
        aims, measured, met = [], [], []
        if faster:
            name, factor = faster
            ratio = (self.line(name).seconds or np.nan) / ours.seconds
            aims.append(f"{factor:g} times {name}")
            measured.append(f"{say_ratio(ratio)} times")
            met.append(ratio >= factor)
        if seconds:
            taken = ours.seconds * items
            aims.append(f"at most {say_seconds(seconds)}" + (f" for {items}" if items > 1 else ""))
            measured.append(say_seconds(taken))
            met.append(taken <= seconds)
        if off:
            aims.append(f"off by at most {self.say_error(off)}")
            measured.append(self.say_error(ours.verdict.off))
            met.append(ours.verdict.off <= off)
        goal = Goal(
            what=self.title, aim=", ".join(aims), measured=", ".join(measured), met=all(met)
        )
        return replace(self, goals=(*self.goals, goal))


@dataclass(slots=True, kw_only=True)
class Bench:
    """One run: its random numbers, its number of rounds, and whether it is only a try-out."""

    seed: int
    rounds: int = 5
    quick: bool = False
    rng: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)

    def some(self, items: int) -> int:
        """Return a number of items, or a few in a try-out."""
        return max(2, items // 2000) if self.quick else items

    def compare(
        self,
        contenders: Sequence[Contender],
        make: Callable[[int], Any],
        judge: Callable[[Any, Any], Verdict],
    ) -> tuple[Line, ...]:
        """Run contenders side by side.

        Parameters
        ----------
        contenders : sequence of Contender
            The engine's own first.
        make : callable
            From a number of items to new input.
        judge : callable
            From an input and the output for it to its `Verdict`; asked once each.
        """
        times: dict[str, float] = {}
        verdicts: dict[str, Verdict] = {}
        missing: dict[str, str] = {}
        for turn in range(1 if self.quick else self.rounds):
            for one in contenders:
                if turn >= one.rounds or one.name in missing:
                    continue
                given = make(one.items)
                start = time.perf_counter()
                try:
                    result = one.run(given)
                except NotInstalledError as error:
                    missing[one.name] = f"not installed: {error}"
                    continue
                seconds = time.perf_counter() - start
                if isinstance(result, Timed):
                    seconds, result = result
                times[one.name] = min(times.get(one.name, np.inf), seconds / one.items)
                if turn == 0:
                    verdicts[one.name] = judge(given, result)
        return tuple(
            Line(
                name=one.name,
                seconds=times.get(one.name),
                verdict=verdicts.get(one.name),
                note=missing.get(one.name, ""),
            )
            for one in contenders
        )


def say_seconds(seconds: float) -> str:
    """Return a time in the unit that suits it."""
    return _in_unit(seconds, ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")))


def say_ratio(ratio: float) -> str:
    """Return a ratio without more digits than it bears."""
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.2g}"


def say_metres(metres: float) -> str:
    """Return a length in the unit that suits it."""
    return _in_unit(metres, ((1e3, "km"), (1.0, "m"), (1e-3, "mm"), (1e-9, "nm")))


def _in_unit(value: float, units: tuple[tuple[float, str], ...]) -> str:
    if value == 0:
        return "0"
    size, name = next((u for u in units if abs(value) >= u[0]), units[-1])
    number = value / size
    return f"{number:.3g} {name}" if number < 1000 else f"{number:,.0f} {name}"
