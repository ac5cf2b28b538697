"""Any area of a caller's, measured against a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from rangereach import catalogue, earth
from rangereach.errors import UnknownNameError
from rangereach.model import Target, Territory
from rangereach.rings import as_frame
from rangereach.units import M2_PER_KM2, M_PER_KM

from .gauge import Gauge

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

__all__ = ["country_target", "measure_reach"]


def country_target(territory: Territory, country: str) -> Target:
    """Return a country as the target of a question.

    Raises
    ------
    UnknownNameError
        If it is not a country of the map.
    """
    if country not in territory.countries:
        raise UnknownNameError("country", country, territory.countries)
    found = territory.countries[country]
    return Target(id=found.id, names=found.names, geometry=found.geometry, country=found.id)


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
    UnknownNameError
        If the country is not on the map.
    GeometryError
        If a frame has no CRS.
    """
    import pandas as pd

    territory = catalogue.load_territory()
    gauge = Gauge(country_target(territory, into), territory, [])
    boundary = earth.NearestLine(gauge.target.geometry)
    towns = list(gauge.towns.values())
    lon = [town.lon_deg for town in towns]
    lat = [town.lat_deg for town in towns]
    frame = as_frame(geometry)
    rows = []
    for shape in frame.geometry:
        region = gauge.reached(shape)
        area_m2 = float(earth.area_m2(region))
        inside = [
            town
            for town, keep in zip(towns, shapely.contains_xy(region, lon, lat), strict=True)
            if keep
        ]
        depth_m = earth.find_deepest(region, boundary).depth_m if area_m2 > 0 else 0.0
        rows.append(
            {
                "area_km2": area_m2 / M2_PER_KM2,
                "share": area_m2 / gauge.target_area_m2,
                "depth_km": depth_m / M_PER_KM,
                "oblasts": [oblast.id for oblast in gauge.oblasts_touched(region)],
                "towns": [town.id for town in inside],
                "towns_population": sum(town.population or 0 for town in inside),
            }
        )
    return pd.DataFrame(rows, index=frame.index)
