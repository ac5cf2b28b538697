"""The tables and the picture of docs/accuracy.md, measured anew.

``python -m benchmarks.accuracy`` prints the tables; with ``--write`` it puts them into
docs/accuracy.md and draws docs/accuracy.svg. That needs every peer (`outside`).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach import earth

from . import borders, outside, peers, picture
from .oracle import area_m2, ring_errors_m
from .versus import NotInstalledError, Timed, say_metres

DOCS = Path(__file__).parents[1] / "docs"
LON, LAT = 23.0, 50.0
RANGES_KM = (10, 20, 40, 70, 100, 160, 250, 400, 640, 1000)
SHOWN_KM = (40, 70, 100, 160, 400, 1000)
SPHERE_M = 6371008.8  # Turf's radius; Leaflet's is 6371000
ZONE_M = 70e3

Ring = Callable[[Any, Any, Any], Any]


def sphere_rings(lon: Any, lat: Any, radius_m: Any, vertices: int = 3600) -> NDArray[Any]:
    """Draw circles as on a sphere, with so many vertices that the chords do not count."""
    angle = np.asarray(radius_m)[:, None] / SPHERE_M
    phi = np.radians(lat)[:, None]
    azimuth = np.linspace(0, -2 * np.pi, vertices + 1)
    y = np.arcsin(np.sin(phi) * np.cos(angle) + np.cos(phi) * np.sin(angle) * np.cos(azimuth))
    x = np.arctan2(
        np.sin(azimuth) * np.sin(angle) * np.cos(phi), np.cos(angle) - np.sin(phi) * np.sin(y)
    )
    degrees = np.degrees(np.stack([x, y], axis=-1)) + np.array([1.0, 0.0]) * np.reshape(
        lon, (-1, 1, 1)
    )
    return np.asarray(shapely.polygons(degrees))


def projected(crs: Any, lon: Any, lat: Any, radius_m: Any) -> NDArray[Any]:
    """Draw circles in a projection, with so many vertices that the chords do not count."""
    centres = shapely.points(lon, lat)
    drawn = [
        peers.in_crs(crs, quad_segs=900)(at, r) for at, r in zip(centres, radius_m, strict=True)
    ]
    return np.array(drawn, dtype=object)


def ours(lon: Any, lat: Any, radius_m: Any, tolerance_m: float = 10.0) -> NDArray[Any]:
    return earth.draw_rings(lon, lat, radius_m, tolerance_m=tolerance_m).geometry


METHODS: dict[str, Ring] = {
    "geopandas in EPSG:3857": peers.mercator_rings,
    "s2geometry S2BufferOperation, 1 %": peers.s2_rings,
    "PostGIS ST_Buffer(geography), 32 vertices": outside.postgis_rings,
    "turf.circle, 64 vertices": outside.turf_rings,
    "a circle on a sphere (web maps)": sphere_rings,
    "geopandas in the UTM zone, 64 vertices": peers.utm_rings,
    "geopandas in the point's AEQD, 64 vertices": peers.aeqd_rings,
    "pyproj.Geod.fwd, 64 vertices": partial(peers.fwd_rings, vertices=64),
    "pyproj.Geod.fwd or cartopy, 180 vertices": peers.fwd_rings,
    "pyproj.Geod.fwd, 360 vertices": partial(peers.fwd_rings, vertices=360),
    "rangereach, 10 m (the default)": ours,
    "rangereach, 1 m": partial(ours, tolerance_m=1.0),
}

PARTS: dict[str, Ring] = {
    "projection: EPSG:3857": partial(projected, peers.MERCATOR),
    "projection: UTM zone 34": partial(projected, 32634),
    "projection: EPSG:3035": partial(projected, peers.LAEA),
    "sphere instead of ellipsoid": sphere_rings,
    "chords: 32 vertices": partial(peers.fwd_rings, vertices=32),
    "chords: 64 vertices": partial(peers.fwd_rings, vertices=64),
    "chords: 180 vertices": peers.fwd_rings,
    "chords: 360 vertices": partial(peers.fwd_rings, vertices=360),
}

# the colours of M. Okabe and K. Ito, told apart by every colour vision; dashes tell too
CURVES = {
    "geopandas in EPSG:3857": ("EPSG:3857 (web Mercator)", "#d55e00", ""),
    "s2geometry S2BufferOperation, 1 %": ("S2 buffer, 1 %", "#e69f00", "2 4"),
    "PostGIS ST_Buffer(geography), 32 vertices": ("PostGIS geography", "#cc79a7", "9 4"),
    "a circle on a sphere (web maps)": ("sphere: turf, Leaflet, S2", "#e69f00", ""),
    "geopandas in the UTM zone, 64 vertices": ("UTM zone, 64 vertices", "#009e73", "6 3 2 3"),
    "pyproj.Geod.fwd, 64 vertices": ("exact vertices, 64 of them", "#56b4e9", ""),
    "pyproj.Geod.fwd or cartopy, 180 vertices": ("exact vertices, 180", "#56b4e9", "7 4"),
    "rangereach, 10 m (the default)": ("rangereach, 10 m (default)", "#0072b2", ""),
    "rangereach, 1 m": ("rangereach, 1 m", "#0072b2", "7 4"),
}


def errors_m(method: Ring) -> NDArray[Any]:
    """Return a method's error at each of `RANGES_KM`, metres."""
    return ring_errors_m(_draw(method), *_centres())


def area_error(method: Ring) -> float:
    """Return by what share a ring of 160 km has another area than the disc."""
    true = area_m2(peers.fwd_rings([LON], [LAT], [160e3], vertices=20_000)[0])
    return area_m2(_draw(method)[RANGES_KM.index(160)]) / true - 1


def _centres() -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    radius_m = 1e3 * np.array(RANGES_KM)
    return np.full_like(radius_m, LON), np.full_like(radius_m, LAT), radius_m


def _draw(method: Ring) -> Any:
    drawn = method(*_centres())
    return drawn.result if isinstance(drawn, Timed) else drawn


def write_rings(found: dict[str, NDArray[Any]]) -> str:
    """Return the table of methods."""
    rows = [
        f"| {name} | {_cells(off)} | {_signed(100 * area_error(METHODS[name]), '.2g')} % |"
        for name, off in found.items()
    ]
    head = " | ".join(f"{km:,} km" for km in SHOWN_KM)
    rule = "--:|" * (len(SHOWN_KM) + 1)
    return "\n".join([f"| method | {head} | area at 160 km |", f"|---|{rule}", *rows])


def write_parts() -> str:
    """Return the table of what an error consists of."""
    head = " | ".join(f"{km:,} km" for km in SHOWN_KM)
    rows = [f"| {name} | {_cells(errors_m(part))} |" for name, part in PARTS.items()]
    return "\n".join([f"| part | {head} |", "|---|" + "--:|" * len(SHOWN_KM), *rows])


def _cells(off: NDArray[Any]) -> str:
    return " | ".join(say_metres(off[RANGES_KM.index(km)]) for km in SHOWN_KM)


def _signed(number: float, form: str) -> str:
    return f"{number:+{form}}".replace("-", "−") if number else "0"


def write_borders() -> str:
    """Return the table of what moves one answer."""
    rows = [
        f"| {choice} | {area:,.0f} | {_signed(change, ',.0f')} |"
        for choice, area, change in borders.changes(ZONE_M)
    ]
    return "\n".join(["| choice | area, km² | change, km² |", "|---|--:|--:|", *rows])


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy", description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    found = {}
    for name, method in METHODS.items():
        try:
            found[name] = errors_m(method)
        except NotInstalledError as missing:
            if write:
                raise SystemExit(f"{name} is not installed: {missing}") from None
    tables = {"methods": write_rings(found), "parts": write_parts()}
    try:
        tables["borders"] = write_borders()
        away = borders.quantiles_m()
    except NotInstalledError as missing:
        raise SystemExit("\n\n".join([*tables.values(), str(missing)])) from None
    print(*tables.values(), *(f"{k}: {v:,.0f} m" for k, v in away.items()), sep="\n\n")
    if write:
        page = DOCS / "accuracy.md"
        text = page.read_text("utf-8")
        for name, table in tables.items():
            start, end = f"<!-- {name} -->\n", "<!-- end -->"
            before, rest = text.split(start, 1)
            text = f"{before}{start}{table}\n{end}{rest.split(end, 1)[1]}"
        page.write_text(text, "utf-8")
        curves = [picture.Curve(*CURVES[name], found[name].tolist()) for name in CURVES]
        drawn = picture.draw(RANGES_KM, curves, (away["half"], away["all"]))
        (DOCS / "accuracy.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
