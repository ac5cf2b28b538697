"""The numbers of a study as text, CSV and JSON, on real scenarios."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rangereach import earth, scenarios, study
from rangereach.frames import REACH
from rangereach.outputs import map as pages
from rangereach.outputs import table, wording

GOLDEN = Path(__file__).parents[1] / "golden" / "reach-from-rzeszow.json"
EDGE_KEYS = [
    "range_km",
    "area_km2",
    "share",
    "depth_km",
    "depth_to",
    "plateau",
    "deepest",
    "missing_km",
    "oblasts",
    "towns",
    "towns_population",
    "max_error_m",
]
SOURCE_KEYS = [
    "band_id",
    "publisher",
    "title",
    "url",
    "date",
    "date_certain",
    "quote",
    "hedge",
    "tier",
    "low_km",
    "high_km",
    "in_band",
]


@pytest.fixture(scope="module")
def rzeszow() -> study.Study:
    return study.run(scenarios.find("from-rzeszow"))


@pytest.fixture(scope="module")
def own() -> study.Study:
    """Two places, a distance of the reader's own; one town's population is uncertain."""
    return study.run(scenarios.build(origins=["md_ocnita_road", "EPRZ"], ranges_km=[(20, 125)]))


def assert_alike(found: Any, expected: Any, where: str = "$") -> None:
    """Compare structure exactly, numbers to what a change of vertices may move them."""
    assert type(found) is type(expected), where
    if isinstance(expected, dict):
        assert list(found) == list(expected), where
        for key, value in expected.items():
            assert_alike(found[key], value, f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for index, value in enumerate(expected):
            assert_alike(found[index], value, f"{where}[{index}]")
    elif isinstance(expected, float):
        # The drawn edge may move within its 10 m, which moves areas by as little.
        close = {"max_error_m": 10.0, "area_km2": 5.0}.get(where.rpartition(".")[2], 0.02)
        assert found == pytest.approx(expected, abs=close), where
    else:
        assert found == expected, where


def test_json_is_the_golden_one(rzeszow: study.Study) -> None:
    # Renew it with: rangereach reach from-rzeszow --json > tests/golden/reach-from-rzeszow.json
    found = json.loads(table.render_json(rzeszow))
    expected = json.loads(GOLDEN.read_text("utf-8"))
    for answer in (found, expected):
        # A deepest point often has two nearest border points: either is right, at this distance.
        high = answer["bands"][0]["high"]
        lon, lat, *border = high["deepest"].values()
        distance_km = earth.inverse(lon, lat, *border)[1] / 1000
        assert distance_km == pytest.approx(high["depth_km"], abs=0.01)
        del high["deepest"]["border_lon"], high["deepest"]["border_lat"]
    assert_alike(found, expected)


def test_json_keys_and_their_order(rzeszow: study.Study, own: study.Study) -> None:
    for answer in map(json.loads, (table.render_json(rzeszow), table.render_json(own))):
        assert list(answer) == ["scenario", "target", "bands", "sources"]
        assert list(answer["target"]) == ["id", "name", "area_km2", "border_source"]
        assert list(answer["target"]["border_source"]) == ["title", "date"]
        for band in answer["bands"]:
            assert list(band) == ["id", "label", "corroborated", "low", "high"]
            assert list(band["low"]) == list(band["high"]) == EDGE_KEYS
        for source in answer["sources"]:
            assert list(source) == SOURCE_KEYS


def test_json_of_an_edge_that_falls_short(rzeszow: study.Study) -> None:
    low = json.loads(table.render_json(rzeszow))["bands"][0]["low"]
    assert (low["area_km2"], low["share"], low["depth_km"], low["deepest"]) == (0, 0, 0, None)
    assert (low["oblasts"], low["towns"], low["towns_population"]) == ([], [], 0)
    assert low["missing_km"] == pytest.approx(13.1, abs=0.3)


def test_json_rounds_once(rzeszow: study.Study) -> None:
    high = json.loads(table.render_json(rzeszow))["bands"][0]["high"]
    row = rzeszow.row("patriot", "high")
    assert high["area_km2"] == round(row.area_m2 / 1e6, 2)
    assert high["depth_km"] == round(row.depth_m / 1e3, 3)
    assert high["share"] == round(row.share, 6)
    assert row.deepest is not None
    assert high["deepest"]["lon"] == round(row.deepest.lon_deg, 6)


def test_json_of_ones_own_distance(own: study.Study) -> None:
    answer = json.loads(table.render_json(own))
    assert answer["sources"] == []
    assert answer["bands"][0]["corroborated"] is None
    vinnytsia = next(t for t in answer["bands"][0]["high"]["towns"] if t["id"] == "689558")
    assert vinnytsia == {"id": "689558", "name": "Vinnytsia", "population": None}


def test_csv_is_the_declared_table(own: study.Study) -> None:
    rows = list(csv.DictReader(io.StringIO(table.render_csv(own))))
    assert list(rows[0]) == REACH.names
    keys = [(row["band_id"], row["edge"], row["origin_id"]) for row in rows]
    assert keys == [(row.band_id, row.edge, row.origin_id) for row in own.reach]
    assert keys[0][2] == "all"
    high = next(row for row in rows if row["edge"] == "high" and row["origin_id"] == "all")
    answer = json.loads(table.render_json(own))["bands"][0]["high"]
    assert float(high["area_km2"]) == answer["area_km2"]
    assert int(high["towns"]) == len(answer["towns"])
    assert high["plateau"] in {"true", "false"}


def test_text_begins_with_the_finding(rzeszow: study.Study) -> None:
    lines = table.render_text(rzeszow).splitlines()
    text = " ".join(lines)
    assert lines[0] == rzeszow.scenario.title
    assert text.index(wording.finding(rzeszow)) < text.index("Share of Ukraine")
    assert "60 km" in text
    assert "160 km" in text


def test_text_fits_a_terminal(rzeszow: study.Study, own: study.Study) -> None:
    for lines in (table.render_text(it).splitlines() for it in (rzeszow, own)):
        wide = [line for line in lines if len(line) > 88 and "://" not in line]
        assert not wide


def test_text_names_large_towns_and_counts_the_others(rzeszow: study.Study) -> None:
    text = " ".join(table.render_text(rzeszow).split())
    row = rzeszow.row("patriot", "high")
    towns = [rzeszow.towns[town_id] for town_id in row.town_ids]
    large = [town for town in towns if (town.population or 0) >= 15_000]
    assert "Only within 160 km: Lviv, Drohobych" in text
    assert f"and {len(towns) - len(large)} smaller listed towns." in text
    assert all(town.names["en"] in text for town in large)


def test_text_cites_every_figure(rzeszow: study.Study) -> None:
    text = " ".join(table.render_text(rzeszow).split())
    figures = rzeszow.scenario.ranges[0].figures
    assert len(figures) > 20
    for figure in figures:
        assert f"“{' '.join(figure.source.quote.split())}”" in text
        assert figure.source.url in text
    assert "(date inferred)" in text
    assert "outside the band" in text


def test_text_says_where_there_is_no_source_and_what_is_uncertain(own: study.Study) -> None:
    text = " ".join(table.render_text(own).split())
    assert "your distance, no published source" in text.casefold()
    assert "Vinnytsia (population uncertain)" in text
    assert "Rzeszow-Jasionka Airport (EPRZ)" in text


def test_text_from_outside_cannot_steer_the_terminal(rzeszow: study.Study) -> None:
    band = replace(rzeszow.scenario.ranges[0], label="a\x1b[2Jb\u202ec\nd")
    scenario = replace(rzeszow.scenario, title="t\x1b]0;x\x07", ranges=(band,))
    text = table.render_text(replace(rzeszow, scenario=scenario))
    assert not [letter for letter in text if letter < " " and letter != "\n"]
    assert "\u202e" not in text


def test_an_unknown_language_is_refused(rzeszow: study.Study) -> None:
    with pytest.raises(LookupError, match="there is no language 'xx'"):
        table.render_text(rzeszow, lang="xx")


@pytest.mark.parametrize(
    ("range_km", "setback_km"), [(95.7, 4.6), (165.8, 13.6), (98.457, 4.9), (38 * 1.852, 0.1)]
)
def test_a_set_back_leaves_the_distance_as_it_was_asked(range_km: float, setback_km: float) -> None:
    # Taken off and put on again in metres, these distances come out as other numbers.
    found = study.run(
        scenarios.build(
            origins=["PL", "SK"], ranges_km=[(range_km, range_km)], setback_km=setback_km
        )
    )
    assert list(found.by_range_km()) == [range_km]
    assert found.row("range-1", "high").range_km == range_km
    assert f"{range_km:.3f}".rstrip("0") in table.render_text(found)
    assert f'"km":{range_km!r}' in pages.render(found)
