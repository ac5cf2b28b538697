"""A folium map on a page of its own: its parts put in place, and whatever was added to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import folium

from rangereach.outputs import style
from rangereach.outputs.markup import embed_json, tag

from .files import read_file
from .shell import Page, Raw
from .tiles import Tiles

__all__ = ["OwnMap"]


class OwnMap(folium.Map, ABC):
    """A map that asks the network for nothing, and says in words what it shows.

    Layers of folium can be added to it as to any map; from then on the page loads
    folium's own files from the network and has no content security policy.

    Parameters
    ----------
    bounds : tuple of float
        West, south, east, north of what it is about, degrees.
    tiles : Tiles, optional
        What lies under it instead of the bundled land and sea.
    """

    scripts: ClassVar[tuple[str, ...]]
    """The page's scripts below ``outputs/page``, in the order in which they run."""

    styles: ClassVar[tuple[str, ...]]
    """Its styles, after Leaflet's and the colours."""

    def __init__(
        self, bounds: tuple[float, float, float, float], *, tiles: Tiles | None = None
    ) -> None:
        west, south, east, north = bounds
        super().__init__(location=[(south + north) / 2, (west + east) / 2], tiles=None)
        # Of this map alone: folium's lists belong to the class and would be shared.
        self.default_js: list[tuple[str, str]] = []
        self.default_css: list[tuple[str, str]] = []
        self._tiles = tiles

    @abstractmethod
    def write_colours(self, schemes: tuple[dict[str, str], ...]) -> str:
        """Write the colours by role as a style sheet: by day, and perhaps by night."""

    @abstractmethod
    def write_main(self) -> str:
        """Write what people read: everything in the page but its data."""

    @abstractmethod
    def build_data(self) -> dict[str, Any]:
        """Build what the scripts read."""

    def render(self, **kwargs: Any) -> str:
        """Put the page's parts in place, then whatever was added to the map."""
        page = self.get_root()
        if not isinstance(page, Page):
            raise TypeError(
                f"a {type(self).__name__} is drawn on its own page: call save or get_root on it"
            )
        foreign = page.has_foreign
        name = self.get_name()
        styles = [self.write_colours(self.schemes), *map(read_file, self.styles)]
        scripts = [*map(read_file, self.scripts)]
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
        data = embed_json(self.build_data())
        body = f'{self.write_main()}\n<script type="application/json" id="rr-data">{data}</script>'
        page.header.add_child(Raw(f"<style>{style_text}</style>"), name=f"{name}_style")
        page.html.add_child(Raw(body), name=f"{name}_body")
        page.script.add_child(Raw("\n".join(scripts)), name=f"{name}_page")
        page.script.add_child(Raw(self._start()), name=f"{name}_start")
        for child in self._children.values():
            child.render(**kwargs)
        return ""

    @property
    def schemes(self) -> tuple[dict[str, str], ...]:
        """The colours by day and by night; tiles know only the day."""
        return (style.LIGHT,) if self._is_over_tiles else (style.LIGHT, style.DARK)

    @property
    def theme(self) -> tuple[str, ...]:
        """The colour of the paper in each scheme."""
        return tuple(scheme["paper"] for scheme in self.schemes)

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


def _asset(address: str) -> str:
    if address.endswith(".css"):
        return str(tag("link", rel="stylesheet", href=address))
    return str(tag("script", src=address))
