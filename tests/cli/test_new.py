"""`rangereach new`: a file to begin with, in which every example is one that loads."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from rangereach import scenarios
from rangereach.scenarios.draft import render_draft
from rangereach.scenarios.schema import SCHEMA_NAME
from rangereach.shipped import scenarios_dir

from .conftest import Invoke

SCHEMA = (scenarios_dir() / SCHEMA_NAME).read_text("utf-8")
EXAMPLES = re.findall(r"(?:^#[^\s:].*\n)+", render_draft(), re.M)


def test_without_a_word_it_runs_at_once(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("new")
    assert (result.exit_code, result.stdout) == (0, f"my-scenario.toml\n{SCHEMA_NAME}\n")
    assert result.stderr.endswith("rangereach map my-scenario.toml\n")
    assert (tmp_path / SCHEMA_NAME).read_text("utf-8") == SCHEMA
    text = (tmp_path / "my-scenario.toml").read_text("utf-8")
    assert text.startswith(f"#:schema ./{SCHEMA_NAME}\n")
    assert invoke("reach", "my-scenario.toml").exit_code == 0
    again = invoke("new")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "--force" in again.stderr
    assert invoke("new", "--force").exit_code == 0


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_loads_when_it_is_taken_in(tmp_path: Path, example: str) -> None:
    square = "[[24,49],[25,49],[25,50],[24,50],[24,49]]"
    (tmp_path / "area.geojson").write_text(f'{{"type":"Polygon","coordinates":[{square}]}}')
    (tmp_path / "systems.toml").write_text(
        '[[system]]\nid = "own"\nname = "Own"\n[[system.figure]]\nlow_km = 40\nhigh_km = 40\n'
        'source = { publisher = "A", title = "", url = "https://example.org", date = "2024", '
        'quote = "40", tier = "A" }\n'
    )
    (tmp_path / "places.csv").write_text("name,lat,lon\nA,49.8,22.7\n", "utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(render_draft(), "utf-8")
    plain = scenarios.load(path)
    used = re.sub(r"(?m)^#", "", example)
    path.write_text(render_draft().replace(example, used), "utf-8")
    assert scenarios.load(path) != plain or "systems" in used or 'into = "UA"' in used


def test_every_key_is_explained() -> None:
    keys = set(re.findall(r'"(\w+)": \{\s+"description"', SCHEMA)) - {
        "uk",
        "pl",
        "de",
        "ro",
        "sk",
        "hu",
    }
    assert {"territory_of", "against", "hedge"} < keys
    assert all(re.search(rf"\b{key}\b", render_draft()) for key in keys)


@pytest.mark.parametrize(
    ("origins", "systems", "ranges"),
    [
        (["PL", "sk", "RO:soil"], [], ["70-100", "38nmi"]),
        (["Rzeszow", "HU:road"], ["patriot"], []),
        (["LT:soil"], ["Patriot", "iris_t_slm"], ["12,5"]),
    ],
)
def test_what_was_asked_for_is_in_it(
    tmp_path: Path, origins: list[str], systems: list[str], ranges: list[str]
) -> None:
    title = 'He said: "what\\if"\x7f'
    text = render_draft(origins=origins, systems=systems, ranges=ranges, title=title)
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")
    scenario = scenarios.load(path)
    assert scenario.title == title
    assert scenario.digest == (
        scenarios.build(origins=origins, systems=systems, ranges_km=ranges).digest
    )


def test_the_schema_alone(invoke: Invoke) -> None:
    text = invoke("new", "--schema").stdout
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    assert text == SCHEMA


def test_stdout_gets_the_text_alone(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("new", "-", "--from", "RO").stdout == render_draft(origins=["RO"])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["mine.txt"], "this command writes .toml"),
        (["--from", "Poland"], "write PL for its border"),
        (["--system", "patriott"], "did you mean 'patriot'"),
        (["--range", "far"], "'far' is not a range"),
        (["theirs/mine.toml"], "is not rangereach's schema"),
    ],
)
def test_what_is_refused_leaves_nothing(
    invoke: Invoke, tmp_path: Path, args: list[str], words: str
) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / SCHEMA_NAME).write_text("{}")
    result = invoke("new", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [SCHEMA_NAME]
