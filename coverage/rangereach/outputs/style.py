"""Colours, widths and order: what every map and picture looks like.

One hue, ordered by lightness: the shorter a range, the darker it is filled. It
reads in greyscale and for every colour vision, and each edge also carries its own
label and dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from rangereach.model import Range, Town

__all__ = ["DARK", "LIGHT", "is_named", "ramp", "steps_km", "town_rank", "with_sides"]

NAMED_FROM = 15_000
"""Towns of this many people and more are named; smaller ones are counted."""

LIGHT = {
    "paper": "#FBFAF8",
    "ink": "#1A1A1A",
    "muted": "#5A5751",
    "line": "#C9C4BA",
    "sea": "#E4ECF1",
    "land": "#EFEDE8",
    "land-line": "#C9C4BA",
    "land-name": "#77726A",
    "target": "#FFFFFF",
    "target-line": "#2B2B2B",
    "oblast-line": "#B9B3A8",
    "edge": "#14507F",
    "halo": "#FFFFFF",
    "panel": "#FFFFFF",
    "link": "#14507F",
    "near": "#8DB6D3",
    "far": "#D7E6F1",
    "nearest": "#74A4C8",
    "farthest": "#E4EEF6",
}
"""Colours by role, for paper and light screens."""

DARK = {
    "paper": "#15181B",
    "ink": "#ECEAE6",
    "muted": "#A9A69F",
    "line": "#43484D",
    "sea": "#11181E",
    "land": "#24282C",
    "land-line": "#42474C",
    "land-name": "#8F8C86",
    "target": "#34393F",
    "target-line": "#D8D4CC",
    "oblast-line": "#575D63",
    "edge": "#9CCBEE",
    "halo": "#1B1F23",
    "panel": "#1F2428",
    "link": "#9CCBEE",
    "near": "#2F6A97",
    "far": "#35506A",
    "nearest": "#316F9E",
    "farthest": "#384756",
}
"""The same roles at night: designed, not inverted."""


_SIDES = {
    LIGHT["paper"]: {
        "both": "#D6DDE1",
        "only-a": "#FBEBDD",
        "only-b": "#6FA3CB",
        "edge-a": "#9A4A0B",
        "edge-b": "#14507F",
    },
    DARK["paper"]: {
        "both": "#4A535B",
        "only-a": "#4A3320",
        "only-b": "#3579AB",
        "edge-a": "#F2A65A",
        "edge-b": "#9CCBEE",
    },
}
"""Two scenarios: what both reach is quiet; A is hatched and warm, B full and cool."""


def with_sides(colours: dict[str, str]) -> dict[str, str]:
    """Return the colours by role, and those of two scenarios side by side."""
    return colours | _SIDES[colours["paper"]]


def ramp(colours: dict[str, str], steps: int) -> list[str]:
    """Return fills for `steps` ranges, the shortest first.

    Parameters
    ----------
    colours : dict of str to str
        `LIGHT` or `DARK`; runs from its ``near`` to its ``far``, and farther where more
        than two shades must be told apart.
    steps : int
        How many different distances are drawn.

    Examples
    --------
    >>> ramp(LIGHT, 2)
    ['#8DB6D3', '#D7E6F1']
    """
    ends = ("near", "far") if steps < 3 else ("nearest", "farthest")
    near, far = (_channels(colours[role]) for role in ends)
    return [
        "#"
        + "".join(
            f"{round(start + (end - start) * step / max(steps - 1, 1)):02X}"
            for start, end in zip(near, far, strict=True)
        )
        for step in range(steps)
    ]


def steps_km(ranges: Sequence[Range]) -> list[float]:
    """Return every distance that is drawn, once, the shortest first."""
    return sorted({edge for band in ranges for _, edge in band.edges_km()})


def is_named(town: Town) -> bool:
    """Tell whether maps and tables name a town, else count it.

    A town whose population is uncertain is named: its source lists it as a city.
    """
    return town.population_uncertain or (town.population or 0) >= NAMED_FROM


def town_rank(town: Town, distance_m: float, steps: Sequence[float]) -> tuple[bool, int, float]:
    """Return a key that sorts towns by how much a map needs them, most needed first.

    Seats of oblasts come first, then larger places; what is reached counts as if it
    had five times its people, because the reader asks for it.
    """
    reached = distance_m <= steps[-1] * M_PER_KM
    people = town.population if town.population is not None else 100_000
    return (not town.capital, -people * (5 if reached else 1), distance_m)


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
