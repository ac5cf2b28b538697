"""The sizes that a picture comes in: how wide, how tall, in which type."""

from __future__ import annotations

from dataclasses import dataclass

from rangereach.errors import OutputError, UnknownNameError

__all__ = ["SIZES", "Sheet", "choose_sheet"]

SIZES = ("social", "square", "page", "print")
PT_PER_MM = 72 / 25.4
PRINT_MM = 183.0
"""Two columns of many journals, and most of the width of a tabloid page."""

NARROWEST_MM, WIDEST_MM = 60.0, 600.0
LEAST_PT = 6.0
"""No type in print is smaller; the smallest names on a map are 0.8 of its type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A size, in units: pixels of a screen, or points of paper.

    Parameters
    ----------
    width : float
        Of the picture.
    height : float or None
        None where it is as tall as its contents.
    margin : float
        Around the words.
    words : float or None
        Width of the column of words beside the map; None where they stand above it.
    map_share : float
        Height of the map as a share of its width, where the height is free.
    title, body, label, note : float
        Sizes of type.
    width_mm : float or None
        The width on paper; None for screens.
    """

    width: float
    height: float | None
    margin: float
    words: float | None
    map_share: float
    title: float
    body: float
    label: float
    note: float
    width_mm: float | None = None

    @property
    def stroke(self) -> float:
        """What a line of one pixel on the page's map is here."""
        return self.label / 15


_SCREEN = {
    "social": Sheet(
        width=1200, height=630, margin=34, words=396, map_share=1.0,
        title=32, body=19, label=16, note=12.5,
    ),
    "square": Sheet(
        width=1080, height=1080, margin=40, words=None, map_share=1.0,
        title=40, body=24, label=18, note=14,
    ),
    "page": Sheet(
        width=1100, height=None, margin=22, words=None, map_share=0.68,
        title=29, body=17, label=15, note=13,
    ),
}  # fmt: skip


def choose_sheet(size: str, width_mm: float | None = None) -> Sheet:
    """Return the sheet of a size.

    Parameters
    ----------
    size : str
        One of `SIZES`.
    width_mm : float, optional
        Width on paper, for ``"print"`` alone; two columns where nothing is said.

    Raises
    ------
    UnknownNameError
        If there is no such size.
    OutputError
        If the width is none that a picture can have.
    """
    if size not in SIZES:
        raise UnknownNameError("size", size, SIZES)
    if size != "print":
        if width_mm is not None:
            raise OutputError(
                f"a width in millimetres is for print, not for {size!r}", hint="choose size print"
            )
        return _SCREEN[size]
    width_mm = PRINT_MM if width_mm is None else width_mm
    if not NARROWEST_MM <= width_mm <= WIDEST_MM:
        raise OutputError(
            f"a picture {width_mm:g} mm wide cannot be drawn",
            hint=f"choose a width from {NARROWEST_MM:g} to {WIDEST_MM:g} mm",
        )
    width = width_mm * PT_PER_MM
    grow = max(0.0, min(1.0, (width_mm - 89) / (183 - 89)))  # from one column to two
    return Sheet(
        width=width,
        height=None,
        margin=0.0,
        words=None,
        map_share=0.9 - 0.22 * grow,
        title=11 + 4 * grow,
        body=8 + grow,
        label=LEAST_PT / 0.8 + 0.5 * grow,
        note=LEAST_PT + 0.5 * grow,
        width_mm=width_mm,
    )
