"""A GeoDataFrame as GeoJSON (RFC 7946), fast and the same bytes each time.

Positions are written to a fixed number of decimals. Seven, the default, move a point by
at most 8 mm; a column ``max_error_m`` grows by as much. Where so little makes a polygon
invalid (an edge passes over a vertex of another), GEOS rounds it anew, so that it stays
valid.
"""

from __future__ import annotations

import io
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach.errors import OutputError
from rangereach.rings import as_frame

from .digits import FILLER, MOST_DECIMALS, POSITION_BYTES, write_positions
from .outline import find_simple

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

__all__ = ["write_geojson"]

_BATCH = 100  # rows at a time: their arrays stay in the processor's cache
_DEGREE_M = 111_694.0  # of latitude at a pole, where a degree is longest
_TYPES = {
    0: b"Point",
    1: b"LineString",
    3: b"Polygon",
    4: b"MultiPoint",
    5: b"MultiLineString",
    6: b"MultiPolygon",
}
_COLLECTION = 7

Pieces = list[bytes | memoryview]
"""Text to be put together, with fillers."""


def write_geojson(frame: gpd.GeoDataFrame, *, decimals: int = 7) -> bytes:
    """Write a frame as a GeoJSON FeatureCollection.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame
        In any CRS. Every column but the geometry becomes a property: missing values are
        null, dates text by ISO 8601. An index that is not 0, 1, 2, … becomes the ids.
    decimals : int
        Of longitude and latitude, 1 to 8; half the last one is at most 8 mm for 7, 0.8 m
        for 5. What polygons lose by it is added to ``max_error_m`` where there is such a
        column. Heights are left out.

    Returns
    -------
    bytes
        UTF-8, a feature a line; in EPSG:4326 as RFC 7946 asks, outer rings
        counter-clockwise, valid polygons still valid.

    Raises
    ------
    GeometryError
        If the frame has no CRS, or a coordinate has no place on Earth, naming the row.
    OutputError
        If a value has no form in JSON, such as infinity; or for impossible `decimals`.

    Examples
    --------
    >>> import rangereach as rr
    >>> rr.write_geojson(rr.draw_rings([22.019, 50.11], range_km=100))[:40]
    b'{"type":"FeatureCollection","features":['
    """
    if decimals not in range(1, MOST_DECIMALS + 1):
        raise OutputError(
            f"{decimals!r} decimals cannot be written", hint=f"give 1 to {MOST_DECIMALS}"
        )
    frame = as_frame(frame)
    heads = _write_heads(frame, decimals)
    geometries = np.asarray(frame.geometry.array, dtype=object)
    file = io.BytesIO()
    file.write(b'{"type":"FeatureCollection","features":[')
    for start in range(0, len(frame), _BATCH):
        rows = slice(start, start + _BATCH)
        pieces: Pieces = []
        shapes = _write_geometries(geometries[rows], decimals)
        for head, shape in zip(heads[rows], shapes, strict=True):
            pieces += [b",\n", head, *shape, b"}"]
        text = b"".join(pieces).translate(None, FILLER)
        file.write(text if start else text[1:])
    file.write(b"\n]}\n")
    return file.getvalue()


def _write_heads(frame: gpd.GeoDataFrame, decimals: int) -> list[bytes]:
    """Write what comes before the geometry of each feature."""
    import pandas as pd

    columns = pd.DataFrame(frame.drop(columns="geometry"))
    if "max_error_m" in columns and pd.api.types.is_numeric_dtype(columns["max_error_m"]):
        columns["max_error_m"] += np.hypot(1, 1) * _DEGREE_M * 10.0**-decimals / 2
    keys = [json.dumps(str(name), ensure_ascii=False).replace("%", "%%") for name in columns]
    properties = ",".join(f"{key}:%s" for key in keys)
    head = f'"properties":{{{properties}}},"geometry":'
    texts = [_write_values(columns.iloc[:, at]) for at in range(len(keys))]
    if not frame.index.equals(pd.RangeIndex(len(frame))):
        head = f'"id":%s,{head}'
        texts.insert(0, _write_values(frame.index.to_series().astype(str)))
    rows = zip(*texts, strict=True) if texts else [()] * len(frame)
    return [(f'{{"type":"Feature",{head}' % row).encode() for row in rows]


def _write_values(column: pd.Series[Any]) -> list[str]:
    """Write each value of a column as JSON."""
    values = column.astype(object).where(column.notna(), None).tolist()
    between = FILLER.decode()  # inside a text it would be escaped
    write = json.JSONEncoder(
        ensure_ascii=False, allow_nan=False, separators=(between, ":"), default=_simplify
    ).encode
    try:
        texts = write(values)[1:-1].split(between)
        if len(texts) != len(values):  # some are lists, or there are none at all
            texts = [write(value).replace(between, ",") for value in values]
    except (TypeError, ValueError) as error:
        raise OutputError(
            f"column {column.name!r} cannot be written as JSON: {error}",
            hint="leave the column out, or turn it into numbers, texts or dates",
        ) from None
    return texts


def _simplify(value: Any) -> Any:
    """Return a date, or a value of NumPy, as one that JSON has."""
    for method in ("isoformat", "tolist"):
        if hasattr(value, method):
            return getattr(value, method)()
    raise TypeError(f"it holds a {type(value).__name__}")


def _write_geometries(geometries: NDArray[Any], decimals: int) -> list[Pieces]:
    """Write geometries in degrees, with fillers; null for those that are empty."""
    kinds = np.where(shapely.is_empty(geometries), -1, shapely.get_type_id(geometries))
    texts: list[Pieces] = [[b"null"]] * len(geometries)
    for kind in np.unique(kinds[kinds >= 0]).tolist():
        rows = np.flatnonzero(kinds == kind)
        write = _write_collections if kind == _COLLECTION else _write_alike
        for row, text in zip(rows.tolist(), write(geometries[rows], decimals), strict=True):
            texts[row] = text
    return texts


def _write_collections(geometries: NDArray[Any], decimals: int) -> list[Pieces]:
    texts: list[Pieces] = []
    for geometry in geometries:
        parts = shapely.get_parts(geometry)
        texts.append([b'{"type":"GeometryCollection","geometries":['])
        for part in _write_geometries(parts[~shapely.is_empty(parts)], decimals):
            texts[-1] += [*part, b","]
        texts[-1][-1] = b"]}"
    return texts


def _write_alike(geometries: NDArray[Any], decimals: int) -> list[Pieces]:
    """Write geometries of one type, none of them empty; rounded, polygons stay valid."""
    if geometries[0].geom_type == "LinearRing":  # a ring of its own is a line
        geometries = np.array([shapely.LineString(ring) for ring in geometries], dtype=object)
    start = b'{"type":"%b","coordinates":' % _TYPES[shapely.get_type_id(geometries[0])]
    whole = geometries[0].geom_type == "Polygon"
    if whole and not shapely.get_num_interior_rings(geometries).any():
        count = shapely.get_num_coordinates(geometries)
        units = np.rint(shapely.get_coordinates(geometries) * 10.0**decimals)
        if find_simple(units, count).all():  # many rings: nothing to turn round or to mend
            ends = np.append(0, np.cumsum(count))
            return _nest(start, units, (ends, np.arange(len(ends))), decimals)
    geometries = shapely.orient_polygons(geometries)
    kind, degrees, offsets = shapely.to_ragged_array(geometries, include_z=False)
    units = np.rint(degrees * 10.0**decimals)
    texts = _nest(start, units, offsets, decimals)
    broken = ~shapely.is_valid(shapely.from_ragged_array(kind, units, offsets))
    if broken.any():
        grid = 10.0**-decimals
        broken &= shapely.is_valid(geometries) & (shapely.get_precision(geometries) != grid)
        mended = _write_geometries(shapely.set_precision(geometries[broken], grid), decimals)
        for row, text in zip(np.flatnonzero(broken).tolist(), mended, strict=True):
            texts[row] = text
    return texts


def _nest(
    start: bytes, units: NDArray[Any], offsets: tuple[NDArray[Any], ...], decimals: int
) -> list[Pieces]:
    """Write positions in the brackets that shapely's ragged arrays stand for."""
    text = write_positions(units, decimals)
    if not offsets:
        ends = range(POSITION_BYTES, len(text) + 1, POSITION_BYTES)
        return [[start, text[end - POSITION_BYTES + 2 : end], b"]}"] for end in ends]
    # how many brackets open before each row of positions, and close after it
    row, *outer = offsets
    first = np.arange(len(row))
    opening, closing = np.zeros((2, len(row)), dtype=int)
    for level in outer:
        first = first[level]
        opening[first[:-1]] += 1
        closing[first[1:] - 1] += 1
    depth = len(outer)
    opened = [b"," + b"[" * (n + 1) for n in range(depth)] + [start + b"[" * (depth + 1)]
    closed = [b"]" * (n + 2) for n in range(depth)] + [b"]" * (depth + 2) + b"}"]
    ends = (row * POSITION_BYTES).tolist()
    pieces: Pieces = []
    for before, after, (begin, end) in zip(
        opening.tolist(), closing.tolist(), pairwise(ends), strict=False
    ):
        close = closed[after] if begin < end else closed[after][1:]
        pieces += [opened[before], text[begin + 2 : end], close]
    return [pieces[3 * begin : 3 * end] for begin, end in pairwise(first.tolist())]
