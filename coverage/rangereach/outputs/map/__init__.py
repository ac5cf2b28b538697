"""The interactive map: a Study in, one self-contained HTML page out."""

from __future__ import annotations

from typing import Any

from rangereach.outputs import style
from rangereach.outputs.markup import tag
from rangereach.outputs.summary import frame_note, used_datasets
from rangereach.outputs.wording import Wording, finding, title
from rangereach.study import Study

from .colours import write_colours
from .comparison import ComparisonMap, render_comparison
from .explorer import explorer_bar
from .frame import map_frame
from .head import page_header
from .layer import RangeLayer
from .legend import map_legend
from .notes import data_section, method_lines, method_section, stamp_sentence
from .own import OwnMap
from .payload import build_payload
from .shell import Page
from .sources import sources_section
from .sure import sure_panels
from .tables import numbers_section, places_section
from .tiles import find_tiles

__all__ = [
    "ComparisonMap",
    "RangeLayer",
    "RangeMap",
    "draw_map",
    "find_tiles",
    "render",
    "render_comparison",
]


class RangeMap(OwnMap):
    """A study as a folium map, on a page of its own.

    Layers of folium can be added to it as to any map (see `OwnMap`).

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    exploration : Exploration, optional
        Tables of many more ranges, for the slider; without them it has the bands' own.
    tiles : str, optional
        A keyless tile provider, such as ``"OpenStreetMap.Mapnik"``: its tiles lie under the
        map instead of the bundled land and sea. The page then asks its servers for them.
    url, image, oembed : str, optional
        Web addresses at which the page, its picture and its oEmbed answer will stand;
        other sites read them to show a card of it, or the map itself.
    """

    scripts = (
        "embed.js",
        "words.js",
        "basemap.js",
        "paper.js",
        "geodesic.js",
        "discs.js",
        "outline.js",
        "draw.js",
        "placement.js",
        "labels.js",
        "renaming.js",
        "controls.js",
        "legend.js",
        "numbers.js",
        "pointer.js",
        "explore.js",
        "facts.js",
        "panel.js",
        "locator.js",
        "print.js",
        "stage.js",
        "page.js",
    )
    styles = ("rr.css", "explore.css", "embed.css")

    def __init__(
        self,
        study: Study,
        *,
        lang: str = "en",
        units: str = "km",
        exploration: Any = None,
        tiles: str | None = None,
        url: str | None = None,
        image: str | None = None,
        oembed: str | None = None,
    ) -> None:
        super().__init__(
            study.scenario.target.geometry.bounds, tiles=find_tiles(tiles) if tiles else None
        )
        self._study = study
        self._exploration = exploration
        self._wording = wording = Wording(lang, units)
        page = Page(
            lang=lang,
            title=title(study, wording),
            description=finding(study, wording),
            generator=f"rangereach {study.version}",
            theme=self.theme,
            url=url,
            image=image,
            oembed=oembed,
            img_hosts=self._tiles.hosts if self._tiles else (),
        )
        page.add_child(self)

    def write_colours(self, schemes: tuple[dict[str, str], ...]) -> str:
        """Write the colours by role, and a fill for each distance that is drawn."""
        steps = style.steps_km(self._study.scenario.ranges)
        return write_colours(schemes, steps=len(steps))

    def build_data(self) -> dict[str, Any]:
        """Build what the scripts read: see `payload`."""
        data = build_payload(self._study, self._wording, self._exploration)
        if self._tiles:
            data["tiles"] = {
                "url": self._tiles.url,
                "subdomains": self._tiles.subdomains,
                "max_zoom": self._tiles.max_zoom,
                "credit": self._tiles.credit,
                "failed": self._wording.say("tiles_failed"),
            }
        return data

    def write_main(self) -> str:
        """Write the finding, the map's frame, the tables, the method and the sources."""
        study, wording = self._study, self._wording
        explored = self._exploration is not None
        return tag(
            "main",
            page_header(study, wording),
            map_legend(study, wording),
            map_frame(
                wording,
                map_id=self.get_name(),
                title=title(study, wording),
                target=wording.name(study.scenario.target.names),
                note=frame_note(study.scenario.ranges, wording),
                below=explorer_bar(wording),
            ),
            tag(
                "div",
                numbers_section(study, wording),
                places_section(study, wording),
                class_="rr-columns rr-results",
            ),
            method_section(method_lines(study, wording, explored=explored), wording),
            tag(
                "div",
                sources_section(study.scenario.ranges, study.scenario.claims, wording),
                data_section(used_datasets(study), stamp_sentence(study, wording), wording),
                class_="rr-columns",
            ),
            *sure_panels(study, wording),
        )


def draw_map(study: Study, **options: Any) -> RangeMap:
    """Draw a study as a folium map.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    **options
        As for `RangeMap`.

    Returns
    -------
    RangeMap
        Its ``save(path)`` and ``get_root().render()`` give one self-contained page.
    """
    return RangeMap(study, **options)


def render(study: Study, **options: Any) -> str:
    """Return the page as HTML text; the same study gives the same text.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    **options
        As for `RangeMap`.
    """
    return str(RangeMap(study, **options).get_root().render())
