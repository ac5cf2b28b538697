"""One place of a user's file as it was read, before it is known where it lies."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row or feature whose coordinates are two numbers.

    Parameters
    ----------
    where : str
        ``"row 3"`` or ``"feature 3"``.
    name : str
        As written; empty where it is missing.
    x, y : float
        Longitude and latitude in degrees, or easting and northing.
    shown : str
        The coordinates as written, for messages.
    turned : bool
        Whether a letter of the compass made one of them negative.
    """

    where: str
    name: str
    x: float
    y: float
    shown: str
    turned: bool = False
