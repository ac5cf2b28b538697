"""A panel: where its plot stands, what its axes run to, and round numbers along them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rangereach.outputs.figure.frame import Box

__all__ = ["Panel", "round_ticks"]

NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot of a picture.

    Parameters
    ----------
    box : Box
        Where the plot stands.
    first_km, last_km : float
        The distances at its left and right edge.
    top : float
        The value at its upper edge; at the lower it is 0.
    """

    box: Box
    first_km: float
    last_km: float
    top: float

    def x(self, km: float) -> float:
        """Return where a distance stands."""
        share = (km - self.first_km) / (self.last_km - self.first_km)
        return self.box.left + share * self.box.width

    def y(self, value: float) -> float:
        """Return where a value stands."""
        return self.box.bottom - value / self.top * self.box.height

    def place(self, kms: Sequence[float], values: Sequence[float]) -> list[tuple[float, float]]:
        """Return where points stand."""
        return [(self.x(km), self.y(value)) for km, value in zip(kms, values, strict=True)]


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """Return the multiples of 1, 2 or 5 times a power of ten in an interval.

    Parameters
    ----------
    low, high : float
        Its ends, in the unit that is read.
    most : int
        How many ticks at most, beside that at 0.

    Examples
    --------
    >>> round_ticks(0, 47, 5)
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    span = high - low
    exponent = math.floor(math.log10(span / most))
    steps = (digit * 10.0**power for power in (exponent, exponent + 1) for digit in NICE)
    step = next(step for step in steps if span / step <= most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [float(np.round(number * step, 12)) for number in range(first, last + 1)]
