"""Rings and buffers of a caller's own points, lines and polygons, as a GeoDataFrame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from rangereach import earth
from rangereach.errors import GeometryError
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["as_frame", "draw_buffers", "draw_rings"]


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

    if isinstance(where, gpd.GeoSeries):
        where = gpd.GeoDataFrame(geometry=where)
    if isinstance(where, gpd.GeoDataFrame):
        if where.crs is None:
            raise GeometryError(
                "the frame has no CRS",
                hint='say which it is: frame.set_crs("EPSG:4326") for longitude and latitude',
            )
        frame: gpd.GeoDataFrame = where.to_crs("EPSG:4326")
        if frame.active_geometry_name != "geometry":
            frame = frame.rename_geometry("geometry")
        return frame
    if isinstance(where, shapely.Geometry):
        return gpd.GeoDataFrame(geometry=[where], crs="EPSG:4326")
    points: NDArray[np.float64] = np.atleast_2d(np.asarray(where, dtype=float))
    if points.ndim != 2 or points.shape[1] != 2:
        raise GeometryError(
            f"an array of shape {np.shape(where)} is not a list of points",
            hint="pass (longitude, latitude) in degrees, of shape (2,) or (n, 2)",
        )
    return gpd.GeoDataFrame(geometry=shapely.points(points), crs="EPSG:4326")


def _draw_rows(
    frame: gpd.GeoDataFrame,
    range_km: ArrayLike,
    draw_one: Callable[[Any, float], earth.Drawn],
) -> gpd.GeoDataFrame:
    try:
        radii_m = np.broadcast_to(np.asarray(range_km, dtype=float) * M_PER_KM, (len(frame),))
    except ValueError:
        raise GeometryError(
            f"range_km has shape {np.shape(range_km)} for {len(frame)} rows",
            hint="give one number, or one per row",
        ) from None
    drawn: list[Any] = []
    for row, (geometry, radius_m) in enumerate(zip(frame.geometry, radii_m, strict=True)):
        try:
            drawn.append(draw_one(geometry, float(radius_m)))
        except GeometryError as error:
            raise GeometryError(f"row {row}: {error.message}", hint=error.hint) from None
    out = frame.copy()
    out["geometry"] = [shape.geometry for shape in drawn]
    out["radius_m"] = [shape.radius_m for shape in drawn]
    out["max_error_m"] = [shape.max_error_m for shape in drawn]
    return out
