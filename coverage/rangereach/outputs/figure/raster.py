"""SVG to PNG, without a browser, in the bundled typeface alone."""

from __future__ import annotations

import struct
import zlib

from rangereach.errors import OutputError

from .extent import PX_PER_IN, size_in
from .typeface import BOLD, REGULAR

__all__ = ["render_png"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MARK = b"Software\x00rangereach"
M_PER_IN = 0.0254
MOST_PX = 100e6
"""A larger picture would take half a gigabyte of memory."""

_HEADER_END = len(SIGNATURE) + 4 + 4 + 13 + 4


def render_png(svg: str, *, width_px: int | None = None, dpi: float | None = None) -> bytes:
    """Draw a picture as PNG.

    Parameters
    ----------
    svg : str
        From `render_svg`.
    width_px : int, optional
        How wide; as wide as its size and `dpi` say where nothing is said.
    dpi : float, optional
        Dots per inch, 96 where nothing is said; stored in the file, so that a page program
        places it in its printed size.

    Returns
    -------
    bytes
        The same picture gives the same bytes; no font of the system takes part.

    Raises
    ------
    OutputError
        If the picture would have more than a hundred million pixels.
    """
    import resvg_py

    width, height = size_in(svg)
    across = width_px or width * (dpi or PX_PER_IN)
    if across**2 * height / width > MOST_PX:
        raise OutputError(
            f"a picture of {across:.0f} by {across * height / width:.0f} pixels is too large",
            hint="choose fewer dots per inch, or write .svg or .pdf",
        )
    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width_px,
        zoom=None if width_px is not None or dpi is None else dpi / PX_PER_IN,
        dpi=PX_PER_IN,
        skip_system_fonts=True,
        font_files=[str(REGULAR), str(BOLD)],
    )
    chunks = _chunk(b"tEXt", MARK)
    if dpi is not None:
        dots = round(dpi / M_PER_IN)
        chunks += _chunk(b"pHYs", struct.pack(">LLB", dots, dots, 1))
    return bytes(png[:_HEADER_END]) + chunks + bytes(png[_HEADER_END:])


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", check)
