"""Where there is room left on the map: names are put down one after the other, never twice."""

from __future__ import annotations

from collections.abc import Iterable

from .frame import Box

__all__ = ["Room", "around"]


class Room:
    """Keeps what is taken.

    Parameters
    ----------
    within : Box
        Nothing may leave it.
    taken : iterable of Box
        What is taken from the beginning.
    """

    def __init__(self, within: Box, taken: Iterable[Box] = ()) -> None:
        self.within = within
        self.taken = list(taken)

    def fits(self, boxes: Iterable[Box], gap: float = 0.0) -> bool:
        """Tell whether boxes lie within the frame, with a gap to all that is taken."""
        return all(
            self.within.contains(box) and not any(box.grow(gap).overlaps(o) for o in self.taken)
            for box in boxes
        )

    def take(self, *boxes: Box) -> None:
        """Take boxes, whether or not they fit."""
        self.taken += boxes


def around(x: float, y: float, radius: float) -> Box:
    """Return the square about a point."""
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)
