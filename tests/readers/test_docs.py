"""The examples of the documentation are read as it says."""

import re
from pathlib import Path

import pytest

from rangereach import scenarios
from rangereach.readers import read_places, read_systems

DOCS = (Path(__file__).parents[2] / "docs" / "own-data.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCS, re.M | re.S)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my.csv").write_text(blocks("csv")[0], "utf-8")
    systems, scenario = blocks("toml")
    (tmp_path / "my.toml").write_text(systems, "utf-8")
    (tmp_path / "question.toml").write_text(scenario, "utf-8")
    return tmp_path


def test_the_places_of_the_example(folder: Path) -> None:
    places = read_places(folder / "my.csv")
    assert [place.names["en"] for place in places] == ["Przemyśl", "Ustrzyki Dolne"]
    assert places[1].lat_deg == pytest.approx(49 + 25 / 60 + 48 / 3600)
    assert places[1].lon_deg == pytest.approx(22 + 35 / 60 + 39 / 3600)
    assert {place.country for place in places} == {"PL"}


def test_the_systems_of_the_example(folder: Path) -> None:
    (system,) = read_systems(folder / "my.toml").values()
    assert [figure.printed for figure in system.figures] == [("45",), ("forty",)]


def test_the_scenario_of_the_example(folder: Path) -> None:
    scenario = scenarios.load(folder / "question.toml")
    assert [origin.id for origin in scenario.origins] == ["own-1", "own-2"]
    (band,) = scenario.ranges
    assert (band.id, band.low_km, band.high_km) == ("example", 45, 45)
    assert band.in_band == (True, False)  # the newspaper cites the maker: one voice, tier A at 45
