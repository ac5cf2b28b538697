"""The oEmbed answer for the page, as a file beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rangereach.outputs.wording import Wording, title

from .snippet import check_address, frame_height_px, frame_tag

if TYPE_CHECKING:
    from rangereach.study import Study

__all__ = ["render_oembed"]

WIDTH_PX = 720


def render_oembed(
    study: Study,
    *,
    url: str,
    lang: str = "en",
    units: str = "km",
    picture_url: str | None = None,
) -> str:
    """Return an oEmbed 1.0 answer of type ``rich``.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    url : str
        Where the page will stand.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    picture_url : str, optional
        Where the picture of 1200 x 630 pixels will stand; it becomes the thumbnail.

    Returns
    -------
    str
        JSON; its ``html`` is the frame without a script, since readers of oEmbed strip it.

    Raises
    ------
    OutputError
        If an address is not a complete http or https one.

    Notes
    -----
    Fields: oEmbed 1.0, sections 2.3.4 and 2.3.4.4 (https://oembed.com).
    """
    wording = Wording(lang, units)
    answer: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": title(study, wording),
        "provider_name": "rangereach",
        "width": WIDTH_PX,
        "height": frame_height_px(study, wording),
        "html": frame_tag(study, wording, url=check_address(url)),
    }
    if picture_url is not None:
        answer |= {
            "thumbnail_url": check_address(picture_url),
            "thumbnail_width": 1200,
            "thumbnail_height": 630,
        }
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
