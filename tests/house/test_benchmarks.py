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
