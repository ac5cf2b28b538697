"""The snippet that a newsroom pastes: a sandboxed frame, or a picture with a link."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from rangereach.errors import OutputError
from rangereach.outputs import style
from rangereach.outputs.markup import Markup, is_web, join, tag
from rangereach.outputs.summary import alt_text, capitals_sentences, voices_sentence
from rangereach.outputs.wording import Wording, finding, title

from .listener import inline_listener

if TYPE_CHECKING:
    from rangereach.study import Study

__all__ = ["check_address", "frame_height_px", "picture_snippet", "snippet_of"]

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
"""No origin, no forms, no top navigation: what the page can do without them."""

NARROW_PX, WIDE_PX = 320, 720
"""Widths of an article's column on a phone and on a desk."""

BESIDE_PX = 32
"""Of a phone's screen, what the margins of the article take."""

FIXED_PX = {NARROW_PX: 1150, WIDE_PX: 980}
"""Height of all but the words at the top and the legend: map, slider, folded sections."""


def snippet_of(
    study: Study,
    *,
    url: str,
    lang: str = "en",
    units: str = "km",
    script: bool = True,
    tiles: bool = False,
) -> str:
    """Return the frame to paste, with or without the script that lets it grow.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    url : str
        Where the page will stand, ``https://…``.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    script : bool
        Whether the listener comes with it. Without it the frame keeps its start height,
        and an unfolded table scrolls inside.
    tiles : bool
        Whether the page loads map tiles: their servers ask for an origin.

    Returns
    -------
    str
        HTML; all text in it is escaped.

    Raises
    ------
    OutputError
        If the address is not a complete http or https one.
    """
    frame = frame_tag(study, Wording(lang, units), url=check_address(url), tiles=tiles)
    if not script:
        return frame
    return join(frame, "\n", tag("script", Markup(inline_listener())))


def picture_snippet(
    study: Study, *, url: str, picture_url: str, lang: str = "en", units: str = "km"
) -> str:
    """Return a picture that links to the page, for systems that take no frames.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    url, picture_url : str
        Where the page and the picture of 1200 x 630 pixels will stand.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.

    Raises
    ------
    OutputError
        If an address is not a complete http or https one.
    """
    picture = tag(
        "img",
        src=check_address(picture_url),
        alt=alt_text(study, Wording(lang, units)),
        width="1200",
        height="630",
        style="max-width:100%;height:auto",
    )
    return tag("a", picture, href=check_address(url))


def frame_tag(
    study: Study, wording: Wording, *, url: str, tiles: bool = False, styled: bool = True
) -> Markup:
    """Return the frame alone; the address is not checked."""
    frame_id = frame_id_of(study)
    return tag(
        "iframe",
        class_="rr-embed",
        id=frame_id,
        title=title(study, wording),
        aria_label=finding(study, wording),
        src=_with_id(url, frame_id),
        loading="lazy",
        sandbox=f"{SANDBOX} allow-same-origin" if tiles else SANDBOX,
        allow="fullscreen",
        referrerpolicy="strict-origin-when-cross-origin",
        style=f"width:0;min-width:100%!important;border:0;height:{height_style(study, wording)}"
        if styled
        else None,
        height=str(frame_height_px(study, wording)),
    )


def frame_id_of(study: Study) -> str:
    """Return an id that is safe in HTML, in an address and in a message."""
    return "rangereach-" + re.sub(r"[^A-Za-z0-9]+", "-", study.scenario.id).strip("-")


def frame_height_px(study: Study, wording: Wording | None = None) -> int:
    """Return a start height for systems that allow a frame only one.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording, optional
        The language and units; English and kilometres where left out.
    """
    return round(sum(_heights_px(study, wording or Wording())) / 2)


def height_style(study: Study, wording: Wording) -> str:
    """Return a start height that follows the width of the screen, as a value of CSS.

    It is right to within what the map in the page can give way by, so that the article
    does not move when the page has loaded.
    """
    narrow, wide = _heights_px(study, wording)
    slope = (wide - narrow) / (WIDE_PX - NARROW_PX)
    start = round(narrow - slope * (NARROW_PX + BESIDE_PX))
    low, high = sorted((narrow, wide))
    sign = "+" if slope >= 0 else "-"
    return f"clamp({low}px,calc({start}px {sign} {abs(slope) * 100:.0f}vw),{high}px)"


def check_address(url: str) -> str:
    """Return an address that a reader's browser can open from any page.

    Raises
    ------
    OutputError
        If it is not a complete http or https address.
    """
    if is_web(url):
        return url
    raise OutputError(
        f"{url!r} is not an address that an article can link to",
        hint="write all of it, such as https://example.org/map.en.html",
    )


def _with_id(url: str, frame_id: str) -> str:
    """Add the id by which the page signs its messages."""
    parts = urlsplit(url)
    query = f"{parts.query}&" if parts.query else ""
    return parts._replace(query=f"{query}rr-id={quote(frame_id)}").geturl()


def _heights_px(study: Study, wording: Wording) -> tuple[int, int]:
    """Estimate the height of the framed page in a narrow and in a wide column."""
    capitals = " ".join(capitals_sentences(study, wording))
    legend = "m" * 22 * (len(style.steps_km(study.scenario.ranges)) + 3)

    def height(width: int, *texts: tuple[str, float]) -> int:
        lines = sum(_lines(text, width, font_px) * font_px * 1.4 for text, font_px in texts)
        return round(lines) + FIXED_PX[width]

    top, said, who = title(study, wording), finding(study, wording), voices_sentence(study, wording)
    return (
        height(NARROW_PX, (top, 19), (said, 15), (who, 13), (legend, 14)),
        height(WIDE_PX, (top, 22), (said, 17), (capitals, 16), (who, 14), (legend, 14)),
    )


def _lines(text: str, width: int, font_px: float) -> int:
    return math.ceil(len(text) * font_px * 0.55 / width)
