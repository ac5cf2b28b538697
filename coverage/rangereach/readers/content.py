"""What a user's file is, by its first bytes: its name may say something else."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from rangereach.errors import Problem, UserFileError

__all__ = ["Kind", "read_content", "split_layer"]

Kind = Literal["text", "json", "workbook", "geopackage", "shapefile", "kml"]

_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "is an old .xls workbook", "save it as .xlsx or as CSV UTF-8"),
    (b"%PDF", "is a PDF", "copy its table into a sheet"),
    (b"\x1f\x8b", "is compressed", "unpack it first"),
)


def split_layer(text: str) -> tuple[str, str]:
    """Part the file from the sheet or layer in it: ``mine.xlsx#Sheet 2``.

    Examples
    --------
    >>> split_layer("mine.xlsx#Sheet 2")
    ('mine.xlsx', 'Sheet 2')
    """
    file, mark, layer = text.rpartition("#")
    if not mark or Path(text).exists():
        return text, ""
    return file, layer


def read_content(path: Path, name: str) -> tuple[Kind, bytes]:
    """Return what a file is, and its bytes.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        As the user gave it, for messages.

    Raises
    ------
    UserFileError
        If it cannot be read, or is of a kind that is not understood.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        why = "does not exist" if missing else f"cannot be read: {error.strerror}"
        raise UserFileError(name, [Problem(where="file", why=why)]) from None
    except ValueError:  # a name with a null in it
        raise UserFileError(name, [Problem(where="file", why="does not exist")]) from None
    for start, why, hint in _REFUSED:
        if content.startswith(start):
            raise UserFileError(name, [Problem(where="file", why=why, hint=hint)])
    return _sniff(content, path.suffix.casefold()), content


def _sniff(content: bytes, suffix: str) -> Kind:
    if content.startswith(b"PK\x03\x04"):
        return "kml" if suffix == ".kmz" else "workbook"
    if content.startswith(b"SQLite format 3\0"):
        return "geopackage"
    if content.startswith(b"\x00\x00\x27\x0a"):
        return "shapefile"
    start = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<?xml", b"<kml")) and b"kml" in start.lower():
        return "kml"
    if start.startswith((b"{", b"[")) or suffix in (".geojson", ".json"):
        return "json"
    return "text"
