"""The built pages in maps/gallery are what the code builds today."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from rangereach import exploration, scenarios, study
from rangereach.outputs import map as pages

GALLERY = Path(__file__).parents[2] / "maps" / "gallery"
DRAWN = {"shape", "arcs"}  # encoded outlines: their last digit is the machine's own
REBUILD = "run `make gallery` and look at the pages"


def data_of(page: str) -> Any:
    match = re.search(r'<script type="application/json" id="rr-data">(.*?)</script>', page, re.S)
    assert match
    return json.loads(match[1])


def text_of(page: str) -> str:
    without_code = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", without_code))


def assert_same(ours: Any, theirs: Any, where: str = "rr-data") -> None:
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys(), where
        for key in ours.keys() - DRAWN:
            assert_same(ours[key], theirs[key], f"{where}.{key}")
    elif isinstance(ours, list):
        assert len(ours) == len(theirs), where
        for number, pair in enumerate(zip(ours, theirs, strict=True)):
            assert_same(*pair, f"{where}[{number}]")
    elif isinstance(ours, float):
        assert ours == pytest.approx(theirs, rel=1e-6, abs=1e-3), where
    else:
        assert ours == theirs, where


def test_every_bundled_scenario_is_in_the_gallery() -> None:
    readme = (GALLERY / "README.md").read_text("utf-8")
    for scenario_id in scenarios.list_bundled():
        assert (GALLERY / f"{scenario_id}.html").exists(), REBUILD
        assert (GALLERY / f"{scenario_id}.png").exists(), REBUILD
        assert f"({scenario_id}.html)" in readme, REBUILD


@pytest.mark.parametrize("scenario_id", ["safe-zone", "from-rzeszow"])
def test_a_built_page_is_what_the_code_builds(scenario_id: str) -> None:
    built = (GALLERY / f"{scenario_id}.html").read_text("utf-8")
    scenario = scenarios.find(scenario_id)
    ours = pages.render(study.run(scenario), exploration=exploration.load(scenario))
    assert text_of(ours) == text_of(built), REBUILD
    assert_same(data_of(ours), data_of(built))
