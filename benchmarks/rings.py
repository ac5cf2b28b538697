"""Rings: their coordinates, and as shapely objects; anywhere, and by every method."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import shapely

from rangereach import earth

from . import outside, peers
from .oracle import edges, ring_errors_m, vertex_error_m
from .versus import Bench, Contender, Section, Verdict

VERTICES = 180
FWD = "pyproj.Geod.fwd, vectorised"
POLYGONS = "pyproj.Geod.fwd + shapely.polygons"


class Centres(NamedTuple):
    """Rings to draw: degrees and metres, arrays of one length."""

    lon: Any
    lat: Any
    radius_m: Any


def measure(bench: Bench) -> Iterator[Section]:
    everywhere = "centres all over the Earth"
    yield _coordinates(bench, "one radius", "centres around Ukraine", 100)
    yield _coordinates(bench, "one radius", everywhere, 100)
    yield _coordinates(bench, "any radii, 1 m to 2,000 km", everywhere, 10)
    yield _objects(bench)
    radii_m = (160e3,) if bench.quick else (40e3, 160e3, 400e3)
    yield from (_every_method(bench, radius_m) for radius_m in radii_m)


def anywhere(bench: Bench, *, any_radii: bool = False) -> Callable[[int], Centres]:
    """Return a maker of centres spread evenly over the whole Earth."""

    def make(items: int) -> Centres:
        radius_m = bench.rng.uniform(3.6e5, 4e5)
        return Centres(
            bench.rng.uniform(-180, 180, items),
            np.degrees(np.arcsin(bench.rng.uniform(-1, 1, items))),
            10 ** bench.rng.uniform(0, 6.3, items) if any_radii else np.full(items, radius_m),
        )

    return make


def around_ukraine(bench: Bench, radius_m: float) -> Callable[[int], Centres]:
    """Return a maker of centres in and around Ukraine, all of one radius."""

    def make(items: int) -> Centres:
        x, y = bench.rng.uniform(20, 40, items), bench.rng.uniform(45, 55, items)
        return Centres(x, y, np.full(items, radius_m))

    return make


def _coordinates(bench: Bench, radii: str, where: str, factor: float) -> Section:
    any_radii = radii != "one radius"

    def make(items: int) -> Centres:
        if "Ukraine" in where:
            return around_ukraine(bench, bench.rng.uniform(3.6e5, 4e5))(items)
        return anywhere(bench, any_radii=any_radii)(items)

    def ours(at: Centres) -> Any:
        radius = at.radius_m if any_radii else at.radius_m[0]
        return earth.ring_coordinates(at.lon, at.lat, radius, vertices=VERTICES)

    items, few = bench.some(100_000), bench.some(20_000)
    lines = bench.compare(
        [
            Contender(name="ring_coordinates", run=ours, items=items),
            Contender(name=FWD, run=lambda at: peers.fwd_coordinates(*at), items=few),
            Contender(
                name="geographiclib, pure Python",
                run=lambda at: peers.geographiclib_coordinates(*at),
                items=bench.some(40),
            ),
        ],
        make,
        lambda at, rings: Verdict(vertex_error_m(rings, *at)),
    )
    return Section(
        title=f"Coordinates of rings of {radii}, {where}",
        about=f"{items:,} rings at once, {VERTICES} vertices. "
        "Off: a vertex from the radius, by geographiclib.",
        item="ring",
        lines=lines,
    ).aim_at(faster=(FWD, factor), off=50e-9)


def _judge_drawn(at: Centres, drawn: Any) -> Verdict:
    """Measure the first few hundred rings along their edges; count what is no valid ring."""
    rings, bound = (
        (drawn.geometry, drawn.max_error_m) if isinstance(drawn, earth.Rings) else (drawn, None)
    )
    few = slice(0, 300)
    off = ring_errors_m(rings[few], *(v[few] for v in at))
    jumps = [bool((np.abs(np.diff(edges(r)[..., 0], axis=1)) > 180).any()) for r in rings[few]]
    broken = np.array(jumps) | ~shapely.is_valid(rings[few])
    note = f"{broken.mean():.1%} of the rings broken" if broken.any() else ""
    if bound is None:
        return Verdict(float(off.max()), note=note)
    if (off > bound[few]).any():
        note += f"; bound exceeded by {(off > bound[few]).sum()} rings"
    return Verdict(float(off.max()), float(bound[few].max()), note)


def _objects(bench: Bench) -> Section:
    lines = bench.compare(
        [
            Contender(
                name="draw_rings, 180 vertices",
                run=lambda at: earth.draw_rings(at.lon, at.lat, at.radius_m[0], vertices=VERTICES),
                items=bench.some(50_000),
            ),
            Contender(name=POLYGONS, run=lambda at: peers.fwd_rings(*at), items=bench.some(20_000)),
        ],
        anywhere(bench),
        _judge_drawn,
    )
    return Section(
        title="Rings as shapely objects",
        about="One radius near 400 km, centres all over the Earth. `draw_rings` cuts at 180 "
        "degrees, closes over poles and bounds each ring's error. Off: an edge from the radius; "
        "a ring is broken where it jumps at 180 degrees or round a pole.",
        item="ring",
        lines=lines,
    ).aim_at(faster=(POLYGONS, 15))


def _every_method(bench: Bench, radius_m: float) -> Section:
    def ours(tolerance_m: float) -> Contender:
        return Contender(
            name=f"draw_rings, {tolerance_m:g} m",
            run=lambda at: earth.draw_rings(
                at.lon, at.lat, at.radius_m[0], tolerance_m=tolerance_m
            ),
            items=bench.some(5_000),
        )

    def peer(name: str, run: Callable[..., Any], items: int) -> Contender:
        return Contender(name=name, run=lambda at: run(*at), items=bench.some(items), rounds=3)

    lines = bench.compare(
        [
            ours(10.0),
            ours(1.0),
            *(
                peer(f"{POLYGONS}, {n}", partial(peers.fwd_rings, vertices=n), 2_000)
                for n in (64, 180, 360)
            ),
            peer("cartopy Geodesic.circle, 180", peers.cartopy_rings, 200),
            peer("geographiclib, 180", peers.geographiclib_rings, 20),
            peer("geopandas in EPSG:3857, 64", peers.mercator_rings, 2_000),
            peer("geopandas in each point's UTM zone, 64", peers.utm_rings, 2_000),
            peer("geopandas in each point's AEQD, 64", peers.aeqd_rings, 30),
            peer("s2geometry S2BufferOperation, 1 %", peers.s2_rings, 100),
            peer("turf.circle, 64", outside.turf_rings, 2_000),
            peer("PostGIS ST_Buffer(geography), 32", outside.postgis_rings, 1_000),
        ],
        around_ukraine(bench, radius_m),
        _judge_drawn,
    )
    return Section(
        title=f"Rings of {radius_m / 1e3:.0f} km around Ukraine, by every method",
        about="Each as it is usually called, with its number of vertices, to polygons in longitude "
        "and latitude. Off: an edge from the radius.",
        item="ring",
        lines=lines,
    )
