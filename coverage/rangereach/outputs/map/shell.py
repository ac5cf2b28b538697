"""The page around the map: one file, a content security policy, the same bytes each run."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator
from typing import Any

from branca.element import Element, Figure

from rangereach.errors import OutputError
from rangereach.outputs.markup import Markup, hash_source, is_web, join, tag

__all__ = ["Box", "Page", "Raw"]

_ID = re.compile(r"[0-9a-f]{32}")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

_OEMBED = {"rel": "alternate", "type": "application/json+oembed"}
"""How a page says where its oEmbed answer is (oEmbed 1.0, section 4)."""

NOTEBOOK_PX = 1180
"""Height of the frame in a notebook; the map gives way by what this is off."""

FOREIGN = (
    "the map holds folium elements of other makers: the page now loads folium's own files "
    "from the network and carries no content security policy"
)


class Raw(Element):
    """An element whose text goes out exactly as it is.

    Parameters
    ----------
    text : str
        HTML, CSS or JavaScript.
    own : bool
        Whether this package wrote it.
    """

    def __init__(self, text: str, *, own: bool = True) -> None:
        super().__init__()
        self._name = "Raw"
        self.text = text
        self.own = own

    def render(self, **kwargs: Any) -> str:
        """Return the text."""
        return self.text


class Box(Element):
    """A container that puts out what its children rendered, and never reads it again.

    Parameters
    ----------
    parent : Element
        What it is a part of.
    """

    def __init__(self, parent: Element) -> None:
        super().__init__()
        self._parent = parent

    def add_child(self, child: Element, name: str | None = None, index: int | None = None) -> Box:
        """Add a child; text that was rendered before is kept as it is."""
        name = name or child.get_name()
        if type(child) is Element and child._template_str is not None:
            child = Raw(child._template_str, own=False)
        super().add_child(child, name=name, index=index)
        return self

    def parts(self, **kwargs: Any) -> list[str]:
        """Return the text of each child."""
        return [child.render(**kwargs) for child in self._children.values()]

    def render(self, **kwargs: Any) -> str:
        """Return the text of all children."""
        return "\n".join(self.parts(**kwargs))


class Page(Figure):
    """A complete HTML page that asks the network for nothing.

    Parameters
    ----------
    lang : str
        Language of the page.
    title, description : str
        Plain text.
    generator : str
        The mark by which a file of ours is known.
    theme : tuple of str
        Colour of the paper by day and by night; once where both are one.
    url, image, oembed : str, optional
        Web addresses at which the page, its picture and its oEmbed answer will stand.
    img_hosts : tuple of str
        Origins that pictures may come from, such as ``https://tile.example.org``.
    """

    header: Box
    html: Box
    script: Box

    def __init__(
        self,
        *,
        lang: str,
        title: str,
        description: str,
        generator: str,
        theme: tuple[str, ...] = (),
        url: str | None = None,
        image: str | None = None,
        oembed: str | None = None,
        img_hosts: tuple[str, ...] = (),
    ) -> None:
        super().__init__(title=title)
        self.lang = lang
        self.description = description
        self.generator = generator
        self.theme = theme
        self.url, self.image, self.oembed = map(_checked, (url, image, oembed))
        self.img_hosts = img_hosts
        self._warned = False
        self.header, self.html, self.script = Box(self), Box(self), Box(self)

    @property
    def has_foreign(self) -> bool:
        """Whether there is any element here that this package did not write."""
        return any(not _is_own(element) for element in self._elements())

    def render(self, **kwargs: Any) -> str:
        """Return the page; ids are numbered in the order of the tree."""
        foreign = self.has_foreign
        if foreign and not self._warned:
            self._warned = True
            warnings.warn(FOREIGN, UserWarning, stacklevel=2)
        for child in self._children.values():
            child.render(**kwargs)
        numbers = {
            element._id: str(number) for number, element in enumerate(self._elements(), start=1)
        }

        def renumber(text: str) -> str:
            return _ID.sub(lambda found: numbers.get(found[0], found[0]), text)

        header = renumber(self.header.render(**kwargs))
        body = renumber(self.html.render(**kwargs))
        scripts = [renumber(part) for part in self.script.parts(**kwargs)]
        policy = None if foreign else _policy(scripts, _STYLE.findall(header), self.img_hosts)
        return "\n".join(
            [
                "<!DOCTYPE html>",
                f'<html lang="{html.escape(self.lang)}">',
                "<head>",
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else "",
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                tag("meta", name="generator", content=self.generator),
                tag("title", self.title),
                *self._about(),
                header,
                "</head>",
                "<body>",
                body,
                *(f"<script>{script}</script>" for script in scripts),
                "</body>",
                "</html>",
                "",
            ]
        )

    def _about(self) -> list[Markup]:
        """Tell search engines, and whoever shows a card of the page, what it is."""
        card = "summary_large_image" if self.image else "summary"
        named = {
            "referrer": "strict-origin-when-cross-origin",
            "description": self.description,
            "twitter:card": card,
        }
        graph = {
            "og:type": "article",
            "og:title": self.title,
            "og:description": self.description,
            "og:url": self.url,
            "og:image": self.image,
            "og:image:alt": self.description if self.image else None,
        }
        schemes = zip(self.theme, ("light", "dark"), strict=False)
        return [
            *(tag("meta", name=name, content=text) for name, text in named.items()),
            *(tag("meta", property=name, content=text) for name, text in graph.items() if text),
            *(
                tag(
                    "meta",
                    name="theme-color",
                    content=colour,
                    media=f"(prefers-color-scheme: {scheme})",
                )
                for colour, scheme in schemes
            ),
            *([tag("link", rel="canonical", href=self.url)] if self.url else []),
            *([tag("link", **_OEMBED, href=self.oembed)] if self.oembed else []),
        ]

    def _repr_html_(self, **kwargs: Any) -> str:
        """Show the page in a notebook, in a frame of its own."""
        return join(
            tag(
                "iframe",
                srcdoc=str(self.render(**kwargs)),
                title=self.title,
                width="100%",
                height=str(NOTEBOOK_PX),
                frameborder="0",
            )
        )

    def _elements(self) -> Iterator[Element]:
        """Yield every element of the tree, and what was put beside it by hand."""
        yield from _walk(self)
        for box in (self.header, self.html, self.script):
            yield from _walk(box)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():
        yield from _walk(child)


def _is_own(element: Element) -> bool:
    if isinstance(element, Raw):
        return element.own
    return type(element).__module__.startswith(__package__ or "")


def _checked(url: str | None) -> str | None:
    if url is None or is_web(url):
        return url
    raise OutputError(f"{url}: is no web address", hint="one that begins with https://")


def _policy(scripts: list[str], styles: list[str], hosts: tuple[str, ...]) -> Markup:
    """Allow exactly these inline scripts and styles, and pictures from these hosts alone."""
    return Markup(
        "; ".join(
            [
                "default-src 'none'",
                f"script-src {' '.join(map(hash_source, scripts))}",
                f"style-src {' '.join(map(hash_source, styles))}",
                " ".join(["img-src data:", *hosts]),
                "connect-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
            ]
        )
    )
