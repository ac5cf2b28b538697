"""Origins x ranges -> drawn rings and buffers, low and high.

A place gets a geodesic circle, a border and a soil a geodesic buffer. The row
``all`` is the union of a band's origins; its edge is everywhere the edge of one
of them and inside none of the others, so that the greatest of their error
bounds holds for it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from . import catalogue, earth
from .errors import GeometryError
from .model import Edge, Origin, Scenario, Target, Territory
from .units import M_PER_KM

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

__all__ = [
    "ALL",
    "Ring",
    "as_frame",
    "draw",
    "draw_buffers",
    "draw_rings",
    "origin_geometry",
    "ring_coordinates",
]

ALL = "all"
"""The origin id of the union of all origins."""

ring_coordinates = earth.ring_coordinates


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One range drawn around one origin; a row of the RINGS frame.

    Parameters
    ----------
    band_id, edge, origin_id : str
        The keys; ``origin_id`` is ``all`` for the union of the origins.
    radius_m : float
        The geodesic distance that is drawn: range minus set-back.
    max_error_m : float
        Bound of the drawn edge's error.
    geometry : shapely Polygon or MultiPolygon
        EPSG:4326, longitude first.
    """

    band_id: str
    edge: Edge
    origin_id: str
    radius_m: float
    max_error_m: float
    geometry: Polygon | MultiPolygon


def origin_geometry(origin: Origin, target: Target, territory: Territory) -> BaseGeometry:
    """Return the point, line or area that distances from an origin start at.

    Parameters
    ----------
    origin : Origin
        A place, a border or a soil.
    target : Target
        Whose border is meant; Ukraine's where the target is a polygon of the user's.
    territory : Territory
        The borders.

    Returns
    -------
    shapely geometry
        EPSG:4326.

    Raises
    ------
    GeometryError
        If the country shares no border with the target.
    """
    if origin.kind == "place":
        assert origin.place is not None
        return shapely.Point(origin.place.lon_deg, origin.place.lat_deg)
    assert origin.country is not None
    if origin.kind == "soil":
        return territory.countries[origin.country].geometry
    border = catalogue.shared_border(territory, origin.country, target.country or "UA")
    if border is None:
        raise GeometryError(
            f"{origin.country} shares no land border with {target.names['en']}",
            hint=f"measure from its soil: {origin.country}:soil",
        )
    return border


def draw(scenario: Scenario, territory: Territory) -> tuple[Ring, ...]:
    """Draw every range of a scenario around every origin.

    Parameters
    ----------
    scenario : Scenario
        Origins, ranges and set-back.
    territory : Territory
        The borders.

    Returns
    -------
    tuple of Ring
        One per (band, edge, origin), ``all`` first within each edge; within 10 m.
    """
    origins = [
        (origin.id, origin_geometry(origin, scenario.target, territory))
        for origin in scenario.origins
    ]
    rows: list[Ring] = []
    for band in scenario.ranges:
        low: list[Ring] = []
        for edge, range_km in band.edges_km():
            if edge == "high" and band.high_km == band.low_km:
                rows += [replace(ring, edge="high") for ring in low]
                continue
            radius_m = (range_km - scenario.setback_km) * M_PER_KM
            drawn = [
                Ring(
                    band_id=band.id,
                    edge=edge,
                    origin_id=origin_id,
                    radius_m=radius_m,
                    max_error_m=shape.max_error_m,
                    geometry=shape.geometry,
                )
                for origin_id, shape in _draw_each(origins, radius_m)
            ]
            low = [_unite(drawn), *drawn]
            rows += low
    return tuple(rows)


def _draw_each(
    origins: list[tuple[str, BaseGeometry]], radius_m: float
) -> Iterator[tuple[str, earth.Drawn]]:
    for origin_id, geometry in origins:
        yield origin_id, earth.draw_buffer(geometry, radius_m)


def _unite(drawn: list[Ring]) -> Ring:
    if len(drawn) == 1:
        return replace(drawn[0], origin_id=ALL)
    return replace(
        drawn[0],
        origin_id=ALL,
        max_error_m=max(ring.max_error_m for ring in drawn),
        geometry=shapely.union_all([ring.geometry for ring in drawn]),
    )


def draw_rings(
    where: gpd.GeoDataFrame | gpd.GeoSeries | BaseGeometry | ArrayLike,
    *,
    range_km: ArrayLike,
    tolerance_m: float | None = None,
    vertices: int | None = None,
) -> gpd.GeoDataFrame:
    """Draw geodesic circles around points.

    Parameters
    ----------
    where : GeoDataFrame, GeoSeries, shapely geometry or array-like
        Points: a frame or series in any CRS, a Point or MultiPoint in EPSG:4326, or an
        array of (longitude, latitude) in degrees, of shape (2,) or (n, 2).
    range_km : float or array-like of shape (n,)
        Kilometres; one for all, or one per row.
    tolerance_m : float, optional
        Metres that no drawn point may be off; 10 where neither this nor `vertices` is given.
    vertices : int, optional
        A fixed number of vertices instead.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, valid under RFC 7946: ``geometry``, ``radius_m``, ``max_error_m``, and
        the columns that came in.

    Raises
    ------
    GeometryError
        If a coordinate or range is impossible (naming the row), or if both `tolerance_m`
        and `vertices` are given.

    Examples
    --------
    >>> ring = draw_rings([22.019, 50.11], range_km=100)
    >>> bool(ring.max_error_m.iloc[0] <= 10)
    True
    """
    if tolerance_m is not None and vertices is not None:
        raise GeometryError(
            "tolerance_m and vertices are given together",
            hint="give the one that matters: either decides the number of vertices",
        )
    frame = as_frame(where)
    return _draw_rows(
        frame,
        range_km,
        lambda point, radius_m: earth.draw_ring(
            point.x,
            point.y,
            radius_m,
            tolerance_m=10.0 if tolerance_m is None else tolerance_m,
            vertices=vertices,
        ),
    )


def draw_buffers(
    where: gpd.GeoDataFrame | gpd.GeoSeries | BaseGeometry | ArrayLike,
    *,
    range_km: ArrayLike,
    tolerance_m: float = 10.0,
) -> gpd.GeoDataFrame:
    """Draw everything within a geodesic distance of points, lines or polygons.

    Parameters
    ----------
    where : GeoDataFrame, GeoSeries, shapely geometry or array-like
        As for `draw_rings`, and lines and polygons too. Edges are straight in longitude
        and latitude.
    range_km : float or array-like of shape (n,)
        Kilometres; one for all, or one per row.
    tolerance_m : float
        Metres that no drawn point may be off.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326: ``geometry``, ``radius_m``, ``max_error_m``, and the columns that came in.

    Raises
    ------
    GeometryError
        If a coordinate, geometry or range is impossible, naming the row.

    Examples
    --------
    >>> import shapely
    >>> zone = draw_buffers(shapely.LineString([(22.5, 49.1), (23.7, 50.4)]), range_km=70)
    >>> float(zone.radius_m.iloc[0])
    70000.0
    """
    frame = as_frame(where)
    return _draw_rows(
        frame,
        range_km,
        lambda geometry, radius_m: earth.draw_buffer(geometry, radius_m, tolerance_m=tolerance_m),
    )


def as_frame(where: Any) -> gpd.GeoDataFrame:
    """Bring what a caller may pass to a GeoDataFrame in EPSG:4326, a copy."""
    import geopandas as gpd

    if isinstance(where, gpd.GeoDataFrame | gpd.GeoSeries):
        if where.crs is None:
            raise GeometryError(
                "the frame has no CRS",
                hint='say which it is: frame.set_crs("EPSG:4326") for longitude and latitude',
            )
        frame = where.to_frame("geometry") if isinstance(where, gpd.GeoSeries) else where
        frame = frame.to_crs("EPSG:4326")
        named = frame.geometry.name == "geometry"
        return frame if named else frame.rename_geometry("geometry")
    if isinstance(where, shapely.Geometry):
        return gpd.GeoDataFrame(geometry=[where], crs="EPSG:4326")
    points: NDArray[np.float64] = np.atleast_2d(np.asarray(where, dtype=float))
    if points.ndim != 2 or points.shape[1] != 2:
        raise GeometryError(
            f"an array of shape {np.shape(where)} is not a list of points",
            hint="pass (longitude, latitude) in degrees, of shape (2,) or (n, 2)",
        )
    return gpd.GeoDataFrame(geometry=shapely.points(points), crs="EPSG:4326")


def _draw_rows(frame: gpd.GeoDataFrame, range_km: ArrayLike, draw_one: Any) -> gpd.GeoDataFrame:
    try:
        radii_m = np.broadcast_to(np.asarray(range_km, dtype=float) * M_PER_KM, (len(frame),))
    except ValueError:
        raise GeometryError(
            f"range_km has shape {np.shape(range_km)} for {len(frame)} rows",
            hint="give one number, or one per row",
        ) from None
    drawn = []
    for row, (geometry, radius_m) in enumerate(zip(frame.geometry, radii_m, strict=True)):
        try:
            drawn.append(draw_one(geometry, float(radius_m)))
        except GeometryError as error:
            raise GeometryError(f"row {row}: {error.message}", hint=error.hint) from None
    return frame.assign(
        geometry=[shape.geometry for shape in drawn],
        radius_m=[shape.radius_m for shape in drawn],
        max_error_m=[shape.max_error_m for shape in drawn],
    ).set_geometry("geometry", crs="EPSG:4326")
