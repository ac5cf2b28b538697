"""Peak memory of a million rings, each way in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from .versus import Bench, Goal, Line, Section, Verdict

START = """
import numpy as np
from rangereach import earth
rng = np.random.default_rng({seed})
lon, lat = rng.uniform(-180, 180, {items}), np.degrees(np.arcsin(rng.uniform(-1, 1, {items})))
"""
# the high-water mark of this process alone; `getrusage` would count its parent's too
STOP = """
import re
print(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1])
"""
WAYS = {
    "ring_coordinates, all at once": ("earth.ring_coordinates(lon, lat, 160e3)", 4000),
    "stream_ring_coordinates, in chunks": (
        "for chunk in earth.stream_ring_coordinates(lon, lat, 160e3): pass",
        500,
    ),
}


def measure(bench: Bench) -> Iterator[Section]:
    items = bench.some(1_000_000)
    lines, goals = [], []
    for name, (body, limit) in WAYS.items():
        code = START.format(seed=bench.seed, items=items) + body + STOP
        start = time.perf_counter()
        ran = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        seconds = (time.perf_counter() - start) / items
        megabytes = float(ran.stdout) * 1024 / 1e6
        lines.append(Line(name=name, seconds=seconds, verdict=Verdict(megabytes), note=""))
        goals.append(
            Goal(
                what=f"Memory: {items:,} rings, {name}",
                aim=f"below {limit:,} MB",
                measured=f"{megabytes:,.0f} MB",
                met=megabytes < limit,
            )
        )
    yield Section(
        title="Memory",
        about=f"{items:,} rings of 180 vertices (2.9 kB each) in a process of its own, start and "
        "imports included. In place of an error: the peak of resident memory.",
        item="ring",
        lines=tuple(lines),
        goals=tuple(goals),
        say_error=lambda megabytes: f"{megabytes:,.0f} MB",
    )
