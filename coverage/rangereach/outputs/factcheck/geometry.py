"""What the geometry says: the numbers at each distance, the oblasts, the towns in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rangereach.outputs import style
from rangereach.outputs.blocks import Block, Heading, Paragraph, Table
from rangereach.outputs.wording import Wording, finding, towns_sentence
from rangereach.units import M2_PER_KM2, M_PER_KM

from .verdict import phrase_origins

if TYPE_CHECKING:
    from rangereach.check import Check
    from rangereach.model import Town
    from rangereach.reach import OblastReach, Reach
    from rangereach.study import Study

__all__ = ["geometry_blocks"]

MOST_NEAREST = 6
"""So many named towns beyond reach are told, the nearest first."""


def geometry_blocks(check: Check, wording: Wording) -> list[Block]:
    """Return the numbers of the check's study; nothing where none was made.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language and the units.
    """
    study, rows = check.study, check.rows()
    if study is None:
        return []
    parts: list[Block] = [
        Heading(text=wording.say("check_geometry")),
        Paragraph(text=finding(study, wording)),
        _numbers(check, wording, rows),
    ]
    if rows[-1].area_m2:
        parts.append(_oblasts(study, wording, rows))
        parts += [Paragraph(text=text) for text in _towns(study, wording, rows)]
    if nearest := _nearest(study, wording, rows[-1]):
        parts.append(Paragraph(text=nearest))
    return parts


def _head(wording: Wording, rows: Sequence[Reach]) -> tuple[str, ...]:
    return ("", *(wording.say("at_km", km=row.range_km) for row in rows))


def _numbers(check: Check, wording: Wording, rows: Sequence[Reach]) -> Table:
    say = wording.say
    target = wording.name(check.scenario.target.names)
    measures: list[tuple[str, Callable[[Reach], str]]] = [
        (say("area"), lambda row: say("area_value", area=row.area_m2 / M2_PER_KM2)),
        (say("share", target=target), lambda row: say("share_value", share=row.share)),
        (say("depth"), lambda row: say("depth_value", depth=row.depth_m / M_PER_KM)),
        (say("oblasts"), lambda row: say("oblasts_value", count=len(row.oblasts))),
        (say("towns"), lambda row: say("towns_value", count=len(row.town_ids))),
        (say("people"), lambda row: say("people_value", count=row.towns_population)),
    ]
    lines = [
        (name, *(write(row) if row.area_m2 else say("nothing") for row in rows))
        for name, write in measures
    ]
    if any(row.missing_m for row in rows):
        short = (
            say("missing_value", missing=row.missing_m / M_PER_KM) if row.missing_m else "–"
            for row in rows
        )
        lines.append((say("missing"), *short))
    return Table(
        caption=say("numbers_caption", target=target, origin=phrase_origins(check, wording)),
        head=_head(wording, rows),
        rows=tuple(lines),
    )


def _oblasts(study: Study, wording: Wording, rows: Sequence[Reach]) -> Table:
    """List the touched oblasts, in the order of the greatest reach."""
    touched = [{oblast.id: oblast for oblast in row.oblasts} for row in rows]

    def write(found: OblastReach | None) -> str:
        if found is None:
            return "–"
        return wording.say("oblast_value", area=found.area_m2 / M2_PER_KM2, share=found.share)

    names = study.territory.oblasts
    return Table(
        caption=wording.say("oblasts_caption"),
        head=_head(wording, rows),
        rows=tuple(
            (wording.name(names[key].names), *(write(at.get(key)) for at in touched))
            for key in touched[-1]
        ),
    )


def _towns(study: Study, wording: Wording, rows: Sequence[Reach]) -> list[str]:
    """Name the towns of the least distance, then those that only a greater one takes in."""
    sentences, before = [], set[str]()
    for row in rows:
        towns = [study.towns[key] for key in row.town_ids if key not in before]
        before.update(row.town_ids)
        names = [wording.name(town.names) for town in towns if style.is_named(town)]
        more = len(towns) - len(names)
        first = row is rows[0]
        sentences.append(towns_sentence(wording, row.range_km, names, more, first=first))
    return sentences


def _nearest(study: Study, wording: Wording, row: Reach) -> str:
    """Name the nearest towns beyond the greatest distance, with how far they are."""
    inside = set(row.town_ids)
    out = [town for town in study.towns.values() if style.is_named(town) and town.id not in inside]
    if not out:
        return ""

    def write(town: Town) -> str:
        name, km = wording.name(town.names), study.enters_m(town.id) / M_PER_KM
        return wording.say("check_town_at", name=name, km=km)

    nearest = sorted(out, key=lambda town: (study.enters_m(town.id), town.id))[:MOST_NEAREST]
    return wording.say("check_nearest", high=row.range_km, towns=[write(town) for town in nearest])
