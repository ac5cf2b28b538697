"""In which country a user's point lies, and whether an origin may lie there."""

from __future__ import annotations

import shapely

from rangereach import earth
from rangereach.catalogue import load_territory
from rangereach.errors import RangereachError
from rangereach.model import HOME
from rangereach.units import M_PER_KM

__all__ = ["NEVER", "MisplacedError", "find_country", "look_swapped"]

NEVER = ("BY", "RU")
"""Countries that are drawn on the map, but are never an origin and never a target."""

NEAR_KM = 2.0
"""A border place may lie this far beyond the line: crossings are listed at the
middle of a bridge or at the far checkpoint, and coasts are simplified."""

_NEAR_DEG = 0.1  # more than 2 km in latitude and longitude, south of 78 degrees


class MisplacedError(RangereachError, ValueError):
    """A place that cannot be an origin because of where it lies."""


def find_country(lon_deg: float, lat_deg: float) -> str | None:
    """Return the country that a place counts for.

    Parameters
    ----------
    lon_deg, lat_deg : float
        WGS84, in degrees.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2: the country around the place, or the nearest within 2 km;
        None where the place lies in no country of the map.

    Raises
    ------
    MisplacedError
        If it lies in Ukraine, more than 2 km from every neighbour that can be an
        origin, or in Belarus or Russia.
    """
    point = shapely.Point(lon_deg, lat_deg)
    distances_m: dict[str, float] = {}
    for country in load_territory().countries.values():
        if shapely.dwithin(country.geometry, point, _NEAR_DEG):
            distance_m = earth.distance_to_polygon(country.geometry, lon_deg, lat_deg)
            distances_m[country.id] = float(distance_m)
    near = {key: away for key, away in distances_m.items() if away <= NEAR_KM * M_PER_KM}
    if not near:
        return None
    nearest = min(near, key=near.__getitem__)
    if nearest in NEVER:
        raise MisplacedError(
            f"lies in {_name(nearest)}, which is drawn but is never an origin",
            hint="take it out",
        )
    if nearest != HOME:
        return nearest
    beyond = {key: away for key, away in near.items() if key not in (HOME, *NEVER)}
    if not beyond:
        raise MisplacedError(
            f"lies in {_name(HOME)}: an origin lies outside the target",
            hint="check the coordinate, or take it out",
        )
    return min(beyond, key=beyond.__getitem__)


def look_swapped(lon_deg: float, lat_deg: float) -> bool:
    """Return whether a pair of degrees makes sense only the other way round."""
    if abs(lat_deg) > 90:
        return abs(lon_deg) <= 90 and abs(lat_deg) <= 180
    shapes = [country.geometry for country in load_territory().countries.values()]
    frame = shapely.box(*shapely.total_bounds(shapes))
    if shapely.intersects_xy(frame, lon_deg, lat_deg):
        return False
    return bool(shapely.intersects_xy(shapes, lat_deg, lon_deg).any())


def _name(code: str) -> str:
    return load_territory().countries[code].names["en"]
