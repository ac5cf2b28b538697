"""How a published map gets into an article: snippet, oEmbed, preview, area markers.

Everything here is text. A frame of ours runs in a sandbox without an origin, has a start
height that fits without any script, and needs the listener only to grow when a reader
unfolds a table.
"""

from __future__ import annotations

from .listener import read_listener
from .markers import render_markers
from .oembed import render_oembed
from .preview import render_preview
from .snippet import check_address, frame_height_px, picture_snippet, snippet_of

__all__ = [
    "check_address",
    "frame_height_px",
    "picture_snippet",
    "read_listener",
    "render_markers",
    "render_oembed",
    "render_preview",
    "snippet_of",
]
