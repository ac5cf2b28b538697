"""The check that a map of Ukraine shows its internationally recognised territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from rangereach.errors import DataError
from rangereach.model import Territory
from rangereach.units import M2_PER_KM2

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["LAND_KM2", "TOWNS_INSIDE", "check_recognised"]

TOWNS_INSIDE = {
    "Simferopol": (34.100, 44.952),
    "Sevastopol": (33.523, 44.589),
    "Donetsk": (37.802, 48.023),
    "Luhansk": (39.302, 48.567),
}
"""Longitude and latitude of cities that de-facto boundaries leave out."""

LAND_KM2 = 601_592
"""Ukraine's land in the bundled borders: with lagoons, without the 12-mile sea."""


def check_recognised(
    territory: Territory | BaseGeometry, *, area_within_share: float = 0.001
) -> None:
    """Refuse a boundary that is not Ukraine's recognised one.

    Parameters
    ----------
    territory : Territory or shapely geometry
        The countries of the bundled borders, or a polygon that claims to be Ukraine;
        EPSG:4326. Of the former the area is checked too.
    area_within_share : float
        The fraction that Ukraine's area may differ by: 0.1 % unless said otherwise. A coarser
        source needs more; without Crimea it would be 4.5 %, with the 12-mile sea 6.4 %.

    Raises
    ------
    DataError
        Naming each city that lies outside Ukraine or in another country, or the area.
    """
    ukraine: BaseGeometry
    others: dict[str, BaseGeometry] = {}
    if isinstance(territory, Territory):
        ukraine = territory.countries["UA"].geometry
        others = {key: c.geometry for key, c in territory.countries.items() if key != "UA"}
    else:
        ukraine = territory
    wrong = []
    for name, (lon, lat) in TOWNS_INSIDE.items():
        point = shapely.Point(lon, lat)
        if not ukraine.covers(point):
            wrong.append(f"{name} is outside Ukraine")
        wrong += [f"{name} is in {key}" for key, land in others.items() if land.covers(point)]
    if isinstance(territory, Territory):
        from rangereach.earth import area_m2

        land_km2 = area_m2(ukraine) / M2_PER_KM2
        if abs(land_km2 / LAND_KM2 - 1) > area_within_share:
            wrong.append(f"Ukraine has {land_km2:,.0f} km2 and not about {LAND_KM2:,}")
    if wrong:
        raise DataError(
            f"these borders are not Ukraine's recognised territory: {', '.join(wrong)}",
            hint="use a source that shows Crimea, Sevastopol and the Donbas in Ukraine",
        )
