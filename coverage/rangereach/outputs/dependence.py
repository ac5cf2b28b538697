"""What an answer depends on: the second border, border against soil, a set-back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.blocks import Block, Heading, Paragraph, Table
from rangereach.outputs.wording import Wording, range_phrase
from rangereach.sensitivity import SETBACKS_KM
from rangereach.units import M2_PER_KM2, M_PER_KM

if TYPE_CHECKING:
    from rangereach.sensitivity import Alternative, Answer, Sensitivity
    from rangereach.study import Study

__all__ = ["dependence_blocks"]

NOTHING = "–"


def dependence_blocks(found: Sensitivity, study: Study, wording: Wording) -> list[Block]:
    """Return what else the same question could have come to, a table for each distance.

    Parameters
    ----------
    found : Sensitivity
        From `rangereach.sensitivity.run`.
    study : Study
        That was asked.
    wording : Wording
        The language and the units.
    """
    blocks: list[Block] = [Heading(text=wording.say("explain_depends"))]
    second = found.of("border_data")
    if second:
        publisher = found.second_border_data.publisher
        blocks.append(Paragraph(text=wording.say("explain_second_how", publisher=publisher)))
    for given in found.given:
        blocks.append(_table(found, given, wording))
        blocks += [
            Paragraph(text=text)
            for alternative in second
            for text in _towns(alternative.at(given.range_km), study, wording)
        ]
    target = wording.name(study.scenario.target.names)
    absences = dict.fromkeys(found.absent.values())
    blocks += [
        Paragraph(
            text=wording.say(f"explain_absent_{absence}", target=target, setback=SETBACKS_KM[0])
        )
        for absence in absences
    ]
    return blocks


def _table(found: Sensitivity, given: Answer, wording: Wording) -> Table:
    say = wording.say
    rows = [_row(say("explain_given"), given, wording)]
    for alternative in found.alternatives:
        answer = alternative.at(given.range_km)
        if answer is not None:
            rows.append(_row(_name(alternative, wording), answer, wording))
    return Table(
        head=("", say("area"), say("explain_share"), say("depth"), say("explain_towns")),
        rows=tuple(rows),
        caption=range_phrase(wording, given.range_km, given.range_km),
    )


def _name(alternative: Alternative, wording: Wording) -> str:
    if alternative.topic == "setback":
        return wording.say("explain_set_back", setback=alternative.setback_km)
    key = {
        "second-border": "explain_on_second",
        "soil": "explain_from_soil",
        "border": "explain_from_border",
    }[alternative.id]
    return wording.say(key)


def _row(name: str, answer: Answer, wording: Wording) -> tuple[str, ...]:
    say = wording.say
    if not answer.reaches:
        short = say("short_by", missing=answer.missing_m / M_PER_KM)
        return (name, short, NOTHING, NOTHING, NOTHING)
    changed = answer.gained or answer.lost
    return (
        name,
        say("area_value", area=answer.area_m2 / M2_PER_KM2),
        say("share_value", share=answer.share),
        say("depth_value", depth=answer.depth_m / M_PER_KM),
        say(
            "explain_towns_change" if changed else "towns_value",
            count=answer.towns,
            gained=len(answer.gained),
            lost=len(answer.lost),
        ),
    )


def _towns(answer: Answer | None, study: Study, wording: Wording) -> list[str]:
    """Name the larger towns that are within reach on one of the two borders alone."""
    if answer is None:
        return []
    distance = range_phrase(wording, answer.range_km, answer.range_km)
    sentences = []
    for key, ids in (("explain_gained", answer.gained), ("explain_lost", answer.lost)):
        towns = [study.towns[id] for id in ids]
        names = [wording.name(town.names) for town in towns if town.is_named]
        if names:
            sentences.append(wording.say(key, range=distance, names=names))
    if not sentences and answer.reaches:
        sentences.append(wording.say("explain_same_towns", range=distance))
    return sentences
