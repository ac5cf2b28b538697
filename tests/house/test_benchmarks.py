"""The benchmarks run, on tiny input: what is not run rots. Nothing is timed."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_benchmark_runs(tmp_path: Path) -> None:
    results = tmp_path / "RESULTS.md"
    subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--seed", "1", "-o", str(results)],
        cwd=ROOT,
        env={**os.environ, "PATH": "", "PYTHONPATH": str(ROOT / "coverage")},
        check=True,
        capture_output=True,
    )
    text = results.read_text("utf-8")
    assert "| what | goal | measured | met |" in text
    assert "turf.circle, 64 | not installed" in text
    assert "Traceback" not in text


def test_the_page_is_compared(tmp_path: Path) -> None:
    results = tmp_path / "WEB.md"
    subprocess.run(
        [sys.executable, "-m", "benchmarks.web", "--quick", "-o", str(results)],
        cwd=ROOT,
        env={**os.environ, "PATH": "", "PYTHONPATH": str(ROOT / "coverage")},
        check=True,
        capture_output=True,
    )
    text = results.read_text("utf-8")
    assert "| what | stock folium | rangereach | budget | met |" in text
    assert "not measured: npm is not installed" in text
    assert "| same input, same bytes | no | yes | yes | yes |" in text
