"""What an explanation has to say, in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.blocks import Block, Entry, Heading, Listing, Paragraph
from rangereach.outputs.dependence import dependence_blocks
from rangereach.outputs.method import method_sentences
from rangereach.outputs.records import KM2_DECIMALS, KM_DECIMALS, SHARE_DECIMALS
from rangereach.outputs.summary import used_datasets
from rangereach.outputs.wording import Wording, finding, range_phrase, title

from .border import border_blocks
from .closeness import find_closest
from .distances import distance_blocks
from .edges import edge_blocks

if TYPE_CHECKING:
    from rangereach.sensitivity import Sensitivity
    from rangereach.study import Study

__all__ = ["write_article"]

OBLAST_LINES_SHARE = 0.01
"""How good areas and shares of oblasts are, as measured when their lines were made."""


def write_article(study: Study, sensitivity: Sensitivity, wording: Wording) -> list[Block]:
    """Return an explanation as blocks.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    sensitivity : Sensitivity
        Of that study.
    wording : Wording
        The language and the units.
    """
    say = wording.say
    return [
        Heading(text=say("explain_title", title=title(study, wording)), level=1),
        Paragraph(text=finding(study, wording), strong=True),
        *distance_blocks(study, wording),
        Heading(text=say("measuring")),
        Listing(entries=tuple(Entry(text=text) for text in method_sentences(study, wording))),
        Paragraph(text=say("story_method")),
        *edge_blocks(study, wording),
        *_decides(study, wording),
        *border_blocks(study, sensitivity, wording),
        *dependence_blocks(sensitivity, study, wording),
        *_rounding(wording),
        *_data(study, sensitivity, wording),
    ]


def _decides(study: Study, wording: Wording) -> list[Block]:
    """Say what a town and an oblast are, and which towns were the closest calls."""
    say = wording.say
    close = [
        say(
            "explain_close",
            range=range_phrase(wording, call.range_km, call.range_km),
            inside=wording.name(study.towns[call.inside].names),
            in_m=call.inside_by_m,
            outside=wording.name(study.towns[call.outside].names),
            out_m=call.outside_by_m,
        )
        for call in find_closest(study)
    ]
    lines = [*close, say("explain_point")] if close else []
    if any(row.oblasts for row in study.reach):
        lines.append(say("explain_oblast_lines", share=OBLAST_LINES_SHARE))
    lines.append(say("towns_note"))
    return [
        Heading(text=say("explain_decides")),
        Listing(entries=tuple(Entry(text=text) for text in lines)),
    ]


def _rounding(wording: Wording) -> list[Block]:
    lines = (
        wording.say("explain_rounding_people"),
        wording.say(
            "explain_rounding_files", km=KM_DECIMALS, km2=KM2_DECIMALS, share=SHARE_DECIMALS
        ),
    )
    return [
        Heading(text=wording.say("explain_rounding")),
        Listing(entries=tuple(Entry(text=text) for text in lines)),
    ]


def _data(study: Study, sensitivity: Sensitivity, wording: Wording) -> list[Block]:
    say = wording.say
    used = used_datasets(study)
    if sensitivity.of("border_data"):
        used.append(sensitivity.second_border_data)
    entries = (
        Entry(
            text=say(
                "explain_dataset",
                publisher=data.publisher,
                title=data.title,
                date=data.retrieved,
                licence=data.licence,
            ),
            url=data.url,
        )
        for data in used
    )
    stamp = say(
        "stamp",
        version=study.version,
        date=max(data.retrieved for data in study.datasets),
        scenario=study.scenario.id,
        digest=study.scenario.digest,
    )
    return [
        Heading(text=say("data")),
        Listing(entries=tuple(entries)),
        Paragraph(text=stamp),
    ]
