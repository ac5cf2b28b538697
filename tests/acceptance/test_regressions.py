"""Values measured beforehand, by exact geodesic inverse, on the shipped borders.

Distances, depths and the 70 km area were found twice independently, the rest once;
each carries the tolerance that it was found with.
"""

import numpy as np
import pytest
import shapely

from rangereach import catalogue, earth, rings, scenarios, study

WEST = ["PL", "SK", "HU", "RO"]


@pytest.fixture(scope="module")
def border() -> earth.NearestLine:
    territory = catalogue.load_territory()
    return earth.NearestLine(
        shapely.union_all([catalogue.shared_border(territory, country, "UA") for country in WEST])
    )


def run(origins: list[str], *ranges_km: float) -> study.Study:
    return study.run(
        scenarios.build(origins=origins, ranges_km=[(value, value) for value in ranges_km])
    )


@pytest.mark.parametrize(
    ("town_id", "name", "km"),
    [
        ("702550", "Lviv", 57.2),
        ("690548", "Uzhhorod", 3.7),
        ("710719", "Chernivtsi", 31.9),
        ("702569", "Lutsk", 85.7),
        ("707471", "Ivano-Frankivsk", 106.6),
        ("706369", "Khmelnytskyi", 131.4),
        ("691650", "Ternopil", 148.9),
        ("695594", "Rivne", 150.1),
        ("698740", "Odesa", 151.1),
        ("703448", "Kyiv", 373.5),
    ],
)
def test_distance_of_a_city_to_the_western_border(
    border: earth.NearestLine, town_id: str, name: str, km: float
) -> None:
    town = catalogue.load_towns()[town_id]
    assert town.names["en"] == name
    distance_m = border.query(np.array([town.lon_deg]), np.array([town.lat_deg]))[0]
    assert distance_m[0] / 1000 == pytest.approx(km, abs=0.5)


def distance_to_ukraine_km(place_id: str) -> float:
    place = catalogue.load_places()[place_id]
    ukraine = catalogue.load_territory().countries["UA"].geometry
    return float(earth.distance_to_polygon(ukraine, place.lon_deg, place.lat_deg)) / 1000


def test_rzeszow_airport_and_town_differ() -> None:
    assert distance_to_ukraine_km("pl_eprz_airport") == pytest.approx(73.1, abs=0.3)
    assert distance_to_ukraine_km("pl_rzeszow_town") == pytest.approx(69.70, abs=0.3)


@pytest.mark.parametrize(
    ("range_km", "depth_km"), [(68, None), (70, None), (100, 25.95), (160, 84.4)]
)
def test_depth_from_rzeszow_airport(range_km: float, depth_km: float | None) -> None:
    row = run(["pl_eprz_airport"], range_km).row("range-1", "high")
    if depth_km is None:
        assert (row.area_m2, row.depth_m, row.deepest) == (0, 0, None)
        assert row.missing_m / 1000 == pytest.approx(73.1 - range_km, abs=0.3)
    else:
        assert row.depth_m / 1000 == pytest.approx(depth_km, abs=0.3)
        assert row.missing_m == 0
        assert not row.plateau


def test_seventy_km_from_rzeszow_town_reaches_just_in() -> None:
    row = run(["pl_rzeszow_town"], 70).row("range-1", "high")
    assert 0.0 < row.depth_m / 1000 < 0.6


@pytest.mark.parametrize(
    ("suffix", "areas_km2"),
    [("", [64_430, 89_450, 136_280]), (":soil", [66_010, 92_560, 148_000])],
)
def test_area_within_reach_of_the_western_border_and_soil(
    suffix: str, areas_km2: list[float]
) -> None:
    found = run([country + suffix for country in WEST], 70, 100, 160)
    for number, area_km2 in enumerate(areas_km2, 1):
        row = found.row(f"range-{number}", "high")
        assert row.area_m2 / 1e6 == pytest.approx(area_km2, rel=0.003)
        assert row.max_error_m <= 10


def test_share_of_ukraine_within_the_zone() -> None:
    found = run(WEST, 70, 100, 160)
    shares = [found.row(f"range-{number}", "high").share for number in (1, 2, 3)]
    assert [round(100 * share, 1) for share in shares] == [10.7, 14.9, 22.7]


def test_listed_towns_within_seventy_km() -> None:
    found = run(WEST, 70)
    inside = found.row("range-1", "high").town_ids
    assert len(inside) == 1058
    large = [found.towns[town_id].population or 0 for town_id in inside]
    assert sum(population >= 15_000 for population in large) == 28
    assert "695370" in inside  # a village called Rivne
    assert "695594" not in inside  # the city of that name
    assert "696626" not in inside  # Poltva, 1.8 m beyond


def test_border_depth_is_the_range_itself_along_a_plateau() -> None:
    row = run(WEST, 70).row("range-1", "high")
    assert row.plateau
    assert row.depth_to == "shared"
    assert row.depth_m == pytest.approx(70_000, abs=0.01)
    assert row.deepest is not None
    _, back_m = earth.inverse(
        row.deepest.lon_deg,
        row.deepest.lat_deg,
        row.deepest.border_lon_deg,
        row.deepest.border_lat_deg,
    )
    assert back_m == pytest.approx(70_000, abs=0.01)


def test_zamosc_to_lviv() -> None:
    zamosc = catalogue.load_places()["pl_zamosc_town"]
    lviv = catalogue.load_towns()["702550"]
    _, distance_m = earth.inverse(zamosc.lon_deg, zamosc.lat_deg, lviv.lon_deg, lviv.lat_deg)
    assert distance_m / 1000 == pytest.approx(112.7, abs=0.5)


def test_a_geodesic_ring_from_pyongyang_holds_key_west() -> None:
    # The Economist drew this ring as a circle on a Mercator map in May 2003, and had to mend it.
    ring = rings.draw_rings([125.75, 39.02], range_km=15_000)
    _, distance_m = earth.inverse(125.75, 39.02, -81.78, 24.56)
    assert distance_m / 1000 == pytest.approx(12_408, abs=15)
    assert ring.geometry.iloc[0].contains(shapely.Point(-81.78, 24.56))


def test_nothing_is_reached_from_the_eastern_flank() -> None:
    found = study.run(scenarios.build(origins=["LT:soil", "FI:soil"], ranges_km=[(160.0, 160.0)]))
    row = found.row("range-1", "high")
    assert (row.area_m2, row.share, row.depth_m, row.town_ids, row.oblasts) == (0, 0, 0, (), ())
    assert row.missing_m / 1000 == pytest.approx(221 - 160, abs=1)
    finland = found.row("range-1", "high", "FI:soil")
    assert finland.missing_m / 1000 == pytest.approx(884 - 160, abs=2)


def test_oblasts_add_up_to_what_is_reached() -> None:
    row = run(WEST, 100).row("range-1", "high")
    total = sum(oblast.area_m2 for oblast in row.oblasts)
    assert total == pytest.approx(row.area_m2, rel=1e-4)
    assert all(0 < oblast.share <= 1 for oblast in row.oblasts)
    assert min(oblast.area_m2 for oblast in row.oblasts) >= 1e6


def test_a_place_beside_a_border_leaves_the_plateau_a_plateau() -> None:
    found = run(["PL", "pl_rzeszow_town"], 100).row("range-1", "high")
    alone = run(["PL"], 100).row("range-1", "high")
    assert found.plateau
    assert found.depth_m == alone.depth_m == pytest.approx(100_000, abs=0.01)
    assert found.area_m2 >= alone.area_m2
