"""Peers outside Python, used where they are found: Turf on node, PostGIS behind psql.

Turf: ``npm install --prefix benchmarks @turf/turf``. PostGIS: a database with the
extension that ``psql`` reaches by its own environment (PGHOST, PGDATABASE, …). Both keep
their own time, so that handing over the data does not count.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .versus import NotInstalledError, Timed

HERE = Path(__file__).parent


def turf_rings(lon: Any, lat: Any, radius_m: Any, steps: int = 64) -> Timed:
    """Call `turf.circle`, with its default of 64 steps."""
    centres = np.column_stack([lon, lat, radius_m]).tolist()
    return _turf({"centres": centres, "steps": steps, "warm": centres[:200]})


def turf_buffer(geometry: Any, radius_m: float) -> Timed:
    """Call `turf.buffer`, with its default of 8 steps to a quarter."""
    as_json = json.loads(shapely.to_geojson(geometry))
    done = _turf({"geometry": as_json, "radius": radius_m, "steps": 8})
    return Timed(done.seconds, done.result[0])


def _turf(job: dict[str, Any]) -> Timed:
    if not has_turf():
        raise NotInstalledError("npm install --prefix benchmarks @turf/turf (needs node)")
    ran = subprocess.run(
        ["node", str(HERE / "turf.mjs")],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=True,
    )
    done = json.loads(ran.stdout)
    shapes = shapely.from_geojson([json.dumps(shape) for shape in done["result"]])
    return Timed(done["ms"] / 1e3, shapes)


@cache
def has_turf() -> bool:
    return shutil.which("node") is not None and (HERE / "node_modules" / "@turf").exists()


def turf_version() -> str | None:
    if not has_turf():
        return None
    package = HERE / "node_modules" / "@turf" / "turf" / "package.json"
    version: str = json.loads(package.read_text("utf-8"))["version"]
    return version


def postgis_rings(lon: Any, lat: Any, radius_m: Any) -> Timed:
    """Call `ST_Buffer(geography, radius)`, with its default of 8 segments to a quarter."""
    points = shapely.to_wkb(shapely.points(lon, lat), hex=True)
    return _postgis(list(zip(points, radius_m, strict=True)))


def postgis_buffer(geometry: Any, radius_m: float) -> Timed:
    done = _postgis([(shapely.to_wkb(geometry, hex=True), radius_m)])
    return Timed(done.seconds, done.result[0])


def _postgis(rows: list[tuple[Any, Any]]) -> Timed:
    if postgis_version() is None:
        raise NotInstalledError(
            "a PostgreSQL database with the extension postgis that psql reaches "
            "(apt-get install postgresql-15-postgis-3)"
        )
    data = "".join(f"{i}\t{wkb}\t{float(r)}\n" for i, (wkb, r) in enumerate(rows))
    script = (
        "CREATE TEMP TABLE given (i int, g geography, r float8);\n"
        f"COPY given FROM STDIN;\n{data}\\.\n"
        "\\timing on\n"
        "CREATE TEMP TABLE drawn AS SELECT i, ST_Buffer(g, r) AS g FROM given;\n"
        "\\timing off\n"
        "SELECT encode(ST_AsBinary(g), 'hex') FROM drawn ORDER BY i;\n"
    )
    out = _psql(script)
    ms = re.search(r"^Time: ([\d.]+) ms", out, re.MULTILINE)
    assert ms, out
    hexes = [line for line in out.splitlines() if re.fullmatch(r"[0-9a-f]{20,}", line)]
    return Timed(float(ms[1]) / 1e3, shapely.from_wkb(hexes))


@cache
def postgis_version() -> str | None:
    """Return the versions of PostGIS and GEOS behind psql, or None."""
    if shutil.which("psql") is None:
        return None
    try:
        full = _psql("SELECT postgis_lib_version() || ', GEOS ' || postgis_geos_version();")
    except subprocess.CalledProcessError:
        return None
    return full.strip()


def _psql(script: str) -> str:
    return subprocess.run(
        ["psql", "-X", "-q", "-At", "-w", "-v", "ON_ERROR_STOP=1"],
        input=script,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
