"""Where everything comes from: the figures, the data, and a stamp to quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.catalogue import load_claims, load_datasets
from rangereach.outputs.blocks import Block, Entry, Heading, Listing, Paragraph
from rangereach.outputs.wording import (
    Wording,
    band_label,
    band_range,
    full_label,
    published_phrase,
)

if TYPE_CHECKING:
    from rangereach.check import Check
    from rangereach.model import Claim, Dataset, Figure, Range, Source

__all__ = ["cite", "cite_source", "source_blocks", "used_datasets", "used_version"]


def cite(claim: Claim, wording: Wording) -> str:
    """Say who said it, who printed it and when; what is not known is left out."""
    speaker = wording.translate(claim.speaker, claim.speakers)
    printed = cite_source(claim.source, wording)
    return wording.say("marks", marks=[part for part in (speaker, printed) if part])


def cite_source(source: Source, wording: Wording) -> str:
    """Say who printed it under which title, when, and whom they follow."""
    marks = []
    if source.publisher and source.date:
        key = "source_line" if source.date_certain else "source_line_inferred"
        marks.append(wording.say(key, publisher=source.publisher, date=source.date))
    elif source.date:
        marks.append(wording.say("date_plain", date=source.date))
    elif source.publisher:
        marks.append(source.publisher)
    if source.title:
        marks.append(source.title)
    if source.first_source and source.first_source not in source.publisher:
        marks.append(wording.say("after", first=source.first_source))
    return wording.say("marks", marks=marks)


def source_blocks(check: Check, wording: Wording) -> list[Block]:
    """Return every figure with its source, the data sets, and the stamp.

    Parameters
    ----------
    check : Check
        From `rangereach.check.run`.
    wording : Wording
        The language and the units.
    """
    scenario = check.scenario
    parts: list[Block] = []
    if scenario.ranges:
        parts.append(Heading(text=wording.say("sources")))
    for band in scenario.ranges:
        parts += _band(band, wording)
    datasets = used_datasets(check)
    stamp = wording.say(
        "stamp",
        version=used_version(check),
        date=max(data.retrieved for data in load_datasets()),
        scenario=scenario.id,
        digest=scenario.digest,
    )
    return [
        *parts,
        Heading(text=wording.say("data")),
        Listing(entries=tuple(_dataset(data, wording) for data in datasets)),
        Paragraph(text=stamp),
    ]


def used_datasets(check: Check) -> list[Dataset]:
    """Return the data sets that a check rests on."""
    scenario = check.scenario
    used = {"territory", "settlements"}
    bundled = any(band.system and not band.own_file for band in scenario.ranges)
    if bundled or any(need.systems for need in check.needs):
        used.add("systems")
    if any(origin.place and origin.place.set != "own" for origin in scenario.origins):
        used.add("places")
    if check.claim.id in load_claims() or any(place.kind == "region" for place in check.named):
        used.add("claims")
    if check.sensitivity is not None and check.sensitivity.of("border_data"):
        used.add(check.sensitivity.second_border_data.id)
    return [data for data in load_datasets() if data.id in used]


def used_version(check: Check) -> str:
    """Return the version of the package that made a check."""
    if check.study is not None:
        return check.study.version
    from rangereach import __version__

    return __version__


def _band(band: Range, wording: Wording) -> list[Block]:
    spread = band_range(wording, band)
    if band.is_own:
        label = band_label(wording, band)
        key = "sources_none" if label else "sources_none_plain"
        return [Paragraph(text=wording.say(key, label=label, range=spread))]
    key = "sources_band_weak" if band.corroborated is False else "sources_band"
    label = full_label(wording, band)
    return [
        Heading(
            text=wording.say(key, label=label, range=spread) if label != spread else spread, level=3
        ),
        Listing(
            entries=tuple(
                _figure(band, figure, inside, wording)
                for figure, inside in zip(band.figures, band.in_band, strict=True)
            )
        ),
    ]


def _figure(band: Range, figure: Figure, inside: bool, wording: Wording) -> Entry:
    source = figure.source
    value = published_phrase(wording, figure.low_km, figure.high_km)
    marks = [value, cite_source(source, wording)]
    if figure.hedge:
        marks.append(wording.say("figure_hedge", hedge=figure.hedge))
    if figure.near_km is not None:
        near = published_phrase(wording, figure.near_km, figure.near_km)
        marks.append(wording.say("figure_near", near=near))
    if source.tier is not None:
        marks.append(wording.say("tier_a" if source.tier == "A" else "tier_b"))
    if band.system is not None and band.corroborated is not False:
        marks.append(wording.say("in_band" if inside else "outside_band"))
    quote = wording.say("figure_quote", text=source.quote) if source.quote else ""
    return Entry(text=wording.say("marks", marks=marks), quote=quote, url=source.url)


def _dataset(data: Dataset, wording: Wording) -> Entry:
    retrieved = wording.say("dataset_line", retrieved=data.retrieved)
    return Entry(
        text=wording.say(
            "check_dataset",
            title=data.title,
            attribution=data.attribution,
            licence=data.licence,
            retrieved=retrieved,
        ),
        url=data.url,
    )
