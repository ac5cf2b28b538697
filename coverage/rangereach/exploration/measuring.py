"""A study at every stop, and the discs that draw each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np
import shapely

from rangereach import catalogue, earth, rings
from rangereach.errors import GeometryError
from rangereach.model import Range, Scenario
from rangereach.reach import Gauge, Reach
from rangereach.rings import ALL
from rangereach.units import M_PER_KM

from .values import FRONT_ERROR_M, STOPS_KM, Exploration, Group, Table

__all__ = ["run"]


def run(
    scenario: Scenario,
    *,
    beside: Sequence[Group] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Exploration:
    """Draw and measure a scenario at every stop.

    Parameters
    ----------
    scenario : Scenario
        Target, origins and set-back; its ranges are not asked.
    beside : sequence of Group
        Points of the origins whose discs are drawn as well: fronts then hold only what is
        missing beside them.
    progress : callable, optional
        Told after each step how many of how many are done.

    Returns
    -------
    Exploration
        Without alternatives.

    Raises
    ------
    GeometryError
        If an origin shares no border with the target, or no stop is above the set-back.
    """
    territory = catalogue.load_territory()
    stops = tuple(km for km in STOPS_KM if km > scenario.setback_km)
    if not stops:
        raise GeometryError(
            f"no stop of the slider is above the set-back of {scenario.setback_km:g} km",
            hint=f"its last one is {STOPS_KM[-1]:g} km; make the map without a slider",
        )
    gauge = Gauge(scenario.target, territory, scenario.origins)
    ids = [ALL, *gauge.origins] if len(gauge.origins) > 1 else [ALL]
    steps = itertools.count(1)

    def step() -> None:
        if progress:
            progress(next(steps), len(stops) + len(ids))

    rows: dict[str, list[Reach]] = {origin_id: [] for origin_id in ids}
    for stop in stops:
        asked = Range(id="stop", label="", low_km=stop, high_km=stop)
        drawn = rings.draw(replace(scenario, ranges=(asked,)), territory)
        wanted = [ring for ring in drawn if ring.edge == "low" and ring.origin_id in rows]
        for row in gauge.measure_all(wanted):
            rows[row.origin_id].append(row)
        step()
    tables = {}
    for origin_id in ids:
        found = rows[origin_id]
        front = _choose_front(gauge, origin_id, found, scenario.setback_km, beside)
        tables[origin_id] = _build_table(gauge, origin_id, found, scenario.setback_km, front)
        step()
    for origin_id in gauge.origins:
        tables.setdefault(origin_id, tables[ALL])
    return Exploration(stops_km=stops, tables=tables, alternatives={})


def _build_table(
    gauge: Gauge,
    origin_id: str,
    rows: Sequence[Reach],
    setback_km: float,
    front: tuple[Group, ...],
) -> Table:
    last_m, setback_m = rows[-1].range_km * M_PER_KM, setback_km * M_PER_KM
    oblasts: dict[str, float] = {}
    for row in rows:
        for oblast in row.oblasts:
            oblasts.setdefault(oblast.id, row.range_km)
    enters_m = {
        town_id: distance_m + setback_m
        for town_id, distance_m in gauge.town_distance_m(origin_id).items()
        if gauge.towns[town_id].is_named
    }
    return Table(
        area_m2=tuple(row.area_m2 for row in rows),
        depth_m=tuple(row.depth_m for row in rows),
        missing_m=tuple(row.missing_m for row in rows),
        towns=tuple(len(row.town_ids) for row in rows),
        people=tuple(row.towns_population for row in rows),
        town_enters_m={key: metres for key, metres in enters_m.items() if metres <= last_m},
        oblast_enters_km=oblasts,
        front=front,
    )


def _choose_front(
    gauge: Gauge,
    origin_id: str,
    rows: Sequence[Reach],
    setback_km: float,
    beside: Sequence[Group],
) -> tuple[Group, ...]:
    origins = gauge.origins_of(origin_id)
    places = [origin.place for origin in origins if origin.place is not None]
    if len(places) == len(origins):
        points = tuple((place.lon_deg, place.lat_deg) for place in places)
        return (Group(until_km=rows[-1].range_km, points=points),)
    others = [(group.until_km, *point) for group in beside for point in group.points]
    until_km, *lonlat = np.array(others).reshape(-1, 3).T
    geometries = [gauge.geometry_of(origin) for origin in origins]
    chosen, until_m = earth.choose_front(
        shapely.GeometryCollection(geometries),
        gauge.target.geometry,
        [(row.range_km - setback_km) * M_PER_KM for row in rows],
        [row.geometry for row in rows],
        tolerance_m=FRONT_ERROR_M,
        beside=earth.Front(np.stack(lonlat, axis=1), (until_km - setback_km) * M_PER_KM),
    )
    centres = zip(until_m.tolist(), chosen.tolist(), strict=True)
    return tuple(
        Group(
            until_km=round(until / M_PER_KM + setback_km, 6),  # a stop, to the last digit
            points=tuple((lon, lat) for _, (lon, lat) in group),
        )
        for until, group in itertools.groupby(centres, itemgetter(0))
    )
