"""SVG to PNG, without a browser, in the bundled typeface alone."""

from __future__ import annotations

import struct
import zlib

from .typeface import BOLD, REGULAR

__all__ = ["render_png"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MARK = b"Software\x00rangereach"
PX_PER_IN = 96.0
"""What CSS and SVG mean by a pixel; at this, millimetres become pixels where nothing is said."""

M_PER_IN = 0.0254
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
    """
    import resvg_py

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
