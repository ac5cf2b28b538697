"""The source of every figure, and of the data, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.blocks import link_markdown
from rangereach.outputs.plain_text import escape_markdown
from rangereach.outputs.summary import used_datasets
from rangereach.outputs.wording import (
    Wording,
    band_label,
    band_range,
    finding,
    full_label,
    published_phrase,
    title,
)

if TYPE_CHECKING:
    from rangereach.model import Claim, Dataset, Figure, Range, Source
    from rangereach.study import Study

__all__ = ["render_sources"]


def render_sources(study: Study, *, lang: str = "en", units: str = "km") -> str:
    """Return every figure with its quote and source, in and out of its band, as Markdown.

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
        Markdown; text from outside in it is escaped.
    """
    wording = Wording(lang, units)
    scenario = study.scenario
    heading = wording.say("story_sources", title=title(study, wording))
    lines = [f"# {escape_markdown(heading)}", "", escape_markdown(finding(study, wording)), ""]
    for band in scenario.ranges:
        lines += _band(wording, band)
    if scenario.claims:
        lines += [f"## {escape_markdown(wording.say('claims'))}", ""]
        for claim in scenario.claims:
            lines += _claim(wording, claim)
    lines += [f"## {escape_markdown(wording.say('data'))}", ""]
    lines += [_dataset(wording, data) for data in used_datasets(study)]
    stamp = wording.say(
        "stamp",
        version=study.version,
        date=max(data.retrieved for data in study.datasets),
        scenario=scenario.id,
        digest=scenario.digest,
    )
    return "\n".join([*lines, "", escape_markdown(stamp), ""])


def _band(wording: Wording, band: Range) -> list[str]:
    spread = band_range(wording, band)
    if band.is_own:
        key = "sources_none" if band_label(wording, band) else "sources_none_plain"
        sentence = wording.say(key, label=full_label(wording, band), range=spread)
        return [f"## {escape_markdown(spread)}", "", escape_markdown(sentence), ""]
    key = "sources_band_weak" if band.corroborated is False else "sources_band"
    heading = wording.say(key, label=full_label(wording, band), range=spread)
    lines = [f"## {escape_markdown(heading)}", ""]
    for figure, inside in zip(band.figures, band.in_band, strict=True):
        lines += _figure(wording, band, figure, inside)
    return lines


def _figure(wording: Wording, band: Range, figure: Figure, inside: bool) -> list[str]:
    marks = []
    if figure.hedge:
        marks.append(wording.say("figure_hedge", hedge=figure.hedge))
    if figure.near_km is not None:
        marks.append(
            wording.say(
                "figure_near", near=published_phrase(wording, figure.near_km, figure.near_km)
            )
        )
    if figure.source.tier is not None:
        marks.append(wording.say("tier_a" if figure.source.tier == "A" else "tier_b"))
    if band.system is not None and band.corroborated is not False:
        marks.append(wording.say("in_band" if inside else "outside_band"))
    spread = published_phrase(wording, figure.low_km, figure.high_km)
    about = f" ({escape_markdown(wording.say('marks', marks=marks))})" if marks else ""
    return [f"- **{escape_markdown(spread)}**{about}", *_cited(wording, figure.source)]


def _claim(wording: Wording, claim: Claim) -> list[str]:
    if claim.low_km is None or claim.high_km is None:
        named = wording.say("claim_no_distance")
    else:
        spread = published_phrase(wording, claim.low_km, claim.high_km)
        named = wording.say("claim_distance", range=spread)
    speaker = wording.translate(claim.speaker, claim.speakers)
    summary = wording.translate(claim.summary, claim.summaries)
    told = " ".join(escape_markdown(text) for text in (summary, named))
    return [f"- **{escape_markdown(speaker)}** {told}", *_cited(wording, claim.source)]


def _cited(wording: Wording, source: Source) -> list[str]:
    """Quote a source, and say who printed it, where and when."""
    quote = [f"  > {escape_markdown(source.quote)}", "  >"] if source.quote else []
    date = wording.say("date_plain" if source.date_certain else "date_inferred", date=source.date)
    follows = source.first_source and source.first_source not in source.publisher
    named = [escape_markdown(source.publisher), link_markdown(source.url, source.title)]
    parts = [
        *(named if source.title else [link_markdown(source.url, source.publisher)]),
        escape_markdown(date),
        escape_markdown(wording.say("after", first=source.first_source)) if follows else "",
    ]
    cited = ", ".join(part for part in parts if part)
    return [*quote, f"  > {cited}", ""] if quote else ["", f"  {cited}", ""]


def _dataset(wording: Wording, data: Dataset) -> str:
    line = f"{data.attribution} {wording.say('dataset_line', retrieved=data.retrieved)}"
    source = link_markdown(data.url, data.publisher)
    return f"- {escape_markdown(line)} {source}, {escape_markdown(data.licence)}."
