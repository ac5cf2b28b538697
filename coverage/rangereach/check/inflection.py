"""Names as they stand in a sentence: the endings of their cases, and which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rangereach.catalogue import fold

__all__ = ["bare", "guess_language", "inflected", "spelled"]

# Short words that hardly stand in another of the languages.
_TELLING = {
    "en": "the of and would could with over from that is to be in along",
    "uk": "на та і у в до від над із що з по",
    "pl": "na w z od nad do oraz przez się jest że i a",
    "de": "der die das und von bis zu über würde mit ist nach den auf",
    "ro": "și din până la ar de pe peste cu este ucrainei în",
    "sk": "na v z od do nad pri sa je až že by a",
    "hu": "a az és felett hogy meg nem egy",
}

# Letters that tell, where the words tell of two languages equally.
_LETTERS = {
    "uk": "іїєґ",
    "pl": "łąęśżźćńw",
    "de": "äöüßw",
    "ro": "ăâșțî",
    "sk": "ľťďňôáčž",
    "hu": "őűáé",
}

_ENDINGS = {
    "en": "",
    "de": "s",
    "ro": "",
    "uk": "а у і и ом ем єм ові еві єві ою ею єю е я ю ї є ого ому ої ій их ими им ах ях ам ям",
    "pl": "a u ie em owi y i e o ego emu ym im ej ach om ami iem",
    "sk": "a u e om i y ou ej eho emu ym im ach iach am ami ovi",
    "hu": "ban ben ba be bol tol on en n ra re rol hoz hez nak nek nal nel val vel t ot et ig",
}

# How the end of a name changes before an ending; both sides as `fold` leaves them.
_SHIFTS = {
    "uk": "ів:ов ів:єв ів:ев іль:ол ір:ор іг:ог ець:ц ень:н ии: іи:і",
    "pl": "ec:c",
    "sk": "ec:c yj:",
}
_LOST = {"uk": "аеиіоуюяєь", "pl": "aeioy", "sk": "aeioy"}
_SHORTEST_STEM = 4


def guess_language(tokens: Iterable[str]) -> str | None:
    """Guess the language of some words from the shortest among them.

    Parameters
    ----------
    tokens : iterable of str
        The words, in lower case.

    Returns
    -------
    str or None
        Its code; None where nothing tells, or two languages equally.
    """
    said = set(tokens)
    scores = {
        code: (
            len(said & set(words.split())),
            sum(not set(_LETTERS.get(code, "")).isdisjoint(token) for token in said),
        )
        for code, words in _TELLING.items()
    }
    first, second = sorted(scores, key=lambda code: scores[code], reverse=True)[:2]
    return first if scores[first] > scores[second] else None


def bare(word: str) -> str:
    """Return a word as words are compared: folded, without the English possessive."""
    return fold(word).removesuffix("'s")


@cache
def spelled(pattern: str) -> re.Pattern[str]:
    """Return what finds a word as it is spelled; ``*`` stands for the end of it, folded."""
    return re.compile(re.escape(bare(pattern)).replace(r"\*", r"\w*"))


@cache
def inflected(word: str, lang: str) -> re.Pattern[str]:
    """Return what finds the cases of a word of a name in one language.

    Parameters
    ----------
    word : str
        Folded.
    lang : str
        Code of the language.
    """
    stems = {word}
    if word[-1] in _LOST.get(lang, ""):
        stems.add(word[:-1])
    for shift in _SHIFTS.get(lang, "").split():
        end, before = shift.split(":")
        if word.endswith(end):
            stems.add(word.removesuffix(end) + before)
    stems = {stem for stem in stems if len(stem) >= _SHORTEST_STEM}
    endings = [fold(ending) for ending in _ENDINGS[lang].split()]
    if not stems or not endings:
        return re.compile(r"(?!)")
    return re.compile(f"(?:{'|'.join(sorted(stems))})(?:{'|'.join(endings)})?")
