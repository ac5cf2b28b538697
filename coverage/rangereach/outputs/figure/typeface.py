"""The bundled typeface: where it is, how wide a text is in it, where lines break.

Pictures must come out the same everywhere, so no font of the system takes part.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache
from pathlib import Path

from rangereach.outputs.markup import bind_units

__all__ = ["BOLD", "FAMILY", "REGULAR", "Face", "balance", "has_glyph", "text_width", "wrap"]

_FOLDER = Path(__file__).resolve().parent / "font"

REGULAR = _FOLDER / "NotoSans-Regular.ttf"
BOLD = _FOLDER / "NotoSans-Bold.ttf"

FAMILY = "Noto Sans, Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"
"""For programs that open the SVG without the typeface: the next best, none of them wider."""


class Face:
    """One cut of the typeface: which characters it has, and how far each moves on.

    Parameters
    ----------
    path : Path
        A TrueType file with a character map of format 4.

    Notes
    -----
    Table names and layouts: OpenType specification, ``head``, ``hhea``, ``hmtx``, ``cmap``.
    """

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        tables = {}
        for number in range(struct.unpack_from(">H", data, 4)[0]):
            name, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
            tables[name] = data[start : start + length]
        self.units_per_em: int = struct.unpack_from(">H", tables[b"head"], 18)[0]
        count = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
        long = struct.unpack_from(f">{2 * count}H", tables[b"hmtx"])
        self._advances: tuple[int, ...] = long[::2]
        self._glyphs = _read_glyphs(tables[b"cmap"])

    def glyph(self, character: str) -> int:
        """Return the glyph of a character; 0 where it has none."""
        return self._glyphs.get(ord(character), 0)

    def advance(self, character: str) -> int:
        """Return how far a character moves on, in units of the em square."""
        return self._advances[min(self.glyph(character), len(self._advances) - 1)]


def _read_glyphs(cmap: bytes) -> dict[int, int]:
    """Read the character map of the basic plane: segments of consecutive characters."""
    offsets = {}
    for number in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, encoding, start = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        offsets[platform, encoding] = start
    start = offsets[3, 1]
    segments = struct.unpack_from(">H", cmap, start + 6)[0] // 2
    ends = start + 14
    starts, deltas, ranges = (ends + 2 + 2 * segments * part for part in (1, 2, 3))
    glyphs = {}
    for segment in range(segments):
        (last,) = struct.unpack_from(">H", cmap, ends + 2 * segment)
        (first,) = struct.unpack_from(">H", cmap, starts + 2 * segment)
        (delta,) = struct.unpack_from(">H", cmap, deltas + 2 * segment)
        (offset,) = struct.unpack_from(">H", cmap, ranges + 2 * segment)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                at = ranges + 2 * segment + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", cmap, at)
            glyphs[code] = (glyph + delta) & 0xFFFF
    return glyphs


@cache
def _face(bold: bool) -> Face:
    return Face(BOLD if bold else REGULAR)


def has_glyph(character: str) -> bool:
    """Tell whether both cuts can draw a character."""
    return all(_face(bold).glyph(character) for bold in (False, True))


def text_width(text: str, size: float, *, bold: bool = False, spacing: float = 0.0) -> float:
    """Return how wide a text is; kerning only ever makes it narrower.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Of the type; the width is in the same unit.
    bold : bool
        Whether it is set in bold.
    spacing : float
        Added after each character.
    """
    return _units(text, bold) * size / _face(bold).units_per_em + spacing * len(text)


@lru_cache(maxsize=8192)
def _units(text: str, bold: bool) -> int:
    face = _face(bold)
    return sum(face.advance(character) for character in text)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that are no wider than asked; a number keeps its unit.

    Parameters
    ----------
    text : str
        Plain text.
    size : float
        Of the type.
    width : float
        In the same unit; a single word that is wider is cut.
    bold : bool
        Whether it is set in bold.
    """
    space = text_width(" ", size, bold=bold)
    lines: list[list[str]] = []
    left = 0.0
    for word in bind_units(text).split(" "):
        for part in _cut(word, size, width, bold=bold):
            needed = text_width(part, size, bold=bold)
            if lines and needed + space <= left:
                lines[-1].append(part)
                left -= needed + space
            else:
                lines.append([part])
                left = width - needed
    return [" ".join(line) for line in lines]


def _cut(word: str, size: float, width: float, *, bold: bool) -> list[str]:
    """Cut a word that is wider than a line into pieces that are not."""
    parts = []
    while text_width(word, size, bold=bold) > width and len(word) > 1:
        fits = next(
            (
                n
                for n in range(len(word) - 1, 1, -1)
                if text_width(word[:n], size, bold=bold) <= width
            ),
            1,
        )
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word]


def balance(
    text: str, size: float, width: float, *, bold: bool = False, last: float = 0.8
) -> list[str]:
    """Break a text into as many lines as `wrap` needs, with a last line that is not short.

    Parameters
    ----------
    text, size, width, bold
        As for `wrap`.
    last : float
        How long the last line should be at least, of the longest.
    """
    lines = wrap(text, size, width, bold=bold)
    for share in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5):
        even = wrap(text, size, share * width, bold=bold)
        if len(even) > len(lines):
            break
        widths = [text_width(line, size, bold=bold) for line in even]
        if widths[-1:] >= [last * max(widths, default=0.0)]:
            return even
    return lines
