"""Reach as a function of range: what a study measures, at many distances at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import catalogue, earth
from .errors import GeometryError
from .model import DepthTo, Scenario
from .reach import Gauge
from .rings import ALL
from .units import M_PER_KM

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from .earth.sweep.triangles import Triangles

__all__ = ["Curve", "run"]

_ENTERS_WITHIN_M = 200.0
_WHOLE = 1e-9  # regions that hold all but this share of the target hold all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The reach from one origin at many distances, and where on the way things enter.

    Parameters
    ----------
    origin_id : str
        As in `Reach`; ``all`` for the nearest of the origins.
    stops_km : tuple of float
        The distances, ascending, before any set-back.
    area_m2, area_error_m2 : tuple of float
        Reached area of the target at each stop; the true one is no farther off.
    target_area_m2 : float
        What shares are of.
    depth_m, depth_error_m : tuple of float
        Greatest distance from a reached point to the border at each stop, 0 where nothing
        is reached; the true one is no farther off.
    depth_to : {"shared", "whole"}
        Which border that is, as in `Reach`.
    plateau : tuple of bool
        Whether a whole curve is as deep as the range.
    missing_m : tuple of float
        Distance from origin to target minus the radius; 0 where it reaches.
    town_enters_m : mapping of str to float
        The range within which each of the target's towns is, by town id: its exact
        geodesic distance and the set-back.
    oblast_enters_m, oblast_error_m : mapping of str to float
        The least range that touches an oblast (as `Reach` has it), by oblast id, for those
        that the last stop touches, the nearest first; the true one is no farther off. At
        every stop the touched ones are those that entered up to it.
    """

    origin_id: str
    stops_km: tuple[float, ...]
    area_m2: tuple[float, ...]
    area_error_m2: tuple[float, ...]
    target_area_m2: float
    depth_m: tuple[float, ...]
    depth_error_m: tuple[float, ...]
    depth_to: DepthTo
    plateau: tuple[bool, ...]
    missing_m: tuple[float, ...]
    town_enters_m: Mapping[str, float]
    oblast_enters_m: Mapping[str, float]
    oblast_error_m: Mapping[str, float]

    @property
    def share(self) -> tuple[float, ...]:
        """The reached share of the target at each stop, from 0 to 1."""
        return tuple(area / self.target_area_m2 for area in self.area_m2)


def run(
    scenario: Scenario, *, stops_km: Sequence[float], by_origin: bool = False
) -> tuple[Curve, ...]:
    """Measure a scenario's reach at many distances.

    Nothing is drawn: areas lie between bounds that hold for the exact buffer (`earth.sweep`),
    where the edge is known to 10 m.

    Parameters
    ----------
    scenario : Scenario
        Target, origins and set-back; its ranges are not asked.
    stops_km : sequence of float
        Distances in kilometres, ascending.
    by_origin : bool
        Whether each origin is measured as well.

    Returns
    -------
    tuple of Curve
        That of all origins together first.

    Raises
    ------
    GeometryError
        If the stops do not ascend, or the first is not above the set-back; if an origin
        shares no border with the target.
    """
    stops = np.asarray(stops_km, float).ravel()
    if not (len(stops) and np.isfinite(stops).all() and (np.diff(stops) > 0).all()):
        raise GeometryError(
            f"stops of {', '.join(f'{km:g}' for km in stops[:9])} km do not ascend",
            hint="give finite distances in kilometres, each greater than the one before",
        )
    if stops[0] <= scenario.setback_km:
        raise GeometryError(
            f"the first stop, {stops[0]:g} km, is not above the set-back",
            hint=f"begin above {scenario.setback_km:g} km",
        )
    gauge = Gauge(scenario.target, catalogue.load_territory(), scenario.origins)
    regions = earth.triangulate(_cut_target(gauge))
    ids = [ALL, *gauge.origins] if by_origin else [ALL]
    return tuple(
        _measure(gauge, regions, origin_id, stops, scenario.setback_km) for origin_id in ids
    )


def _cut_target(gauge: Gauge) -> NDArray[np.object_]:
    """Return the target's part in each oblast, and last what is in none."""
    parts, target = gauge.oblasts_inside, gauge.target.geometry
    rest: BaseGeometry = shapely.Polygon()
    if abs(earth.area_m2(parts).sum() - gauge.target_area_m2) > _WHOLE * gauge.target_area_m2:
        rest = shapely.difference(target, earth.unite(parts))
    return np.array([*parts, rest])


def _measure(
    gauge: Gauge,
    regions: Triangles,
    origin_id: str,
    stops: NDArray[np.float64],
    setback_km: float,
) -> Curve:
    radii_m, setback_m = (stops - setback_km) * M_PER_KM, setback_km * M_PER_KM
    origins = gauge.origins_of(origin_id)
    sharing = gauge.sharing(origins)
    lines = gauge.border(sharing)
    only_borders = bool(sharing) and all(origin.kind == "border" for origin in origins)
    beside = any(origin.kind != "place" and origin.country in sharing for origin in origins)
    missing_m = np.array([gauge.missing_m(origins, radius) for radius in radii_m])
    reaches = missing_m == 0
    geometry = shapely.GeometryCollection([gauge.geometry_of(origin) for origin in origins])
    sweep = earth.Sweep(geometry, regions)
    least, most = (np.where(reaches, side, 0.0) for side in sweep.areas(radii_m))
    least_m, most_m = earth.sound_depths(sweep, None if only_borders else lines, radii_m)
    depth_m = np.where(reaches, (least_m + most_m) / 2, 0.0)
    plateau = reaches & beside & (least_m <= radii_m) & (radii_m <= most_m)
    oblast_enters = _find_entries(gauge, sweep, (least + most) / 2, radii_m)
    return Curve(
        origin_id=origin_id,
        stops_km=tuple(stops.tolist()),
        area_m2=tuple(((least + most) / 2).sum(axis=0).tolist()),
        area_error_m2=tuple(((most - least) / 2).sum(axis=0).tolist()),
        target_area_m2=gauge.target_area_m2,
        depth_m=tuple(np.where(plateau, radii_m, depth_m).tolist()),
        depth_error_m=tuple(np.where(reaches, most_m - least_m, 0.0).tolist()),
        depth_to="shared" if sharing else "whole",
        plateau=tuple(plateau.tolist()),
        missing_m=tuple(missing_m.tolist()),
        town_enters_m={
            town_id: distance_m + setback_m
            for town_id, distance_m in gauge.town_distance_m(origin_id).items()
        },
        oblast_enters_m={key: (low + high) / 2 + setback_m for key, low, high in oblast_enters},
        oblast_error_m={key: (high - low) / 2 for key, low, high in oblast_enters},
    )


def _find_entries(
    gauge: Gauge, sweep: earth.Sweep, area_m2: NDArray[np.float64], radii_m: NDArray[np.float64]
) -> list[tuple[str, float, float]]:
    """Return between which distances each oblast is touched, the nearest first."""
    needed = np.append(gauge.touched_m2, np.inf)
    touched = area_m2 >= needed[:, None]
    stop = touched.argmax(axis=1)
    between = np.stack([np.append(0.0, radii_m)[stop], radii_m[stop]], axis=1)
    between[~touched[:, -1]] = np.nan
    low, high = sweep.first_reached(needed, between, within_m=_ENTERS_WITHIN_M)
    entries = zip(gauge.territory.oblasts, low.tolist(), high.tolist(), strict=False)
    return sorted((entry for entry in entries if entry[1] >= 0), key=lambda entry: sum(entry[1:]))
