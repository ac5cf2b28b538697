"""GeoJSON text from a frame of rings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

import rangereach as rr

from .rings import around_ukraine
from .versus import Bench, Contender, Section, Verdict

TO_JSON = "GeoDataFrame.to_json"


def measure(bench: Bench) -> Iterator[Section]:
    def make(items: int) -> Any:
        at = around_ukraine(bench, 160e3)(items)
        frame = rr.draw_rings(np.column_stack([at.lon, at.lat]), range_km=160, vertices=180)
        frame["name"] = [f"place {i}" for i in range(items)]
        frame["country"] = "UA"
        frame["population"] = bench.rng.integers(0, 10**6, items)
        return frame

    def judge(frame: Any, text: Any) -> Verdict:
        shapes = text if isinstance(text, np.ndarray) else json.loads(text)["features"][:300]
        if isinstance(text, np.ndarray):
            read = shapely.from_geojson(shapes[:300])
        else:
            read = shapely.from_geojson([json.dumps(shape["geometry"]) for shape in shapes])
        sent, got = (shapely.get_coordinates(s) for s in (frame.geometry[:300], read))
        return Verdict(float(np.abs(sent - got).max() * 111_320))

    few = bench.some(4_000)
    lines = bench.compare(
        [
            Contender(name="write_geojson", run=rr.write_geojson, items=bench.some(10_000)),
            Contender(name=TO_JSON, run=lambda frame: frame.to_json(), items=few, rounds=3),
            Contender(
                name="shapely.to_geojson, no properties",
                run=lambda frame: np.asarray(shapely.to_geojson(frame.geometry.to_numpy())),
                items=few,
            ),
        ],
        make,
        judge,
    )
    yield Section(
        title="GeoJSON of rings",
        about="10,000 rings of 180 vertices with five properties. Off: a coordinate read back, "
        "as a length at the equator (seven decimals are kept).",
        item="ring",
        lines=lines,
    ).aim_at(faster=(TO_JSON, 15))
