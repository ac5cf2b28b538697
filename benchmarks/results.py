"""The results as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from . import machine
from .versus import Line, Section, say_ratio, say_seconds

HEAD = """\
# Measured, side by side

Written by `make bench`; nobody edits it. Each table is one comparison: every contender
in turn on input drawn anew from the seed, the least wall time of up to {rounds} rounds, NumPy's
own threads off. Only `ring_coordinates` of 20,000 rings and more works on all cores. On
another machine the times are others; the ratios are what to look at. How errors are
measured: [`oracle.py`](oracle.py), without the engine. What they mean:
[docs/accuracy.md](../docs/accuracy.md).

- {when}, seed {seed}
{where}
"""


def write_up(sections: Sequence[Section], *, when: str, seed: int, rounds: int) -> str:
    """Return the whole file."""
    where = "\n".join(f"- {line}" for line in machine.describe())
    goals = [goal for section in sections for goal in section.goals]
    text = [HEAD.format(when=when, seed=seed, rounds=rounds, where=where), "## Goals\n"]
    text.append("| what | goal | measured | met |\n|---|---|---|---|")
    text += [
        f"| {g.what} | {g.aim} | {g.measured} | {'yes' if g.met else '**no**'} |" for g in goals
    ]
    text += [f"\n{write_section(section)}" for section in sections]
    return "\n".join(text) + "\n"


def write_section(section: Section) -> str:
    """Return one comparison as a heading, a sentence and a table."""
    first = section.lines[0].seconds
    rows = [_row(section, line, first) for line in section.lines]
    return "\n".join(
        [
            f"## {section.title}\n",
            f"{section.about}\n",
            f"| | time per {section.item} | times ours | off by | its own bound |",
            "|---|--:|--:|--:|--:|",
            *rows,
        ]
    )


def _row(section: Section, line: Line, first: float | None) -> str:
    if line.seconds is None or line.verdict is None or not first:
        return f"| {line.name} | {line.note} | | | |"
    off, bound, note = line.verdict
    said = section.say_error(off) + (f"; {note}" if note else "")
    own = "none" if bound is None else section.say_error(bound)
    taken, ratio = say_seconds(line.seconds), say_ratio(line.seconds / first)
    return f"| {line.name} | {taken} | {ratio} | {said} | {own} |"
