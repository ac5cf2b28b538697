"""How large a picture is on paper, read from its first element."""

from __future__ import annotations

import re

from rangereach.errors import OutputError

__all__ = ["PX_PER_IN", "size_in"]

PX_PER_IN = 96.0
"""What CSS and SVG mean by a pixel."""

_PER_IN = {"": PX_PER_IN, "mm": 25.4}
_ROOT = re.compile(r"<svg\b[^>]*>")
_LENGTH = r'\s{}="([0-9.]+)(mm|)"'


def size_in(svg: str) -> tuple[float, float]:
    """Return width and height of a picture in inches.

    Parameters
    ----------
    svg : str
        From `render_svg`.

    Raises
    ------
    OutputError
        If it does not say how large it is, in pixels or millimetres.
    """
    root = _ROOT.search(svg)
    lengths = [
        re.search(_LENGTH.format(side), root[0]) if root else None for side in ("width", "height")
    ]
    if None in lengths:
        raise OutputError("this SVG does not say its width and height in pixels or millimetres")
    width, height = (float(found[1]) / _PER_IN[found[2]] for found in lengths if found)
    return width, height
