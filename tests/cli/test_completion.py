"""Completion, in the shells themselves and as they ask for it."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import rangereach
from rangereach import catalogue, scenarios
from rangereach.outputs.wording import languages
from rangereach.scenarios.origins import EASTERN_FLANK, KINDS, NEIGHBOURS

from .conftest import Invoke

HEAVY = {"numpy", "pandas", "shapely", "pyproj", "geopandas", "folium", "branca", "pyogrio"}
ROOT = Path(rangereach.__file__).parents[1]

BASH = """
source <(rangereach completion bash)
COMP_LINE="$1"
COMP_POINT=${#1}
_rangereach_completion rangereach
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `rangereach` is a command."""
    command = tmp_path / "bin" / "rangereach"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rangereach "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}


def offered(line: str, *, cwd: Path) -> dict[str, str]:
    """Return what is offered for a line, with what it means."""
    ran = subprocess.run(
        [sys.executable, "-m", "rangereach"],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "COMP_LINE": line,
            "_RANGEREACH_COMPLETE": "bash_complete",
        },
    )
    assert ran.returncode == 0, ran.stderr
    parts = (word.partition("\t") for word in ran.stdout.splitlines())
    return {word: meaning for word, _, meaning in parts if word}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("rangereach comp", ["compare", "completion"]),
        ("rangereach map saf", ["safe-zone"]),
        ("rangereach map --fr", ["--from"]),
        ("rangereach map --from PL,SK:so", ["soil"]),  # bash keeps what is before the colon
        ("rangereach map --from=PL,SK:so", ["soil"]),
        ("rangereach reach --from 'pl_medyka_r", ["pl_medyka_road"]),
        ("rangereach map --system patriot_pac3_m", ["patriot_pac3_mse"]),
        ("rangereach completion f", ["fish"]),
    ],
)
def test_bash_is_told_what_fits(
    tmp_path: Path, env: dict[str, str], line: str, words: list[str]
) -> None:
    ran = subprocess.run(
        ["bash", "-c", BASH, "bash", line],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=env,
    )
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == words


# bash, which is everywhere, is driven above in every run. fish and zsh are asked where they are
# installed: nobody should have to install a shell they do not use to work on this.
@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_is_told_what_fits(tmp_path: Path, env: dict[str, str]) -> None:
    code = 'rangereach completion fish | source; complete -C "rangereach map --from PL,SK:so"'
    ran = subprocess.run(
        ["fish", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, env=env
    )
    assert ran.stdout == "PL,SK:soil\tanywhere in Slovakia\n"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_reads_its_script(env: dict[str, str]) -> None:
    code = "compdef() { print $2 $1 }; source <(rangereach completion zsh)"
    ran = subprocess.run(["zsh", "-fc", code], capture_output=True, text=True, check=True, env=env)
    assert (ran.stdout, ran.stderr) == ("rangereach _rangereach_completion\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_and_its_help_says_how_to_install_it(
    invoke: Invoke, shell: str
) -> None:
    result = invoke("completion", shell)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"_RANGEREACH_COMPLETE={shell}_complete" in result.stdout
    assert f"rangereach completion {shell} > ~/." in invoke("completion", "--help").stdout


def test_names_that_are_offered_are_names_that_are_known(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("")
    (tmp_path / "two words.toml").write_text("")
    (tmp_path / "area.geojson").write_text("")
    named = offered("rangereach map ", cwd=tmp_path)
    assert list(named) == [*scenarios.list_bundled(), "mine.toml"]
    assert named["safe-zone"] == scenarios.list_bundled()["safe-zone"]
    systems = catalogue.load_systems()
    for name in offered("rangereach map --system ", cwd=tmp_path):
        catalogue.find_system(name)
    assert set(systems) <= set(offered("rangereach systems ", cwd=tmp_path))
    assert list(offered("rangereach claims ", cwd=tmp_path)) == list(catalogue.load_claims())
    assert list(offered("rangereach map --lang ", cwd=tmp_path)) == list(languages())
    targets = offered("rangereach map --into ", cwd=tmp_path)
    assert "area.geojson" in targets
    for code in set(targets) - {"area.geojson"}:
        scenarios.country_target(code)


def test_every_origin_is_offered_and_none_that_is_refused(tmp_path: Path) -> None:
    words = list(offered("rangereach map --from ", cwd=tmp_path))
    soils = [word.removesuffix(":soil") for word in words if word.endswith(":soil")]
    assert [word for word in words if word.isupper() and len(word) == 2] == list(NEIGHBOURS)
    assert set(soils) == {*NEIGHBOURS, *EASTERN_FLANK}
    kinds = [word for word in words if word.partition(":")[2] in KINDS]
    assert "PL:road" in kinds
    listed = [place.id for place in catalogue.load_places().values() if place.set != "ua_reference"]
    assert set(words) == {*NEIGHBOURS, *(f"{code}:soil" for code in soils), *kinds, *listed}
    scenario = scenarios.build(origins=[*NEIGHBOURS, *kinds, *listed], ranges_km=[(70, 70)])
    assert len(scenario.origins) == len(NEIGHBOURS) + len(listed)


def test_what_stands_before_the_comma_is_not_offered_again(tmp_path: Path) -> None:
    words = offered("rangereach map --from PL,", cwd=tmp_path)
    assert "PL,SK" in words
    assert "PL,PL" not in words
    assert "PL,PL:soil" in words


def test_a_path_is_left_to_the_shell(tmp_path: Path) -> None:
    for line in ("map sub/mi", "map --places m", "map -o ", "map --range 7"):
        assert offered(f"rangereach {line}", cwd=tmp_path) == {}


@pytest.mark.parametrize("line", ["map --from P", "map --system ", "map s", "map --lang ", "cl"])
def test_completing_loads_nothing_heavy(tmp_path: Path, line: str) -> None:
    code = (
        "import sys; sys.argv[0] = 'rangereach'\n"
        "from rangereach.cli import main\n"
        "try:\n    main(prog_name='rangereach')\n"
        f"finally:\n    assert not {HEAVY!r} & set(sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "COMP_LINE": f"rangereach {line}",
            "_RANGEREACH_COMPLETE": "zsh_complete",
        },
    )
    assert ran.stdout
    assert "AssertionError" not in ran.stderr
