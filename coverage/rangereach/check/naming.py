"""The places that words name: regions, oblasts and larger towns of Ukraine, in any language.

Only what is sure is taken: whole words; of several readings the longest; of two towns with
one name neither. A capital stands for its government more often than for itself, so that Kyiv
is never taken from words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rangereach.catalogue import (
    fold,
    load_oblast_words,
    load_region_heads,
    load_regions,
    load_territory,
    load_towns,
)

from .inflection import bare, guess_language, inflected, spelled
from .values import NamedKind

__all__ = ["Mention", "find_mentions"]

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")
_STOPS = {".", "!", "?", "…"}
_JOINING = {",", "and", "&", "та", "і", "и", "oraz", "i", "und", "si", "a", "es"}  # folded
_LINKING = {"of", "the", "in", "der", "den", "des", "ale", ":", "–", "-", "(", "ukrainian", "ukran"}
_ADJECTIVES = {"uk", "pl", "sk"}  # the languages in which an oblast's name is an adjective
_GENERIC = re.compile(
    r"oblast\w{0,3}|regions?|provinces?|област\w+|obwod\w*|regiun\w+|terulet\w*|gebiete?n?"
)
_ONE = {"oblast", "region", "province", "gebiet", "regiunea", "regiunii", "regiune"}
_GOVERNMENT = "703448"  # Kyiv


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that words name.

    Parameters
    ----------
    id, kind : str
        As in `Named`.
    word : str
        As it stands in the words.
    """

    id: str
    kind: NamedKind
    word: str


def find_mentions(words: str) -> tuple[Mention, ...]:
    """Find the places that words name.

    Parameters
    ----------
    words : str
        In one of the languages of the data.

    Returns
    -------
    tuple of Mention
        In the order in which they stand, each place once.
    """
    sentence = _Sentence(words)
    for find in (_find_regions, _find_oblasts, _find_towns):
        for key, kind, first, last in find(sentence):
            sentence.take(key, kind, first, last)
    return sentence.mentions()


_Found = Iterator[tuple[str, NamedKind, int, int]]


class _Sentence:
    """Words cut into tokens, each of which names at most one place."""

    def __init__(self, words: str) -> None:
        self.words = re.sub("[’ʼ‘`]", "'", words)
        self.spans = [match.span() for match in _TOKEN.finditer(self.words)]
        self.tokens = [bare(self.words[first:last]) for first, last in self.spans]
        self.lang = guess_language(self.words.casefold().split())
        self._taken: dict[int, tuple[str, NamedKind, int]] = {}
        self._used: set[int] = set()

    def take(self, key: str, kind: NamedKind, first: int, last: int) -> None:
        """Note that the tokens from `first` to before `last` name a place."""
        if self._used.isdisjoint(range(first, last)):
            self._used |= set(range(first, last))
            self._taken[first] = (key, kind, last)

    def free(self, at: int) -> bool:
        """Whether there is such a token and it names nothing yet."""
        return 0 <= at < len(self.tokens) and at not in self._used

    def starts(self, at: int) -> bool:
        """Whether a token is the first of a sentence."""
        return at == 0 or self.tokens[at - 1] in _STOPS

    def is_name(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.words[self.spans[at][0]].isupper()

    def mentions(self) -> tuple[Mention, ...]:
        """Return what was found, each place once, in the order of the words."""
        found: dict[str, Mention] = {}
        for first, (key, kind, last) in sorted(self._taken.items()):
            word = self.words[self.spans[first][0] : self.spans[last - 1][1]]
            found.setdefault(key, Mention(id=key, kind=kind, word=word))
        return tuple(found.values())


def _find_regions(sentence: _Sentence) -> _Found:
    """Find "western Ukraine", "the west and south of Ukraine", "Westukraine"."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        first, run, sure = at, list[tuple[str, NamedKind, int, int]](), False
        while found := _region_at(sentence, at):
            key, length, whole = found
            run.append((key, "region", at, at + length))
            sure, at = sure or whole, at + length
            joined = at
            while joined < len(tokens) and tokens[joined] in _JOINING:
                joined += 1
            if joined == at or not _region_at(sentence, joined):
                break
            at = joined
        if run and (sure or _stands_before_head(tokens, first, at)):
            yield from run
        at = max(at, first + 1)


def _region_at(sentence: _Sentence, at: int) -> tuple[str, int, bool] | None:
    """Return region, number of tokens, and whether they hold the country's name."""
    for key, patterns, whole in _region_words():
        some = sentence.tokens[at : at + len(patterns)]
        if len(some) == len(patterns) and all(map(_fits, patterns, some)):
            return key, len(patterns), whole
    return None


@cache
def _region_words() -> list[tuple[str, tuple[re.Pattern[str], ...], bool]]:
    names = [
        (key, tuple(map(spelled, word.split())), bool(re.search("ukrain|ukrajn", fold(word))))
        for key, region in load_regions().items()
        for word in region.words
    ]
    return sorted(names, key=lambda name: -len(name[1]))


def _stands_before_head(tokens: list[str], first: int, at: int) -> bool:
    """Tell whether the tokens before `at` stand before one that makes them a region."""
    linked = at
    while linked < len(tokens) and tokens[linked] in _LINKING:
        linked += 1
    if linked == len(tokens) or not any(_fits(spelled(w), tokens[linked]) for w in _heads()):
        return False
    if "of" in tokens[at:linked] and "the" not in tokens[max(0, first - 1) : first]:
        return False  # "west of Ukraine" is outside it, "the west of Ukraine" inside
    after = tokens[linked + 1 : linked + 4]
    return after[:1] != ["of"] or any("ukrain" in token for token in after)


@cache
def _heads() -> tuple[str, ...]:
    return load_region_heads()


def _find_oblasts(sentence: _Sentence) -> _Found:
    """Find "Lviv oblast", "the Lviv and Volyn regions", "Львівської та Волинської областей"."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if _GENERIC.fullmatch(token):
            yield from _list_beside(sentence, at, -1) or _list_beside(sentence, at, 1)
    for at, token in enumerate(tokens):
        if sentence.free(at) and sentence.is_name(at):
            for key, pattern in _everyday():
                if _fits(pattern, token):
                    yield key, "oblast", at, at + 1


def _list_beside(
    sentence: _Sentence, generic: int, step: int
) -> list[tuple[str, NamedKind, int, int]]:
    """Return the oblasts that a word for oblasts names before or after it, with that word."""
    tokens, at = sentence.tokens, generic + step
    found: list[tuple[str, NamedKind, int, int]] = []
    if step > 0:
        while sentence.free(at) and tokens[at] in _LINKING:
            at += 1
    while sentence.free(at) and (key := _oblast_at(tokens[at])):
        beside = not found and at == generic + step
        first, last = (at, at + 1) if not beside else sorted((at, generic))
        found.append((key, "oblast", first, last + beside))
        at += step
        joined = at
        while sentence.free(joined) and tokens[joined] in _JOINING:
            joined += step
        if joined == at or tokens[generic] in _ONE:
            break
        at = joined
    return found


def _oblast_at(token: str) -> str | None:
    return next((key for key, pattern in _oblast_words() if _fits(pattern, token)), None)


@cache
def _oblast_words() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for key, oblast in load_territory().oblasts.items():
        for lang, name in oblast.names.items():
            own = [word for word in fold(name).split() if not _GENERIC.fullmatch(word)]
            if len(own) != 1 or fold(name) == own[0]:
                continue  # a city, or the Autonomous Republic
            stem = re.escape(own[0][:-1]) + r"\w{1,4}" if lang in _ADJECTIVES else own[0]
            found.append((key, re.compile(stem)))
    return found


@cache
def _everyday() -> list[tuple[str, re.Pattern[str]]]:
    found = [(key, spelled(word)) for key, words in load_oblast_words().items() for word in words]
    for key, oblast in load_territory().oblasts.items():  # Львівщина, Хмельниччина
        stem = fold(oblast.names["uk"]).split()[0][:-1]
        land = re.sub("цьк$", "ччин", re.sub("ськ$", "щин", stem))
        if land != stem:
            found.append((key, re.compile(land + r"\w{1,3}")))
    return found


def _find_towns(sentence: _Sentence) -> _Found:
    """Find "Lviv", "Nova Kakhovka", "у Львові"; the longest of those that begin at a token."""
    names = _town_names(sentence.lang)
    for at, token in enumerate(sentence.tokens):
        if not sentence.free(at) or not sentence.is_name(at):
            continue
        if at and sentence.tokens[at - 1] == "the":
            continue  # the Dnipro is a river
        for key, exact, cases in names.get(token[:2], ()):
            some = sentence.tokens[at : at + len(exact)]
            if some == list(exact) or (
                sentence.lang
                and not sentence.starts(at)
                and len(some) == len(exact)
                and all(map(_fits, cases, some))
            ):
                yield key, "town", at, at + len(exact)
                break


_Cases = tuple[re.Pattern[str], ...]


@cache
def _town_names(lang: str | None) -> dict[str, list[tuple[str, tuple[str, ...], _Cases]]]:
    """Return key, words and cases of the larger towns' names, by their first two letters."""
    codes = [lang, "en"] if lang else ["en", "uk", "pl", "de", "ro", "sk", "hu"]
    spellings: dict[tuple[str, ...], dict[str, str]] = {}
    for town in load_towns().values():
        if town.is_named and town.id != _GOVERNMENT:
            for code in codes:
                if code in town.names:
                    name = tuple(fold(town.names[code]).split())
                    spellings.setdefault(name, {}).setdefault(town.id, code)
    found: dict[str, list[tuple[str, tuple[str, ...], _Cases]]] = {}
    for name, towns in sorted(spellings.items(), key=lambda item: (-len(item[0]), item[0])):
        if len(towns) == 1:
            ((key, code),) = towns.items()
            cases = tuple(inflected(word, code) for word in name)
            found.setdefault(name[0][:2], []).append((key, name, cases))
    return found


def _fits(pattern: re.Pattern[str], token: str) -> bool:
    return pattern.fullmatch(token) is not None
