"""Rings across 180 degrees and round the poles: right, and how fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach import earth
from rangereach.earth.antimeridian import close_rings

from . import peers
from .oracle import distance_m
from .rings import Centres
from .versus import Bench, Contender, Section, Verdict

VERTICES = 1440
NEAR_M = 3e3  # points so near the ring are not judged: its edges are drawn
JUDGED = 40
PACKAGE = "antimeridian.fix_polygon"


def measure(bench: Bench) -> Iterator[Section]:
    yield _rings(bench, "across 180 degrees", across)
    yield _rings(bench, "round or near a pole, up to 15,000 km", polar)


def across(bench: Bench) -> Callable[[int], Centres]:
    """Return a maker of rings that cross 180 degrees."""

    def make(items: int) -> Centres:
        x = 180 - bench.rng.uniform(-2, 2, items)
        y = bench.rng.uniform(-60, 60, items)
        return Centres(np.where(x > 180, x - 360, x), y, bench.rng.uniform(300e3, 900e3, items))

    return make


def polar(bench: Bench) -> Callable[[int], Centres]:
    """Return a maker of rings that enclose one pole, both or none."""

    def make(items: int) -> Centres:
        y = bench.rng.uniform(60, 90, items) * bench.rng.choice([-1, 1], items)
        return Centres(bench.rng.uniform(-180, 180, items), y, bench.rng.uniform(5e5, 15e6, items))

    return make


def _rings(bench: Bench, title: str, cases: Callable[[Bench], Callable[[int], Centres]]) -> Section:
    def fixed(rings: NDArray[Any]) -> NDArray[Any]:
        package = peers.load("antimeridian", "antimeridian")
        drawn = [package.fix_polygon(polygon) for polygon in np.asarray(shapely.polygons(rings))]
        return np.array(drawn, dtype=object)

    def make(items: int) -> tuple[Centres, NDArray[Any]]:
        at = cases(bench)(items)
        return at, earth.ring_coordinates(*at, vertices=VERTICES)

    def judge(given: tuple[Centres, NDArray[Any]], drawn: NDArray[Any]) -> Verdict:
        few = drawn[:JUDGED]
        rows = zip(few, *(v[:JUDGED] for v in given[0]), strict=True)
        wrong = np.array([_holds_wrong_points(bench, *row) for row in rows])
        return Verdict(float((wrong | ~shapely.is_valid(few)).mean()))

    lines = bench.compare(
        [
            Contender(
                name="close_rings", run=lambda given: close_rings(given[1]), items=bench.some(400)
            ),
            Contender(
                name=PACKAGE, run=lambda given: fixed(given[1]), items=bench.some(60), rounds=3
            ),
        ],
        make,
        judge,
    )
    return Section(
        title=f"Rings {title}",
        about=f"{VERTICES} vertices, from the ring's coordinates to a polygon by RFC 7946. Off: "
        "the share of rings that are not valid or hold a wrong set of 2,000 random points.",
        item="ring",
        lines=lines,
        say_error=lambda share: f"{share:.0%} of the rings",
    ).aim_at(faster=(PACKAGE, 20), off=1e-9)


def _holds_wrong_points(bench: Bench, ring: Any, lon: float, lat: float, radius_m: float) -> bool:
    x = bench.rng.uniform(-180, 180, 2_000)
    y = np.degrees(np.arcsin(bench.rng.uniform(-1, 1, 2_000)))
    away = distance_m(lon, lat, x, y)
    clear = np.abs(away - radius_m) > NEAR_M
    return bool(((away < radius_m) != shapely.contains_xy(ring, x, y))[clear].any())
