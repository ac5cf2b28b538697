"""Ways to run the command line: as a user does, and quicker in this process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rangereach
from rangereach.cli import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Invoke = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in a process of its own, from an empty folder."""
    root = Path(rangereach.__file__).parents[1]

    def run_command(*args: str, **env: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "rangereach", *args],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONPATH": str(root), **env},
        )

    return run_command


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run the command in this process, from an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke_command(*args: str) -> Result:
        return CliRunner().invoke(main, args, prog_name="rangereach")

    return invoke_command
