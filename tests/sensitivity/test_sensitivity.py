"""The same question asked otherwise: what changes, what does not, and what is not asked."""

import functools
from pathlib import Path

import numpy as np
import pytest
import shapely

from rangereach import scenarios, sensitivity, study
from rangereach.catalogue import load_second_territory, shared_border
from rangereach.earth import NearestLine
from rangereach.model import Place
from rangereach.sensitivity import Alternative, Sensitivity
from studies import study_of, what_if

DOCS = Path(__file__).parents[2] / "docs"

OWN = Place(
    id="own-1",
    names={"en": "Mine"},
    country="PL",
    kind="own",
    set="own",
    lon_deg=22.9,
    lat_deg=49.8,
    accuracy_m=0.0,
)
AREA = '{"type": "Polygon", "coordinates": [[[23, 49.5], [24, 49.5], [24, 50], [23, 49.5]]]}'


@functools.cache
def asked(
    *origins: str, ranges_km: tuple[float, ...] = (20.0, 30.0), setback_km: float = 0.0
) -> Sensitivity:
    edges = tuple((km, km) for km in ranges_km)
    return sensitivity.run(what_if(origins, ranges_km=edges, setback_km=setback_km))


def alternative(found: Sensitivity, id: str) -> Alternative:
    return next(one for one in found.alternatives if one.id == id)


def test_every_topic_is_asked_of_a_border() -> None:
    found = asked("SK")
    assert [one.id for one in found.alternatives] == [
        "second-border",
        "soil",
        "setback-5",
        "setback-10",
        "setback-20",
    ]
    assert not found.absent
    assert set(found.apart) == {"SK"}
    assert found.second_border_data.publisher == "Natural Earth"
    assert [answer.range_km for answer in found.given] == [20.0, 30.0]
    assert not any(answer.gained or answer.lost for answer in found.given)


def test_a_set_back_is_a_shorter_range() -> None:
    found = asked("SK")
    (short, long) = found.given
    back = alternative(found, "setback-10").at(30.0)
    assert back is not None
    assert (back.area_m2, back.depth_m, back.towns) == (short.area_m2, short.depth_m, short.towns)
    assert not back.gained
    assert len(back.lost) == long.towns - short.towns
    assert alternative(found, "setback-20").at(20.0) is None


def test_towns_on_the_second_border_are_those_within_the_exact_distance() -> None:
    found = asked("SK", "HU")
    towns = what_if(("SK", "HU"), ranges_km=((20.0, 20.0), (30.0, 30.0))).towns
    lines = [shared_border(load_second_territory(), code, "UA") for code in ("SK", "HU")]
    lon = [town.lon_deg for town in towns.values()]
    lat = [town.lat_deg for town in towns.values()]
    away_m = NearestLine(shapely.GeometryCollection(lines)).query(lon, lat)[0]
    changed = 0
    for before in found.given:
        within = set(np.array([*towns])[away_m <= before.range_km * 1000])
        answer = alternative(found, "second-border").at(before.range_km)
        assert answer is not None
        assert answer.towns == len(within) == before.towns + len(answer.gained) - len(answer.lost)
        assert set(answer.gained) <= within
        assert not set(answer.lost) & within
        changed += len(answer.gained) + len(answer.lost)
    assert changed


def test_the_second_border_moves_the_number_a_little() -> None:
    found = asked("SK", "HU")
    for before in found.given:
        answer = alternative(found, "second-border").at(before.range_km)
        assert answer is not None
        assert answer.area_m2 == pytest.approx(before.area_m2, rel=0.03)
        assert abs(answer.area_m2 / before.area_m2 - 1) > 1e-4


def test_a_study_can_stand_on_other_borders() -> None:
    scenario = scenarios.build(origins=["SK"], ranges_km=[(20.0, 20.0)])
    second = study.run(scenario, territory=load_second_territory())
    assert second.target_area_m2 / 1e6 == pytest.approx(599_098, abs=1)
    assert second.scenario.digest == scenario.digest
    first = study.run(scenario)
    assert first.target_area_m2 != second.target_area_m2
    assert "second_border" not in [data.id for data in first.datasets]


def test_soil_is_asked_of_its_border_and_the_other_way() -> None:
    soil, border = asked("SK:soil"), asked("SK")
    assert alternative(soil, "border").answers[0].area_m2 == border.given[0].area_m2
    assert alternative(border, "soil").answers[0].area_m2 == soil.given[0].area_m2
    assert soil.given[0].area_m2 > border.given[0].area_m2
    mixed = asked("SK", "HU:soil", ranges_km=(20.0,))
    kinds = [one.id for one in mixed.of("origin_kind")]
    assert kinds == ["border", "soil"]


def test_a_set_back_of_the_question_stays_where_others_are_asked() -> None:
    found = asked("SK", ranges_km=(30.0,), setback_km=10.0)
    assert [one.id for one in found.of("setback")] == ["setback-5", "setback-20"]
    assert alternative(found, "soil").setback_km == 10.0
    assert found.given[0].area_m2 == asked("SK").given[0].area_m2


def test_places_have_neither_kind_nor_set_back() -> None:
    found = asked("pl_medyka_road", ranges_km=(30.0,))
    assert found.absent == {"origin_kind": "places", "setback": "places"}
    (second,) = found.alternatives
    answer, (given,) = second.answers[0], found.given
    assert (answer.gained, answer.lost) == ((), ())
    assert 1e-4 < abs(answer.area_m2 / given.area_m2 - 1) < 0.05


def test_soil_without_a_border_and_a_range_without_a_set_back() -> None:
    far = asked("LT:soil", ranges_km=(30.0,))
    assert far.absent == {"origin_kind": "no_shared_border"}
    assert not any(one.answers[0].reaches for one in far.alternatives)
    assert far.given[0].missing_m == pytest.approx(191_000, abs=1_000)
    assert asked("SK", ranges_km=(4.0,)).absent == {"setback": "range_too_short"}


def test_an_area_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "area.geojson"
    path.write_text(AREA)

    def ask(**origins: object) -> Sensitivity:
        return sensitivity.run(
            study.run(scenarios.build(ranges_km=[(60.0, 60.0)], into=path, **origins))
        )

    alone = ask(places=[OWN])
    assert alone.absent["border_data"] == "no_border_used"
    assert not alone.alternatives
    from_border = ask(origins=["PL"])
    assert from_border.given[0].reaches
    assert alternative(from_border, "second-border").answers[0].share > 0


def test_the_flagship_moves_as_the_documentation_says() -> None:
    found = sensitivity.run(study_of("safe-zone"))
    text = (DOCS / "accuracy.md").read_text("utf-8")
    known = {"second-border": (64_193, 89_368), "soil": (65_992, 92_555)}
    known["setback-10"] = (55_933, 81_040)
    for id, areas_km2 in known.items():
        for answer, area_km2 in zip(alternative(found, id).answers, areas_km2, strict=True):
            assert answer.area_m2 / 1e6 == pytest.approx(area_km2, abs=2)
            assert f"{area_km2:,} km²" in text
    counts = [
        (len(answer.gained), len(answer.lost))
        for answer in alternative(found, "second-border").answers
    ]
    assert counts == [(4, 6), (2, 10)]
    assert "4 towns more and 6 fewer" in text
    assert "2 more and 10 fewer" in text
    for apart in found.apart.values():
        assert f"| {apart.mean_m / 1e3:.1f} km | {apart.p95_m / 1e3:.1f} km |" in text
