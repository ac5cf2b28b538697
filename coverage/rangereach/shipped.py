"""Where the bundled files are: inside the installed wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["data_dir", "scenarios_dir"]

_PACKAGE = Path(__file__).resolve().parent
_WHEEL = _PACKAGE / "_shipped"
_CHECKOUT = _PACKAGE.parents[1]


def data_dir(folder: str = "") -> Path:
    """Return the bundled data, or one folder of it.

    Parameters
    ----------
    folder : str, optional
        Such as ``"territory"``.
    """
    root = _WHEEL if _WHEEL.is_dir() else _CHECKOUT
    return root / "data" / folder


def scenarios_dir() -> Path:
    """Return the folder of the bundled scenarios."""
    return _WHEEL / "scenarios" if _WHEEL.is_dir() else _CHECKOUT / "maps" / "scenarios"
