"""A second border, of another source: what a number would be if that line were the true one.

It is never drawn, and no published number is from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from shapely import LineString

from rangereach.model import Territory
from rangereach.provenance import read_bytes

from .territory import load_territory, read_countries
from .topology import decode_arcs

__all__ = ["SECOND_BORDER", "Deviation", "load_border_deviation", "load_second_territory"]

SECOND_BORDER = "second_border"
"""The folder of its data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """How far points along a border lie from the second border, in metres.

    Parameters
    ----------
    mean_m, p95_m, max_m : float
        On average; nineteen in twenty at most; all of them at most.
    """

    mean_m: float
    p95_m: float
    max_m: float


@cache
def _topology() -> dict[str, Any]:
    topology: dict[str, Any] = json.loads(read_bytes(SECOND_BORDER, "borders.topo.json"))
    return topology


@cache
def load_second_territory() -> Territory:
    """Load the second border: 14 countries of the map, without Belarus and Russia.

    Returns
    -------
    Territory
        EPSG:4326. Recognised borders, Crimea and Sevastopol in Ukraine, which is tested on the
        shipped file. The oblasts are those of `load_territory`: there is no second source of
        them, and they do not follow this border.

    Raises
    ------
    DataError
        If the file is not the declared one.
    """
    arcs = decode_arcs(_topology())
    return Territory(
        countries=read_countries(_topology(), arcs),
        oblasts=load_territory().oblasts,
        arcs=tuple(LineString(arc) for arc in arcs),
    )


@cache
def load_border_deviation() -> Mapping[str, Deviation]:
    """Return how far Ukraine's border with each western neighbour lies from the second one.

    Returns
    -------
    mapping of str to Deviation
        By country code; measured every 100 m along the border of `load_territory`.
    """
    return {
        code: Deviation(mean_m=found["mean"], p95_m=found["p95"], max_m=found["max"])
        for code, found in _topology()["deviation_m"].items()
    }
