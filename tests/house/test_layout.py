"""The traps of this layout, each with its guard."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"numpy", "pandas", "shapely", "pyproj", "geopandas", "folium", "branca", "pyogrio"}


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_coverage_is_no_package() -> None:
    # With an __init__.py it would hide coverage.py, and `pytest --cov` would die.
    assert not (ROOT / "coverage" / "__init__.py").exists()
    import coverage

    assert coverage.__file__ is not None
    assert "rangereach" not in coverage.__file__


@pytest.mark.parametrize("command", [["-c", "import rangereach"], ["-m", "rangereach", "--help"]])
def test_cold_start_loads_nothing_heavy(command: list[str], tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.split("|")[-1].strip().split(".")[0] for line in ran.stderr.splitlines()}
    assert "rangereach" in loaded
    assert not loaded & HEAVY


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build wheel and sdist from the tracked files alone, without the network."""
    from hatchling.builders.sdist import SdistBuilder
    from hatchling.builders.wheel import WheelBuilder

    where = tmp_path_factory.mktemp("dist")
    list(WheelBuilder(str(ROOT)).build(directory=str(where), versions=["standard"]))
    list(SdistBuilder(str(ROOT)).build(directory=str(where)))
    return where


def wheel_names(built: Path) -> set[str]:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_wheel_holds_the_package_the_data_and_the_scenarios(built: Path) -> None:
    names = wheel_names(built)
    package = {
        f"rangereach/{path.relative_to(ROOT / 'coverage' / 'rangereach').as_posix()}"
        for path in tracked_files()
        if path.is_relative_to(ROOT / "coverage" / "rangereach")
    }
    data = {
        f"rangereach/_shipped/{path.relative_to(ROOT).as_posix()}"
        for path in tracked_files()
        if path.is_relative_to(ROOT / "data")
    }
    scenarios = {
        f"rangereach/_shipped/scenarios/{path.name}"
        for path in (ROOT / "maps" / "scenarios").glob("*.toml")
    }
    assert len(data) > 10
    assert len(scenarios) >= 5
    assert package | data | scenarios <= names


def test_wheel_holds_nothing_else(built: Path) -> None:
    stray = {
        name
        for name in wheel_names(built)
        if not name.startswith("rangereach/") and ".dist-info/" not in name
    }
    assert not stray
    assert not [name for name in wheel_names(built) if "recipe" in name or "gallery" in name]


def test_wheel_declares_its_licences(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith("METADATA"))
        metadata = wheel.read(name).decode()
    assert "License-Expression: MIT AND ODbL-1.0 AND CC-BY-4.0 AND OFL-1.1" in metadata
    assert "License-File: LICENSE-DATA.md" in metadata


def test_sdist_holds_tests_and_recipe(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}
    assert "tests/house/test_layout.py" in names
    assert any(name.startswith("docs/recipe/") for name in names)


def test_what_ships_is_small() -> None:
    shipped = [
        path
        for path in tracked_files()
        if path.is_relative_to(ROOT / "data")
        or path.suffix in {".woff2", ".ttf", ".otf"}
        or path.is_relative_to(ROOT / "coverage" / "rangereach" / "outputs" / "page")
    ]
    assert sum(path.stat().st_size for path in shipped) < 2.1e6


def test_no_room_is_a_junk_drawer() -> None:
    banned = {"utils", "helpers", "common", "settings", "manager", "misc"}
    rooms = list((ROOT / "coverage").rglob("*.py"))
    assert not [path for path in rooms if path.stem in banned]
    assert not [path for path in rooms if len(path.read_text("utf-8").splitlines()) > 400]


def test_modules_are_not_named_like_their_functions() -> None:
    # Which of the two `from x import y` finds would depend on the order of imports.
    for path in (ROOT / "coverage" / "rangereach").rglob("*.py"):
        own = re.findall(r"^def (\w+)", path.read_text("utf-8"), re.M)
        siblings = (
            {other.stem for other in path.parent.glob("*.py")} if "__init__" in path.name else set()
        )
        assert path.stem not in own, path
        assert not siblings & set(own), path


def test_nothing_names_a_registry_or_a_machine() -> None:
    # Put together here, so that this file does not find itself.
    hosts = "|".join(
        re.escape(host)
        for host in ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.", "deb.debian" + ".org")
    )
    paths = r"(?<![A-Za-z0-9_.])/" + r"(?:work|farm|root)" + r"[/.]"
    pattern = re.compile(f"{hosts}|{paths}|\\.\\./" + "shared")
    found = []
    for path in tracked_files():
        if path.suffix in {".png", ".gz", ".woff2"} or not path.exists():
            continue
        match = pattern.search(path.read_text("utf-8", errors="ignore"))
        if match:
            found.append(f"{path.relative_to(ROOT)}: {match[0]}")
    assert not found


def test_declared_data_licence_is_in_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "MIT AND ODbL-1.0 AND CC-BY-4.0 AND OFL-1.1 AND ISC"
