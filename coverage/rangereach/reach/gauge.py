"""The measuring itself, against one target; what every measurement needs is made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
import shapely

from rangereach import catalogue, earth
from rangereach.model import HOME, Edge, Origin, Target, Territory, Town
from rangereach.rings import ALL, Ring, origin_geometry

from .depth import DepthQuestion, find_depths
from .values import Deepest, OblastReach, Reach

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import MultiLineString, MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

__all__ = ["TOUCHED_M2", "TOUCHED_SHARE", "Gauge"]

TOUCHED_M2 = 1e6
TOUCHED_SHARE = 0.001
"""An oblast is touched from 1 km2 or 0.1 % of it, whichever is less: the accuracy of
the oblast lines carries no finer statement."""


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
        self._known_distances: dict[str, NDArray[np.float64]] = {}

    @cached_property
    def towns(self) -> Mapping[str, Town]:
        """The target's listed towns: largest population first, uncertain ones last."""
        towns = catalogue.load_towns(self.target.facing)
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
    def _town_points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Longitudes and latitudes of the towns."""
        lon = np.array([town.lon_deg for town in self.towns.values()])
        lat = np.array([town.lat_deg for town in self.towns.values()])
        return lon, lat

    def _distances(self, origin_id: str) -> NDArray[np.float64]:
        """Return metres from an origin, or from the nearest (`ALL`), to every town."""
        if origin_id not in self._known_distances:
            self._known_distances[origin_id] = (
                self._distances_from_all()
                if origin_id == ALL
                else self._distances_from(self.origins[origin_id])
            )
        return self._known_distances[origin_id]

    def _distances_from_all(self) -> NDArray[np.float64]:
        places = [origin.place for origin in self.origins.values() if origin.place is not None]
        others = [key for key, origin in self.origins.items() if origin.place is None]
        each = [self._distances(key) for key in others]
        if places:
            points = shapely.multipoints([(place.lon_deg, place.lat_deg) for place in places])
            each.append(earth.NearestLine(points).query(*self._town_points)[0])
        return np.asarray(np.minimum.reduce(each))

    def _distances_from(self, origin: Origin) -> NDArray[np.float64]:
        lon, lat = self._town_points
        if origin.place is not None:
            return earth.inverse(origin.place.lon_deg, origin.place.lat_deg, lon, lat)[1]
        if origin.kind == "soil":
            return earth.distance_to_polygon(self.geometry_of(origin), lon, lat)
        assert origin.country is not None
        return self.border((origin.country,)).query(lon, lat)[0]

    def _towns_within(self, ring: Ring) -> list[Town]:
        origin = self.origins.get(ring.origin_id)
        if origin is not None and origin.place is not None:
            place = origin.place
            reached = earth.lie_within(
                place.lon_deg, place.lat_deg, *self._town_points, radius_m=ring.radius_m
            )
        else:
            reached = self._distances(ring.origin_id) <= ring.radius_m
        return list(compress(self.towns.values(), reached))

    def geometry_of(self, origin: Origin) -> BaseGeometry:
        """Return what distances from an origin start at, EPSG:4326."""
        return origin_geometry(origin, self.target, self.territory)

    def town_distance_m(self, origin_id: str = ALL) -> dict[str, float]:
        """Return the exact geodesic distance from an origin or the nearest, by town id."""
        return dict(zip(self.towns, self._distances(origin_id).tolist(), strict=True))

    def measure_all(self, rings: Sequence[Ring]) -> tuple[Reach, ...]:
        """Measure drawn rings; equal rings are measured once.

        Parameters
        ----------
        rings : sequence of Ring
            As drawn.

        Returns
        -------
        tuple of Reach
            In the order of `rings`.
        """
        only = len(self.origins) == 1
        keys = [(id(ring.geometry), ALL if only else ring.origin_id) for ring in rings]
        distinct: dict[tuple[int, str], Ring] = {}
        for key, ring in zip(keys, rings, strict=True):
            distinct.setdefault(key, ring)
        regions = {key: self.reached(ring.geometry) for key, ring in distinct.items()}
        each = {(ring.band_id, ring.edge, ring.origin_id): ring for ring in rings}
        depths = find_depths(
            [self._ask_depth(ring, regions[key], each) for key, ring in distinct.items()]
        )
        known = {
            key: self._measure_ring(ring, regions[key], depth)
            for (key, ring), depth in zip(distinct.items(), depths, strict=True)
        }
        return tuple(
            replace(known[key], band_id=ring.band_id, edge=ring.edge, origin_id=ring.origin_id)
            for key, ring in zip(keys, rings, strict=True)
        )

    def origins_of(self, origin_id: str) -> list[Origin]:
        """Return the origins that an origin id stands for: itself, or all."""
        if origin_id == ALL:
            return list(self.origins.values())
        return [self.origins[origin_id]]

    def _ask_depth(
        self,
        ring: Ring,
        region: Polygon | MultiPolygon,
        each: Mapping[tuple[str, Edge, str], Ring],
    ) -> DepthQuestion | None:
        """Say what is known of a row's depth before anything is searched.

        A buffer of the very lines that depth is measured to is as deep as its radius along
        a whole curve, and goes no deeper. That of a soil, which those lines bound, has the
        curve too, and goes deeper where other parts of the soil are nearer than the lines.
        """
        if region.is_empty:
            return None
        origins = self.origins_of(ring.origin_id)
        sharing = self.sharing(origins)
        lines = self.border(sharing)

        def reached_from(some: list[Origin]) -> Polygon | MultiPolygon:
            if len(some) == len(origins):
                return region
            rings = [each.get((ring.band_id, ring.edge, origin.id), ring) for origin in some]
            return self.reached(earth.unite([ring.geometry for ring in rings]))

        beside = [o for o in origins if o.kind != "place" and o.country in sharing]
        around = reached_from(beside)
        plateau = None if around.is_empty else earth.find_plateau(around, lines, ring.radius_m)
        if plateau is not None:
            region = reached_from([origin for origin in origins if origin.kind != "border"])
        return DepthQuestion(lines=lines, region=region, plateau=plateau)

    def _measure_ring(
        self, ring: Ring, region: Polygon | MultiPolygon, depth: earth.Depth | None
    ) -> Reach:
        area_m2 = float(earth.area_m2(region))
        origins = self.origins_of(ring.origin_id)
        inside = self._towns_within(ring)
        return Reach(
            band_id=ring.band_id,
            edge=ring.edge,
            origin_id=ring.origin_id,
            range_km=ring.range_km,
            area_m2=area_m2,
            share=area_m2 / self.target_area_m2,
            depth_m=depth.depth_m if depth else 0.0,
            depth_to="shared" if self.sharing(origins) else "whole",
            plateau=bool(depth and depth.plateau),
            deepest=Deepest(
                lon_deg=depth.lon,
                lat_deg=depth.lat,
                border_lon_deg=depth.near_lon,
                border_lat_deg=depth.near_lat,
            )
            if depth
            else None,
            missing_m=0.0 if area_m2 > 0 else self.missing_m(origins, ring.radius_m),
            oblasts=self.oblasts_touched(ring.geometry) if depth else (),
            town_ids=tuple(town.id for town in inside),
            towns_population=sum(town.population or 0 for town in inside),
            max_error_m=ring.max_error_m,
            geometry=region,
        )

    def reached(self, shape: BaseGeometry) -> Polygon | MultiPolygon:
        """Return the part of the target that lies in a shape; empty if none."""
        reached: Polygon | MultiPolygon = earth.intersect(shape, self.target.geometry)[0]
        return reached

    def oblasts_touched(self, shape: BaseGeometry) -> tuple[OblastReach, ...]:
        """Return the oblasts that a shape touches within the target, largest area first."""
        areas = earth.area_m2(earth.intersect(shape, self.oblasts_inside))
        touched = [
            OblastReach(id=oblast_id, area_m2=float(area), share=float(area / total))
            for oblast_id, area, total, least in zip(
                self.territory.oblasts, areas, self._oblast_areas, self.touched_m2, strict=True
            )
            if area >= least
        ]
        return tuple(sorted(touched, key=lambda oblast: -oblast.area_m2))

    @cached_property
    def _oblasts(self) -> NDArray[np.object_]:
        return np.array([oblast.geometry for oblast in self.territory.oblasts.values()])

    @cached_property
    def oblasts_inside(self) -> NDArray[np.object_]:
        """What of each oblast lies in the target: all of it where the target is their country."""
        if self.target.country == HOME:
            return self._oblasts
        return earth.intersect(self.target.geometry, self._oblasts)

    @cached_property
    def _oblast_areas(self) -> NDArray[np.float64]:
        return np.asarray(earth.area_m2(self._oblasts))

    @property
    def touched_m2(self) -> NDArray[np.float64]:
        """The area from which on each of the territory's oblasts is touched, m2."""
        return np.minimum(TOUCHED_M2, TOUCHED_SHARE * self._oblast_areas)

    def sharing(self, origins: Sequence[Origin]) -> tuple[str, ...]:
        """Return the countries whose border with the target depth is measured to."""
        if self.target.country is None:
            return ()
        named = sorted({origin.country for origin in origins if origin.country is not None})
        return tuple(country for country in named if self._shared(country) is not None)

    def _shared(self, country: str) -> MultiLineString | None:
        return catalogue.shared_border(self.territory, country, self.target.facing)

    def border(self, countries: tuple[str, ...]) -> earth.NearestLine:
        """Return the target's border with these countries; its whole boundary for none."""
        if countries not in self._lines:
            lines: Sequence[BaseGeometry | None] = (
                [self._shared(country) for country in countries]
                if countries
                else [self.target.geometry.boundary]
            )
            self._lines[countries] = earth.NearestLine(shapely.GeometryCollection(lines))
        return self._lines[countries]

    @cached_property
    def _distance_to_target_m(self) -> dict[str, float]:
        """Metres from each origin to the target; 0 where they meet."""
        places = [origin.place for origin in self.origins.values() if origin.place is not None]
        distances_m = earth.distance_to_polygon(
            self.target.geometry,
            [place.lon_deg for place in places],
            [place.lat_deg for place in places],
        )
        of_places = iter(distances_m.tolist())
        return {
            key: next(of_places)
            if origin.place is not None
            else earth.distance_between(self.geometry_of(origin), self.target.geometry)
            for key, origin in self.origins.items()
        }

    def missing_m(self, origins: Sequence[Origin], radius_m: float) -> float:
        """Return how far a range from some origins falls short of the target; 0 if not."""
        nearest_m = min(self._distance_to_target_m[origin.id] for origin in origins)
        return max(0.0, nearest_m - radius_m)
