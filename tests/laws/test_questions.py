"""Whatever may be asked has an answer, and its numbers keep their laws."""

import json

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from rangereach import catalogue, scenarios, study
from rangereach.errors import RangereachError
from rangereach.outputs import map as pages
from rangereach.outputs import table
from rangereach.reach.gauge import TOUCHED_M2

ORIGINS = [
    *("PL", "SK", "HU", "RO", "MD", "PL:soil", "HU:soil", "LT:soil"),
    *(place.id for place in catalogue.load_places().values() if place.set != "ua_reference"),
]
OBLASTS = catalogue.load_territory().oblasts
KM = st.floats(5, 400).map(lambda km: round(km, 3)) | st.integers(5, 400).map(float)


@settings(max_examples=settings().max_examples // 2)  # each is a whole study
@given(
    origins=st.lists(st.sampled_from(ORIGINS), min_size=1, max_size=3, unique=True),
    ranges_km=st.lists(st.tuples(KM, KM).map(lambda pair: (min(pair), max(pair))), max_size=2),
    systems=st.lists(st.sampled_from(sorted(catalogue.load_systems())), max_size=2, unique=True),
    setback_km=st.sampled_from([0.0, 0.0, 0.3, 4.6]),
    into=st.sampled_from(["UA", "UA", "UA", "MD", "RO"]),
)
def test_a_question_is_refused_or_answered(
    origins: list[str],
    ranges_km: list[tuple[float, float]],
    systems: list[str],
    setback_km: float,
    into: str,
) -> None:
    try:
        scenario = scenarios.build(
            origins=origins,
            ranges_km=ranges_km,
            systems=systems,
            setback_km=setback_km,
            into=into,
        )
    except RangereachError:
        return
    found = study.run(scenario)
    assert len(found.rings) == len(found.reach)
    for row in found.reach:
        assert 0 <= row.share <= 1 + 1e-9
        assert row.max_error_m <= 10
        assert shapely.is_valid(row.geometry)
        assert (row.area_m2 > 0) == (row.deepest is not None)
        assert row.area_m2 == 0 or row.missing_m == 0
        listed_m2 = sum(oblast.area_m2 for oblast in row.oblasts)
        assert listed_m2 <= row.area_m2 * (1 + 1e-9)
        if into == "UA":  # the oblasts make up the whole, but for those hardly touched
            untouched = len(OBLASTS) - len(row.oblasts)
            assert listed_m2 >= row.area_m2 * (1 - 1e-9) - TOUCHED_M2 * untouched
        everywhere = found.row(row.band_id, row.edge)
        assert row.area_m2 <= everywhere.area_m2 * (1 + 1e-9)
        assert set(row.town_ids) <= set(everywhere.town_ids)
    for band in scenario.ranges:
        low, high = found.row(band.id, "low"), found.row(band.id, "high")
        assert low.area_m2 <= high.area_m2 * (1 + 1e-9)
        assert set(low.town_ids) <= set(high.town_ids)
    answer = json.loads(table.render_json(found))
    assert [band["id"] for band in answer["bands"]] == [band.id for band in scenario.ranges]
    assert table.render_text(found).strip()
    assert pages.render(found).startswith("<!DOCTYPE html>")


@settings(max_examples=settings().max_examples // 8)
@given(st.sampled_from(["PL", "SK", "HU", "RO", "MD"]), KM)
def test_a_border_reaches_no_farther_than_the_soil_behind_it(country: str, km: float) -> None:
    border, soil = (
        study.run(scenarios.build(origins=[origin], ranges_km=[(km, km)])).reach[0]
        for origin in (country, f"{country}:soil")
    )
    room_m2 = 2 * (border.max_error_m + soil.max_error_m) * border.geometry.length * 111_700
    assert border.area_m2 <= soil.area_m2 + room_m2
    assert set(border.town_ids) <= set(soil.town_ids)
    for row in border, soil:
        assert 0 <= row.share <= 1
