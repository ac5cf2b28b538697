"""A question as a checked value: from a TOML file, or built on the spot.

`find` takes a bundled name or a path, `load` a path, `build` the parts. Whatever is
wrong with a question is gathered and raised once, each problem with its line.
"""

from __future__ import annotations

from .files import find, list_bundled, load
from .spot import build
from .targets import QuestionError, country_target

__all__ = ["QuestionError", "build", "country_target", "find", "list_bundled", "load"]
