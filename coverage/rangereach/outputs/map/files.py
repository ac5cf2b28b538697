"""The page's scripts and styles, as they stand in the page: without what only people read.

The files keep their comments and indentation for whoever works on them; a reader's
browser needs neither. Nothing else about them changes, so no tool is needed for it.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

__all__ = ["read_file", "trim_script", "trim_style", "without_rules"]

_FILES = Path(__file__).resolve().parents[1] / "page"

_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_REMARK_LINES = re.compile(r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/[ \t]*$|//.*$)", re.MULTILINE)
_REMARK_AFTER = re.compile(r"(?<=[;,{}\[(])[ \t]+//[^\n\"'`]*$", re.MULTILINE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")

UNUSED = (
    ".leaflet-popup",
    ".leaflet-tooltip",
    ".leaflet-control-layers",
    ".leaflet-control-attribution",
    ".leaflet-attribution",
    ".leaflet-marker",
    ".leaflet-div-icon",
    ".leaflet-default-icon",
    ".leaflet-image-layer",
    ".leaflet-zoom-box",
    ".leaflet-zoom-anim",
    ".leaflet-zoom-animated",
    ".leaflet-fade-anim",
    ".leaflet-crosshair",
    ".leaflet-oldie",
    ".leaflet-pane > canvas",
    ".leaflet-map-pane canvas",
    ".lvml",
    "svg.leaflet-image",
)
"""Of Leaflet's rules, those for what no page of our own ever shows."""


@functools.cache
def read_file(name: str, *, whole: bool = False) -> str:
    """Return a page file as it goes into the page.

    Parameters
    ----------
    name : str
        Below ``outputs/page``; what is in ``leaflet/`` is another's and keeps its text,
        but for rules that nothing here uses.
    whole : bool
        Keep those rules as well, for layers that were added to the map.
    """
    text = (_FILES / name).read_text(encoding="utf-8").replace("\r\n", "\n")
    if name == "leaflet/leaflet.css" and not whole:
        return trim_style(without_rules(text, UNUSED))
    if name.startswith("leaflet/"):
        # The map of the minified source is not there to be asked for.
        return text.replace("//# sourceMappingURL=leaflet.js.map", "").strip()
    return trim_style(text) if name.endswith(".css") else trim_script(text)


def trim_script(text: str) -> str:
    r"""Leave out comments and indentation; a line stays a line.

    Parameters
    ----------
    text : str
        JavaScript in which no text in backticks runs over several lines.

    Examples
    --------
    >>> trim_script("/* Why. */\n  go();  // now\n")
    'go();'
    """
    text = _REMARK_AFTER.sub("", _REMARK_LINES.sub("", text))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def trim_style(text: str) -> str:
    r"""Leave out comments and the space around what needs none.

    Parameters
    ----------
    text : str
        CSS.

    Examples
    --------
    >>> trim_style("/* Why. */\na,\nb { top: 0; }\n")
    'a,b{top: 0}'
    """
    text = " ".join(_REMARK.sub("", text).split())
    return re.sub(r"\s*([{};,])\s*", r"\1", text).replace(";}", "}")


def without_rules(text: str, unused: tuple[str, ...]) -> str:
    """Leave out the selectors that begin with one of these words, and rules without any other.

    Parameters
    ----------
    text : str
        CSS.
    unused : tuple of str
        How selectors begin that no page uses, or hold it after a space.
    """

    def cut(rule: re.Match[str]) -> str:
        kept = [
            selector
            for selector in rule[1].split(",")
            if not any(word in f" {' '.join(selector.split())}" for word in unused)
        ]
        return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""

    return _RULE.sub(cut, _REMARK.sub("", text))
