"""Degrees as people write them: decimal, or degrees, minutes and seconds, with letters.

Letters of the compass are understood in seven languages where they mean one thing
only. One that does not, such as V (west in Romanian, east in Slovak), is refused.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Angle", "AngleError", "Axis", "read_angle", "read_pair"]

Axis = Literal["lat", "lon"]

_PLAIN = re.compile(r"[-+]?\d+(?:\.\d*(?:[eE][-+]?\d+)?|[eE][-+]?\d+|,\d+)?")
_TOKEN = re.compile(r"(\d+(?:[.,]\d+)?)|([°'\":])|([^\W\d_]+)\.?|([-+])|\s+|(.)")
_ABBREVIATED = re.compile(r"(?<=\d)\s*d\s*(\d+(?:[.,]\d+)?)\s*m(?:\s*(\d+(?:[.,]\d+)?)\s*s)?")
_SEPARATORS = (r"\s*[;|/]\s*", r"\s*,\s+|\s+,\s*", r",", r"\s+")
_POINT = re.compile(r"POINT\s*(?:Z\s*)?\(\s*(\S+)\s+(\S+)(?:\s+\S+)?\s*\)", re.IGNORECASE)

_MARKS = str.maketrans(
    {
        **dict.fromkeys("º˚ᵒ", "°"),
        **dict.fromkeys("′’‘´`ʹ", "'"),
        **dict.fromkeys("″”“„ʺ", '"'),
        **dict.fromkeys("\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}", "-"),
    }
)
_COMPASS: tuple[tuple[Axis, int, str], ...] = (
    ("lat", 1, "n nord north nördl nördlich nördliche é északi észak pn płn północna пн півн с"),
    ("lat", 1, "північна sev sever severná nordică"),
    ("lat", -1, "s süd south südl sud pd płd południowa пд півд ю j juh d dél déli"),
    ("lon", 1, "e o east ost est ö östl östlich östliche k kelet keleti wsch wschodnia"),
    ("lon", 1, "сх схід східна в východ východná estică"),
    ("lon", -1, "w west westl zach zachodnia зх зах з z západ západná ny nyugat nyugati vest"),
)
_HEMISPHERES = {word: (axis, sign) for axis, sign, words in _COMPASS for word in words.split()}
_SILENT = (
    "lat latitude lon long lng longitude ш д d l š b br breite länge szer sz geogr dł h "
    "szerokość długość latitudine longitudine šírka dĺžka широта довгота deg"
)


class AngleError(ValueError):
    """A text that is no coordinate.

    Parameters
    ----------
    why, hint : str
        What is wrong with it, and the remedy.
    """

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint or "write decimal degrees, such as 49.80, or 49°48'00\"N"


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """A coordinate as it was read.

    Parameters
    ----------
    value : float
        Degrees; or metres, where a plain number is that of a projected system.
    axis : {"lat", "lon"} or None
        What a letter of the compass says it is; None without a letter.
    """

    value: float
    axis: Axis | None = None


def read_angle(text: str) -> Angle:
    """Read one coordinate.

    Parameters
    ----------
    text : str
        Such as ``49.80``, ``49,80``, ``49°48'12"N``, ``N 49 48.2``, ``494812N`` or
        ``49°48′12″ пн. ш.``.

    Raises
    ------
    AngleError
        If it is none of these.

    Examples
    --------
    >>> read_angle("49°48'N")
    Angle(value=49.8, axis='lat')
    """
    plain = text.translate(_MARKS).strip()
    if _PLAIN.fullmatch(plain) and math.isfinite(float(plain.replace(",", "."))):
        return Angle(value=float(plain.replace(",", ".")))
    plain = _ABBREVIATED.sub(lambda m: f"°{m[1]}'" + (f'{m[2]}"' if m[2] else ""), plain)
    numbers: list[str] = []
    marks: list[str] = []
    letters: list[tuple[Axis, int]] = []
    sign, leading = "", False
    for match in _TOKEN.finditer(plain.replace("''", '"')):
        number, mark, word, minus, other = match.groups()
        if number and not (numbers and letters and not leading):
            numbers.append(number)
            marks.append("")
        elif mark and numbers and not marks[-1]:
            marks[-1] = mark
        elif word:
            leading = leading or not numbers
            if not (letters and word.casefold() in _SILENT):
                letters += _read_letter(word)
        elif minus and not (numbers or sign):
            sign = minus
        elif number or mark or minus or other:
            raise AngleError("is not a number")
    if len(letters) > 1 or (letters and sign):
        raise AngleError("names two directions", "write one of N, S, E, W, or a minus sign")
    axis, turn = letters[0] if letters else (None, -1 if sign == "-" else 1)
    return Angle(value=turn * _add_up(numbers, marks, lettered=bool(letters)), axis=axis)


def read_pair(text: str, *, lon_first: bool = False) -> tuple[Angle, Angle]:
    """Read latitude and longitude that stand in one cell.

    Parameters
    ----------
    text : str
        Such as ``49.80, 22.93``, ``49,80; 22,93``, ``49°48'N 22°56'E`` or
        ``POINT (22.93 49.80)``.
    lon_first : bool
        Whether plain numbers stand longitude first; letters of the compass say it themselves.

    Returns
    -------
    lat, lon : Angle

    Raises
    ------
    AngleError
        If it is no pair, or could be two.
    """
    if point := _POINT.fullmatch(text.strip()):
        return read_angle(point[2]), read_angle(point[1])
    for separator in _SEPARATORS:
        found = []
        for match in re.finditer(separator, text.strip()):
            parts = text.strip()[: match.start()], text.strip()[match.end() :]
            try:
                found.append((read_angle(parts[0]), read_angle(parts[1])))
            except AngleError:
                continue
        if len(found) == 1:
            first, second = found[0]
            if first.axis == "lon" or second.axis == "lat" or (first.axis is None and lon_first):
                first, second = second, first
            if first.axis == "lon" or second.axis == "lat":
                break
            return first, second
    raise AngleError("is not a latitude and a longitude", "write them as 49.80, 22.93")


def _read_letter(word: str) -> list[tuple[Axis, int]]:
    folded = word.casefold()
    if folded in _HEMISPHERES:
        return [_HEMISPHERES[folded]]
    if folded in _SILENT.split():
        return []
    if folded == "v":
        raise AngleError("V is west in Romanian and east in Slovak", "write E or W")
    raise AngleError("is not a number")


def _add_up(numbers: list[str], marks: list[str], *, lettered: bool) -> float:
    """Return the degrees of degrees, minutes and seconds."""
    bare = not any(marks)
    if len(numbers) == 1 and lettered and bare and re.fullmatch(r"\d{6,7}", numbers[0]):
        digits = numbers[0]
        numbers, marks = [digits[:-4], digits[-4:-2], digits[-2:]], ["", "", ""]
    if not 1 <= len(numbers) <= 3 or (len(numbers) == 2 and bare and not lettered):
        raise AngleError("is not a number")
    for mark, known in zip(marks, ("°:", "':", "\"'"), strict=False):
        if mark and mark not in known:
            raise AngleError("is not a number")
    *whole, last = (number.replace(",", ".") for number in numbers)
    if any("." in number for number in whole):
        raise AngleError("has a fraction before its last part")
    parts = [*map(float, whole), float(last)]
    if any(part >= 60 for part in parts[1:]):
        raise AngleError("has minutes or seconds of 60 and more")
    return sum(part / 60.0**power for power, part in enumerate(parts))
