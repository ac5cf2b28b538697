"""What another border line, another method and our own tolerance each change in one answer.

The other line is Natural Earth's, as the package world-atlas carries it (1:10 million,
public domain): ``npm install --prefix benchmarks world-atlas``.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import numpy as np
import shapely

from rangereach import catalogue, earth

from . import peers
from .oracle import Outline
from .outside import HERE
from .versus import NotInstalledError

ATLAS = HERE / "node_modules" / "world-atlas" / "countries-10m.json"
NEIGHBOURS = {"PL": "Poland", "SK": "Slovakia", "HU": "Hungary", "RO": "Romania"}


class Change(NamedTuple):
    """What one choice changes of a zone inside Ukraine."""

    choice: str
    area_km2: float
    change_km2: float


def our_border() -> Any:
    territory = catalogue.load_territory()
    lines: list[Any] = [catalogue.shared_border(territory, code, "UA") for code in NEIGHBOURS]
    return shapely.line_merge(shapely.union_all(lines))


def other_border() -> Any:
    """Return Natural Earth's border of Ukraine with the same countries: their common arcs."""
    if not ATLAS.exists():
        raise NotInstalledError("npm install --prefix benchmarks world-atlas")
    topology = json.loads(ATLAS.read_text("utf-8"))
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs_of = {
        country["properties"]["name"]: {
            arc if arc >= 0 else ~arc for part in _parts(country) for ring in part for arc in ring
        }
        for country in topology["objects"]["countries"]["geometries"]
    }
    common = [arcs_of["Ukraine"] & arcs_of[name] for name in NEIGHBOURS.values()]
    return shapely.multilinestrings(
        [
            shapely.LineString(np.cumsum(topology["arcs"][arc], axis=0) * scale + shift)
            for arc in sorted(set().union(*common))
        ]
    )


def _parts(country: dict[str, Any]) -> Any:
    arcs = country.get("arcs", [])
    return [arcs] if country["type"] == "Polygon" else arcs


def quantiles_m() -> dict[str, float]:
    """Return how far the other border lies from ours: evenly along it, metres."""
    step = np.degrees(200 / 6371e3)
    points = shapely.get_coordinates(shapely.segmentize(other_border(), step))
    away = Outline(our_border(), spacing_m=20).distance_m(points)
    return {
        "half": float(np.median(away)),
        "ninety": float(np.quantile(away, 0.9)),
        "all": float(away.max()),
    }


def changes(radius_m: float) -> list[Change]:
    """Return what each choice changes in the area of the border zone inside Ukraine."""
    country = catalogue.load_territory().countries["UA"].geometry
    line = our_border()

    def measure(drawn: Any) -> float:
        return float(earth.area_m2(shapely.intersection(drawn, country))) / 1e6

    def ours(tolerance_m: float, given: Any = line) -> Any:
        return earth.draw_buffer(given, radius_m, tolerance_m=tolerance_m).geometry

    truth = measure(ours(0.1))
    drawn = {
        "this border, drawn within 10 m (the default)": ours(10.0),
        "this border, geopandas in UTM": peers.in_utm(line, radius_m),
        "this border, geopandas in EPSG:3035": peers.in_crs(peers.LAEA)(line, radius_m),
        "this border, geopandas in EPSG:3857": peers.in_crs(peers.MERCATOR)(line, radius_m),
        "Natural Earth's border, drawn within 10 m": ours(10.0, other_border()),
    }
    areas = {choice: measure(shape) for choice, shape in drawn.items()}
    return [
        Change("this border, drawn within 0.1 m", truth, 0.0),
        *(Change(choice, area, area - truth) for choice, area in areas.items()),
    ]
