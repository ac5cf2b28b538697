"""The numbers for people: a text that fits a terminal, in any language with wording."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rangereach.outputs import style
from rangereach.outputs import wording as words
from rangereach.outputs.plain_text import plain
from rangereach.units import M2_PER_KM2, M_PER_KM

if TYPE_CHECKING:
    from rangereach.model import Range, Town
    from rangereach.reach import OblastReach, Reach
    from rangereach.study import Study

__all__ = ["plain", "render_text"]

WIDTH = 88


def render_text(study: Study, *, lang: str = "en", units: str = "km") -> str:
    """Return the finding, the numbers, the towns and the sources as text.

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
        Lines of at most 88 columns (a long address may be longer), without control
        characters: text from outside cannot steer the terminal.
    """
    return _Text(study, words.Wording(lang, units)).render()


class _Text:
    def __init__(self, study: Study, wording: words.Wording) -> None:
        self.study = study
        self.wording = wording
        self.say = wording.say
        self.target = wording.name(study.scenario.target.names)
        self.lines: list[str] = []

    def render(self) -> str:
        study, wording = self.study, self.wording
        self.write(words.title(study, wording))
        self.lines.append("")
        self.write(words.finding(study, wording))
        for band in study.scenario.ranges:
            self.write_band(band)
        self.write_origins()
        self.write_heading(self.say("sources"))
        for band in study.scenario.ranges:
            self.write_sources(band)
        return "\n".join(self.lines) + "\n"

    def write(self, text: str, indent: int = 0) -> None:
        """Add a paragraph, wrapped."""
        space = " " * indent
        self.lines += textwrap.wrap(
            plain(text),
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
        clean = [[plain(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*clean, strict=True)]
        for first, *others in clean:
            cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
            self.lines.append("  ".join([first.ljust(widths[0]), *cells]).rstrip())

    def write_band(self, band: Range) -> None:
        """Add a band's numbers, low and high side by side, its oblasts and towns."""
        say, study = self.say, self.study
        values = {
            "target": self.target,
            "origin": words.origin_phrase(self.wording, study.scenario, study.territory.countries),
        }
        if label := words.band_label(self.wording, band):
            self.write_heading(say("numbers_caption_band", label=label, **values))
        else:
            self.write_heading(say("numbers_caption", **values))
        if band.is_own:
            self.write(say("no_source"))
        rows = self.study.rows(band)
        self.write_table(self.number_rows(rows))
        if rows[-1].area_m2:
            self.write(say(f"method_depth_{rows[-1].depth_to}", target=self.target))
            self.write_oblasts(rows)
            self.write_towns(rows)

    def number_rows(self, rows: Sequence[Reach]) -> list[list[str]]:
        say = self.say
        table = [["", *(say("at_km", km=row.range_km) for row in rows)]]

        def add(name: str, cell: Callable[[Reach], str]) -> None:
            table.append([name, *(cell(row) if row.area_m2 else say("nothing") for row in rows)])

        add(say("area"), lambda row: say("area_value", area=row.area_m2 / M2_PER_KM2))
        add(say("share", target=self.target), lambda row: say("share_value", share=row.share))
        add(say("depth"), lambda row: say("depth_value", depth=row.depth_m / M_PER_KM))
        add(say("oblasts"), lambda row: say("oblasts_value", count=len(row.oblasts)))
        add(say("towns"), lambda row: say("towns_value", count=len(row.town_ids)))
        add(say("people"), lambda row: say("people_value", count=row.towns_population))
        if any(row.missing_m for row in rows):
            short = [
                say("missing_value", missing=row.missing_m / M_PER_KM) if row.missing_m else "–"
                for row in rows
            ]
            table.append([say("missing"), *short])
        return table

    def write_oblasts(self, rows: Sequence[Reach]) -> None:
        """Add the touched oblasts, in the order of the greatest reach."""
        if not rows[-1].oblasts:
            return
        self.lines.append("")
        self.write(self.say("oblasts_caption"))
        touched = [{oblast.id: oblast for oblast in row.oblasts} for row in rows]

        def cell(found: OblastReach | None) -> str:
            if found is None:
                return "–"
            return self.say("oblast_value", area=found.area_m2 / M2_PER_KM2, share=found.share)

        names = self.study.territory.oblasts
        self.write_table(
            [
                [self.wording.name(names[key].names), *(cell(at.get(key)) for at in touched)]
                for key in (oblast.id for oblast in rows[-1].oblasts)
            ]
        )

    def write_towns(self, rows: Sequence[Reach]) -> None:
        """Add the towns of the low edge, then those that only the high edge reaches."""
        self.lines.append("")
        before: set[str] = set()
        for row in rows:
            towns = [self.study.towns[key] for key in row.town_ids if key not in before]
            before.update(row.town_ids)
            names = [self.town_name(town) for town in towns if style.is_named(town)]
            more, first = len(towns) - len(names), row is rows[0]
            self.write(words.towns_sentence(self.wording, row.range_km, names, more, first=first))

    def town_name(self, town: Town) -> str:
        name = self.wording.name(town.names)
        if not town.population_uncertain:
            return name
        return f"{name} ({self.say('town_people_uncertain')})"

    def write_origins(self) -> None:
        """Add the area from each origin alone, where there are several."""
        study, say = self.study, self.say
        if len(study.scenario.origins) < 2:
            return
        edges = [row for band in study.scenario.ranges for row in study.rows(band)]
        self.write_heading(say("by_origin_caption", target=self.target))
        table = [["", *(say("at_km", km=row.range_km) for row in edges)]]
        for origin in study.scenario.origins:
            rows = [study.row(row.band_id, row.edge, origin.id) for row in edges]
            cells = [
                say("area_value", area=row.area_m2 / M2_PER_KM2)
                if row.area_m2
                else say("short_by", missing=row.missing_m / M_PER_KM)
                for row in rows
            ]
            phrase = words.origin_phrase(
                self.wording, study.scenario, study.territory.countries, (origin,), setback=False
            )
            table.append([phrase, *cells])
        self.write_table(table)

    def write_sources(self, band: Range) -> None:
        """Add every figure of a band: value, who and when, marks, quote, address."""
        say = self.say
        spread = words.band_range(self.wording, band)
        label = words.band_label(self.wording, band)
        if band.is_own:
            key = "sources_none" if label else "sources_none_plain"
            self.write(say(key, label=label, range=spread))
            return
        key = "sources_band_weak" if band.corroborated is False else "sources_band"
        self.write(say(key, label=words.full_label(self.wording, band), range=spread))
        for figure, inside in zip(band.figures, band.in_band, strict=True):
            source = figure.source
            value = words.published_phrase(self.wording, figure.low_km, figure.high_km)
            key = "source_line" if source.date_certain else "source_line_inferred"
            marks = [value, say(key, publisher=source.publisher, date=source.date)]
            if figure.hedge:
                marks.append(say("figure_hedge", hedge=figure.hedge))
            if source.first_source:
                marks.append(say("after", first=source.first_source))
            if figure.near_km is not None:
                marks.append(
                    say(
                        "figure_near",
                        near=words.published_phrase(self.wording, figure.near_km, figure.near_km),
                    )
                )
            if source.tier is not None:
                marks.append(say(f"tier_{source.tier.lower()}"))
            if band.system is not None and not inside:
                marks.append(say("outside_band"))
            self.write(say("marks", marks=marks), indent=2)
            quote = source.quote and say("figure_quote", text=source.quote)
            for line in (source.title, quote, source.url):
                if line:
                    self.write(line, indent=4)
