"""The engine beside what is usually done: side by side, ratios printed, nothing asserted.

Run with ``python benchmarks/bench_earth.py``. Times are processor times of the best of
five runs; errors are measured by `NearestLine` on the drawn boundary.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pyproj
import shapely

from rangereach import catalogue, earth

RADII_M = (70_000.0, 160_000.0)


def best(run: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    """Return the least processor time in milliseconds, and the result."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        result = run()
        taken.append(time.process_time() - start)
    return 1e3 * min(taken), result


def border() -> shapely.MultiLineString:
    territory = catalogue.load_territory()
    lines = [catalogue.shared_border(territory, code, "UA") for code in ("PL", "SK", "HU", "RO")]
    return shapely.line_merge(shapely.union_all(lines))


def utm_buffer(line: shapely.MultiLineString, radius_m: float) -> Any:
    """Draw a buffer as is usually done: in one projection, with GEOS's line buffer."""
    there = pyproj.Transformer.from_crs(4326, 32634, always_xy=True)
    flat = shapely.transform(line, there.transform, interleaved=False)
    drawn = shapely.buffer(flat, radius_m, quad_segs=32)

    def back(x: Any, y: Any) -> Any:
        return there.transform(x, y, direction="INVERSE")

    return shapely.transform(drawn, back, interleaved=False)


def boundary_error(lines: earth.NearestLine, drawn: Any, radius_m: float) -> float:
    xy = shapely.get_coordinates(shapely.segmentize(shapely.boundary(drawn), 0.02))
    return float(np.abs(lines.query(*xy.T)[0] - radius_m).max())


def main() -> None:
    line = border()
    lines = earth.NearestLine(line)
    print(f"border: {shapely.get_num_coordinates(line)} vertices")
    for radius in RADII_M:
        ours, drawn = best(lambda r=radius: earth.draw_buffer(line, r))
        usual, flat = best(lambda r=radius: utm_buffer(line, r))
        print(
            f"buffer {radius / 1e3:.0f} km: {ours:.0f} ms, off by "
            f"{boundary_error(lines, drawn.geometry, radius):.1f} m (bound {drawn.max_error_m:.1f})"
            f" | UTM and GEOS {usual:.0f} ms, off by {boundary_error(lines, flat, radius):.0f} m"
            f" | time ratio {ours / usual:.2f}"
        )
    rng = np.random.default_rng(0)
    lon, lat = rng.uniform(20, 32, 5000), rng.uniform(44, 52, 5000)
    ours, _ = best(lambda: lines.query(lon, lat))
    start, end = lines.pieces
    geod = pyproj.Geod(ellps="WGS84")
    one, _ = best(lambda: geod.inv(*np.broadcast_arrays(lon[:1], lat[:1], *start.T)[:4]))
    print(
        f"nearest: {ours:.0f} ms for 5,000 points against {len(end)} pieces"
        f" | all pairs by Geod.inv about {5000 * one:.0f} ms | time ratio {ours / 5000 / one:.4f}"
    )
    ours, rings = best(lambda: earth.ring_coordinates(lon, lat, 4e5))
    az = np.tile(np.arange(181.0) * -2, 5000)
    x, y = np.repeat(lon, 181), np.repeat(lat, 181)
    plain, _ = best(lambda: geod.fwd(x, y, az, np.full(x.size, 4e5)))
    print(
        f"rings: {1e3 * ours / len(rings):.0f} us each at 180 vertices"
        f" | Geod.fwd {plain / 5:.0f} us | time ratio {ours / plain:.2f}"
    )
    drawn = earth.draw_buffer(line, 160_000.0).geometry
    target = catalogue.load_territory().countries["UA"].geometry
    ours, part = best(lambda: earth.intersect(drawn, target))
    print(f"overlap: {ours:.1f} ms with {shapely.get_num_coordinates(target)} vertices")
    ours, _ = best(lambda: earth.area_m2(part))
    plain, _ = best(lambda: geod.geometry_area_perimeter(part[0]))
    print(f"area: {ours:.1f} ms | Geod {plain:.1f} ms | time ratio {ours / plain:.2f}")
    ours, found = best(lambda: earth.find_deepest(part[0], lines, cap_m=160_000.0))
    print(f"depth, plateau: {ours:.1f} ms ({found.depth_m / 1e3:.3f} km)")
    disc = earth.intersect(earth.draw_ring(22.019, 50.11, 160_000.0).geometry, target)[0]
    ours, found = best(lambda: earth.find_deepest(disc, lines))
    print(f"depth, disc: {ours:.1f} ms ({found.depth_m / 1e3:.3f} km)")


if __name__ == "__main__":
    main()
