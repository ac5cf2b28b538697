"""Where bundled data comes from: `source.toml`, checksums, citation lines.

Every folder of `data/` holds a `source.toml`. A file is read only through `read_bytes`
or `checked_path`, which refuse one that is not declared there or is not the declared bytes.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rangereach.errors import DataError
from rangereach.model import Dataset, Source
from rangereach.shipped import data_dir

__all__ = ["FOLDERS", "checked_path", "cite", "load_dataset", "read_bytes", "read_dataset"]

FOLDERS = (
    "territory",
    "second_border",
    "basemap",
    "places",
    "settlements",
    "systems",
    "claims",
    "exploration",
)
"""The folders of `data/`, in the order in which they are cited."""

_TEXTS = (
    "title",
    "publisher",
    "url",
    "licence",
    "attribution",
    "retrieved",
    "changes",
)
_REMEDY = "reinstall the package; in a checkout: python docs/recipe/seal.py"


def read_dataset(folder: Path) -> Dataset:
    """Read the ``source.toml`` of one folder of data.

    Parameters
    ----------
    folder : Path
        Its name becomes the dataset's id.

    Returns
    -------
    Dataset

    Raises
    ------
    DataError
        If the file is missing, is not TOML, lacks a key or has one too many.
    """
    path = folder / "source.toml"
    where = f"data/{folder.name}/source.toml"
    try:
        declared: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"{where} is missing", hint=_REMEDY) from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where} is not TOML: {error}", hint=_REMEDY) from None
    expected = {*_TEXTS, "files"}
    missing = sorted(key for key in expected if not declared.get(key))
    if missing:
        raise DataError(f"{where} lacks {', '.join(missing)}", hint="state it, with its source")
    unknown = sorted(set(declared) - expected)
    if unknown:
        raise DataError(f"{where} has unknown keys: {', '.join(unknown)}", hint="remove them")
    texts = {key: str(declared[key]) for key in _TEXTS}
    return Dataset(id=folder.name, files=dict(declared["files"]), **texts)


@cache
def load_dataset(folder: str) -> Dataset:
    """Return the provenance of one bundled folder, such as ``"territory"``."""
    return read_dataset(data_dir(folder))


def checked_path(folder: str, name: str, *, root: Path | None = None) -> Path:
    """Return the path of a data file whose bytes are the declared ones.

    Parameters
    ----------
    folder, name : str
        Such as ``"systems"`` and ``"figures.csv"``.
    root : Path, optional
        Instead of the bundled `data/`.

    Raises
    ------
    DataError
        If the file is missing, not declared, or its SHA-256 is another.
    """
    path = (data_dir() if root is None else root) / folder / name
    dataset = load_dataset(folder) if root is None else read_dataset(path.parent)
    _check(dataset, name, _bytes(path))
    return path


def read_bytes(folder: str, name: str) -> bytes:
    """Return the bytes of a bundled data file, checked as by `checked_path`."""
    content = _bytes(data_dir(folder) / name)
    _check(load_dataset(folder), name, content)
    return content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError(f"data/{path.parent.name}/{path.name} is missing", hint=_REMEDY) from None


def _check(dataset: Dataset, name: str, content: bytes) -> None:
    if name not in dataset.files:
        raise DataError(
            f"data/{dataset.id}/{name} is not declared in its source.toml", hint=_REMEDY
        )
    if hashlib.sha256(content).hexdigest() != dataset.files[name]:
        raise DataError(f"data/{dataset.id}/{name} is not the declared file", hint=_REMEDY)


def cite(source: Source) -> str:
    """Return a source as one plain line: publisher, title, date, address.

    Examples
    --------
    >>> cite(Source(publisher="NDR", title="", url="", date="2024-06", date_certain=False))
    'NDR, 2024-06 (date inferred)'
    """
    date = source.date if source.date_certain else f"{source.date} (date inferred)"
    parts = [source.publisher, f"“{source.title}”" if source.title else "", date, source.url]
    return ", ".join(part for part in parts if part)
