"""What is taken for granted, and what is left out, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.blocks import Block, Entry, Heading, Listing
from rangereach.outputs.method import method_sentences
from rangereach.outputs.wording import Wording

if TYPE_CHECKING:
    from rangereach.check import Check

__all__ = ["assumption_blocks"]


def assumption_blocks(check: Check, wording: Wording) -> list[Block]:
    """Return the assumptions as a list.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language and the units.
    """
    method = _origins(check, wording)
    if check.study is not None:
        method = method_sentences(check.study, wording)
    limits = [wording.say(key) for key in ("limit_terrain", "check_low_fliers")]
    return [
        Heading(text=wording.say("check_assumptions")),
        Listing(entries=tuple(Entry(text=text) for text in (*method, *limits))),
    ]


def _origins(check: Check, wording: Wording) -> list[str]:
    """Say what border, soil and places mean, where nothing more was measured."""
    target = wording.name(check.scenario.target.names)
    kinds = {origin.kind for origin in check.scenario.origins}
    sentences = {
        "border": "method_border",
        "soil": "method_soil",
        "place": "method_places",
    }
    return [wording.say(key, target=target) for kind, key in sentences.items() if kind in kinds]
