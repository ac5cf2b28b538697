"""The area of a disc in a country: exact, and by drawing and clipping."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach import catalogue, earth

from . import peers
from .oracle import area_m2
from .rings import Centres
from .versus import Bench, Contender, Section, Timed, Verdict

CLIP = "shapely.intersection alone, of a 180-gon"
JUDGED = 40


def measure(bench: Bench) -> Iterator[Section]:
    ukraine = catalogue.load_territory().countries["UA"].geometry
    yield _discs(bench, "the shipped boundary", ukraine, 25)
    if not bench.quick:
        yield _discs(bench, "a boundary four times as fine", _rougher(bench, ukraine), 100)


def _rougher(bench: Bench, country: Any) -> Any:
    """Return a country with more than 60,000 vertices, each new one moved by a metre or so."""
    fine = shapely.segmentize(country, 0.0018)

    def move(xy: NDArray[Any]) -> NDArray[Any]:
        moved = xy + bench.rng.normal(0, 1e-5, xy.shape)
        moved[-1] = moved[0]
        return moved

    rings = [
        [shapely.transform(shapely.LinearRing(ring), move) for ring in shapely.get_rings(part)]
        for part in shapely.get_parts(fine)
    ]
    return shapely.make_valid(shapely.multipolygons([shapely.Polygon(r[0], r[1:]) for r in rings]))


def _discs(bench: Bench, where: str, country: Any, factor: float) -> Section:
    areas = earth.DiscAreas(country)
    west, south, east, north = country.bounds

    def make(items: int) -> Centres:
        x, y = bench.rng.uniform(west, east, items), bench.rng.uniform(south, north, items)
        return Centres(x, y, bench.rng.uniform(40e3, 400e3, items))

    def clip(at: Centres) -> Timed:
        drawn = peers.fwd_rings(*at)
        start = time.perf_counter()
        found = shapely.intersection(drawn, country)
        return Timed(time.perf_counter() - start, found)

    def clip_and_measure(at: Centres) -> Any:
        parts = shapely.intersection(peers.fwd_rings(*at), country)
        return np.array([abs(peers.WGS84.geometry_area_perimeter(part)[0]) for part in parts])

    lines = bench.compare(
        [
            Contender(
                name="DiscAreas.measure", run=lambda at: areas.measure(*at), items=bench.some(4_000)
            ),
            Contender(name=CLIP, run=clip, items=bench.some(60), rounds=3),
            Contender(
                name="drawing the 180-gon, clipping, and its area by pyproj.Geod",
                run=clip_and_measure,
                items=bench.some(30),
                rounds=2,
            ),
        ],
        make,
        _judge(country),
    )
    vertices = shapely.get_num_coordinates(country)
    return Section(
        title=f"Area of discs in Ukraine, {where}",
        about=f"{vertices:,} vertices, radii of 40 to 400 km. Off: relative to the disc's area, "
        f"against clipped polygons of 10,000 and 20,000 vertices (Richardson), on {JUDGED} discs.",
        item="disc",
        lines=lines,
        say_error=lambda share: f"{share:.2g}",
    ).aim_at(faster=(CLIP, factor), off=1e-8)


def _judge(country: Any) -> Callable[[Centres, Any], Verdict]:
    def judge(at: Centres, found: Any) -> Verdict:
        few = Centres(*(v[:JUDGED] for v in at))
        if found.dtype == object:
            found = np.array([area_m2(shape) for shape in found[:JUDGED]])
        coarse, fine = (
            np.array([area_m2(shape) for shape in _clip(few, country, n)]) for n in (10_000, 20_000)
        )
        true = fine + (fine - coarse) / 3
        disc = 2 * np.pi * (1 - np.cos(few.radius_m / 6371e3)) * 6371e3**2
        return Verdict(float((np.abs(found[:JUDGED] - true) / disc).max()))

    return judge


def _clip(at: Centres, country: Any, vertices: int) -> Any:
    return shapely.intersection(peers.fwd_rings(*at, vertices=vertices), country)
