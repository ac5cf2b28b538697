"""The deepest point of a region: proven, and in a projection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import shapely

from rangereach import catalogue, earth

from . import peers
from .buffers import turned
from .oracle import Outline
from .versus import Bench, Contender, Section, Verdict


def measure(bench: Bench) -> Iterator[Section]:
    countries = catalogue.load_territory().countries
    ukraine = countries["MD" if bench.quick else "UA"].geometry
    yield _farthest_inside(bench, ukraine)
    if not bench.quick:
        yield _in_discs(bench, ukraine)


def _farthest_inside(bench: Bench, country: Any) -> Section:
    def make(items: int) -> tuple[Any, earth.NearestLine]:
        (region,) = turned(bench, [country])(items)
        return region, earth.NearestLine(shapely.boundary(region))

    def peer(crs: Any) -> Callable[[Any], Any]:
        def run(given: Any) -> Any:
            import geopandas as gpd

            flat: Any = gpd.GeoSeries([given[0]], crs=4326).to_crs(crs).iloc[0]
            circle = shapely.maximum_inscribed_circle(flat, tolerance=1.0)
            ends = gpd.GeoSeries([shapely.get_point(circle, 0)], crs=crs).to_crs(4326)
            return circle.length, *shapely.get_coordinates(ends.iloc[0])[0]

        return run

    def judge(given: Any, found: Any) -> Verdict:
        outline = Outline(shapely.boundary(given[0]))
        depth, at = found[0], np.array(found[1:3])
        return Verdict(abs(depth - _climb(bench, given[0], outline, at)))

    lines = bench.compare(
        [
            Contender(name="find_deepest", run=lambda given: earth.find_deepest(*given)),
            Contender(
                name="find_deepest and preparing the lines",
                run=lambda given: earth.find_deepest(
                    given[0], earth.NearestLine(shapely.boundary(given[0]))
                ),
            ),
            Contender(name="shapely.maximum_inscribed_circle in UTM 36", run=peer(32636), rounds=2),
            Contender(
                name="shapely.maximum_inscribed_circle in EPSG:3857",
                run=peer(peers.MERCATOR),
                rounds=2,
            ),
        ],
        make,
        judge,
    )
    return Section(
        title="Deepest point of Ukraine, from its whole boundary",
        about="Off: the depth that is stated, from the greatest distance that a random climb "
        "finds, by brute force.",
        item="job",
        lines=lines,
    ).aim_at(seconds=0.1, off=1.0)


def _in_discs(bench: Bench, country: Any) -> Section:
    border: Any = catalogue.shared_border(catalogue.load_territory(), "PL", "UA")

    def make(_: int) -> tuple[Any, Any, earth.NearestLine]:
        x, y = bench.rng.uniform(22, 24), bench.rng.uniform(49, 51)
        disc = earth.draw_ring(x, y, bench.rng.uniform(150e3, 250e3), tolerance_m=1.0).geometry
        return shapely.intersection(disc, country), border, earth.NearestLine(border)

    def judge(given: Any, found: earth.Depth) -> Verdict:
        outline = Outline(given[1])
        at = np.array([found.lon, found.lat])
        return Verdict(abs(found.depth_m - _climb(bench, given[0], outline, at)))

    lines = bench.compare(
        [Contender(name="find_deepest", run=lambda given: earth.find_deepest(given[0], given[2]))],
        make,
        judge,
    )
    return Section(
        title="Deepest point of a disc in Ukraine, from the Polish border",
        about="Radii of 150 to 250 km. Off: as above.",
        item="job",
        lines=lines,
    ).aim_at(seconds=0.1, off=1.0)


def _climb(bench: Bench, region: Any, outline: Outline, at: Any) -> float:
    """Return the greatest distance near a point and among points all over a region, metres."""
    west, south, east, north = region.bounds
    shapely.prepare(region)
    best = float(outline.distance_m(at[None])[0])
    spread = np.column_stack(
        [bench.rng.uniform(west, east, 2_000), bench.rng.uniform(south, north, 2_000)]
    )
    for scale in (0, 0.03, 0.003, 3e-4, 3e-5, 3e-6):
        tried = at + bench.rng.normal(0, scale, (300, 2)) if scale else spread
        tried = tried[shapely.intersects_xy(region, *tried.T)]
        away = outline.distance_m(tried)
        if away.max(initial=0) > best:
            best, at = float(away.max()), tried[away.argmax()]
    return best
