"""A figure in a user's TOML file: its distances, and the source without which it does not load."""

from __future__ import annotations

import math
import re
from typing import Literal

from rangereach.earth.check import MAX_RADIUS_M
from rangereach.model import Source
from rangereach.units import M_PER_KM

from .document import Table

__all__ = ["doubt_band", "is_web_address", "read_band", "read_source"]

LONGEST_KM = MAX_RADIUS_M / M_PER_KM

_URL = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_KEYS = ("publisher", "title", "url", "date", "quote")
_GRADES = ("tier", "first_source", "date_certain")


def doubt_band(low_km: float, high_km: float) -> str:
    """Say what is wrong with a band of distances; empty where nothing is."""
    if not math.isfinite(low_km + high_km):
        return "a distance is a finite number"
    if low_km <= 0 or high_km <= 0:
        return "a distance is above 0 km"
    if low_km > high_km:
        return f"low_km {low_km:g} is above high_km {high_km:g}"
    if high_km > LONGEST_KM:
        return f"a distance is at most {LONGEST_KM:g} km, half way round the Earth"
    return ""


def is_web_address(text: str) -> bool:
    """Tell whether a text begins with ``https://`` or ``http://`` and names a host."""
    return _URL.fullmatch(text) is not None


def read_band(table: Table) -> tuple[float | None, float | None]:
    """Read ``low_km`` and ``high_km``; None where one is missing or they make no band."""
    low_km = table.number("low_km", required=True)
    high_km = table.number("high_km", required=True)
    if low_km is not None and high_km is not None:
        doubt = doubt_band(low_km, high_km)
        if doubt:
            table.add("low_km", doubt)
            return None, None
    return low_km, high_km


def read_source(table: Table, *, required: bool = False, graded: bool = False) -> Source | None:
    """Read the table ``source`` of a figure; what is wrong is noted in the document.

    Parameters
    ----------
    table : Table
        The figure's.
    required : bool
        Whether a source that is missing is noted.
    graded : bool
        Whether the source may carry ``tier``, ``first_source`` and ``date_certain``, on
        which the band of a system depends.

    Returns
    -------
    Source or None
        None where there is none.
    """
    entry = table.table("source", required=required)
    if entry is None:
        return None
    entry.check_keys(*_KEYS, *(_GRADES if graded else ()))
    url = entry.text("url", required=True)
    if "url" in entry and isinstance(entry.values["url"], str) and not is_web_address(url):
        hint = "a url begins with https:// or http://"
        entry.add("url", "is not a web address", value=url, hint=hint)
    return Source(
        publisher=entry.text("publisher", required=True, empty=False),
        title=entry.text("title", required=True),
        url=url,
        date=entry.date("date"),
        quote=entry.text("quote", required=True, empty=False),
        tier=_read_tier(entry) if graded else None,
        first_source=entry.text("first_source") if graded else "",
        date_certain=entry.flag("date_certain", default=True) if graded else True,
    )


def _read_tier(entry: Table) -> Literal["A", "B"] | None:
    text = entry.text("tier")
    if text == "A":
        return "A"
    if text == "B":
        return "B"
    if text:
        hint = "A: a maker, ministry or armed force, also as quoted; B: press and agencies"
        entry.add("tier", "is not a tier", value=text, hint=hint)
    return None
