"""A text file in whatever encoding a spreadsheet saved it.

UTF-8 and what carries a byte-order mark say themselves what they are. Older encodings
of one byte a letter do not: of those in use between the Oder and the Black Sea, the one
is taken in which every word is one of a single language's letters. Where two readings
are left, the file is refused.
"""

from __future__ import annotations

import codecs
import re

from rangereach.errors import Problem

__all__ = ["decode"]

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = {
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "iso8859-2": "ISO 8859-2",
}
_ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "ąćęłńóśźż",
        "äöüß",
        "ăâîșțşţ",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёъ",
    )
)
_SIGNS = frozenset("°′″‘’“”„«»–—…§·\u00a0´¨")
_WORD = re.compile(r"[^\W\d_]+")
_REMEDY = "save it as CSV UTF-8"


def decode(content: bytes) -> tuple[str, str]:
    """Return a file's text, and a note where its encoding had to be guessed.

    Parameters
    ----------
    content : bytes
        The whole file.

    Returns
    -------
    text, note : str
        `note` is empty where nothing was guessed.

    Raises
    ------
    UndecidedError
        If no encoding fits, or more than one.
    """
    encoding = next((name for mark, name in _MARKED if content.startswith(mark)), "utf-8")
    for order, parity in (("le", 1), ("be", 0)) if encoding == "utf-8" else ():
        # Without a mark of UTF-16, about every other byte is 0.
        if content[parity::2].count(0) > len(content) // 8 and 0 not in content[1 - parity :: 2]:
            text = content.decode(f"utf-16-{order}", errors="replace")
            return text, "it does not say its encoding and was read as UTF-16"
    try:
        return content.decode(encoding), ""
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        if encoding != "utf-8":
            why = f"is not the {encoding} text that its first bytes say"
            raise UndecidedError(Problem(where="file", why=why, hint=_REMEDY)) from None
    readings: dict[str, str] = {}
    for encoding, shown in _ONE_BYTE.items():
        reading = _read(content, encoding)
        if reading is not None:
            readings.setdefault(reading, shown)
    if len(readings) != 1:
        could = [f"{shown} ({_sample(text, row)})" for text, shown in readings.items()]
        why = "is not UTF-8 text" + (f"; it could be {' or '.join(could)}" if could else "")
        raise UndecidedError(Problem(where=f"row {row}", why=why, hint=_REMEDY))
    ((text, shown),) = readings.items()
    return text, f"it is not UTF-8 and was read as {shown}: {_sample(text, row)}"


class UndecidedError(ValueError):
    """A text whose encoding cannot be told.

    Parameters
    ----------
    problem : Problem
        Where and why.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _read(content: bytes, encoding: str) -> str | None:
    """Return the text in one encoding, None where it makes no words."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    foreign = {letter for letter in text if letter > "\x7f"}
    if not all(letter.isalpha() or letter in _SIGNS for letter in foreign):
        return None
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    return text if all(map(_is_word, words)) else None


def _is_word(word: str) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    latin = any("a" <= letter <= "z" for letter in word.casefold())
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in word)
    foreign = {letter for letter in word if letter > "\x7f"}
    return not (latin and cyrillic) and any(foreign <= alphabet for alphabet in _ALPHABETS)


def _sample(text: str, row: int) -> str:
    """Return the first words of a row that tell readings apart."""
    line = text.split("\n")[row - 1]
    words = [word for word in _WORD.findall(line) if not word.isascii()]
    return f"row {row} says “{' '.join(words[:3]) or line.strip()[:40]}”"
