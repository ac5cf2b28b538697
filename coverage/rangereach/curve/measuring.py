"""Areas, depths and entries at many distances at once, between bounds; nothing is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely

from rangereach import catalogue, earth
from rangereach.errors import GeometryError
from rangereach.model import Origin, Scenario
from rangereach.reach import Gauge
from rangereach.rings import ALL
from rangereach.units import M_PER_KM

from .sweeps import Sweep
from .values import SHARES, Curve, CurveStudy

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from rangereach.earth.sweep.triangles import Triangles

__all__ = ["run", "trace"]

_ENTERS_WITHIN_M = 100.0  # a tenth of a kilometre is told, so half of one is the bound
_FARTHEST_M = 2.001e7  # half way round the Earth
_WHOLE = 1e-9  # regions that hold all but this share of the target hold all of it


def trace(
    scenario: Scenario,
    sweep: Sweep,
    *,
    by_origin: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> CurveStudy:
    """Measure a scenario's reach along a sweep, with all that an output needs beside it.

    Parameters
    ----------
    scenario : Scenario
        Target, origins and set-back. The edges of its ranges, where it has any, become stops
        too, so that what is marked on a curve was measured there.
    sweep : Sweep
        Which distances.
    by_origin, progress
        As for `run`.

    Returns
    -------
    CurveStudy

    Raises
    ------
    GeometryError
        As `run`.
    """
    from rangereach import __version__

    edges = {round(km, 9) for band in scenario.ranges for _, km in band.edges_km()}
    marked = {km for km in edges if sweep.low_km <= km <= sweep.high_km}
    stops_km = sorted(marked.union(sweep.stops_km()))
    gauge = Gauge(scenario.target, catalogue.load_territory(), scenario.origins)
    return CurveStudy(
        scenario=scenario,
        sweep=sweep,
        territory=gauge.territory,
        towns=gauge.towns,
        curves=_measure_all(gauge, scenario.setback_km, stops_km, by_origin, progress),
        datasets=catalogue.load_datasets(),
        version=__version__,
    )


def run(
    scenario: Scenario,
    *,
    stops_km: Sequence[float],
    by_origin: bool = False,
    progress: Callable[[int, int], None] | None = None,
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
    progress : callable, optional
        Told after each curve how many of how many are done.

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
    gauge = Gauge(scenario.target, catalogue.load_territory(), scenario.origins)
    return _measure_all(gauge, scenario.setback_km, stops_km, by_origin, progress)


def _measure_all(
    gauge: Gauge,
    setback_km: float,
    stops_km: Sequence[float],
    by_origin: bool,
    progress: Callable[[int, int], None] | None,
) -> tuple[Curve, ...]:
    stops = np.asarray(stops_km, float).ravel()
    if not (len(stops) and np.isfinite(stops).all() and (np.diff(stops) > 0).all()):
        raise GeometryError(
            f"stops of {', '.join(f'{km:g}' for km in stops[:9])} km do not ascend",
            hint="give finite distances in kilometres, each greater than the one before",
        )
    if stops[0] <= setback_km:
        raise GeometryError(
            f"the first stop, {stops[0]:g} km, is not above the set-back",
            hint=f"begin above {setback_km:g} km",
        )
    regions = earth.triangulate(_cut_target(gauge))
    ids = [ALL, *gauge.origins] if by_origin and len(gauge.origins) > 1 else [ALL]
    curves = []
    for origin_id in ids:
        curves.append(_measure(gauge, regions, origin_id, stops, setback_km))
        if progress:
            progress(len(curves), len(ids))
    return tuple(curves)


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
    least_m, most_m = (
        earth.sound_depths(sweep, None, radii_m)
        if only_borders
        else earth.sound_depths(sweep, lines, radii_m, rest=_find_rest(gauge, origins, sharing))
    )
    depth_m = np.where(reaches, (least_m + most_m) / 2, 0.0)
    plateau = reaches & beside & (least_m <= radii_m) & (radii_m <= most_m)
    area_m2 = (least + most) / 2
    oblast_enters = _find_entries(gauge, sweep, area_m2, radii_m)
    share_enters = _find_shares(gauge, sweep, area_m2.sum(axis=0), radii_m)
    whole_m = [float(side[0]) for side in earth.sound_depths(sweep, None, [_FARTHEST_M])]
    return Curve(
        origin_id=origin_id,
        stops_km=tuple(stops.tolist()),
        area_m2=tuple(area_m2.sum(axis=0).tolist()),
        area_error_m2=tuple(((most - least) / 2).sum(axis=0).tolist()),
        target_area_m2=gauge.target_area_m2,
        depth_m=tuple(np.where(plateau, radii_m, depth_m).tolist()),
        depth_error_m=tuple(np.where(reaches, most_m - least_m, 0.0).tolist()),
        depth_to="shared" if sharing else "whole",
        plateau=tuple(plateau.tolist()),
        missing_m=tuple(missing_m.tolist()),
        begins_m=gauge.missing_m(origins, 0.0) + setback_m,
        whole_m=sum(whole_m) / 2 + setback_m,
        whole_error_m=(whole_m[1] - whole_m[0]) / 2,
        share_enters_m={key: (low + high) / 2 + setback_m for key, low, high in share_enters},
        share_error_m={key: (high - low) / 2 for key, low, high in share_enters},
        town_enters_m={
            town_id: distance_m + setback_m
            for town_id, distance_m in gauge.town_distance_m(origin_id).items()
        },
        oblast_enters_m={key: (low + high) / 2 + setback_m for key, low, high in oblast_enters},
        oblast_error_m={key: (high - low) / 2 for key, low, high in oblast_enters},
    )


def _find_rest(
    gauge: Gauge, origins: Sequence[Origin], sharing: tuple[str, ...]
) -> earth.NearestLine | None:
    """Return what of the origins is not on the border that depth is measured to.

    None where the target may lie on their soil, or where there is no such border.
    """
    if not sharing or gauge.target.country is None:
        return None
    borders = shapely.union_all(
        [catalogue.shared_border(gauge.territory, code, gauge.target.facing) for code in sharing]
    )
    shapes = [gauge.geometry_of(origin) for origin in origins]
    outlines = [shape.boundary if shape.area else shape for shape in shapes]
    rest = [shapely.difference(outline, borders) for outline in outlines]
    return earth.NearestLine(
        shapely.GeometryCollection([part for part in rest if not part.is_empty])
    )


def _find_entries(
    gauge: Gauge, sweep: earth.Sweep, area_m2: NDArray[np.float64], radii_m: NDArray[np.float64]
) -> list[tuple[str, float, float]]:
    """Return between which distances each oblast is touched, the nearest first."""
    needed = np.append(gauge.touched_m2, np.inf)
    low, high = sweep.first_reached(
        needed, _bracket(area_m2, needed, radii_m), within_m=_ENTERS_WITHIN_M
    )
    entries = zip(gauge.territory.oblasts, low.tolist(), high.tolist(), strict=False)
    return sorted((entry for entry in entries if entry[1] >= 0), key=lambda entry: sum(entry[1:]))


def _find_shares(
    gauge: Gauge, sweep: earth.Sweep, area_m2: NDArray[np.float64], radii_m: NDArray[np.float64]
) -> list[tuple[float, float, float]]:
    """Return between which distances each of `SHARES` of the target is held."""
    together, found = sweep.merge(), []
    for share in SHARES:
        needed = np.array([share * gauge.target_area_m2])
        between = _bracket(area_m2[None], needed, radii_m)
        low, high = together.first_reached(needed, between, within_m=_ENTERS_WITHIN_M)
        if low[0] >= 0:
            found.append((share, float(low[0]), float(high[0])))
    return found


def _bracket(
    area_m2: NDArray[np.float64], needed: NDArray[np.float64], radii_m: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return between which stops each area is reached; not a number where none reaches it."""
    reached = area_m2 >= needed[:, None]
    stop = reached.argmax(axis=1)
    between = np.stack([np.append(0.0, radii_m)[stop], radii_m[stop]], axis=1)
    between[~reached[:, -1]] = np.nan
    return between
