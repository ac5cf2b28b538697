"""What the words name, and how much of it lies within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.catalogue import load_regions
from rangereach.outputs.blocks import Block, Entry, Heading, Listing, Paragraph, Table
from rangereach.outputs.wording import Wording
from rangereach.units import M_PER_KM

from .sources import cite_source
from .verdict import phrase_names

if TYPE_CHECKING:
    from rangereach.check import Check, Named, Standing

__all__ = ["named_blocks"]


def named_blocks(check: Check, wording: Wording) -> list[Block]:
    """Return each place that the words name with how it stands to the reach.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language and the units.
    """
    say = wording.say
    heading = Heading(text=say("check_named"))
    if not check.named:
        target = wording.name(check.scenario.target.names)
        return [heading, Paragraph(text=say("check_named_none", target=target))]
    standing = _standings(check.named[0])
    distances = (say("at_km", km=found.range_km) for found in standing)
    table = Table(
        caption=say("check_named_caption"),
        head=(say("check_place"), say("check_begins"), say("check_whole"), *distances),
        rows=tuple(row for place in check.named for row in _rows(place, wording)),
    )
    parts: list[Block] = [heading, table]
    if standing:
        over = phrase_names(check.overreached, wording)
        key = "check_overreach" if over else "check_no_overreach"
        parts.append(Paragraph(text=say(key, high=check.high_km, names=over)))
    return parts + _regions(check, wording)


def _rows(place: Named, wording: Wording, *, part: bool = False) -> list[tuple[str, ...]]:
    """Return the row of a place, and below it those of its oblasts where it is a region."""
    name = wording.name(place.names)
    row = (
        wording.say("check_part", name=name) if part else name,
        _distance(place.enters_m, wording),
        _distance(place.whole_m, wording),
        *(_extent(place, found, wording) for found in _standings(place)),
    )
    return [row, *(row for inner in place.parts for row in _rows(inner, wording, part=True))]


def _standings(place: Named) -> list[Standing]:
    """Return how a place stands at each distinct distance; nothing without a study."""
    found = [standing for standing in (place.low, place.high) if standing is not None]
    return found[:1] if len({standing.range_km for standing in found}) == 1 else found


def _distance(metres: float | None, wording: Wording) -> str:
    return "–" if metres is None else wording.say("check_km", km=metres / M_PER_KM)


def _extent(place: Named, found: Standing, wording: Wording) -> str:
    if place.kind == "town":
        return wording.say("check_town_beyond" if found.extent == "none" else "check_town_within")
    if found.extent == "part":
        return wording.say("check_extent_part", share=found.share)
    return wording.say("check_extent_none" if found.extent == "none" else "check_extent_whole")


def _regions(check: Check, wording: Wording) -> list[Block]:
    """Say whose grouping of oblasts a region is."""
    regions = load_regions()
    entries = []
    for place in check.named:
        if place.kind != "region":
            continue
        region = regions[place.id]
        key = "check_region_ours" if region.our_reading else "check_region"
        text = wording.say(key, name=wording.name(region.names))
        entries.append(Entry(text=text))
        if region.source is not None:
            cited = cite_source(region.source, wording)
            entries.append(Entry(text=cited, url=region.source.url))
    return [Listing(entries=tuple(entries))] if entries else []
