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

WIDTHS_PX = (320, 520, 720)
"""Widths of an article's column between which one start height has to fit."""


def snippet_of(
    study: Study, *, url: str, lang: str = "en", script: bool = True, tiles: bool = False
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
    frame = frame_tag(study, url=check_address(url), lang=lang, tiles=tiles)
    if not script:
        return frame
    return join(frame, "\n", tag("script", Markup(inline_listener())))


def picture_snippet(study: Study, *, url: str, picture_url: str, lang: str = "en") -> str:
    """Return a picture that links to the page, for systems that take no frames.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    url, picture_url : str
        Where the page and the picture of 1200 x 630 pixels will stand.
    lang : str
        A language with a catalogue.

    Raises
    ------
    OutputError
        If an address is not a complete http or https one.
    """
    picture = tag(
        "img",
        src=check_address(picture_url),
        alt=alt_text(study, Wording(lang)),
        width="1200",
        height="630",
        style="max-width:100%;height:auto",
    )
    return tag("a", picture, href=check_address(url))


def frame_tag(
    study: Study, *, url: str, lang: str, tiles: bool = False, styled: bool = True
) -> Markup:
    """Return the frame alone; the address is not checked."""
    height = frame_height_px(study, lang)
    frame_id = frame_id_of(study)
    return tag(
        "iframe",
        class_="rr-embed",
        id=frame_id,
        title=title(study, lang),
        aria_label=finding(study, lang),
        src=_with_id(url, frame_id),
        loading="lazy",
        sandbox=f"{SANDBOX} allow-same-origin" if tiles else SANDBOX,
        allow="fullscreen",
        referrerpolicy="strict-origin-when-cross-origin",
        style=f"width:0;min-width:100%!important;border:0;height:{height}px" if styled else None,
        height=str(height),
    )


def frame_id_of(study: Study) -> str:
    """Return an id that is safe in HTML, in an address and in a message."""
    return "rangereach-" + re.sub(r"[^A-Za-z0-9]+", "-", study.scenario.id).strip("-")


def frame_height_px(study: Study, lang: str = "en") -> int:
    """Return a start height that fits the page at every width of an article's column.

    The text grows as a column narrows and the map shrinks, so that one height is about
    right; the map inside gives way by the rest, and the article does not move.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    """
    wording = Wording(lang)
    heights = [_height_px(study, wording, width) for width in WIDTHS_PX]
    return round((min(heights) + max(heights)) / 2)


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


def _height_px(study: Study, wording: Wording, width: int) -> float:
    """Estimate the height of the framed page from the length of its texts."""
    narrow = width <= 640
    lang = wording.lang

    def lines(text: str, font_px: float, spacing: float) -> float:
        per_line = width / (font_px * 0.52)
        return math.ceil(len(text) * 1.04 / per_line) * font_px * spacing

    head_px = min(max(20.0, 14.4 + 0.014 * width), 25.6)
    height = lines(title(study, lang) + "m" * 4, head_px * 1.1, 1.2 / 1.1)
    height += lines(finding(study, lang), 15 if narrow else 17, 1.45)
    if not narrow:
        height += lines(" ".join(capitals_sentences(study, wording)), 16, 1.5)
    height += lines(voices_sentence(study, wording), 13 if narrow else 14, 1.45)
    legend = "m" * 24 * (len(style.steps_km(study.scenario.ranges)) + 3)
    height += lines(legend, 14, 1.7)
    height += min(max(360, 0.62 * width), 560)
    height += lines(wording.say("credit"), 14, 1.5)
    return height + FOLDED_PX + AROUND_PX


FOLDED_PX = 5 * 38
"""Five folded sections."""

AROUND_PX = 60
"""Margins between the parts."""
