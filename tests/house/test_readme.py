"""Every command and example in the README runs as it stands there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def commands(first_word: str) -> list[str]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [line.split("#")[0].strip() for line in lines if line.startswith(first_word)]


@pytest.mark.parametrize("command", commands("rangereach"))
def test_a_command_of_the_readme_runs(command: str, tmp_path: Path) -> None:
    (tmp_path / "my.csv").write_text("name,lat,lon\nPrzemyśl,49.785,22.767\n", "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()
    if command.startswith("rangereach map"):
        page = tmp_path / ran.stdout.strip()
        assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_readme_shows_commands_at_all() -> None:
    assert len(commands("rangereach")) >= 7


def test_the_python_example_runs() -> None:
    code = "\n".join(blocks("python"))
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)  # it is our own text
    assert hasattr(names["view"], "reach")


def test_the_make_targets_exist_and_stand_on_the_first_screen() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    first_screen = "\n".join(README.splitlines()[:25])
    for command in commands("make"):
        assert command in first_screen
        assert re.search(rf"^{command.removeprefix('make ')}:", makefile, re.M)


def test_links_to_files_lead_somewhere() -> None:
    for text in [README, (ROOT / "CONTRIBUTING.md").read_text("utf-8")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (ROOT / link).exists(), link


def test_continuous_integration_runs_the_readme_command_and_nothing_else() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    lines = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]
    assert lines == ["make test"]
