"""Bold and colour on a terminal, and nowhere else."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

import rangereach

ROOT = Path(rangereach.__file__).parents[1]
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(cwd: Path, *args: str) -> str:
    """Return what a terminal of its own gets to see, errors included."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "rangereach", *args],
        cwd=cwd,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        seen += part
    process.wait()
    os.close(leader)
    return seen.decode().replace("\r\n", "\n")


def in_pipe(cwd: Path, *args: str) -> tuple[str, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "rangereach", *args],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
    )
    return ran.stdout, ran.stderr


@pytest.mark.parametrize(
    ("args", "styled"),
    [
        (["mapp"], "\x1b[31m\x1b[1mrangereach:\x1b[0m No such command"),
        (["reach", "saf-zone"], "\x1b[36m\x1b[1mhint:\x1b[0m did you mean"),
        (["claims", "lange-2024"], "\x1b[1mlange-2024: Nico Lange"),
        (["systems", "iris"], "\x1b[1msystem  "),
        (
            ["reach", "--from", "EPRZ", "--range", "80"],
            "\x1b[1mSources of every figure\x1b[0m\n-------",
        ),
        (["map", "--from", "EPRZ", "--range", "80"], "\x1b[1mMeasured from"),
    ],
)
def test_a_terminal_sees_style_and_a_pipe_the_same_words(
    tmp_path: Path, args: list[str], styled: str
) -> None:
    seen = on_terminal(tmp_path, *args)
    assert styled in seen
    out, err = in_pipe(tmp_path, *args)
    assert not STYLE.search(out + err)
    talk = re.sub(r"(?m)^(Measuring|Drawing and measuring) …\n", "", STYLE.sub("", seen))
    assert talk == out + err


def test_what_is_for_programs_has_no_style_on_a_terminal_either(tmp_path: Path) -> None:
    for form in ("json", "csv"):
        args = ["reach", "--from", "EPRZ", "--range", "80", "--format", form]
        assert "\x1b" not in on_terminal(tmp_path, *args)


def test_work_that_takes_long_says_what_it_does_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,lat,lon\nPrzemyśl,49.785,22.767\n", "utf-8")
    args = ["map", "--places", "own.csv", "--range", "71", "--slider"]
    assert "Measuring at every stop of the slider" in on_terminal(tmp_path, *args)
