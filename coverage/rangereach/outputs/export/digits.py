"""Positions as text, millions at a time.

A position takes two records of four words of four bytes, one for the longitude and one
for the latitude. The words hold what separates the number from the one before and its
sign, its degrees and the point, and twice four decimals, looked up in tables. What a
number does not need is `FILLER`, to be deleted from the finished document in one go:
until then every position has its place.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["FILLER", "MOST_DECIMALS", "POSITION_BYTES", "write_positions"]

FILLER = b"\0"  # never part of a JSON text
POSITION_BYTES = 32
MOST_DECIMALS = 8
_GROUP = 10_000


def _table(texts: list[bytes]) -> NDArray[np.uint32]:
    return np.frombuffer(b"".join(texts), dtype=np.uint32)


@cache
def _decimals(kept: int) -> NDArray[np.uint32]:
    """Table of four decimals of which some are kept."""
    return _table([(b"%04d" % n)[:kept].ljust(4, FILLER) for n in range(_GROUP)])


@cache
def _degrees() -> NDArray[np.uint32]:
    return _table([(b"%d." % n).rjust(4, FILLER) for n in range(1000)])


_SEPARATORS = _table([b"],[\0", b"\0\0,\0"])  # before a longitude, before a latitude
_MINUS = _table([b"\0\0\0-"])[0]  # to be added


def write_positions(units: NDArray[Any], decimals: int) -> memoryview:
    """Write positions of whole units of the last decimal.

    Parameters
    ----------
    units : ndarray of float64, shape (n, 2)
        Longitude and latitude times ``10 ** decimals``, whole numbers; below 1000 degrees.
    decimals : int
        From 1 to 8.

    Returns
    -------
    memoryview
        ``],[lon,lat`` for each position, in `POSITION_BYTES` bytes with fillers.
    """
    size = np.abs(units)
    degrees = np.floor(size / 10.0**decimals)  # exact: whole numbers below 2^53
    rest = (size - degrees * 10.0**decimals) * 10.0 ** (MOST_DECIMALS - decimals)
    eight = rest.astype(np.uint32)
    four = eight // _GROUP
    words = np.empty((len(units), 2, 4), dtype=np.uint32)
    words[..., 0] = (units < 0).astype(np.uint32) * _MINUS + _SEPARATORS
    words[..., 1] = _degrees().take(degrees.astype(np.intp))
    words[..., 2] = _decimals(min(decimals, 4)).take(four)
    words[..., 3] = _decimals(max(decimals - 4, 0)).take(eight - four * _GROUP)
    return words.reshape(-1).data.cast("B")
