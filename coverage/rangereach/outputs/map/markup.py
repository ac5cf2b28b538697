"""HTML from values, as every output writes it."""

from rangereach.outputs.markup import Markup, embed_json, join, link, tag

__all__ = ["Markup", "embed_json", "join", "link", "tag"]
