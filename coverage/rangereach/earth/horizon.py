"""The radio horizon: how far low fliers stay below a smooth Earth's edge."""

from __future__ import annotations

import numpy as np

from rangereach.errors import GeometryError

__all__ = ["EARTH_RADIUS_M", "REFRACTION", "radio_horizon_m"]

EARTH_RADIUS_M = 6_371_000.0
"""Mean Earth radius, m (IUGG)."""
REFRACTION = 4 / 3
"""Effective Earth radius factor of the standard atmosphere."""


def radio_horizon_m(antenna_m: float, target_m: float) -> float:
    """Return the distance at which a target comes over the radio horizon.

    The sum of both horizon distances over a smooth sphere of 4/3 the Earth's radius,
    ``sqrt(2 k a h)`` each (US Federal Standard 1037C, "radio horizon range"). Hills
    shorten it.

    Parameters
    ----------
    antenna_m, target_m : float
        Heights above the surface, metres; 0 or more.

    Returns
    -------
    float
        Metres.

    Raises
    ------
    GeometryError
        For a height below 0 or one that is not a number.

    Examples
    --------
    >>> round(radio_horizon_m(30, 100))
    63794
    """
    heights = np.array([antenna_m, target_m], float)
    if not (np.isfinite(heights).all() and (heights >= 0).all()):
        raise GeometryError(
            f"heights of {antenna_m} m and {target_m} m have no horizon",
            hint="give metres above the surface, 0 or more",
        )
    return float(np.sqrt(2 * REFRACTION * EARTH_RADIUS_M * heights).sum())
