"""Reach as a function of range, and the same stop by stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

import rangereach as rr
from rangereach import catalogue, curve, earth, study

from .oracle import area_m2
from .versus import Bench, Contender, Section, Verdict

STOPS = 160


def measure(bench: Bench) -> Iterator[Section]:
    yield _reach(bench, ("PL",))
    if not bench.quick:
        yield _reach(bench, ("PL", "SK", "HU", "RO"))


def _reach(bench: Bench, origins: tuple[str, ...]) -> Section:
    count = 4 if bench.quick else STOPS
    territory = catalogue.load_territory()
    borders: list[Any] = [catalogue.shared_border(territory, code, "UA") for code in origins]
    border = shapely.line_merge(shapely.union_all(borders))

    def make(items: int) -> NDArray[Any]:
        stops = np.linspace(3, 480, items) if items > 3 else bench.rng.uniform(50, 300, items)
        return np.sort(stops + bench.rng.uniform(-1, 1, items))

    def run_curve(stops: NDArray[Any]) -> Any:
        scenario = rr.build(origins=origins, ranges_km=[(100, 100)])
        (found,) = curve.run(scenario, stops_km=stops.tolist())
        return found

    def run_studies(stops: NDArray[Any]) -> Any:
        return [study.run(rr.build(origins=origins, ranges_km=[(km, km)])).reach[0] for km in stops]

    def judge(stops: NDArray[Any], found: Any) -> Verdict:
        of_curve = isinstance(found, curve.Curve)
        rows = range(len(stops))[:: max(1, len(stops) // 8)]
        off, bound = [], []
        for row in rows:
            drawn = earth.draw_buffer(border, 1e3 * stops[row], tolerance_m=0.5).geometry
            true = area_m2(earth.intersect(drawn, territory.countries["UA"].geometry)[0])
            area = found.area_m2[row] if of_curve else found[row].area_m2
            off.append(abs(area - true) / true)
            bound.append(found.area_error_m2[row] / true if of_curve else 0.0)
        return Verdict(max(off), max(bound) if of_curve else None)

    lines = bench.compare(
        [
            Contender(name="curve.run", run=run_curve, items=count, rounds=3),
            Contender(name="study.run at each stop", run=run_studies, items=2, rounds=3),
        ],
        make,
        judge,
    )
    return Section(
        title=f"Reach from the border of {', '.join(origins)} as a function of range",
        about=f"{STOPS} stops from 3 to 480 km: area, depth, missing distance, when each town and "
        "oblast enters. Off: the area, relative, against a buffer drawn to 0.5 m.",
        item="stop",
        lines=lines,
        say_error=lambda share: f"{share:.1g}",
    ).aim_at(seconds=3.0, items=STOPS)
