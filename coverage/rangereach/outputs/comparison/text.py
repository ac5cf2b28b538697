"""A comparison for people: a text that fits a terminal, in any language with wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rangereach.outputs import wording as words
from rangereach.outputs.blocks import Block, Entry, Heading, Listing, Paragraph, Table
from rangereach.outputs.blocks import render_text as write_blocks
from rangereach.outputs.summary import voices_sentence

if TYPE_CHECKING:
    from rangereach.comparison import Comparison, EdgeComparison
    from rangereach.model import Range

__all__ = ["render_text"]


def render_text(comparison: Comparison, *, lang: str = "en", units: str = "km") -> str:
    """Return the finding, both questions, and for each pair of distances the numbers and towns.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.

    Returns
    -------
    str
        Lines of at most 88 columns (a long address may be longer), without control
        characters: text from outside cannot steer the terminal.
    """
    return write_blocks(_blocks(comparison, words.Wording(lang, units)))


def _blocks(comparison: Comparison, wording: words.Wording) -> Iterator[Block]:
    yield Heading(text=words.comparison_title(comparison, wording), level=1)
    yield Paragraph(text=words.comparison_finding(comparison, wording), strong=True)
    for side, study in ((words.A, comparison.a), (words.B, comparison.b)):
        sentences = (
            words.side_sentence(study, side, wording),
            words.measured_sentence(study, wording),
            voices_sentence(study, wording),
        )
        yield Paragraph(text=" ".join(sentences))
    for edge in comparison.edges:
        yield from _edge(comparison, edge, wording)
    yield Heading(text=wording.say("sources"))
    yield Listing(entries=tuple(_sources(comparison, wording)))


def _edge(comparison: Comparison, edge: EdgeComparison, wording: words.Wording) -> Iterator[Block]:
    target = wording.name(comparison.a.scenario.target.names)
    heading = (
        words.edge_heading(edge, wording) if len(comparison.edges) > 1 else wording.say("numbers")
    )
    yield Heading(text=heading)
    yield Paragraph(text=" ".join(words.edge_sentences(comparison, edge, wording)))
    heads = words.side_heads(edge, wording)
    yield Table(
        caption=wording.say("compare_caption", target=target),
        head=("", *heads),
        rows=tuple(
            (row.name, row.a, row.b, row.difference)
            for row in words.number_rows(comparison, edge, wording)
        ),
    )
    if edge.oblasts:
        yield Table(
            caption=wording.say("compare_oblasts"),
            head=(wording.say("oblast"), *heads),
            rows=tuple(
                (row.name, row.a, row.b, row.difference)
                for row in words.oblast_rows(comparison, edge, wording)
            ),
        )
    if towns := words.town_rows(comparison, edge, wording):
        heads = [
            wording.say("town"),
            wording.say("town_population"),
            *(
                wording.say("compare_side", side=side, said=wording.say("compare_distance"))
                for side in (words.A, words.B)
            ),
            wording.say("compare_only_in"),
        ]
        yield Table(
            caption=wording.say("compare_towns_caption"), head=tuple(heads), rows=tuple(towns)
        )


def _sources(comparison: Comparison, wording: words.Wording) -> Iterator[Entry]:
    """List the figures that set the edges of every band of both, each once."""
    told: list[Range] = []
    for study in (comparison.a, comparison.b):
        for band in study.scenario.ranges:
            if band in told:
                continue
            told.append(band)
            spread = words.band_range(wording, band)
            if band.is_own:
                yield Entry(text=wording.say("sources_none_plain", range=spread))
            for figure in band.figures:
                if not {figure.low_km, figure.high_km} & {band.low_km, band.high_km}:
                    continue
                source = figure.source
                key = "source_line" if source.date_certain else "source_line_inferred"
                said = wording.say(key, publisher=source.publisher, date=source.date)
                value = words.published_phrase(wording, figure.low_km, figure.high_km)
                yield Entry(
                    text=wording.say("who_label", label=value, said=said),
                    quote=source.quote and wording.say("figure_quote", text=source.quote),
                    url=source.url,
                )
