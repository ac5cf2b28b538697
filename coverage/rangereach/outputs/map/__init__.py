"""The interactive map: a Study in, one self-contained HTML page out."""

from __future__ import annotations

from typing import Any

import folium

from rangereach.outputs import style
from rangereach.outputs.markup import embed_json, tag
from rangereach.outputs.wording import Wording, finding, title
from rangereach.study import Study

from .colours import write_colours
from .explorer import explorer_bar
from .files import read_file
from .head import map_frame, page_header
from .layer import RangeLayer
from .legend import map_legend
from .notes import data_section, method_section
from .payload import build_payload
from .shell import Page, Raw
from .sources import sources_section
from .sure import sure_panels
from .tables import numbers_section, places_section
from .tiles import find_tiles

__all__ = ["RangeLayer", "RangeMap", "draw_map", "find_tiles", "render"]

_SCRIPTS = (
    "embed.js",
    "words.js",
    "geodesic.js",
    "discs.js",
    "outline.js",
    "draw.js",
    "placement.js",
    "labels.js",
    "controls.js",
    "legend.js",
    "numbers.js",
    "pointer.js",
    "explore.js",
    "facts.js",
    "panel.js",
    "locator.js",
    "print.js",
    "page.js",
)
_STYLES = ("rr.css", "explore.css", "embed.css")


class RangeMap(folium.Map):
    """A study as a folium map, on a page of its own.

    Layers of folium can be added to it as to any map; from then on the page loads
    folium's own files from the network and has no content security policy.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    exploration : Exploration, optional
        Tables of many more ranges, for the slider; without them it has the bands' own.
    tiles : str, optional
        A keyless tile provider, such as ``"OpenStreetMap.Mapnik"``: its tiles lie under the
        map instead of the bundled land and sea. The page then asks its servers for them.
    url, image, oembed : str, optional
        Web addresses at which the page, its picture and its oEmbed answer will stand;
        other sites read them to show a card of it, or the map itself.
    """

    def __init__(
        self,
        study: Study,
        *,
        lang: str = "en",
        exploration: Any = None,
        tiles: str | None = None,
        url: str | None = None,
        image: str | None = None,
        oembed: str | None = None,
    ) -> None:
        west, south, east, north = study.scenario.target.geometry.bounds
        super().__init__(location=[(south + north) / 2, (west + east) / 2], tiles=None)
        # Of this map alone: folium's lists belong to the class and would be shared.
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []
        self._study = study
        self._exploration = exploration
        self._wording = Wording(lang)
        self._tiles = find_tiles(tiles) if tiles else None
        page = Page(
            lang=lang,
            title=title(study, lang),
            description=finding(study, lang),
            generator=f"rangereach {study.version}",
            theme=tuple(scheme["paper"] for scheme in self._schemes),
            url=url,
            image=image,
            oembed=oembed,
            img_hosts=self._tiles.hosts if self._tiles else (),
        )
        page.add_child(self)

    def render(self, **kwargs: Any) -> str:
        """Put the page's parts in place, then whatever was added to the map."""
        page = self.get_root()
        if not isinstance(page, Page):
            raise TypeError("a RangeMap is drawn on its own page: call save or get_root on it")
        foreign = page.has_foreign
        name = self.get_name()
        styles = [write_colours(self._study, self._schemes), *map(read_file, _STYLES)]
        scripts = [*map(read_file, _SCRIPTS)]
        if self._is_over_tiles:
            scripts.append(read_file("tiles.js"))
            styles.append(read_file("tiles.css"))
        if self._children:
            styles.append(read_file("guests.css"))
        if foreign:
            for part in (folium.Map.default_js, folium.Map.default_css):
                for key, address in part:
                    page.header.add_child(Raw(_asset(address), own=False), name=key)
        else:
            # Layers that were added, and tiles, use what the page alone does not.
            whole = bool(self._children) or self._is_over_tiles
            styles.insert(0, read_file("leaflet/leaflet.css", whole=whole))
            scripts.insert(0, read_file("leaflet/leaflet.js" if whole else "leaflet/core.js"))
        style_text = "\n".join(styles)
        page.header.add_child(Raw(f"<style>{style_text}</style>"), name=f"{name}_style")
        page.html.add_child(Raw(self._body()), name=f"{name}_body")
        page.script.add_child(Raw("\n".join(scripts)), name=f"{name}_page")
        page.script.add_child(Raw(self._start()), name=f"{name}_start")
        for child in self._children.values():
            child.render(**kwargs)
        return ""

    @property
    def _schemes(self) -> tuple[dict[str, str], ...]:
        """The colours by day and by night; tiles know only the day."""
        return (style.LIGHT,) if self._is_over_tiles else (style.LIGHT, style.DARK)

    @property
    def _is_over_tiles(self) -> bool:
        """Whether tiles lie under the map: those that were asked for, or a layer of folium's."""
        added = any(isinstance(child, folium.TileLayer) for child in self._children.values())
        return bool(self._tiles) or added

    def _start(self) -> str:
        """Start the map once the words are painted; at once where layers wait for it."""
        name = self.get_name()
        if self._children:
            return f'var {name} = RR.start("{name}");'
        return (
            "requestAnimationFrame(() => setTimeout(() => "
            f'{{ window.{name} = RR.start("{name}"); }}));'
        )

    def _body(self) -> str:
        study, wording = self._study, self._wording
        data = build_payload(study, wording.lang, self._exploration)
        if self._tiles:
            data["tiles"] = {
                "url": self._tiles.url,
                "subdomains": self._tiles.subdomains,
                "max_zoom": self._tiles.max_zoom,
                "credit": self._tiles.credit,
                "failed": wording.say("tiles_failed"),
            }
        main = tag(
            "main",
            page_header(study, wording),
            map_legend(study, wording),
            map_frame(study, wording, self.get_name(), explorer_bar(wording)),
            tag(
                "div",
                numbers_section(study, wording),
                places_section(study, wording),
                class_="rr-columns rr-results",
            ),
            method_section(study, wording, explored=self._exploration is not None),
            tag(
                "div",
                sources_section(study, wording),
                data_section(study, wording),
                class_="rr-columns",
            ),
            *sure_panels(study, wording),
        )
        return f'{main}\n<script type="application/json" id="rr-data">{embed_json(data)}</script>'


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


def _asset(address: str) -> str:
    if address.endswith(".css"):
        return str(tag("link", rel="stylesheet", href=address))
    return str(tag("script", src=address))
