"""Checks as one page that loads nothing: words, verdict, picture, tables, sources."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from rangereach.outputs.blocks import Heading, render_html
from rangereach.outputs.markup import Markup, embed_json, hash_source, tag
from rangereach.outputs.wording import Wording, finding

from .article import article_title, write_article
from .review import Publication, anchor, write_review
from .sources import used_version
from .verdict import verdict_label

if TYPE_CHECKING:
    from rangereach.check import Check

__all__ = ["render_page"]

PLAIN = " /:;,=()!*@+$~-_.?"
"""What may stand as it is in the address of a picture: it stays short when it is packed."""


def render_page(
    checks: Sequence[Check],
    *,
    pictures: Sequence[str | None],
    publication: Publication | None = None,
    lang: str = "en",
    units: str = "km",
) -> str:
    """Return checks as HTML with its own content security policy.

    Parameters
    ----------
    checks : sequence of Check
        From `rangereach.check.run`; at least one.
    pictures : sequence of str or None
        For each check its SVG, or None where nothing was measured.
    publication : Publication, optional
        Where, by whom and when it is published; then the page carries its ClaimReview.
    lang, units : str
        A language with a catalogue; ``km``, ``mi`` or ``nmi``.
    """
    wording = Wording(lang, units)
    style = _style()
    policy = f"default-src 'none'; img-src data:; style-src {hash_source(style)}; base-uri 'none'"
    linked = None
    if publication is not None:
        review = embed_json(write_review(checks, publication, wording))
        linked = tag("script", Markup(review), type="application/ld+json")
    articles = [
        _article(check, picture, wording) for check, picture in zip(checks, pictures, strict=True)
    ]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"rangereach {used_version(checks[0])}"),
        tag("meta", name="description", content=verdict_label(checks[0], wording)),
        tag("title", article_title(checks[0], wording)),
        tag("style", Markup(style)),
        linked,
    )
    page = tag("html", head, tag("body", tag("main", *articles)), lang=lang)
    return f"<!DOCTYPE html>\n{page}\n"


def _article(check: Check, picture: str | None, wording: Wording) -> Markup:
    """Build one check; its picture follows the verdict, before the first part."""
    blocks = write_article(check, wording)
    first = next(
        number
        for number, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level > 1
    )
    image = None
    if picture is not None and check.study is not None:
        image = tag(
            "img",
            src=f"data:image/svg+xml,{quote(picture, safe=PLAIN)}",
            alt=finding(check.study, wording),
        )
    return tag(
        "article",
        render_html(blocks[:first]),
        image,
        render_html(blocks[first:]),
        id=anchor(check),
    )


@functools.cache
def _style() -> str:
    text = (Path(__file__).resolve().parent / "page.css").read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").strip()
