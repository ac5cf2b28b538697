"""Parts of Ukraine as people speak of them."""

from __future__ import annotations

from dataclasses import dataclass

from .figures import Source
from .lands import Names

__all__ = ["Region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of Ukraine as people speak of it: a set of oblasts, without a border in law.

    Parameters
    ----------
    id : str
        ``west``, ``south``, ``centre`` or ``east``.
    names : mapping of str to str
        Per language.
    oblasts : tuple of str
        Which ones it is taken to be, ISO 3166-2.
    words : tuple of str
        How statements name it, in any of the languages; ``*`` stands for the end of a word.
    source : Source or None
        Where such a grouping was read; None where it is ours alone.
    our_reading : bool
        Whether the set differs from that of the source, or there is none.
    note : str
        In what, or why; empty where the set is that of the source.
    """

    id: str
    names: Names
    oblasts: tuple[str, ...]
    words: tuple[str, ...]
    source: Source | None
    our_reading: bool
    note: str
