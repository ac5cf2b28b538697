"""What range would be needed from each origin, and which published ranges are that long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.catalogue import load_systems
from rangereach.outputs.blocks import Block, Heading, Paragraph, Table
from rangereach.outputs.wording import Wording
from rangereach.units import M_PER_KM

from .verdict import phrase_origins

if TYPE_CHECKING:
    from rangereach.check import Check, Need

__all__ = ["needed_blocks"]

MOST_SYSTEMS = 12
"""More systems than this are counted, not named."""

MOST_ORIGINS = 12
"""Of more origins than this, only the nearest are listed."""


def needed_blocks(check: Check, wording: Wording) -> list[Block]:
    """Return the least range from each origin; nothing where there is no origin.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language and the units.
    """
    if not check.needs:
        return []
    say = wording.say
    target = wording.name(check.scenario.target.names)
    origins = {origin.id: origin for origin in check.scenario.origins}
    nearest = sorted(check.needs, key=lambda need: need.enters_m)[:MOST_ORIGINS]
    table = Table(
        caption=say("check_needed_caption", target=target),
        head=(say("check_from"), say("check_least"), say("check_systems")),
        rows=tuple(
            (
                phrase_origins(check, wording, [origins[need.origin_id]], setback=False),
                say("check_km", km=need.enters_m / M_PER_KM),
                _count(need, wording),
            )
            for need in nearest
        ),
    )
    parts: list[Block] = [Heading(text=say("check_needed")), table]
    parts += [Paragraph(text=text) for text in _systems(nearest, wording)]
    if check.whole_m is not None:
        origin = phrase_origins(check, wording)
        whole_km = check.whole_m / M_PER_KM
        text = say("check_needed_whole", target=target, origin=origin, whole=whole_km)
        parts.append(Paragraph(text=text))
    return parts


def _count(need: Need, wording: Wording) -> str:
    """Count the systems that go that far; at no distance, any does."""
    if not need.enters_m:
        return wording.say("check_systems_any")
    if not need.systems:
        return wording.say("check_systems_none")
    return wording.say("check_systems_count", count=len(need.systems))


def _systems(needs: list[Need], wording: Wording) -> list[str]:
    """Name the systems that go as far as the nearest origin at a distance, if they are few."""
    known = load_systems()
    far = [need for need in needs if need.enters_m and need.systems][:1]
    few = [need for need in far if len(need.systems) <= MOST_SYSTEMS]
    return [
        wording.say(
            "check_systems_named",
            count=len(need.systems),
            km=need.enters_m / M_PER_KM,
            names=[wording.translate(known[key].name, known[key].names) for key in need.systems],
        )
        for need in few
    ]
