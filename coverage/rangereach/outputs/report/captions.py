"""The caption and the text alternative, publishable as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.plain_text import one_line
from rangereach.outputs.summary import alt_text, frame_note, voices_sentence
from rangereach.outputs.wording import Wording, finding

if TYPE_CHECKING:
    from rangereach.study import Study

__all__ = ["render_alt", "render_caption"]


def render_caption(study: Study, *, lang: str = "en", units: str = "km") -> str:
    """Return a caption: the finding, who said it, the method, the credit.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.

    Returns
    -------
    str
        Plain text, one line for each of them.
    """
    wording = Wording(lang, units)
    lines = [
        finding(study, wording),
        voices_sentence(study, wording),
        wording.say("story_note", note=frame_note(study.scenario.ranges, wording)),
        wording.say("story_method"),
        wording.say("credit"),
    ]
    return "".join(f"{one_line(line)}\n" for line in lines)


def render_alt(study: Study, *, lang: str = "en", units: str = "km") -> str:
    """Return the text alternative of map and pictures, with the numbers.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    """
    return one_line(alt_text(study, Wording(lang, units))) + "\n"
