"""What can go wrong, said once and clearly.

Every error the user can mend derives from `RangereachError` and also from the
builtin it is a kind of, names the value, and says in `hint` what to do next.
Checks gather all problems first and raise one error with the whole list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "AmbiguousNameError",
    "DataError",
    "FileNote",
    "GeometryError",
    "OutputError",
    "Problem",
    "RangereachError",
    "UnknownNameError",
    "UserFileError",
    "did_you_mean",
    "raise_problems",
]


class RangereachError(Exception):
    """Base of all errors that a user can mend.

    Parameters
    ----------
    message : str
        What is wrong, with the offending value in it.
    hint : str, optional
        What to do next; printed on a line of its own.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  hint: {self.hint}" if self.hint else self.message


class DataError(RangereachError, ValueError):
    """A bundled data file is damaged, incomplete or without its source."""


class FileNote(UserWarning):
    """Something about a user's file that was guessed, and is said wherever it is read."""


class GeometryError(RangereachError, ValueError):
    """A coordinate, radius or geometry that cannot be measured.

    Parameters
    ----------
    message, hint : str
        As in `RangereachError`.
    row : int, optional
        Position, from 0, of the offending row where there are many; put before the message.
    """

    def __init__(self, message: str, *, hint: str = "", row: int | None = None) -> None:
        super().__init__(message if row is None else f"row {row}: {message}", hint=hint)
        self.reason = message
        self.row = row


class OutputError(RangereachError, OSError):
    """A file that cannot be written as asked."""


class UnknownNameError(RangereachError, LookupError):
    """A name that is not in the catalogue.

    Parameters
    ----------
    kind : str
        What was looked up, such as ``"system"``.
    value : str
        What the user wrote.
    choices : iterable of str
        The names that exist.
    hint : str, optional
        Overrides the hint that is made from `choices`.
    """

    def __init__(self, kind: str, value: str, choices: Iterable[str], *, hint: str = "") -> None:
        known = sorted(choices)
        near = did_you_mean(value, known)
        listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        super().__init__(
            f"there is no {kind} {value!r}",
            hint=hint or (f"did you mean {near!r}?" if near else f"choose one of: {listed}"),
        )
        self.kind = kind
        self.value = value


class AmbiguousNameError(RangereachError, LookupError):
    """A name that fits several entries of the catalogue.

    Parameters
    ----------
    kind : str
        What was looked up, such as ``"place"``.
    value : str
        What the user wrote.
    ids : iterable of str
        The entries it fits.
    """

    def __init__(self, kind: str, value: str, ids: Iterable[str]) -> None:
        fits = sorted(ids)
        super().__init__(
            f"{value!r} fits several {kind}s: {', '.join(fits)}",
            hint=f"write the id of the one you mean, such as {fits[0]}",
        )
        self.kind = kind
        self.value = value
        self.ids = tuple(fits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a user's file, on the command line or in a table.

    Parameters
    ----------
    where : str
        Line, row or option, as the user can find it: ``"line 12"``, ``"row 3"``.
    value : str
        The offending value, as written; empty where something is missing.
    why : str
        What is wrong with it.
    hint : str
        The remedy.
    """

    where: str
    value: str = ""
    why: str
    hint: str = ""

    def __str__(self) -> str:
        value = f" {self.value!r}" if self.value else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}:{value} {self.why}{hint}"


class UserFileError(RangereachError, ValueError):
    """A file of the user's, with every problem found in it.

    Parameters
    ----------
    name : str
        The file's name as the user gave it, or the option.
    problems : sequence of Problem
        All of them, in the order of the file.
    """

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{name}: {count}", *(f"  {p}" for p in problems)]))
        self.name = name
        self.problems = tuple(problems)


def raise_problems(name: str, problems: Sequence[Problem]) -> None:
    """Raise one `UserFileError` if there are any problems.

    Raises
    ------
    UserFileError
        With the whole list.
    """
    if problems:
        raise UserFileError(name, problems)


def did_you_mean(value: str, choices: Iterable[str]) -> str | None:
    """Return the choice nearest to what was typed, or None where nothing is near."""
    import difflib

    by_folded = {choice.casefold(): choice for choice in choices}
    near = difflib.get_close_matches(value.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None
