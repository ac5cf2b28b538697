"""A sweep on the command line: `reach` prints it, `figure` draws it, others say so."""

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Invoke

PLACE = ("--from", "EPRZ", "--range", "80..120", "--step", "20")


def test_formats_and_the_way_to_the_picture(invoke: Invoke) -> None:
    table = invoke("reach", *PLACE, "--system", "camm er")
    assert table.exit_code == 0
    assert table.stdout.startswith("How does reach into Ukraine grow with range")
    typed = "--from EPRZ --system 'camm er' --range 80..120 --step 20"
    assert table.stderr == f"a picture of it: rangereach figure {typed} -o curve.svg\n"
    as_json = invoke("reach", *PLACE, "--json")
    stops = json.loads(as_json.stdout)["curves"][0]["stops"]
    assert [stop["range_km"] for stop in stops] == [80, 100, 120]
    rows = list(csv.DictReader(io.StringIO(invoke("reach", *PLACE, "--format", "csv").stdout)))
    assert [float(row["area_km2"]) for row in rows] == [stop["area_km2"] for stop in stops]
    assert as_json.stderr == ""


def test_a_scenario_brings_its_origins_and_marks_its_ranges(invoke: Invoke) -> None:
    ran = invoke("reach", "safe-zone", "--range", "60..120", "--step", "60", "--json")
    answer = json.loads(ran.stdout)
    assert answer["scenario"] == "safe-zone"
    assert [band["id"] for band in answer["bands"]] == ["zone"]
    stops = answer["curves"][0]["stops"]
    assert [stop["range_km"] for stop in stops] == [60, 70, 100, 120]
    study = json.loads(invoke("reach", "safe-zone", "--json").stdout)["bands"][0]
    for stop, edge in ((stops[1], study["low"]), (stops[2], study["high"])):
        assert stop["area_km2"] == pytest.approx(edge["area_km2"], rel=5e-4)
        assert stop["towns"] == len(edge["towns"])


def test_own_area_and_setback(invoke: Invoke, tmp_path: Path) -> None:
    area = '{"type": "Polygon", "coordinates": [[[23, 49.5], [24, 49.5], [24, 50], [23, 49.5]]]}'
    (tmp_path / "area.geojson").write_text(area)
    asked = ("--from", "PL", "--into", "area.geojson", "--setback", "2", "--range", "10..200")
    ran = invoke("reach", *asked, "--step", "95", "--json")
    answer = json.loads(ran.stdout)
    (curve,) = answer["curves"]
    assert (answer["setback_km"], curve["depth_to"]) == (2.0, "whole")
    assert curve["stops"][-1]["share"] == pytest.approx(1, abs=1e-9)
    assert curve["whole_km"] < 200


def test_the_picture(invoke: Invoke, tmp_path: Path) -> None:
    ran = invoke("figure", *PLACE)
    assert (ran.exit_code, ran.stdout) == (0, "what-if-curve.svg\n")
    assert ran.stderr.startswith("Measured from ")
    assert 'id="Curves"' in (tmp_path / "what-if-curve.svg").read_text("utf-8")
    again = invoke("figure", *PLACE, "-o", "x.png", "--size", "square")
    assert again.exit_code == 0
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("map", *PLACE[:4]), "'80..120' is a sweep, which `reach` prints and `figure` draws"),
        (("story", *PLACE[:4], "-o", "x"), "'80..120' is a sweep"),
        (("reach", "--from", "PL", "--range", "70", "--step", "5"), "--step goes with a sweep"),
        (("figure", "--from", "PL", "--range", "70", "--step", "5"), "--step goes with a sweep"),
        (("reach", *PLACE, "--range", "10..20"), "one sweep at a time"),
        (("reach", "--from", "PL", "--range", "500..10"), "from a lower to a higher"),
        (("reach", "--from", "PL", "--range", "10..500", "--step", "0"), "does not move on"),
        (("reach", "--from", "PL", "--range", "10..500", "--step", "1m"), "5,000 stops"),
        (("reach", "--from", "PL", "--range", "10..70-100"), "is not a sweep"),
        (("reach", "--from", "PL", "--range", "70", "--by-origin"), "--by-origin goes with"),
        (("reach", "--range", "10..500"), "there is nothing to measure from"),
        (("reach", "safe-zone", "--from", "PL", "--range", "10..500"), "leave out --from"),
        (("reach", "--from", "PL", "--setback", "10", "--range", "10..50"), "set-back must be"),
    ],
)
def test_what_cannot_be_swept(
    invoke: Invoke, tmp_path: Path, args: tuple[str, ...], words: str
) -> None:
    result = invoke(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.split())
    assert not list(tmp_path.iterdir())
