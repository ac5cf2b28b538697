"""A question as a checked value: from a TOML file, or built on the spot.

`find` takes a bundled name or a path, `load` a path, `build` the parts; `ask_claim`,
`ask_each_claim` and `ask_words` ask what a published statement says. Whatever is
wrong with a question is gathered and raised once, each problem with its line.
"""

from __future__ import annotations

from .claims import ask_claim, ask_each_claim, ask_words
from .files import find, list_bundled, load
from .spot import build
from .statement import read_claim
from .targets import QuestionError, country_target

__all__ = [
    "QuestionError",
    "ask_claim",
    "ask_each_claim",
    "ask_words",
    "build",
    "country_target",
    "find",
    "list_bundled",
    "load",
    "read_claim",
]
