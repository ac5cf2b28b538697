"""The host's script: it gives a frame the height that its page asks for."""

from __future__ import annotations

import functools
from pathlib import Path

__all__ = ["inline_listener", "read_listener"]


@functools.cache
def read_listener() -> str:
    """Return the script as a file of its own, for hosts that allow no inline scripts."""
    text = (Path(__file__).resolve().parent / "listener.js").read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


@functools.cache
def inline_listener() -> str:
    """Return the script in one line, without its comment."""
    _, *lines = read_listener().splitlines()
    return "".join(lines)
