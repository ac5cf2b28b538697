"""Checks for people: as text for a terminal, and as Markdown to paste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rangereach.outputs import blocks
from rangereach.outputs.wording import Wording

from .article import write_article

if TYPE_CHECKING:
    from rangereach.check import Check

__all__ = ["render_markdown", "render_text"]


def render_text(checks: Sequence[Check], *, lang: str = "en", units: str = "km") -> str:
    """Return checks as text of at most 88 columns.

    Parameters
    ----------
    checks : sequence of Check
        From `rangereach.check.run`.
    lang, units : str
        A language with a catalogue; ``km``, ``mi`` or ``nmi``.

    Returns
    -------
    str
        Without control characters; ends with a line end.
    """
    wording = Wording(lang, units)
    return "\n".join(blocks.render_text(write_article(check, wording)) for check in checks)


def render_markdown(checks: Sequence[Check], *, lang: str = "en", units: str = "km") -> str:
    """Return checks as Markdown; all that comes from outside in it is escaped.

    Parameters
    ----------
    checks : sequence of Check
        From `rangereach.check.run`.
    lang, units : str
        A language with a catalogue; ``km``, ``mi`` or ``nmi``.
    """
    wording = Wording(lang, units)
    return "\n".join(blocks.render_markdown(write_article(check, wording)) for check in checks)
