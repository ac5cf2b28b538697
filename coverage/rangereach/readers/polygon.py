"""A user's own target: the polygons of a GeoJSON file, a GeoPackage, Shapefile or KML."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from rangereach.earth.projection import name_crs, to_degrees
from rangereach.errors import FileNote, GeometryError, Problem, UserFileError, raise_problems

from .content import read_content, split_layer
from .geojson import parse_json, read_crs
from .layer import read_layer
from .projection import describe_projected, look_projected

__all__ = ["read_polygon"]

_LEAST_POSITIONS = 4  # RFC 7946, section 3.1.6: a ring is closed
_EDGE = 1000.0
"""Edges of a projected polygon are cut to this length before they are turned, m."""
_DEGREES = "GeoJSON is longitude, latitude in degrees, WGS84 (RFC 7946)"


def read_polygon(path: str | os.PathLike[str], *, name: str = "") -> Polygon | MultiPolygon:
    """Read the area of a GeoJSON file, a GeoPackage, a Shapefile or KML.

    Parameters
    ----------
    path : str or path
        A Polygon or MultiPolygon, a Feature, or a FeatureCollection of them; longitude
        before latitude, in degrees. Other files, and a GeoJSON with a ``crs``, are turned into
        degrees from the system that they name. ``area.gpkg#layer`` names a layer.
    name : str, optional
        As the user gave it, for messages.

    Returns
    -------
    shapely Polygon or MultiPolygon
        EPSG:4326, valid; the union of all features.

    Raises
    ------
    UserFileError
        With everything that is wrong in the file.
    """
    name = name or os.fspath(path)
    file, layer = split_layer(os.fspath(path))
    kind, content = read_content(Path(file), name)
    problems: list[Problem] = []
    if kind in ("geopackage", "shapefile", "kml"):
        crs, shapes = _read_gdal(Path(file), name, layer, problems)
    else:
        value = parse_json(content, name, hint="a GeoJSON file with a Polygon or MultiPolygon")
        crs = read_crs(value)
        shapes = [
            shape
            for where, geometry in _find_geometries(value, "file", problems)
            for shape in _read_shapes(where, geometry, problems, projected=bool(crs))
        ]
    if not shapes and not problems:
        problems.append(Problem(where="file", why="holds no polygon"))
    raise_problems(name, problems)
    area = shapely.union_all(_convert(shapes, crs, name) if crs else shapes)
    assert isinstance(area, Polygon | MultiPolygon)
    return area


def _read_gdal(
    path: Path, name: str, layer: str, problems: list[Problem]
) -> tuple[str, list[Polygon]]:
    """Return the system and the sound polygons of a layer; note every other feature."""
    read = read_layer(path, name, layer)
    if read.note:
        warnings.warn(f"{name}: {read.note}", FileNote, stacklevel=3)
    shapes: list[Polygon] = []
    for number, geometry in enumerate(read.geometries, 1):
        where = f"feature {number}"
        if isinstance(geometry, Polygon | MultiPolygon) and not geometry.is_empty:
            for shape in shapely.get_parts(shapely.force_2d(geometry)):
                if doubt := _doubt_shape(shape, where):
                    problems.append(doubt)
                else:
                    shapes.append(shape)
        else:
            kind = geometry.geom_type if geometry is not None else ""
            problems.append(_refuse_kind(where, kind))
    projected = bool(read.crs and name_crs(read.crs))
    if not projected and shapes and not _in_degrees(shapes):
        problems.append(Problem(where="file", why="is not in degrees", hint=_DEGREES))
    return read.crs if projected else "", shapes


def _convert(shapes: Sequence[Polygon], crs: str, name: str) -> list[Polygon]:
    """Return polygons of a projected system in degrees, their edges cut short first.

    An edge of a kilometre, straight in the projection, strays from one that is straight in
    degrees by a few centimetres.
    """
    try:
        cut = [shapely.segmentize(shape, _EDGE) if name_crs(crs) else shape for shape in shapes]
        turned = [
            shapely.transform(
                shape, lambda at: np.column_stack(to_degrees(at[:, 0], at[:, 1], crs))
            )
            for shape in cut
        ]
    except GeometryError as error:
        problem = Problem(where="crs", why=error.message, hint=error.hint)
        raise UserFileError(name, [problem]) from None
    if not _in_degrees(turned):
        why = f"does not lie within {name_crs(crs)}, the system it names"
        raise UserFileError(name, [Problem(where="file", value=crs, why=why, hint=_DEGREES)])
    return [part for shape in turned for part in shapely.get_parts(shapely.make_valid(shape))]


def _in_degrees(shapes: Sequence[Polygon]) -> bool:
    at = shapely.get_coordinates(shapes)
    return bool((np.isfinite(at) & (np.abs(at) <= [180, 90])).all())


def _find_geometries(
    value: Any, where: str, problems: list[Problem]
) -> Iterator[tuple[str, dict[str, Any]]]:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "FeatureCollection" and isinstance(value.get("features"), list):
        for number, feature in enumerate(value["features"], 1):
            yield from _find_geometries(feature, f"feature {number}", problems)
    elif kind == "Feature":
        yield from _find_geometries(value.get("geometry"), where, problems)
    elif kind in ("Polygon", "MultiPolygon"):
        yield where, value
    else:
        problems.append(_refuse_kind(where, kind if isinstance(kind, str) else ""))


def _refuse_kind(where: str, kind: str) -> Problem:
    why, hint = "is not a Polygon or MultiPolygon", "draw the area's outline"
    return Problem(where=where, value=kind, why=why, hint=hint)


def _doubt_shape(shape: Polygon, where: str) -> Problem | None:
    """Return what is wrong with a polygon's outline, with the place; None where nothing is."""
    if not shape.is_valid:
        why = f"is not a sound polygon: {shapely.is_valid_reason(shape)} (longitude latitude)"
        return Problem(where=where, why=why, hint="mend its outline")
    if shape.is_empty or shape.area <= 0:
        return Problem(where=where, why="has no area", hint="mend its outline")
    return None


def _read_shapes(
    where: str, geometry: dict[str, Any], problems: list[Problem], *, projected: bool = False
) -> Iterator[Polygon]:
    parts = geometry.get("coordinates")
    if geometry["type"] == "Polygon":
        parts = [parts]
    if not isinstance(parts, list) or not parts:
        problems.append(Problem(where=where, why="has no coordinates"))
        return
    for rings in parts:
        wrong = _doubt_rings(rings, projected=projected)
        if wrong is None:
            shape = Polygon([point[:2] for point in rings[0]], [_flat(ring) for ring in rings[1:]])
            wrong = _doubt_shape(shape, where)
            if wrong is None:
                yield shape
                continue
        problems.append(
            Problem(where=where, value=wrong.value, why=wrong.why, hint=wrong.hint or _DEGREES)
        )


def _flat(ring: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    return [point[:2] for point in ring]


def _doubt_rings(rings: Any, *, projected: bool) -> Problem | None:
    """Return the first thing wrong with a polygon's rings, None where nothing is."""
    if not isinstance(rings, list) or not rings:
        return Problem(where="", why="has no rings")
    for ring in rings:
        if not isinstance(ring, list) or len(ring) < _LEAST_POSITIONS:
            return Problem(where="", why="has a ring of fewer than 4 positions")
        for point in ring:
            if not _is_position(point, projected=projected):
                why = "is not a longitude and latitude in degrees" + _guess(point)
                return Problem(where="", value=json.dumps(point)[:60], why=why)
        if ring[0][:2] != ring[-1][:2]:
            hint = "repeat the first position at the end"
            return Problem(where="", why="has a ring that is not closed", hint=hint)
    return None


def _is_position(point: Any, *, projected: bool) -> bool:
    if not isinstance(point, list) or len(point) < 2:
        return False
    if any(isinstance(part, bool) or not isinstance(part, int | float) for part in point):
        return False
    limits = (1e9, 1e9) if projected else (180, 90)
    return bool(abs(point[0]) <= limits[0] and abs(point[1]) <= limits[1])


def _guess(point: Any) -> str:
    """Say which projected system a position looks like; empty where it looks like none."""
    numbers = isinstance(point, list) and all(type(part) in (int, float) for part in point[:2])
    if not numbers or len(point) < 2 or not all(abs(part) < 1e9 for part in point[:2]):
        return ""
    told = describe_projected([point[0]], [point[1]])[0] if look_projected(*point[:2]) else ""
    return f". It could be {told}; save it in WGS 84" if told else ""
