"""Units of length: metres inside, kilometres at the edges.

The one room for units. Distances inside the package are metres and carry `_m`
in their name; what a person types or reads is in kilometres unless it says
otherwise. A nautical mile is 1,852 m (International Hydrographic Conference,
Monaco, 1929); a mile is 1,609.344 m (1959 international yard and pound
agreement).
"""

from __future__ import annotations

import re

from .errors import GeometryError

__all__ = ["M2_PER_KM2", "METRES", "M_PER_KM", "READ_IN", "km_per", "parse_range_km"]

METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "nmi": 1852.0}
"""Metres in one of each unit a user may type."""

READ_IN = ("km", "mi", "nmi")
"""Units in which a person may have distances and areas written."""

M_PER_KM = 1000.0
M2_PER_KM2 = 1e6

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_RANGE = re.compile(rf"^\s*{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?\s*([a-z]*)\s*$")


def km_per(unit: str) -> float:
    """Return how many kilometres one of a unit is; exactly 1 for the kilometre.

    Parameters
    ----------
    unit : str
        One of `METRES`.

    Examples
    --------
    >>> km_per("mi"), km_per("nmi"), km_per("km")
    (1.609344, 1.852, 1.0)
    """
    return METRES[unit] / M_PER_KM


def parse_range_km(text: str) -> tuple[float, float]:
    """Read a range as typed: ``70``, ``70km``, ``38 nmi``, ``70-100``.

    Parameters
    ----------
    text : str
        A number or a band, with an optional unit (km where there is none).

    Returns
    -------
    low_km, high_km : float
        Kilometres; equal for a single number.

    Raises
    ------
    GeometryError
        If it is not a number, is not above zero, or the band runs backwards.

    Examples
    --------
    >>> parse_range_km("70-100")
    (70.0, 100.0)
    >>> parse_range_km("38nmi")
    (70.376, 70.376)
    """
    match = _RANGE.match(text.casefold())
    unit = match[3] or "km" if match else ""
    if not match or unit not in METRES:
        raise GeometryError(
            f"{text!r} is not a range",
            hint="write a number with an optional unit, or a band: 70, 70km, 38nmi, 70-100",
        )
    low, high = (
        float(part.replace(",", ".")) * METRES[unit] / M_PER_KM
        for part in (match[1], match[2] or match[1])
    )
    if low <= 0 or high < low:
        raise GeometryError(
            f"{text!r} is not a range: it must be above 0 and run from low to high",
            hint="for example 70-100",
        )
    return low, high
