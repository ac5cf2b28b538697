"""What a caller may pass: places in many forms, and ranges in many units."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from rangereach.earth.check import MAX_RADIUS_M, find_impossible, refuse_point
from rangereach.errors import GeometryError
from rangereach.units import M_PER_KM, parse_range_km

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray

__all__ = ["as_frame", "name_rows", "read_degrees", "read_ranges_m"]

_WGS84 = "EPSG:4326"


def as_frame(where: Any) -> gpd.GeoDataFrame:
    """Bring what a caller may pass to a GeoDataFrame in EPSG:4326, a copy.

    Parameters
    ----------
    where : GeoDataFrame, GeoSeries, shapely geometry or array-like
        A frame or series in any CRS; one geometry or an array of them in EPSG:4326; or
        (longitude, latitude) in degrees, of shape (2,) or (n, 2).

    Returns
    -------
    geopandas.GeoDataFrame
        Its geometry column is called ``geometry``; every coordinate is on Earth, rows may
        still lack a geometry.

    Raises
    ------
    GeometryError
        If it is none of these, lacks a CRS, or a coordinate has no place on Earth, naming
        the row.
    """
    import geopandas as gpd

    if isinstance(where, gpd.GeoSeries):
        where = gpd.GeoDataFrame(geometry=where)
    if not isinstance(where, gpd.GeoDataFrame):
        where = gpd.GeoDataFrame(geometry=_as_geometries(where), crs=_WGS84)
    if where.active_geometry_name is None:
        raise GeometryError(
            "the frame has no geometry column", hint="say which it is: frame.set_geometry(…)"
        )
    if where.crs is None:
        raise GeometryError(
            "the frame has no CRS",
            hint='say which it is: frame.set_crs("EPSG:4326") for longitude and latitude',
        )
    frame: gpd.GeoDataFrame = where.to_crs(_WGS84)
    if frame.active_geometry_name != "geometry":
        frame = frame.rename_geometry("geometry")
    with name_rows(frame.index):
        _check_places(where, frame)
    return frame


def _as_geometries(where: Any) -> NDArray[Any]:
    """Return a geometry, an array of them, or of positions, as an array of geometries."""
    import pandas as pd

    if isinstance(where, shapely.Geometry):
        return np.array([where], dtype=object)
    if isinstance(where, pd.DataFrame):
        raise GeometryError(
            "a table without geometries does not say which columns are its coordinates",
            hint="make it one: geopandas.GeoDataFrame(table, crs='EPSG:4326', "
            "geometry=geopandas.points_from_xy(table.lon, table.lat))",
        )
    try:
        given = np.asarray(where)
        if given.dtype == object and given.ndim == 1 and shapely.is_valid_input(given).all():
            return given
        points: NDArray[np.float64] = np.atleast_2d(np.asarray(where, dtype=float))
    except (TypeError, ValueError):
        raise GeometryError(
            f"{where!r:.80} holds neither geometries nor coordinates",
            hint="pass a GeoDataFrame, shapely geometries, or (longitude, latitude) in degrees",
        ) from None
    if not points.size:
        return np.empty(0, dtype=object)
    if points.ndim != 2 or points.shape[1] != 2:
        raise GeometryError(
            f"an array of shape {np.shape(where)} is not a list of points",
            hint="pass (longitude, latitude) in degrees, of shape (2,) or (n, 2)",
        )
    return np.asarray(shapely.points(points), dtype=object)


def _check_places(given: gpd.GeoDataFrame, frame: gpd.GeoDataFrame) -> None:
    """Refuse coordinates without a place on Earth, and degrees in a CRS of metres."""
    assert given.crs is not None
    xy, row = shapely.get_coordinates(frame.geometry.to_numpy(), return_index=True)
    bad = find_impossible(*xy.T)
    if bad.size:
        at = bad[0]
        was = shapely.get_coordinates(given.geometry.to_numpy())[at]
        if (was == xy[at]).all() or not np.isfinite(was).all():
            raise refuse_point(was[0], was[1], int(row[at]))
        raise GeometryError(
            f"{was[0]:g}, {was[1]:g} has no place on Earth in {given.crs.name}",
            hint="is that the right CRS? say another with set_crs(…, allow_override=True)",
            row=int(row[at]),
        )
    if not len(xy) or not given.crs.is_projected or given.crs.area_of_use is None:
        return
    was = np.abs(shapely.get_coordinates(given.geometry.to_numpy()))
    west, south, east, north = given.crs.area_of_use.bounds
    lon, lat = xy.T
    outside = (lat < south) | (lat > north) | (lon < west) | (lon > east)
    if (was <= [180, 90]).all() and outside.all():
        raise GeometryError(
            f"{given.crs.name} is in metres, but the coordinates look like degrees",
            hint='if so, say it: frame.set_crs("EPSG:4326", allow_override=True)',
        )


def read_ranges_m(range_km: Any, index: pd.Index, name: str = "range_km") -> NDArray[Any]:
    """Return one range per row in metres.

    Parameters
    ----------
    range_km : float, str, or array-like of these of shape (n,)
        Kilometres, or text with a unit: ``"38 nmi"``, ``"500 m"``, ``"5 mi"``.
    index : pandas.Index
        Of the rows; a series of ranges has the same.
    name : str
        What the ranges are called.

    Returns
    -------
    ndarray of float64, shape (n,)

    Raises
    ------
    GeometryError
        If a range is none, a band, not above 0 or above 19,900 km, naming the row; or if there
        are not as many as rows.
    """
    given = _match(range_km, index, name)
    if given.dtype.kind in "fiu":
        km = given.astype(float)
    else:
        km = np.empty(given.shape)
        for row, value in enumerate(given.astype(object).flat):
            km.flat[row] = _read_km(value, name, row if given.ndim else None)
    metres = km * M_PER_KM
    bad = np.flatnonzero(~((metres > 0) & (metres <= MAX_RADIUS_M)))
    if bad.size:
        raise GeometryError(
            f"{name}: {km.flat[bad[0]]:g} km cannot be drawn",
            hint="a range is above 0 and at most 19,900 km",
            row=int(bad[0]) if km.ndim else None,
        )
    return np.broadcast_to(metres, (len(index),))


def _read_km(value: Any, name: str, row: int | None) -> float:
    if isinstance(value, str):
        try:
            low, high = parse_range_km(value)
        except GeometryError as error:
            raise GeometryError(f"{name}: {error.message}", hint=error.hint, row=row) from None
        if low != high:
            raise GeometryError(
                f"{name}: {value!r} is a band, and a ring has one range",
                hint="draw its two edges one after the other",
                row=row,
            )
        return low
    try:
        if isinstance(value, bool):
            raise TypeError
        return float(value)
    except (TypeError, ValueError):
        raise GeometryError(
            f"{name}: {value!r} is not a range",
            hint='give kilometres, or text with a unit such as "38 nmi"',
            row=row,
        ) from None


def read_degrees(value_deg: Any, index: pd.Index, name: str) -> NDArray[Any]:
    """Return one number of degrees per row, shape (n,)."""
    try:
        degrees = _match(value_deg, index, name).astype(float)
    except (TypeError, ValueError):
        raise GeometryError(f"{name}: {value_deg!r:.80} is not in degrees") from None
    return np.broadcast_to(degrees, (len(index),))


def _match(values: Any, index: pd.Index, name: str) -> NDArray[Any]:
    """Return one value, or as many as rows, as an array of shape () or (n,)."""
    import pandas as pd

    if isinstance(values, pd.Series) and not values.index.equals(index):
        raise GeometryError(
            f"{name} is a series with another index than the places have",
            hint="reindex it, or pass its values in the order of the rows with .to_numpy()",
        )
    try:
        given = np.asarray(values)
    except ValueError:
        given = np.empty((0, 0))
    if given.shape not in {(), (len(index),)}:
        raise GeometryError(
            f"{name} has shape {given.shape} for {len(index)} rows",
            hint="give one value, or one per row",
        )
    return given


@contextmanager
def name_rows(index: pd.Index) -> Iterator[None]:
    """Add the label that a row has to errors that name its position, where they differ."""
    try:
        yield
    except GeometryError as error:
        if error.row is None:
            raise
        label = index[error.row]
        label = label.item() if isinstance(label, np.generic) else label
        if label == error.row:
            raise
        raise GeometryError(
            f"row {error.row} (index {label!r}): {error.reason}", hint=error.hint
        ) from None
