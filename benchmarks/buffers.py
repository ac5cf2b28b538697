"""Buffers of a border, of a whole outline and of soils, by every method."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import shapely

from rangereach import catalogue, earth

from . import outside, peers
from .oracle import Outline
from .versus import Bench, Contender, Section, Timed, Verdict

TOO_MANY_FOR_TURF = 10_000  # it takes minutes for more vertices
NEIGHBOURS = ("PL", "SK", "HU", "RO")


def measure(bench: Bench) -> Iterator[Section]:
    territory = catalogue.load_territory()
    border = {code: catalogue.shared_border(territory, code, "UA") for code in NEIGHBOURS}
    yield _buffers(bench, "Polish-Ukrainian border, 400 km", [border["PL"]], 400e3).aim_at(
        seconds=0.1, off=1.0
    )
    if bench.quick:
        return
    west = [shapely.line_merge(shapely.union_all(list(border.values())))]
    yield _buffers(bench, "Ukraine's border with PL, SK, HU and RO, 70 km", west, 70e3)
    whole = [shapely.boundary(territory.countries["UA"].geometry)]
    yield _buffers(bench, "Ukraine's whole boundary, 300 km", whole, 300e3).aim_at(
        seconds=0.3, off=1.0
    )
    soils = [territory.countries[code].geometry for code in NEIGHBOURS]
    yield _buffers(bench, "Soils of PL, SK, HU and RO, 160 km", soils, 160e3).aim_at(
        seconds=0.5, off=1.0
    )


def turned(bench: Bench, shapes: list[Any]) -> Callable[[int], list[Any]]:
    """Return a maker of the same shapes at another longitude: new numbers, the same task."""

    def make(_: int) -> list[Any]:
        by = bench.rng.uniform(-1, 1)
        return [shapely.transform(shape, lambda xy: xy + np.array([by, 0.0])) for shape in shapes]

    return make


def _buffers(bench: Bench, title: str, shapes: list[Any], radius_m: float) -> Section:
    vertices = int(shapely.get_num_coordinates(shapes).sum())

    def ours(tolerance_m: float) -> Contender:
        draw = partial(earth.draw_buffer, radius_m=radius_m, tolerance_m=tolerance_m)
        return Contender(
            name=f"draw_buffer, {tolerance_m:g} m", run=lambda given: [draw(g) for g in given]
        )

    def peer(name: str, buffer: Callable[[Any, float], Any], rounds: int = 3) -> Contender:
        def run(given: list[Any]) -> Any:
            drawn = [buffer(geometry, radius_m) for geometry in given]
            if isinstance(drawn[0], Timed):
                return Timed(sum(one.seconds for one in drawn), [one.result for one in drawn])
            return drawn

        return Contender(name=name, run=run, rounds=rounds)

    def judge(given: list[Any], drawn: list[Any]) -> Verdict:
        bounds = [one.max_error_m for one in drawn if isinstance(one, earth.Drawn)]
        off = [
            Outline(shapely.boundary(g) if shapely.area(g) else g).boundary_error_m(
                one.geometry if isinstance(one, earth.Drawn) else one, radius_m
            )
            for g, one in zip(given, drawn, strict=True)
        ]
        return Verdict(max(off), max(bounds, default=None))

    contenders = [
        ours(1.0),
        ours(10.0),
        peer("geopandas in EPSG:3857", peers.in_crs(peers.MERCATOR)),
        peer("geopandas in UTM", peers.in_utm),
        peer("geopandas in EPSG:3035", peers.in_crs(peers.LAEA)),
        peer("geopandas in the centroid's AEQD", peers.in_aeqd),
        peer("PostGIS ST_Buffer(geography)", outside.postgis_buffer),
    ]
    if shapely.area(shapes[0]):  # its Python face takes no lines
        contenders.append(peer("s2geometry S2BufferOperation, 1 %", peers.in_s2, rounds=1))
    if vertices < TOO_MANY_FOR_TURF:
        contenders.append(peer("turf.buffer, 8 steps", outside.turf_buffer, rounds=1))
    lines = bench.compare(
        contenders,
        turned(bench, shapes),
        judge,
    )
    return Section(
        title=f"Buffer: {title}",
        about=f"{vertices:,} vertices. Off: a vertex or the middle of an edge of the drawn "
        "boundary from its distance, by brute force.",
        item="job",
        lines=lines,
    )
