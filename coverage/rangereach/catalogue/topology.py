"""TopoJSON -> arcs and polygons, with the arcs kept.

Arcs are stored once, as integer steps on a grid; a ring is a list of arc numbers,
``~n`` being arc n backwards. Decoding is one cumulative sum per arc, and polygons are
assembled from ring coordinates in one call, so that borders load in milliseconds.
Specification: TopoJSON 1.0 (github.com/topojson/topojson-specification).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

__all__ = ["arc_ids", "assemble", "decode_arcs"]

_DECIMALS = 9
"""Of a degree: a tenth of a millimetre, and exact where the grid is decimal."""


def decode_arcs(topology: dict[str, Any]) -> list[NDArray[np.float64]]:
    """Return every arc as an array (n, 2) of longitude and latitude in degrees."""
    scale = np.asarray(topology["transform"]["scale"])
    shift = np.asarray(topology["transform"]["translate"])
    # Whole numbers are summed and scaled once, so an end that two arcs share is the same number.
    return [
        np.round(np.cumsum(np.asarray(arc, dtype=np.int64), axis=0) * scale + shift, _DECIMALS)
        for arc in topology["arcs"]
    ]


def arc_ids(geometry: dict[str, Any]) -> frozenset[int]:
    """Return the numbers of the arcs that bound a TopoJSON polygon or multipolygon."""
    return frozenset(
        arc if arc >= 0 else ~arc for rings in _polygons(geometry) for ring in rings for arc in ring
    )


def assemble(
    geometry: dict[str, Any], arcs: Sequence[NDArray[np.float64]]
) -> Polygon | MultiPolygon:
    """Build the shapely geometry of a TopoJSON polygon or multipolygon.

    Parameters
    ----------
    geometry : dict
        With ``type`` and ``arcs``.
    arcs : sequence of float64 array (n, 2)
        From `decode_arcs`.

    Returns
    -------
    Polygon or MultiPolygon
        EPSG:4326, longitude first.
    """
    parts = [
        Polygon(_ring(rings[0], arcs), [_ring(ring, arcs) for ring in rings[1:]])
        for rings in _polygons(geometry)
    ]
    return parts[0] if geometry["type"] == "Polygon" else shapely.MultiPolygon(parts)


def _polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    yield from [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def _ring(numbers: list[int], arcs: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Chain arcs; each begins where the one before it ends."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
