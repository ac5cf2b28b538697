"""Map tiles of others, for those who ask for them: only what needs no key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rangereach.errors import UnknownNameError
from rangereach.outputs.markup import is_web

if TYPE_CHECKING:
    from xyzservices import TileProvider

__all__ = ["Tiles", "find_tiles"]

_SLOT = re.compile(r"\{(\w+)\}")
_MERCATOR = (None, "EPSG:3857")
_UKRAINE = (44.2, 22.1, 52.4, 40.3)
"""South, west, north, east: what tiles must show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A tile provider that needs no key.

    Parameters
    ----------
    name : str
        As xyzservices calls it.
    url : str
        With the slots ``{z}``, ``{x}``, ``{y}`` and perhaps ``{s}``.
    subdomains : str
        What ``{s}`` stands for, a letter each.
    max_zoom : int
        The last level that has tiles.
    credit : tuple of (str, str or None)
        The attribution that its makers ask for: text, and the address it links to.
    """

    name: str
    url: str
    subdomains: str
    max_zoom: int
    credit: tuple[tuple[str, str | None], ...]

    @property
    def hosts(self) -> tuple[str, ...]:
        """The origins that pictures come from."""
        urls = [self.url.replace("{s}", letter) for letter in self.subdomains]
        parts = [urlsplit(url) for url in urls]
        return tuple(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts))


def find_tiles(name: str) -> Tiles:
    """Look a tile provider up.

    Parameters
    ----------
    name : str
        As xyzservices calls it, such as ``"OpenStreetMap.Mapnik"`` or ``"OpenTopoMap"``.

    Raises
    ------
    UnknownNameError
        If there is none of that name, or it needs a key, or it does not show Ukraine.
    """
    from xyzservices import providers

    known = {key.casefold(): provider for key, provider in providers.flatten().items()}
    usable = [provider.name for provider in known.values() if _is_usable(provider)]
    provider = known.get(name.casefold())
    if provider is None:
        raise UnknownNameError("tile provider", name, usable)
    if not _is_usable(provider):
        why = "needs a key" if provider.requires_token() else "has no https tiles of Ukraine"
        raise UnknownNameError(
            "usable tile provider",
            name,
            usable,
            hint=f"{provider.name} {why}; take OpenStreetMap.Mapnik or OpenTopoMap, for example",
        )
    given = {**provider, "r": "", **{slot: f"{{{slot}}}" for slot in "sxyz"}}
    return Tiles(
        name=provider.name,
        url=_SLOT.sub(lambda slot: str(given[slot[1]]), provider.url),
        subdomains="".join(provider.get("subdomains", "abc")),
        max_zoom=int(provider.get("max_zoom", 18)),
        credit=_Credit(provider.html_attribution).parts,
    )


def _is_usable(provider: TileProvider) -> bool:
    bounds = provider.get("bounds")
    south, west, north, east = _UKRAINE
    shown = bounds is None or (
        bounds[0][0] <= south
        and bounds[0][1] <= west
        and bounds[1][0] >= north
        and bounds[1][1] >= east
    )
    return bool(
        shown
        and provider.url.startswith("https://")
        and not provider.requires_token()
        and provider.get("crs") in _MERCATOR
        and provider.get("status") != "broken"
        and not provider.get("tms")
        and all(slot in "rsxyz" or provider.get(slot) for slot in _SLOT.findall(provider.url))
    )


class _Credit(HTMLParser):
    """An attribution as texts and links: of its markup, nothing else is kept."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.parts: tuple[tuple[str, str | None], ...] = ()
        self._href: str | None = None
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        """Begin a link."""
        href = dict(attrs).get("href") if tag == "a" else None
        self._href = href if href and is_web(href) else None

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        self._href = None

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.parts = (*self.parts, (data, self._href))
