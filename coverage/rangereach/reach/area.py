"""Any area of a caller's, measured against a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from rangereach import catalogue, earth
from rangereach.earth.check import check_geometry
from rangereach.errors import GeometryError
from rangereach.rings import as_frame, name_rows
from rangereach.scenarios import country_target
from rangereach.units import M2_PER_KM2, M_PER_KM

from .depth import DepthQuestion, find_depths
from .gauge import Gauge

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

__all__ = ["measure_reach"]


def measure_reach(
    geometry: gpd.GeoDataFrame | gpd.GeoSeries | BaseGeometry, *, into: str = "UA"
) -> pd.DataFrame:
    """Measure how far any area goes into a country.

    Parameters
    ----------
    geometry : GeoDataFrame, GeoSeries or shapely geometry
        Polygons: a frame or series in any CRS, or one geometry in EPSG:4326.
    into : str
        Country code of the target.

    Returns
    -------
    pandas.DataFrame
        One row per geometry: ``area_km2``, ``share``, ``depth_km`` (to the target's whole
        boundary), ``oblasts`` (list of ISO 3166-2 codes) and ``towns`` (list of
        geonameids inside the polygon), ``towns_population``.

    Raises
    ------
    QuestionError
        If the country is not on the map, or is never a target.
    GeometryError
        If a frame has no CRS, or a geometry is no area or cannot be measured, naming the row.
    """
    import pandas as pd

    frame = as_frame(geometry)
    with name_rows(frame.index):
        areas = [_check_area(shape, row) for row, shape in enumerate(frame.geometry)]
    territory = catalogue.load_territory()
    gauge = Gauge(country_target(into), territory, [])
    boundary = earth.NearestLine(gauge.target.geometry)
    towns = list(gauge.towns.values())
    lon = [town.lon_deg for town in towns]
    lat = [town.lat_deg for town in towns]
    regions = [gauge.reached(shape) for shape in areas]
    depths = find_depths(
        [
            None if region.is_empty else DepthQuestion(lines=boundary, region=region, plateau=None)
            for region in regions
        ]
    )
    rows = []
    for shape, region, depth in zip(areas, regions, depths, strict=True):
        area_m2 = float(earth.area_m2(region))
        inside = [
            town
            for town, keep in zip(towns, shapely.contains_xy(region, lon, lat), strict=True)
            if keep
        ]
        rows.append(
            {
                "area_km2": area_m2 / M2_PER_KM2,
                "share": area_m2 / gauge.target_area_m2,
                "depth_km": depth.depth_m / M_PER_KM if depth else 0.0,
                "oblasts": [oblast.id for oblast in gauge.oblasts_touched(shape)],
                "towns": [town.id for town in inside],
                "towns_population": sum(town.population or 0 for town in inside),
            }
        )
    return pd.DataFrame(rows, index=frame.index)


def _check_area(shape: object, row: int) -> BaseGeometry:
    try:
        area = check_geometry(shape)
    except GeometryError as error:
        raise GeometryError(error.message, hint=error.hint, row=row) from None
    if shapely.get_dimensions(area) < 2:
        raise GeometryError(
            f"a {area.geom_type} has no area",
            hint="draw what lies within a range of it with draw_buffers, and measure that",
            row=row,
        )
    return area
