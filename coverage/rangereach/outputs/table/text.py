"""The numbers for people: a text that fits a terminal, in any language with wording."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rangereach.outputs import wording as words
from rangereach.units import M2_PER_KM2, M_PER_KM

if TYPE_CHECKING:
    from rangereach.model import Edge, Range, Town
    from rangereach.reach import Reach
    from rangereach.study import Study

__all__ = ["render_text"]

WIDTH = 88
NAMED_FROM = 15_000
"""Towns of this many people and more are named; smaller ones are counted."""

_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def render_text(study: Study, lang: str = "en") -> str:
    """Return the finding, the numbers, the towns and the sources as text.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.

    Returns
    -------
    str
        Lines of at most 88 columns (a long address may be longer), without control
        characters: text from outside cannot steer the terminal.
    """
    return _Text(study, words.Wording(lang)).render()


class _Text:
    def __init__(self, study: Study, wording: words.Wording) -> None:
        self.study = study
        self.wording = wording
        self.say = wording.say
        self.target = wording.name(study.scenario.target.names)
        self.lines: list[str] = []

    def render(self) -> str:
        study, lang = self.study, self.wording.lang
        self.write(words.title(study, lang))
        self.lines.append("")
        self.write(words.finding(study, lang))
        for band in study.scenario.ranges:
            self.write_band(band)
        self.write_heading(self.say("sources"))
        for band in study.scenario.ranges:
            self.write_sources(band)
        return "\n".join(self.lines) + "\n"

    def write(self, text: str, indent: int = 0) -> None:
        """Add a paragraph, wrapped."""
        plain = _NOT_TEXT.sub(" ", text)
        space = " " * indent
        self.lines += textwrap.wrap(
            plain,
            WIDTH,
            initial_indent=space,
            subsequent_indent=space,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def write_heading(self, text: str) -> None:
        self.lines.append("")
        self.write(text)
        self.lines.append("-" * min(WIDTH, len(self.lines[-1])))

    def write_table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows; the first column is left, the others right."""
        clean = [[_NOT_TEXT.sub(" ", cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*clean, strict=True)]
        for first, *others in clean:
            cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
            self.lines.append("  ".join([first.ljust(widths[0]), *cells]).rstrip())

    def edges(self, band: Range) -> list[Reach]:
        edges: tuple[Edge, ...] = ("low",) if band.low_km == band.high_km else ("low", "high")
        return [self.study.row(band.id, edge) for edge in edges]

    def write_band(self, band: Range) -> None:
        study, say = self.study, self.say
        origin = words.origin_phrase(self.wording, study.scenario, study.territory.countries)
        values = {"target": self.target, "origin": origin, "label": band.label}
        many = len(study.scenario.ranges) > 1
        self.write_heading(say("numbers_caption_band" if many else "numbers_caption", **values))
        if band.is_own:
            self.write(say("no_source"))
        elif band.corroborated is False:
            spread = words.range_phrase(self.wording, band.low_km, band.high_km)
            self.write(say("sources_band_weak", label=band.label, range=spread))
        rows = self.edges(band)
        self.write_table(self.number_rows(rows))
        self.write_depth_note(rows[-1])
        self.write_oblasts(rows)
        self.write_towns(rows)

    def number_rows(self, rows: Sequence[Reach]) -> list[list[str]]:
        say = self.say
        table = [
            ["", *(say("at_km", km=row.range_m / M_PER_KM) for row in rows)],
            [say("area"), *(say("area_value", area=row.area_m2 / M2_PER_KM2) for row in rows)],
            [
                say("share", target=self.target),
                *(say("share_value", share=row.share) for row in rows),
            ],
            [say("depth"), *(say("depth_value", depth=row.depth_m / M_PER_KM) for row in rows)],
            [say("oblasts"), *(say("oblasts_value", count=len(row.oblasts)) for row in rows)],
            [say("towns"), *(say("towns_value", count=len(row.town_ids)) for row in rows)],
            [say("people"), *(say("people_value", count=row.towns_population) for row in rows)],
        ]
        if any(row.missing_m for row in rows):
            short = [
                say("missing_value", missing=row.missing_m / M_PER_KM) if row.missing_m else "–"
                for row in rows
            ]
            table.append([say("missing"), *short])
        return table

    def write_depth_note(self, row: Reach) -> None:
        border = self.say(f"method_depth_{row.depth_to}", target=self.target)
        self.write(self.say("method_depth", border=border))

    def write_oblasts(self, rows: Sequence[Reach]) -> None:
        """Add the touched oblasts, in the order of the greatest reach."""
        if not rows[-1].oblasts:
            return
        self.lines.append("")
        self.write(self.say("oblasts_caption"))
        known = self.study.territory.oblasts
        touched = [{oblast.id: oblast for oblast in row.oblasts} for row in rows]
        self.write_table(
            [
                [
                    self.wording.name(known[oblast.id].names),
                    *(
                        self.say(
                            "oblast_value",
                            area=at[oblast.id].area_m2 / M2_PER_KM2,
                            share=at[oblast.id].share,
                        )
                        if oblast.id in at
                        else "–"
                        for at in touched
                    ),
                ]
                for oblast in rows[-1].oblasts
            ]
        )

    def write_towns(self, rows: Sequence[Reach]) -> None:
        """Add the towns of each edge; of the high edge only those that are new."""
        self.lines.append("")
        seen: set[str] = set()
        for row in rows:
            new = [self.study.towns[town_id] for town_id in row.town_ids if town_id not in seen]
            self.write(self.town_sentence(row, new, only="_new" if seen else ""))
            seen |= set(row.town_ids)

    def town_sentence(self, row: Reach, towns: Sequence[Town], *, only: str) -> str:
        range_km = row.range_m / M_PER_KM
        spread = words.range_phrase(self.wording, range_km, range_km)
        large = [town for town in towns if _is_named(town)]
        names = [self.town_name(town) for town in large]
        smaller = len(towns) - len(large)
        if not towns:
            return self.say(f"towns_none{only}", range=spread)
        if not large:
            return self.say("towns_small_only", range=spread, count=smaller)
        key = f"towns_named{only}_more" if smaller else f"towns_named{only}"
        return self.say(key, range=spread, names=names, count=smaller or len(names))

    def town_name(self, town: Town) -> str:
        name = self.wording.name(town.names)
        return f"{name} ({self.say('uncertain')})" if town.population_uncertain else name

    def write_sources(self, band: Range) -> None:
        say = self.say
        if band.is_own:
            self.write(say("sources_none", label=band.label))
            return
        spread = words.range_phrase(self.wording, band.low_km, band.high_km)
        weak = band.corroborated is False
        key = "sources_band_weak" if weak else "sources_band"
        self.write(say(key, label=band.label, range=spread))
        for figure, in_band in zip(band.figures, band.in_band, strict=True):
            source = figure.source
            value = words.range_phrase(self.wording, figure.low_km, figure.high_km)
            if figure.hedge:
                value = say("figure_hedged", hedge=figure.hedge, range=value)
            key = "source_line" if source.date_certain else "source_line_inferred"
            parts = [value, say(key, publisher=source.publisher, date=source.date)]
            if source.first_source:
                parts.append(say("after", first=source.first_source))
            if figure.near_km is not None:
                parts.append(say("figure_near", near=figure.near_km))
            if not in_band:
                parts.append(say("outside_band"))
            self.write("; ".join(parts), indent=2)
            self.write(f"“{source.quote}”", indent=4)
            if source.url:
                self.write(source.url, indent=4)


def _is_named(town: Town) -> bool:
    return town.population_uncertain or (town.population or 0) >= NAMED_FROM
