"""HTML from values: every text is escaped, every address is checked."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from typing import Any
from urllib.parse import urlsplit

__all__ = ["Markup", "bind_units", "embed_json", "hash_source", "is_web", "join", "link", "tag"]

_VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})
_UNITS = ("km", "км", "(?:sq )?n?mi", "sm", "Mm", "mn", "NM", "m", "м", "%", "people")
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{'|'.join(_UNITS)})²?(?!\w))")
# With a brace that begins a template. In JSON it can only stand within a text.
_IN_SCRIPT = re.compile(r"[<>&\u2028\u2029]|\{(?=[{%#])")
_NO_ADDRESS = frozenset('<>"`{}|\\^')  # never stand in an address as they are


class Markup(str):
    """Text that is HTML already; anything else is escaped where it is put in."""

    __slots__ = ()


def tag(name: str, /, *children: str | None, **attributes: str | bool | None) -> Markup:
    """Build an element.

    Parameters
    ----------
    name : str
        Tag name.
    *children : str or None
        Text, which is escaped, or `Markup`; None is left out.
    **attributes
        ``class_`` is ``class``, other underscores become hyphens; True is a bare
        attribute, None and False leave it out.

    Examples
    --------
    >>> tag("p", "1 < 2", class_="note")
    '<p class="note">1 &lt; 2</p>'
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{_escape(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    inside = children if name == "q" else [bind_units(child) for child in children if child]
    return Markup(f"<{name}{written}>{join(*inside)}</{name}>")


def join(*children: str | None) -> Markup:
    """Put children one after the other, escaping what is not `Markup`."""
    return Markup("".join(_escape(child) for child in children if child is not None))


def link(url: str, text: str) -> Markup:
    """Link a text; where the address is not a plain http or https one, only the text."""
    if not is_web(url):
        return join(text)
    return tag("a", text, href=url, rel="noopener", target="_blank")


def embed_json(value: Any, *, indent: int | None = None) -> str:
    """Write JSON that cannot end the script element it stands in, nor open a template's brace.

    Without an indent it is as short as it can be.
    """
    marks = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, separators=marks, indent=indent, allow_nan=False)
    return _IN_SCRIPT.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)


def hash_source(text: str) -> str:
    """Return the source by which a content security policy allows this script or style."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _escape(text: str) -> str:
    return text if isinstance(text, Markup) else html.escape(text, quote=True)


def bind_units(text: str) -> str:
    """Keep a number and its unit on one line."""
    if isinstance(text, Markup) or " " not in text:
        return text
    return _BEFORE_UNIT.sub("\u00a0", text)


def is_web(url: str) -> bool:
    """Tell whether an address is a plain http or https one, with a host and no gaps."""
    if any(mark.isspace() or not mark.isprintable() or mark in _NO_ADDRESS for mark in url):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
