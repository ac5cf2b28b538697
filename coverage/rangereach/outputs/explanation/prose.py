"""An explanation for people: as text for a terminal, and as Markdown to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs import blocks
from rangereach.outputs.wording import Wording

from .article import write_article

if TYPE_CHECKING:
    from rangereach.sensitivity import Sensitivity
    from rangereach.study import Study

__all__ = ["render_markdown", "render_text"]


def render_text(
    study: Study, sensitivity: Sensitivity, *, lang: str = "en", units: str = "km"
) -> str:
    """Return an explanation as text of at most 88 columns; a long address may be longer.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    sensitivity : Sensitivity
        Of that study, from `rangereach.sensitivity.run`.
    lang, units : str
        A language with a catalogue; ``km``, ``mi`` or ``nmi``.

    Returns
    -------
    str
        Without control characters; ends with a line end.
    """
    return blocks.render_text(write_article(study, sensitivity, Wording(lang, units)))


def render_markdown(
    study: Study, sensitivity: Sensitivity, *, lang: str = "en", units: str = "km"
) -> str:
    """Return an explanation as Markdown; all that comes from outside in it is escaped.

    Parameters
    ----------
    study, sensitivity, lang, units
        As for `render_text`.
    """
    return blocks.render_markdown(write_article(study, sensitivity, Wording(lang, units)))
