import pytest

from rangereach import scenarios
from rangereach.catalogue import load_places
from rangereach.errors import UserFileError


def test_systems_come_first_each_in_the_order_typed() -> None:
    scenario = scenarios.build(
        origins=["PL:soil", "ro", "EPRZ"],
        systems=["camm er", "Patriot"],
        ranges_km=[(70, 100), "38nmi"],
    )
    assert (scenario.id, scenario.title, scenario.target.id) == ("what-if", "", "UA")
    assert [origin.id for origin in scenario.origins] == ["PL:soil", "RO", "pl_eprz_airport"]
    assert [band.id for band in scenario.ranges] == ["camm_er", "patriot", "range-1", "range-2"]
    assert scenario.ranges[3].low_km == pytest.approx(70.376)
    assert [band.is_own for band in scenario.ranges] == [False, False, True, True]


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("BY", "BY is drawn, but is never an origin"),
        ("ru:soil", "RU is drawn, but is never an origin"),
        ("LT", "LT:soil"),
        ("DE", "choose one of PL, SK, HU, RO, MD"),
        ("DE:soil", "PL, SK, HU, RO, MD, LT, LV, EE, FI"),
        ("UA", "UA is the target"),
        ("UA:soil", "UA is the target"),
        ("PL:border", "write PL or PL:soil"),
        ("PL:rail", "PL:road, PL:ferry, PL:town, PL:airport"),
        ("PL:ferry", "kinds there: airport, road, town"),
        ("DE:road", "countries with listed places: EE, FI, HU"),
        ("Poland", "write PL for its border, PL:soil for its territory"),
        ("Rzeszow Jasionka", "did you mean"),
        ("ua_lviv_town", "outside the target"),
        ("", "there is no place ''"),
        ("'; DROP TABLE", "there is no place"),
    ],
)
def test_what_is_no_origin(origin: str, words: str) -> None:
    with pytest.raises(UserFileError) as caught:
        scenarios.build(origins=[origin], ranges_km=[(70, 70)])
    (problem,) = caught.value.problems
    assert problem.where == "origin"
    assert words in str(problem)


def test_a_border_with_another_target() -> None:
    scenario = scenarios.build(origins=["RO"], ranges_km=[(50, 50)], into="MD")
    assert scenario.target.id == "MD"
    with pytest.raises(UserFileError, match="shares no border with Moldova"):
        scenarios.build(origins=["PL"], ranges_km=[(50, 50)], into="MD")


@pytest.mark.parametrize("into", ["BY", "RU", "XX", "Atlantis", "nope.geojson", ""])
def test_what_is_no_target(into: str) -> None:
    with pytest.raises(UserFileError):
        scenarios.build(origins=["PL"], ranges_km=[(50, 50)], into=into)


@pytest.mark.parametrize(
    "given",
    [(0, 0), (-5, 5), (100, 70), (float("nan"), 5), (5, float("inf")), (1, 20_000), "x", "0", ""],
)
def test_what_is_no_range(given: tuple[float, float] | str) -> None:
    with pytest.raises(UserFileError) as caught:
        scenarios.build(origins=["PL"], ranges_km=[given])
    assert [problem.where for problem in caught.value.problems] == ["range"]


@pytest.mark.parametrize("setback_km", [-1, 70, float("nan"), float("inf")])
def test_what_is_no_setback(setback_km: float) -> None:
    with pytest.raises(UserFileError) as caught:
        scenarios.build(origins=["PL"], ranges_km=[(70, 70)], setback_km=setback_km)
    assert [problem.where for problem in caught.value.problems] == ["setback"]


def test_a_setback_is_refused_for_places() -> None:
    with pytest.raises(UserFileError, match="never with places"):
        scenarios.build(origins=["PL", "EPRZ"], ranges_km=[(70, 70)], setback_km=5)


def test_everything_wrong_comes_at_once() -> None:
    with pytest.raises(UserFileError) as caught:
        scenarios.build(origins=["XX"], systems=["patriott"], ranges_km=["x"], into="YY")
    wheres = [problem.where for problem in caught.value.problems]
    assert wheres == ["into", "origin", "system", "range"]


def test_nothing_asked_says_what_is_missing() -> None:
    with pytest.raises(UserFileError) as caught:
        scenarios.build()
    assert [problem.where for problem in caught.value.problems] == ["origin", "range"]


def test_the_same_origin_twice_counts_once() -> None:
    assert len(scenarios.build(origins=["PL", "pl"], ranges_km=[(70, 70)]).origins) == 1


def test_all_places_of_a_kind_in_a_country() -> None:
    scenario = scenarios.build(origins=["sk:Road", "PL:airport"], ranges_km=[(70, 70)])
    assert [origin.id for origin in scenario.origins] == [
        place.id
        for country, kind in [("SK", "road"), ("PL", "airport")]
        for place in load_places().values()
        if (place.country, place.kind) == (country, kind)
    ]
    assert len(scenario.origins) == 3 + 2
    again = scenarios.build(origins=["PL:road", "pl_medyka_road"], ranges_km=[(70, 70)])
    assert len({origin.id for origin in again.origins}) == len(again.origins) == 9


def test_the_same_system_twice_is_refused() -> None:
    with pytest.raises(UserFileError, match="'patriot' is named twice"):
        scenarios.build(origins=["PL"], systems=["patriot", "patriot"])
