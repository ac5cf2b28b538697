"""The map of what changes from one scenario to another: a Comparison in, one page out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from rangereach.comparison import Comparison
from rangereach.outputs import style
from rangereach.outputs.map.colours import write_colours
from rangereach.outputs.map.frame import map_frame
from rangereach.outputs.map.notes import data_section, method_section
from rangereach.outputs.map.own import OwnMap
from rangereach.outputs.map.shell import Page
from rangereach.outputs.map.sources import sources_section
from rangereach.outputs.markup import join, tag
from rangereach.outputs.summary import frame_note, used_datasets
from rangereach.outputs.wording import Wording, comparison_finding, comparison_title

from .header import comparison_header, finding_paragraph
from .legend import comparison_legend, hatching
from .payload import build_payload
from .sections import edge_sections, method_lines, stamp_sentence

Item = TypeVar("Item")

__all__ = ["ComparisonMap", "render_comparison"]


class ComparisonMap(OwnMap):
    """A comparison as a folium map, on a page of its own.

    Layers of folium can be added to it as to any map (see `OwnMap`).

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    """

    scripts = (
        "embed.js",
        "words.js",
        "basemap.js",
        "paper.js",
        "placement.js",
        "labels.js",
        "controls.js",
        "panel.js",
        "locator.js",
        "print.js",
        "stage.js",
        "compare.js",
    )
    styles = ("rr.css", "explore.css", "embed.css", "compare.css")

    def __init__(self, comparison: Comparison, *, lang: str = "en", units: str = "km") -> None:
        super().__init__(comparison.a.scenario.target.geometry.bounds)
        self._comparison = comparison
        self._wording = wording = Wording(lang, units)
        page = Page(
            lang=lang,
            title=comparison_title(comparison, wording),
            description=comparison_finding(comparison, wording),
            generator=f"rangereach {comparison.a.version}",
            theme=self.theme,
        )
        page.add_child(self)

    def write_colours(self, schemes: tuple[dict[str, str], ...]) -> str:
        """Write the colours by role."""
        return write_colours(tuple(style.with_sides(scheme) for scheme in schemes))

    def build_data(self) -> dict[str, Any]:
        """Build what the scripts read: see `payload`."""
        return build_payload(self._comparison, self._wording)

    def write_main(self) -> str:
        """Write the finding, the map's frame, the tables, the method and the sources of both."""
        comparison, wording = self._comparison, self._wording
        scenarios = comparison.a.scenario, comparison.b.scenario
        ranges = _once(band for scenario in scenarios for band in scenario.ranges)
        claims = _once(claim for scenario in scenarios for claim in scenario.claims)
        datasets = _once([*used_datasets(comparison.a), *used_datasets(comparison.b)])
        main = tag(
            "main",
            comparison_header(comparison, wording),
            finding_paragraph(comparison, wording),
            comparison_legend(comparison, wording),
            map_frame(
                wording,
                map_id=self.get_name(),
                title=comparison_title(comparison, wording),
                target=wording.name(scenarios[0].target.names),
                note=frame_note(ranges, wording),
                below=None,
            ),
            *edge_sections(comparison, wording),
            method_section(method_lines(comparison, wording), wording),
            tag(
                "div",
                sources_section(ranges, claims, wording),
                data_section(datasets, stamp_sentence(comparison, wording), wording),
                class_="rr-columns",
            ),
        )
        return join(hatching(), main)


def _once(items: Iterable[Item]) -> list[Item]:
    """Return each item once; values of sources and bands compare by what they hold."""
    found: list[Item] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def render_comparison(comparison: Comparison, *, lang: str = "en", units: str = "km") -> str:
    """Return the page as HTML text; the same comparison gives the same text.

    Parameters
    ----------
    comparison : Comparison
        From `rangereach.comparison.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    """
    return str(ComparisonMap(comparison, lang=lang, units=units).get_root().render())
