"""Shapes as SVG path data: whole hundredths, each point as the step from the one before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["decimal", "path_data"]

_STEPS_PER_UNIT = 100
SIMPLIFY = 0.045
"""Units of the picture. Where a ring begins, twice that may be lost; no line moves by a tenth."""


def path_data(geometry: BaseGeometry) -> str:
    """Write polygons and lines as path data, simplified to what can be seen.

    Parameters
    ----------
    geometry : shapely geometry
        In units of the picture.

    Examples
    --------
    >>> path_data(shapely.LineString([(0, 0), (10, 0.5), (20, 0)]))
    'M0 0l10 .5 10-.5'
    """
    slim = shapely.simplify(geometry, SIMPLIFY, preserve_topology=False)
    return "".join(_subpaths(slim))


def decimal(value: float) -> str:
    """Write a number to hundredths, without what may be left out.

    Examples
    --------
    >>> decimal(1.5), decimal(20.0), decimal(0.004)
    ('1.5', '20', '0')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _subpaths(geometry: BaseGeometry) -> Iterator[str]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                yield _subpath(ring, closed=True)
        elif part.geom_type in {"LineString", "LinearRing"}:
            yield _subpath(part, closed=False)
        elif part.geom_type != "Point":
            yield from _subpaths(part)


def _subpath(line: BaseGeometry, *, closed: bool) -> str:
    if line.is_empty:
        return ""
    steps = np.rint(shapely.get_coordinates(line) * _STEPS_PER_UNIT).astype(np.int64)
    kept = np.concatenate([[True], np.any(np.diff(steps, axis=0) != 0, axis=1)])
    steps = steps[kept]
    if closed and len(steps) > 1 and (steps[0] == steps[-1]).all():
        steps = steps[:-1]
    if len(steps) < (3 if closed else 2):
        return ""
    (x, y), *moves = np.diff(steps, axis=0, prepend=[[0, 0]]).tolist()
    numbers = "".join(f" {_number(a)} {_number(b)}" for a, b in moves)
    text = f"M{_number(x)} {_number(y)}l{numbers[1:]}".replace(" -", "-")
    return f"{text}z" if closed else text


@lru_cache(maxsize=16384)
def _number(hundredths: int) -> str:
    """Write hundredths as a decimal without what may be left out."""
    sign = "-" if hundredths < 0 else ""
    whole, part = divmod(abs(hundredths), _STEPS_PER_UNIT)
    decimals = f".{part:02d}".rstrip("0") if part else ""
    return f"{sign}{whole or ''}{decimals}" if decimals else f"{sign}{whole}"
