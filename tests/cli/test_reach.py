"""`rangereach reach`: formats, and scenarios built on the spot."""

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Invoke, Run

PLACE = ("--from", "EPRZ", "--range", "100")
AREA = '{"type": "Polygon", "coordinates": [[[23, 49.5], [24, 49.5], [24, 50], [23, 49.5]]]}'


def test_formats(invoke: Invoke) -> None:
    table = invoke("reach", *PLACE)
    assert table.exit_code == 0
    assert "your distance, no published source" in " ".join(table.stdout.split())
    as_json = invoke("reach", *PLACE, "--json")
    assert as_json.stdout == invoke("reach", *PLACE, "--format", "json").stdout
    (band,) = json.loads(as_json.stdout)["bands"]
    assert (band["id"], band["label"]) == ("range-1", "100 km")
    rows = list(csv.DictReader(io.StringIO(invoke("reach", *PLACE, "--format", "csv").stdout)))
    assert float(rows[0]["depth_km"]) == pytest.approx(25.95, abs=0.3)
    assert all(item.stderr == "" for item in (table, as_json))


def test_a_terminal_that_lacks_a_letter_is_no_bug(run: Run) -> None:
    listing = run("systems", PYTHONIOENCODING="latin-1")
    assert (listing.returncode, listing.stderr) == (0, "")
    assert "60?160 km" in listing.stdout
    machine = run("reach", "from-rzeszow", "--json", PYTHONIOENCODING="latin-1")
    assert "до 150 км" in {item["quote"] for item in json.loads(machine.stdout)["sources"]}


def test_systems_first_in_the_order_typed(invoke: Invoke) -> None:
    typed = ["--range", "30-40", "--system", "piorun", "--range", "10nmi", "--system", "camm er"]
    answer = json.loads(invoke("reach", "--from", "pl_medyka_road", *typed, "--json").stdout)
    assert [band["id"] for band in answer["bands"]] == ["piorun", "camm_er", "range-1", "range-2"]
    assert answer["bands"][3]["low"]["range_km"] == 18.52


def test_origins_repeat_or_take_commas(invoke: Invoke) -> None:
    places = ("pl_medyka_road", "sk_ubla_road", "EPRZ")
    at_once = invoke("reach", "--from", ", ".join(places), "--range", "20", "--json")
    one_by_one = invoke(
        "reach",
        *(word for place in places for word in ("--from", place)),
        "--range",
        "20",
        "--json",
    )
    assert at_once.exit_code == 0
    assert at_once.stdout == one_by_one.stdout


def test_ones_own_places_and_target(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "my.csv").write_text("lon,lat,name\n22.77,49.785,Przemyśl\n", "utf-8")
    (tmp_path / "area.geojson").write_text(AREA)
    asked = ("--places", "my.csv", "--range", "60")
    whole = json.loads(invoke("reach", *asked, "--json").stdout)
    part = json.loads(invoke("reach", *asked, "--into", "area.geojson", "--json").stdout)
    assert (part["target"]["id"], part["target"]["name"]) == ("own", "area")
    assert part["target"]["area_km2"] == pytest.approx(72 * 55.7 / 2, rel=0.01)
    assert 0 < part["bands"][0]["high"]["area_km2"] < whole["bands"][0]["high"]["area_km2"]
    mixed = invoke("reach", *asked, "--from", "EPRZ", "--format", "csv")
    assert {row["origin_id"] for row in csv.DictReader(io.StringIO(mixed.stdout))} == {
        "all",
        "own-1",
        "pl_eprz_airport",
    }


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nope"], "there is no scenario 'nope'"),
        (["safezone"], "did you mean 'safe-zone'?"),
        (["nope.toml"], "does not exist"),
        (["safe-zone", "--from", "PL"], "leave out --from"),
        (["safe-zone", "--setback", "0"], "leave out --setback"),
        (["safe-zone", "--json", "--format", "csv"], "ask for two formats"),
        (["safe-zone", "--format", "xml"], "'xml' is not one of"),
        (["safe-zone", "--lang", "xx"], "there is no language 'xx'"),
        (["safe-zone", "--langg", "en"], "--langg"),
        (["safe-zone", "from-rzeszow"], "unexpected extra argument"),
        (["--from", "PL"], "there is no range"),
        (["--range", "70"], "there is nothing to measure from"),
        (["--from", "BY", "--range", "70"], "never an origin"),
        (["--from", "LT", "--range", "70"], "LT:soil"),
        (["--from", "Atlantis", "--range", "70"], "there is no place 'Atlantis'"),
        (["--from", "PL", "--range", "-5"], "'-5' is not a range"),
        (["--from", "PL", "--range", "0"], "must be above 0"),
        (["--from", "PL", "--range", "100-70"], "from low to high"),
        (["--from", "PL", "--range", "70 leagues"], "is not a range"),
        (["--from", "PL", "--range", "1e5"], "is not a range"),
        (["--from", "PL", "--range", "30000"], "at most 19900 km"),
        (["--from", "PL", "--system", "iris-t"], "iris_t_slm"),
        (["--from", "PL", "--system", "patriott"], "did you mean 'patriot'"),
        (["--from", "PL", "--range", "70", "--setback", "x"], "is not a valid float"),
        (["--from", "PL", "--range", "70", "--setback", "nan"], "0 km or more"),
        (["--from", "PL", "--range", "70", "--setback", "70"], "less than every range"),
        (["--from", "EPRZ", "--range", "70", "--setback", "5"], "never with places"),
        (["--from", "PL", "--range", "70", "--into", "RU"], "never a target"),
        (["--from", "PL", "--range", "70", "--into", "nope.geojson"], "does not exist"),
        (["--places", "nope.csv", "--range", "70"], "does not exist"),
        (["--places", ".", "--range", "70"], "cannot be read"),
        (["--from", "", "--range", "70"], "nothing to measure from"),
    ],
)
def test_nonsense_is_one_clear_error(
    invoke: Invoke, tmp_path: Path, args: list[str], words: str
) -> None:
    result = invoke("reach", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words.casefold() in result.stderr.casefold()
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())
