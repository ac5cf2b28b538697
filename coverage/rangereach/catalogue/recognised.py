"""The check that a map of Ukraine shows its internationally recognised territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from rangereach.errors import DataError
from rangereach.model import Territory

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["TOWNS_INSIDE", "check_recognised"]

TOWNS_INSIDE = {
    "Simferopol": (34.100, 44.952),
    "Sevastopol": (33.523, 44.589),
    "Donetsk": (37.802, 48.023),
    "Luhansk": (39.302, 48.567),
}
"""Longitude and latitude of cities that de-facto boundaries leave out."""


def check_recognised(territory: Territory | BaseGeometry) -> None:
    """Refuse a boundary that is not Ukraine's recognised one.

    Parameters
    ----------
    territory : Territory or shapely geometry
        All countries of a map, or a polygon that claims to be Ukraine; EPSG:4326.

    Raises
    ------
    DataError
        Naming each city that lies outside Ukraine, or in another country as well.
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
    if wrong:
        raise DataError(
            f"these borders are not Ukraine's recognised territory: {', '.join(wrong)}",
            hint="use a source that shows Crimea, Sevastopol and the Donbas in Ukraine",
        )
