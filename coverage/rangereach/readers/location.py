"""In which country a user's point lies, and whether an origin may lie there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from rangereach import earth
from rangereach.catalogue import load_territory
from rangereach.errors import RangereachError
from rangereach.model import HOME
from rangereach.units import M_PER_KM

__all__ = ["NEVER", "MisplacedError", "find_countries", "lie_on_map", "look_swapped"]

NEVER = ("BY", "RU")
"""Countries that are drawn on the map, but are never an origin and never a target."""

NEAR_KM = 2.0
"""A border place may lie this far beyond the line: crossings are listed at the
middle of a bridge or at the far checkpoint, and coasts are simplified."""

_NEAR_DEG = 0.1  # more than 2 km in latitude and longitude, south of 78 degrees


class MisplacedError(RangereachError, ValueError):
    """A place that cannot be an origin because of where it lies."""


def find_countries(lon: ArrayLike, lat: ArrayLike) -> list[str | MisplacedError | None]:
    """Return the country that each place counts for.

    Parameters
    ----------
    lon, lat : array_like of float, shape (n,)
        WGS84, in degrees.

    Returns
    -------
    list of str, MisplacedError or None
        ISO 3166-1 alpha-2: the country around the place, or the nearest within 2 km;
        None where the place lies in no country of the map; the error where it lies in
        Ukraine, more than 2 km from every neighbour that can be an origin, or in Belarus
        or Russia.
    """
    countries = load_territory().countries
    distance_m = _measure(np.asarray(lon, float), np.asarray(lat, float))
    return [_judge(list(countries), row) for row in distance_m]


def lie_on_map(lon: ArrayLike, lat: ArrayLike, country: str = "") -> NDArray[np.bool_]:
    """Return whether points lie in a country, in any where none is named, or within 2 km."""
    distance_m = _measure(np.asarray(lon, float), np.asarray(lat, float))
    if country:
        distance_m = distance_m[:, [list(load_territory().countries).index(country)]]
    return np.asarray((distance_m <= NEAR_KM * M_PER_KM).any(axis=1))


def look_swapped(lon: ArrayLike, lat: ArrayLike) -> NDArray[np.bool_]:
    """Return whether pairs of degrees make sense only the other way round, shape (n,)."""
    x, y = np.asarray(lon, float), np.asarray(lat, float)
    shapes = [country.geometry for country in load_territory().countries.values()]
    frame = shapely.box(*shapely.total_bounds(shapes))
    inside = np.zeros(x.shape, dtype=bool)
    for shape in shapes:
        shapely.prepare(shape)
        inside |= shapely.intersects_xy(shape, y, x)
    on_earth = np.abs(y) <= 90
    swapped = inside & ~shapely.intersects_xy(frame, x, y)
    return np.where(on_earth, swapped, (np.abs(x) <= 90) & (np.abs(y) <= 180))


def _measure(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance of each point from each country in m, far ones infinite."""
    countries = load_territory().countries.values()
    found = np.full((lon.size, len(countries)), np.inf)
    points = shapely.points(lon, lat)
    for column, country in enumerate(countries):
        shapely.prepare(country.geometry)
        near = shapely.dwithin(country.geometry, points, _NEAR_DEG)
        if near.any():
            found[near, column] = earth.distance_to_polygon(country.geometry, lon[near], lat[near])
    return found


def _judge(
    countries: Sequence[str], distance_m: NDArray[np.float64]
) -> str | MisplacedError | None:
    away = dict(zip(countries, distance_m.tolist(), strict=True))
    near = {key: m for key, m in away.items() if m <= NEAR_KM * M_PER_KM}
    if not near:
        return None
    nearest = min(near, key=near.__getitem__)
    if nearest in NEVER:
        return MisplacedError(
            f"lies in {_name(nearest)}, which is drawn but is never an origin",
            hint="take it out",
        )
    if nearest != HOME:
        return nearest
    beyond = {key: m for key, m in near.items() if key not in (HOME, *NEVER)}
    if not beyond:
        return MisplacedError(
            f"lies in {_name(HOME)}: an origin lies outside the target",
            hint="check the coordinate, or take it out",
        )
    return min(beyond, key=beyond.__getitem__)


def _name(code: str) -> str:
    return load_territory().countries[code].names["en"]
