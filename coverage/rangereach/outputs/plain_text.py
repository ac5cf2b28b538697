"""Text from outside, made fit for a terminal, for a line of a file and for Markdown."""

from __future__ import annotations

import re

__all__ = ["escape_markdown", "one_line", "plain"]

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_NOT_TEXT = re.compile(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_MEANING = re.compile(r"[\\`*_{}\[\]<>#!|&~$]|^[-+=]")
_ORDINAL = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
"""What would begin a numbered list."""


def plain(text: str) -> str:
    """Return one line of text without control characters and marks of direction.

    Text from outside, such as a label or a title, must not steer the terminal.
    """
    return _STEERING.sub(" ", text)


def one_line(text: str) -> str:
    """Return text without line ends, control characters and marks of direction."""
    return _NOT_TEXT.sub(" ", text).strip()


def escape_markdown(text: str) -> str:
    r"""Return text that reads the same after Markdown, HTML and templates had their turn.

    Examples
    --------
    >>> escape_markdown("[a](b) <i> {{c}}")
    '\\[a\\](b) \\<i\\> \\{\\{c\\}\\}'
    """
    return _ORDINAL.sub(r"\1\\\2", _MEANING.sub(r"\\\g<0>", one_line(text)))
