"""What the map draws: the measured shapes in few bytes, and where names may stand."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from rangereach.study import Study

__all__ = [
    "Bounds",
    "Shape",
    "anchors",
    "encode",
    "name_spots",
    "pack",
    "pack_points",
    "pan_bounds",
    "view_bounds",
    "within_reach_of",
]

Shape = list[list[str]]
"""Polygons and their rings; a ring is packed, see `pack`."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

_SCALE = 1e5
_ALPHABET = np.frombuffer(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", dtype=np.uint8
)
TALLEST_DEG = 9.0
_ANCHOR_STEP_DEG = 0.35
_NAME_SPOTS = 24


def encode(geometry: BaseGeometry) -> Shape:
    """Write polygons as whole differences of 1e-5 degrees (about a metre).

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon
        EPSG:4326.

    Returns
    -------
    Shape
        Each ring packed, open: the first vertex is not repeated.
    """
    return [
        [pack(_deltas(ring)) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in _polygons(geometry)
    ]


def pack(differences: ArrayLike) -> str:
    """Write whole numbers in few characters.

    Each is moved from signed to unsigned (0, -1, 1, -2 … become 0, 1, 2, 3 …) and cut
    into groups of five bits, the lowest first; a group is one of 64 characters, and its
    sixth bit says that another follows.

    Parameters
    ----------
    differences : array of int
        Longitude and latitude in turn, each less the one before, in whole steps.

    Examples
    --------
    >>> pack([1, -1, 100])
    'CBoG'
    """
    signed = np.asarray(differences, dtype=np.int64)
    if not signed.size:
        return ""
    numbers = (signed << 1) ^ (signed >> 63)
    shifts = 5 * np.arange(max(1, -(-int(numbers.max()).bit_length() // 5)))
    rest = numbers[:, np.newaxis] >> shifts
    groups = (rest & 31) | np.where(rest > 31, 32, 0)
    written = rest > 0
    written[:, 0] = True
    return str(_ALPHABET[groups[written]].tobytes(), "ascii")


def pack_points(points: Iterable[tuple[float, float]], step_deg: float) -> str:
    """Pack points, each less the one before, in whole steps of so many degrees.

    Parameters
    ----------
    points : iterable of (longitude, latitude)
        Degrees.
    step_deg : float
        The grid they are rounded to.
    """
    whole = np.rint(np.array(list(points)).reshape(-1, 2) / step_deg).astype(np.int64)
    return pack(np.diff(whole, axis=0, prepend=[[0, 0]]).ravel())


def within_reach_of(geometry: BaseGeometry, target: BaseGeometry) -> BaseGeometry:
    """Leave out what lies far outside the target and is never seen; inside, nothing changes.

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon
        A ring whose part outside the target is painted over.
    target : shapely Polygon or MultiPolygon
        What is reached into.
    """
    around = shapely.simplify(shapely.buffer(shapely.simplify(target, 0.05), 0.25), 0.05)
    shapely.prepare(around)
    if shapely.contains_properly(around, geometry):
        return geometry
    return shapely.intersection(geometry, around)


def _deltas(ring: shapely.LinearRing) -> NDArray[np.int64]:
    whole = np.rint(shapely.get_coordinates(ring)[:-1] * _SCALE).astype(np.int64)
    kept = np.concatenate([[True], np.any(np.diff(whole, axis=0) != 0, axis=1)])
    whole = whole[kept]
    steps: NDArray[np.int64] = np.diff(whole, axis=0, prepend=[[0, 0]])
    return steps.ravel()


def view_bounds(study: Study) -> Bounds:
    """Return what the first view must show.

    The reached area; with places also their rings; where nothing is reached, the ring
    and the part of the target that is nearest to it.
    """
    widest = max(study.scenario.ranges, key=lambda band: band.high_km)
    reached = study.row(widest.id, "high").geometry
    ring = study.ring(widest.id, "high").geometry
    shown: list[BaseGeometry] = [reached]
    if reached.is_empty:
        near = shapely.shortest_line(ring, study.scenario.target.geometry)
        south, north = ring.bounds[1], ring.bounds[3]
        shown = [near.buffer(0.6), ring] if north - south < TALLEST_DEG else [near.buffer(2.5)]
    for origin in study.scenario.origins:
        if origin.place is not None:
            shown += [shapely.Point(origin.place.lon_deg, origin.place.lat_deg), ring]
    west, south, east, north = shapely.total_bounds(shown)
    return _rounded(west, south, east, north)


def pan_bounds(study: Study, view: Bounds) -> Bounds:
    """Return how far a reader may move the map: the target and the view, with a margin."""
    west, south, east, north = shapely.total_bounds(
        [study.scenario.target.geometry, shapely.box(*view)]
    )
    return _rounded(west - 8, south - 4, east + 8, north + 4)


def anchors(edge: BaseGeometry, target: BaseGeometry) -> list[tuple[float, float]]:
    """Return spots on a drawn edge for its label, inside the target where it goes there.

    Parameters
    ----------
    edge : shapely Polygon or MultiPolygon
        The ring.
    target : shapely Polygon or MultiPolygon
        What is reached into.
    """
    line = edge.boundary
    inside = line.intersection(target)
    parts = inside if inside.length > 0 else line
    spots: list[tuple[float, float]] = []
    for part in shapely.get_parts(shapely.line_merge(parts)):
        if part.geom_type != "LineString" or part.length < _ANCHOR_STEP_DEG / 3:
            continue
        count = max(1, math.floor(part.length / _ANCHOR_STEP_DEG))
        along = (np.arange(count) + 0.5) / count
        spots += [
            (round(float(x), 3), round(float(y), 3))
            for x, y in shapely.get_coordinates(
                shapely.line_interpolate_point(part, along, normalized=True)
            )
        ]
    return spots


def name_spots(geometry: BaseGeometry, within: Bounds) -> list[tuple[float, float, float]]:
    """Return spots inside an area where its name may stand.

    Parameters
    ----------
    geometry : shapely Polygon or MultiPolygon
        The area.
    within : Bounds
        Only spots in here are of use.

    Returns
    -------
    list of (longitude, latitude, clearance)
        Degrees; the clearance is the distance to the area's edge or to that of `within`.
    """
    area = shapely.intersection(geometry, shapely.box(*within))
    if area.is_empty or area.area == 0:
        return []
    step = min(max(math.sqrt(area.area / _NAME_SPOTS), 0.35), 1.6)
    west, south, east, north = area.bounds
    lons, lats = np.meshgrid(np.arange(west, east, step / 0.7), np.arange(south, north, step / 1.4))
    points = shapely.points(lons.ravel(), lats.ravel())
    shapely.prepare(area)
    points = points[shapely.contains(area, points)]
    points = np.concatenate([points, [area.representative_point()]])
    clear = shapely.distance(points, area.boundary)
    return [
        (round(float(x), 2), round(float(y), 2), round(float(free), 1))
        for (x, y), free in zip(shapely.get_coordinates(points), clear, strict=True)
        if free >= 0.1
    ]


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return list(geometry.geoms) if isinstance(geometry, MultiPolygon) else []


def _rounded(west: float, south: float, east: float, north: float) -> Bounds:
    return (round(west, 3), round(south, 3), round(east, 3), round(north, 3))
