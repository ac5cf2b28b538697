"""A page to embed from: the snippets to copy, and how the frame looks at three widths."""

from __future__ import annotations

import functools
import html
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rangereach.outputs.markup import Markup, hash_source, join, tag
from rangereach.outputs.wording import Wording, title

from .listener import inline_listener
from .snippet import check_address, frame_height_px, frame_tag, picture_snippet, snippet_of

if TYPE_CHECKING:
    from rangereach.study import Study

__all__ = ["render_preview"]

WIDTHS_PX = (360, 768, 1280)


def render_preview(
    study: Study,
    *,
    pages: Mapping[str, str],
    picture: str,
    url: str,
    lang: str = "en",
    units: str = "km",
) -> str:
    """Return a page with the snippets of each language and a preview.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    pages : mapping of str to str
        Language code to the name of the map's file, beside which this page will stand.
    picture : str
        Name of the picture of 1200 x 630 pixels beside it.
    url : str
        Where the folder will stand, with a slash at its end.
    lang : str
        Language of this page.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.

    Returns
    -------
    str
        HTML that loads nothing but the map beside it.

    Raises
    ------
    OutputError
        If the address is not a complete http or https one.
    """
    wording = Wording(lang, units)
    say = wording.say
    heading = say("embed_title", title=title(study, wording))
    body = tag(
        "main",
        tag("h1", heading),
        tag("p", say("embed_how")),
        tag("label", say("embed_address"), for_="address"),
        tag("input", type="url", id="address", value=check_address(url), spellcheck="false"),
        *(
            _snippets(study, wording, code, page=url + page, picture=url + picture)
            for code, page in pages.items()
        ),
        tag("h2", say("embed_preview")),
        tag("fieldset", tag("legend", say("embed_width")), *map(_width, WIDTHS_PX)),
        tag(
            "div",
            tag("div", frame_tag(study, wording, url=pages[lang], styled=False), class_="stage"),
            class_="wide",
            role="region",
            aria_label=say("embed_preview"),
            tabindex="0",
        ),
    )
    scripts = [inline_listener(), _read("preview.js")]
    styles = [f"{_read('preview.css')}\niframe {{ height: {frame_height_px(study, wording)}px; }}"]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{lang}">',
            "<head>",
            '<meta charset="utf-8">',
            tag("meta", http_equiv="Content-Security-Policy", content=_policy(scripts, styles)),
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            tag("meta", name="generator", content=f"rangereach {study.version}"),
            tag("title", heading),
            *(f"<style>{style}</style>" for style in styles),
            "</head>",
            "<body>",
            body,
            *(f"<script>{script}</script>" for script in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )


def _snippets(study: Study, wording: Wording, code: str, *, page: str, picture: str) -> Markup:
    """Build the snippets of one language: with the script, without it, as a picture."""
    full = snippet_of(study, url=page, lang=code, units=wording.units)
    plain = snippet_of(study, url=page, lang=code, units=wording.units, script=False)
    linked = picture_snippet(study, url=page, picture_url=picture, lang=code, units=wording.units)
    say = wording.say
    return tag(
        "section",
        tag("h2", say("embed_snippet", language=code.upper())),
        _box(wording, f"full-{code}", say("embed_full"), full),
        tag(
            "details",
            tag("summary", say("embed_others")),
            _box(wording, f"plain-{code}", say("embed_plain"), plain),
            _box(wording, f"picture-{code}", say("embed_picture"), linked),
        ),
    )


def _box(wording: Wording, box_id: str, label: str, text: str) -> Markup:
    return join(
        tag("label", label, for_=box_id),
        # The snippet is HTML already: here it is shown, not meant.
        tag("textarea", Markup(html.escape(text)), id=box_id, readonly=True, spellcheck="false"),
        tag("button", wording.say("embed_copy"), type="button", aria_controls=box_id),
        tag("output", data_done=wording.say("embed_copied")),
    )


def _policy(scripts: list[str], styles: list[str]) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(hash_source, scripts))}",
            f"style-src {' '.join(map(hash_source, styles))}",
            "frame-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


@functools.cache
def _read(name: str) -> str:
    text = (Path(__file__).resolve().parent / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").strip()


def _width(width: int) -> Markup:
    name = f"w{width}"
    return tag(
        "label",
        tag("input", type="radio", name="width", id=name, checked=width == 768),
        f"{width} px",
    )
