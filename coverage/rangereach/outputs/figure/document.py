"""SVG to PDF: one page, vector, with real text in the bundled typeface."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from rangereach.errors import OutputError

from .extent import size_in
from .typeface import REGULAR

__all__ = ["MARK", "render_pdf"]

MARK = "rangereach"
"""Stands in the document's keywords, by which a file of ours is known."""

PT_PER_IN = 72
_SVG = "{http://www.w3.org/2000/svg}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

PAGE = b"""\
#set document(title: sys.inputs.title, keywords: sys.inputs.mark, date: none)
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#set text(lang: sys.inputs.lang)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, alt: sys.inputs.alt)
"""


def render_pdf(svg: str) -> bytes:
    """Write a picture as a PDF page of its size.

    Parameters
    ----------
    svg : str
        From `render_svg`; a pixel is 1/96 inch.

    Returns
    -------
    bytes
        Tagged, with title and text alternative, without a date: the same picture gives the
        same bytes. No font of the system takes part.

    Raises
    ------
    OutputError
        If the extra ``pdf`` is not installed.
    """
    try:
        import typst
    except ModuleNotFoundError:
        raise OutputError(
            "PDF needs the package typst, which is not installed",
            hint="pip install 'rangereach[pdf]', or write .svg or .png",
        ) from None

    root = ET.fromstring(svg)
    width, height = (f"{length * PT_PER_IN:.3f}" for length in size_in(svg))
    said = {
        "svg": svg,
        "mark": MARK,
        "title": root.findtext(f"{_SVG}title", ""),
        "alt": root.findtext(f"{_SVG}desc", ""),
        "lang": root.get(_LANG, "en"),
        "width": width,
        "height": height,
    }
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[REGULAR.parent]
    )
    return bytes(
        typst.compile(
            PAGE,
            format="pdf",
            sys_inputs=said,
            font_paths=fonts,
        )
    )
