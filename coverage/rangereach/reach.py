"""How far the reachable area goes into the target: area, depth, oblasts, towns.

Areas are those of the drawn polygons, on the ellipsoid, edges straight in longitude
and latitude. Towns are decided by their exact geodesic distance from the origin,
never by the drawn polygon.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import catalogue, earth
from .errors import UnknownNameError
from .model import DepthTo, Edge, Origin, Target, Territory, Town
from .rings import ALL, Ring, as_frame, origin_geometry
from .units import M2_PER_KM2, M_PER_KM

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

__all__ = ["Deepest", "Gauge", "OblastReach", "Reach", "country_target", "measure_reach"]

TOUCHED_M2 = 1e6
TOUCHED_SHARE = 0.001
"""An oblast is touched from 1 km2 or 0.1 % of it, whichever is less: the accuracy of
the oblast lines carries no finer statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deepest:
    """The deepest reached point and the border point nearest to it (degrees, WGS84)."""

    lon_deg: float
    lat_deg: float
    border_lon_deg: float
    border_lat_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OblastReach:
    """One oblast that is touched: reached area and its share of the oblast."""

    id: str
    area_m2: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One edge of one range, from one origin, into the target.

    Parameters
    ----------
    band_id, edge, origin_id : str
        The keys, as in `Ring`; ``origin_id`` ``all`` comes first.
    range_m : float
        The published or asked distance, before any set-back.
    area_m2, share : float
        Reached area of the target, and as a fraction of the target's area.
    depth_m, depth_to, plateau, deepest
        Greatest distance from a reached point to the border; which border; whether a
        whole curve is equally deep; where (None if nothing is reached).
    missing_m : float
        Distance from origin to target minus the radius; 0 where it reaches.
    oblasts : tuple of OblastReach
        Touched ones (1 km2 or 0.1 % of the oblast, whichever is less), largest area first.
    town_ids : tuple of str
        Listed towns of the target within reach, by exact geodesic distance; largest
        population first, uncertain ones last.
    towns_population : int
        Their people, without uncertain ones.
    max_error_m : float
        Bound of the drawn edge's error.
    geometry : shapely Polygon or MultiPolygon
        The reached part of the target, EPSG:4326; empty if none.
    """

    band_id: str
    edge: Edge
    origin_id: str
    range_m: float
    area_m2: float
    share: float
    depth_m: float
    depth_to: DepthTo
    plateau: bool
    deepest: Deepest | None
    missing_m: float
    oblasts: tuple[OblastReach, ...]
    town_ids: tuple[str, ...]
    towns_population: int
    max_error_m: float
    geometry: Polygon | MultiPolygon

    @property
    def reaches(self) -> bool:
        """Whether any of the target is reached."""
        return self.area_m2 > 0


class Gauge:
    """Measures areas against one target; what every measurement needs is made once.

    Parameters
    ----------
    target : Target
        What is reached into.
    territory : Territory
        Borders and oblasts.
    origins : sequence of Origin
        Where the ranges are measured from; decides which border depth is measured to.
    """

    def __init__(self, target: Target, territory: Territory, origins: Sequence[Origin]) -> None:
        self.target = target
        self.territory = territory
        self.origins = {origin.id: origin for origin in origins}
        self.target_area_m2 = float(earth.area_m2(target.geometry))
        self._lines: dict[tuple[str, ...], earth.NearestLine] = {}
        self._oblasts = np.array([oblast.geometry for oblast in territory.oblasts.values()])

    @cached_property
    def towns(self) -> Mapping[str, Town]:
        """The target's listed towns: largest population first, uncertain ones last."""
        towns = catalogue.load_towns(self.target.country or "UA")
        if self.target.country is None:
            inside = shapely.contains_xy(
                self.target.geometry,
                [town.lon_deg for town in towns.values()],
                [town.lat_deg for town in towns.values()],
            )
            towns = {
                town.id: town for town, keep in zip(towns.values(), inside, strict=True) if keep
            }
        ordered = sorted(towns.values(), key=lambda town: (-(town.population or 0), town.id))
        return {town.id: town for town in ordered}

    @cached_property
    def _distances(self) -> dict[str, NDArray[np.float64]]:
        """Metres from each origin to every town, and from the nearest origin (`ALL`)."""
        lon = np.array([town.lon_deg for town in self.towns.values()])
        lat = np.array([town.lat_deg for town in self.towns.values()])
        each = {key: self._distance_from(origin, lon, lat) for key, origin in self.origins.items()}
        return {ALL: np.minimum.reduce(list(each.values())), **each}

    def _distance_from(
        self, origin: Origin, lon: NDArray[np.float64], lat: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        if origin.place is not None:
            return earth.inverse(origin.place.lon_deg, origin.place.lat_deg, lon, lat)[1]
        if origin.kind == "soil":
            return earth.distance_to_polygon(self._geometry_of(origin), lon, lat)
        assert origin.country is not None
        return self._border((origin.country,)).query(lon, lat)[0]

    def _geometry_of(self, origin: Origin) -> BaseGeometry:
        return origin_geometry(origin, self.target, self.territory)

    def town_distance_m(self) -> dict[str, float]:
        """Return the exact geodesic distance from the nearest origin, by town id."""
        return dict(zip(self.towns, self._distances[ALL].tolist(), strict=True))

    def measure_all(self, rings: Sequence[Ring], setback_km: float = 0.0) -> tuple[Reach, ...]:
        """Measure drawn rings; equal rings are measured once.

        Parameters
        ----------
        rings : sequence of Ring
            As drawn.
        setback_km : float
            The set-back already taken off their radii.

        Returns
        -------
        tuple of Reach
            In the order of `rings`.
        """
        known: dict[tuple[int, str], Reach] = {}
        rows = []
        for ring in rings:
            only = len(self.origins) == 1
            key = (id(ring.geometry), ALL if only else ring.origin_id)
            if key not in known:
                known[key] = self._measure_ring(ring, setback_km)
            rows.append(
                replace(known[key], band_id=ring.band_id, edge=ring.edge, origin_id=ring.origin_id)
            )
        return tuple(rows)

    def _measure_ring(self, ring: Ring, setback_km: float) -> Reach:
        region = self.reached(ring.geometry)
        area_m2 = float(earth.area_m2(region))
        origins = list(self.origins.values())
        if ring.origin_id != ALL:
            origins = [self.origins[ring.origin_id]]
        depth_to, lines = self._depth_lines(origins)
        # A buffer of the very line that depth is measured to goes no deeper than its radius.
        is_buffer = depth_to == "shared" and all(origin.kind == "border" for origin in origins)
        depth = (
            earth.find_deepest(region, lines, cap_m=ring.radius_m if is_buffer else None)
            if area_m2 > 0
            else None
        )
        distance = self._distances[ring.origin_id]
        inside = [
            town
            for town, reached in zip(
                self.towns.values(), (distance <= ring.radius_m).tolist(), strict=True
            )
            if reached
        ]
        return Reach(
            band_id=ring.band_id,
            edge=ring.edge,
            origin_id=ring.origin_id,
            range_m=ring.radius_m + setback_km * M_PER_KM,
            area_m2=area_m2,
            share=area_m2 / self.target_area_m2,
            depth_m=depth.depth_m if depth else 0.0,
            depth_to=depth_to,
            plateau=bool(depth and depth.plateau),
            deepest=Deepest(
                lon_deg=depth.lon,
                lat_deg=depth.lat,
                border_lon_deg=depth.near_lon,
                border_lat_deg=depth.near_lat,
            )
            if depth
            else None,
            missing_m=0.0 if area_m2 > 0 else self._missing_m(origins, ring.radius_m),
            oblasts=self.oblasts_touched(region),
            town_ids=tuple(town.id for town in inside),
            towns_population=sum(town.population or 0 for town in inside),
            max_error_m=ring.max_error_m,
            geometry=region,
        )

    def reached(self, shape: BaseGeometry) -> Polygon | MultiPolygon:
        """Return the part of the target that lies in a shape; empty if none."""
        return earth.intersect(shape, np.array([self.target.geometry]))[0]

    def oblasts_touched(self, region: BaseGeometry) -> tuple[OblastReach, ...]:
        """Return the oblasts that a reached region touches, largest area first."""
        if shapely.is_empty(region):
            return ()
        areas = earth.area_m2(earth.intersect(region, self._oblasts))
        whole = self._oblast_areas
        touched = [
            OblastReach(id=oblast_id, area_m2=float(area), share=float(area / total))
            for oblast_id, area, total in zip(self.territory.oblasts, areas, whole, strict=True)
            if area >= min(TOUCHED_M2, TOUCHED_SHARE * total)
        ]
        return tuple(sorted(touched, key=lambda oblast: -oblast.area_m2))

    @cached_property
    def _oblast_areas(self) -> NDArray[np.float64]:
        return np.asarray(earth.area_m2(self._oblasts))

    def _depth_lines(self, origins: Sequence[Origin]) -> tuple[DepthTo, earth.NearestLine]:
        if self.target.country is not None:
            countries = tuple(
                sorted(
                    {
                        origin.country
                        for origin in origins
                        if origin.country is not None
                        and catalogue.shared_border(
                            self.territory, origin.country, self.target.country
                        )
                        is not None
                    }
                )
            )
            if countries:
                return "shared", self._border(countries)
        return "whole", self._border(())

    def _border(self, countries: tuple[str, ...]) -> earth.NearestLine:
        """Return the target's border with these countries; its whole boundary for none."""
        if countries not in self._lines:
            if countries:
                other = self.target.country or "UA"
                borders = [
                    catalogue.shared_border(self.territory, country, other) for country in countries
                ]
                lines = shapely.union_all(borders) if len(borders) > 1 else borders[0]
            else:
                lines = self.target.geometry.boundary
            self._lines[countries] = earth.NearestLine(lines)
        return self._lines[countries]

    def _missing_m(self, origins: Sequence[Origin], radius_m: float) -> float:
        distance_m = min(
            earth.distance_between(self._geometry_of(origin), self.target.geometry)
            for origin in origins
        )
        return max(0.0, distance_m - radius_m)


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
        depth_m = earth.find_deepest(region, gauge._border(())).depth_m if area_m2 > 0 else 0.0
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
