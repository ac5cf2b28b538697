"""What a check has to say, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.catalogue import load_claims
from rangereach.outputs.blocks import Block, Entry, Heading, Paragraph, Quotation
from rangereach.outputs.dependence import dependence_blocks
from rangereach.outputs.wording import Wording, title

from .assumptions import assumption_blocks
from .geometry import geometry_blocks
from .named import named_blocks
from .needed import needed_blocks
from .sources import cite, source_blocks
from .verdict import basis_sentence, explain_verdict, phrase_origins, verdict_label

if TYPE_CHECKING:
    from rangereach.check import Check

__all__ = ["article_title", "write_article"]


def write_article(check: Check, wording: Wording) -> list[Block]:
    """Return a check as blocks: the words, the verdict, how it comes about, the sources.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language and the units.
    """
    say = wording.say
    article: list[Block] = [
        Heading(text=article_title(check, wording), level=1),
        *_words(check, wording),
        Paragraph(text=verdict_label(check, wording), strong=True),
    ]
    article += [Paragraph(text=text) for text in explain_verdict(check, wording)]
    article += [
        Paragraph(text=say("check_caveat")),
        Heading(text=say("check_asked")),
        *(Paragraph(text=text) for text in _question(check, wording)),
    ]
    for part in (
        geometry_blocks,
        named_blocks,
        needed_blocks,
        _dependence,
        assumption_blocks,
        source_blocks,
    ):
        article += part(check, wording)
    return article


def article_title(check: Check, wording: Wording) -> str:
    """Return the title of a check: who said it, and when."""
    claim = check.claim
    date = claim.source.date
    speaker = wording.translate(claim.speaker, claim.speakers)
    if speaker and date:
        return wording.say("check_title", speaker=speaker, date=date)
    return wording.say("check_title_words", date=date) if date else wording.say("check_title_plain")


def _words(check: Check, wording: Wording) -> list[Block]:
    """Quote the words as they were printed; where none are at hand, say them in ours."""
    claim = check.claim
    summary = wording.translate(claim.summary, claim.summaries)
    cited = Entry(text=cite(claim, wording), url=claim.source.url)
    quote = claim.source.quote
    ours = wording.say("check_summary", summary=summary)
    if not quote:
        return [Quotation(text=ours, cited=cited)]
    quoted = Quotation(text=wording.say("figure_quote", text=quote), cited=cited)
    return [quoted, Paragraph(text=ours)] if summary and summary != quote else [quoted]


def _question(check: Check, wording: Wording) -> list[str]:
    """Say what was asked: from where, how far, and whose distance and places these are."""
    say, scenario = wording.say, check.scenario
    lines = []
    if check.study is not None:
        lines.append(title(check.study, wording))
    elif scenario.origins:
        lines.append(
            say(
                "check_question_open",
                origin=phrase_origins(check, wording),
                target=wording.name(scenario.target.names),
            )
        )
    if check.study is None or check.basis == "stated":  # else the verdict has said it
        lines.append(basis_sentence(check, wording))
    if not scenario.origins:
        lines.append(say("check_no_place"))
    else:
        lines.append(say("check_reading" if _is_our_reading(check) else "check_chosen"))
    return lines


def _is_our_reading(check: Check) -> bool:
    """Tell whether it is measured from where we read the words to mean."""
    claim = load_claims().get(check.claim.id)
    asked = tuple(origin.id for origin in check.scenario.origins)
    return claim is not None and claim.origins == asked


def _dependence(check: Check, wording: Wording) -> list[Block]:
    """Return how much the numbers owe to the border's source, border or soil, a set-back."""
    if check.study is None or check.sensitivity is None:
        return []
    return dependence_blocks(check.sensitivity, check.study, wording)
