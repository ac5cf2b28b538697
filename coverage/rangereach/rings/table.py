"""Rings and buffers of a caller's own points, lines and polygons, as a GeoDataFrame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from rangereach import earth
from rangereach.errors import GeometryError

from .inputs import as_frame, name_rows, read_degrees, read_ranges_m

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["draw_buffers", "draw_rings"]

_POINT, _MULTIPOINT = 0, 4  # GEOS type ids


def draw_rings(
    where: gpd.GeoDataFrame | gpd.GeoSeries | BaseGeometry | ArrayLike,
    *,
    range_km: ArrayLike,
    least_km: ArrayLike | None = None,
    bearing_deg: ArrayLike | None = None,
    width_deg: ArrayLike | None = None,
    tolerance_m: float | None = None,
    vertices: int | None = None,
) -> gpd.GeoDataFrame:
    """Draw geodesic circles around points, or annuli and sectors of them.

    Parameters
    ----------
    where : GeoDataFrame, GeoSeries, shapely geometry or array-like
        Points: a frame or series in any CRS; Points or MultiPoints in EPSG:4326, one or an
        array; or an array of (longitude, latitude) in degrees, of shape (2,) or (n, 2). A
        MultiPoint's ring is the union of its points' rings.
    range_km : float, str, or array-like of these of shape (n,)
        Kilometres, or text with a unit (m, km, mi, nmi) such as ``"38 nmi"``; one for all, or
        one per row.
    least_km : float, str, or array-like of these of shape (n,), optional
        The least range, of an annulus or of a sector that does not begin at its centre.
    bearing_deg, width_deg : float or array-like of shape (n,), optional
        The azimuth of a sector's middle, clockwise from north, and its angle at the centre,
        above 0 to 360; both or neither.
    tolerance_m : float, optional
        Metres that no drawn point may be off; 10 where neither this nor `vertices` is given.
    vertices : int, optional
        A fixed number of vertices of a whole ring instead.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, valid under RFC 7946: ``geometry``, ``radius_m``, ``max_error_m``, where
        asked for also ``least_m``, ``bearing_deg``, ``width_deg``, and the other columns that
        came in.

    Raises
    ------
    GeometryError
        If a coordinate, range or direction is impossible, naming the row, or if both
        `tolerance_m` and `vertices` are given.

    Examples
    --------
    >>> ring = draw_rings([22.019, 50.11], range_km=100)
    >>> bool(ring.max_error_m.iloc[0] <= 10)
    True
    >>> float(draw_rings([22.019, 50.11], range_km="38 nmi").radius_m.iloc[0])
    70376.0
    """
    if (bearing_deg is None) != (width_deg is None):
        given, other = ("width", "bearing") if bearing_deg is None else ("bearing", "width")
        raise GeometryError(
            f"a sector is given by {given}_deg alone",
            hint=f"{other}_deg belongs to it: the bearing of its middle, and how wide it is",
        )
    fineness: dict[str, Any] = {"tolerance_m": tolerance_m, "vertices": vertices}
    frame = as_frame(where)
    with name_rows(frame.index):
        radius_m = read_ranges_m(range_km, frame.index)
        part: dict[str, NDArray[Any]] = {}
        if least_km is not None:
            part["least_m"] = read_ranges_m(least_km, frame.index, "least_km")
        if bearing_deg is not None:
            part["bearing_deg"] = read_degrees(bearing_deg, frame.index, "bearing_deg")
            part["width_deg"] = read_degrees(width_deg, frame.index, "width_deg")
        points, row = _split_points(frame.geometry.to_numpy())
        x, y = shapely.get_coordinates(points).T
        if not part:
            drawn = earth.draw_rings(x, y, radius_m[row], **fineness)
        else:
            draw = earth.draw_sector if "width_deg" in part else earth.draw_annulus
            drawn = _draw_each(
                row,
                lambda i: draw(
                    x[i],
                    y[i],
                    radius_m=radius_m[row[i]],
                    **{name: values[row[i]] for name, values in part.items()},
                    **fineness,
                ),
            )
        geometry, error = _unite(drawn, row, len(frame))
    return _finish(frame, geometry, radius_m=radius_m, max_error_m=error, **part)


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
    range_km : float, str, or array-like of these of shape (n,)
        As for `draw_rings`.
    tolerance_m : float
        Metres that no drawn point may be off.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326: ``geometry``, ``radius_m``, ``max_error_m``, and the other columns that
        came in.

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
    with name_rows(frame.index):
        radius_m = read_ranges_m(range_km, frame.index)
        shapes = frame.geometry.to_numpy()
        point = (shapely.get_type_id(shapes) == _POINT) & ~shapely.is_empty(shapes)
        x, y = shapely.get_coordinates(shapes[point]).T
        rings = earth.draw_rings(x, y, radius_m[point], tolerance_m=tolerance_m)
        rest = np.flatnonzero(~point)
        buffers = _draw_each(
            rest,
            lambda i: earth.draw_buffer(
                shapes[rest[i]], radius_m[rest[i]], tolerance_m=tolerance_m
            ),
        )
    geometry, error = np.empty(len(frame), dtype=object), np.empty(len(frame))
    for rows, drawn in ((point, rings), (rest, buffers)):
        geometry[rows], error[rows] = drawn.geometry, drawn.max_error_m
    return _finish(frame, geometry, radius_m=radius_m, max_error_m=error)


def _split_points(geometry: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return all points of Points and MultiPoints, and the row that each is from."""
    kind = shapely.get_type_id(geometry)
    bad = np.flatnonzero(~np.isin(kind, (_POINT, _MULTIPOINT)) | shapely.is_empty(geometry))
    if bad.size:
        row = int(bad[0])
        shape = geometry[row]
        what = "there is no geometry" if shape is None else f"a {shape.geom_type} is not a point"
        if shape is not None and shape.is_empty:
            what = f"the {shape.geom_type} is empty"
        raise GeometryError(
            what,
            hint="leave out rows without a point; draw_buffers takes lines and polygons",
            row=row,
        )
    points, row_of = shapely.get_parts(geometry, return_index=True)
    return points, row_of


def _draw_each(row: NDArray[Any], draw: Callable[[int], earth.Drawn]) -> earth.Rings:
    """Draw one after the other, and name the row of what cannot be drawn."""
    drawn = []
    for i in range(len(row)):
        try:
            drawn.append(draw(i))
        except GeometryError as error:
            raise GeometryError(error.message, hint=error.hint, row=int(row[i])) from None
    geometry = np.empty(len(drawn), dtype=object)
    geometry[:] = [one.geometry for one in drawn]
    radius_m, error_m = (np.array([one[at] for one in drawn], dtype=float) for at in (1, 2))
    return earth.Rings(geometry, radius_m, error_m)


def _unite(drawn: earth.Rings, row: NDArray[Any], count: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Unite what is drawn for each row; the union is as good as the worst of its parts."""
    if len(row) == count:
        return drawn.geometry, drawn.max_error_m
    geometry, error = np.empty(count, dtype=object), np.zeros(count)
    np.maximum.at(error, row, drawn.max_error_m)
    first = np.searchsorted(row, np.arange(1, count))
    for i, parts in enumerate(np.split(drawn.geometry, first)):
        geometry[i] = earth.unite(parts) if len(parts) > 1 else parts[0]
    return geometry, error


def _finish(
    frame: gpd.GeoDataFrame, geometry: NDArray[Any], **columns: NDArray[Any]
) -> gpd.GeoDataFrame:
    from geopandas.array import from_shapely

    frame["geometry"] = from_shapely(geometry, crs=frame.crs)
    return frame.assign(**columns)
