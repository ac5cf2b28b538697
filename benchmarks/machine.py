"""What the numbers were measured on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from . import outside

PACKAGES = (
    "numpy",
    "shapely",
    "pyproj",
    "geopandas",
    "pandas",
    "geographiclib",
    "cartopy",
    "s2geometry",
    "antimeridian",
)


def describe() -> list[str]:
    """Return sentences on machine and versions."""
    import pyproj
    import shapely

    import rangereach

    there: dict[str, str | None] = {name: _find(name) for name in PACKAGES}
    there["GEOS"] = shapely.geos_version_string
    there["PROJ"] = pyproj.proj_version_str
    there["node"] = _ask("node", "--version")
    there["turf"] = outside.turf_version()
    there["PostGIS"] = outside.postgis_version()
    versions = ", ".join(f"{name} {number}" for name, number in there.items() if number)
    return [
        f"{_processor()}, {os.cpu_count()} cores, {_memory()} memory; {_system()}.",
        f"rangereach {rangereach.__version__}, Python {platform.python_version()}, {versions}.",
    ]


def _find(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _ask(*command: str) -> str | None:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _processor() -> str:
    info = _read("/proc/cpuinfo")
    name = re.search(r"model name\s*: (.*)", info)
    wide = " with AVX-512" if "avx512f" in info else " with AVX2" if "avx2" in info else ""
    return (name[1] if name else platform.processor() or platform.machine()) + wide


def _memory() -> str:
    found = re.search(r"MemTotal:\s*(\d+) kB", _read("/proc/meminfo"))
    return f"{int(found[1]) / 2**20:.0f} GiB" if found else "unknown"


def _system() -> str:
    found = re.search(r'PRETTY_NAME="(.*)"', _read("/etc/os-release"))
    return f"{found[1] if found else platform.system()}, {platform.machine()}"


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:
        return ""
