"""Where the distances come from: what sets each edge of each band."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rangereach.catalogue import load_systems
from rangereach.outputs.blocks import Block, Entry, Heading, Listing, Paragraph
from rangereach.outputs.corroboration import corroboration_sentence, sort_figures
from rangereach.outputs.wording import (
    Wording,
    band_label,
    band_range,
    full_label,
    published_phrase,
)

if TYPE_CHECKING:
    from rangereach.model import Figure, Range
    from rangereach.study import Study

__all__ = ["distance_blocks"]


def distance_blocks(study: Study, wording: Wording) -> list[Block]:
    """Return, for each band, the figures that set its edges and those left out of it.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language and the units.
    """
    blocks: list[Block] = [Heading(text=wording.say("explain_distances"))]
    for band in study.scenario.ranges:
        blocks += _band(band, wording)
    return blocks


def _band(band: Range, wording: Wording) -> list[Block]:
    say = wording.say
    spread = band_range(wording, band)
    label = band_label(wording, band)
    if band.is_own:
        key = "sources_none" if label else "sources_none_plain"
        return [Paragraph(text=say(key, label=label, range=spread))]
    key = "sources_band_weak" if band.corroborated is False else "sources_band"
    setting, others, outside = sort_figures(band)
    blocks: list[Block] = [
        Heading(text=say(key, label=full_label(wording, band), range=spread), level=3),
        Paragraph(text=corroboration_sentence(wording, band)),
        _figures(setting, wording),
    ]
    if others:
        blocks.append(Paragraph(text=say("sure_more", count=len(others))))
    if outside:
        blocks += [Paragraph(text=say("sure_outside")), _figures(outside, wording)]
    if band.system in load_systems() and (others or outside):
        command = f"rangereach systems {band.system}"
        blocks.append(Paragraph(text=say("explain_command", command=command)))
    return blocks


def _figures(figures: Iterable[Figure], wording: Wording) -> Listing:
    return Listing(entries=tuple(_figure(figure, wording) for figure in figures))


def _figure(figure: Figure, wording: Wording) -> Entry:
    say, source = wording.say, figure.source
    key = "source_line" if source.date_certain else "source_line_inferred"
    marks = [
        published_phrase(wording, figure.low_km, figure.high_km),
        say(key, publisher=source.publisher, date=source.date),
    ]
    if figure.hedge:
        marks.append(say("figure_hedge", hedge=figure.hedge))
    if source.tier is not None:
        marks.append(say(f"tier_{source.tier.lower()}"))
    return Entry(
        text=say("marks", marks=marks),
        quote=source.quote and say("figure_quote", text=source.quote),
        url=source.url,
    )
