"""The second border: recognised territory, near the first but another line, measured anew."""

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic

from rangereach.catalogue import (
    check_recognised,
    load_border_deviation,
    load_second_territory,
    load_territory,
    load_towns,
    shared_border,
)
from rangereach.earth import NearestLine, area_m2
from rangereach.errors import DataError

FIRST, SECOND = load_territory(), load_second_territory()
WEST = ("PL", "SK", "HU", "RO")


def test_it_has_every_country_that_is_ever_an_origin_or_a_target() -> None:
    assert set(FIRST.countries) - set(SECOND.countries) == {"BY", "RU"}
    assert not [country.id for country in SECOND.countries.values() if country.clipped]
    assert SECOND.oblasts is FIRST.oblasts


def test_it_is_a_coverage_of_recognised_territory() -> None:
    countries = np.array([country.geometry for country in SECOND.countries.values()])
    assert shapely.is_valid(countries).all()
    assert shapely.coverage_is_valid(countries)
    check_recognised(SECOND, area_within_share=0.005)
    with pytest.raises(DataError, match="Ukraine has 599,098 km2"):
        check_recognised(SECOND)


def test_crimea_has_no_line_across_its_isthmus() -> None:
    perekop = shapely.Point(33.7, 46.15)
    assert SECOND.countries["UA"].geometry.covers(perekop.buffer(0.05))


@pytest.mark.parametrize("code", ["PL", "SK", "HU", "RO", "MD", "LT", "LV", "EE", "FI"])
def test_areas_are_those_of_the_first_within_two_percent(code: str) -> None:
    first, second = (area_m2(t.countries[code].geometry) for t in (FIRST, SECOND))
    assert second == pytest.approx(first, rel=0.02)
    assert second != pytest.approx(first, rel=1e-5)


@pytest.mark.parametrize("code", [*WEST, "MD"])
def test_it_lies_as_far_from_the_first_as_it_says(code: str) -> None:
    lines = [shared_border(territory, "UA", code) for territory in (FIRST, SECOND)]
    ours, theirs = (line for line in lines if line is not None)
    points = shapely.get_coordinates(shapely.segmentize(ours, 100 / 90_000))
    away_m = NearestLine(theirs).query(*points.T)[0]
    stated = load_border_deviation()[code]
    assert away_m.mean() == pytest.approx(stated.mean_m, rel=0.02)
    assert np.quantile(away_m, 0.95) == pytest.approx(stated.p95_m, rel=0.02)
    assert away_m.max() == pytest.approx(stated.max_m, rel=0.005)


def distance_km(lon: float, lat: float, line: shapely.MultiLineString) -> float:
    """Return the geodesic distance to a line, by geographiclib alone."""
    ends = np.concatenate(
        [
            np.stack([at[:-1], at[1:]], axis=1)
            for at in (shapely.get_coordinates(part) for part in line.geoms)
        ]
    )

    def measure(point: np.ndarray) -> float:
        return float(Geodesic.WGS84.Inverse(lat, lon, point[1], point[0], Geodesic.DISTANCE)["s12"])

    middle = (ends.mean(axis=1) - [lon, lat]) * [np.cos(np.radians(lat)), 1]
    nearest = np.argsort(np.hypot(*middle.T))[:12]
    least = np.inf
    for a, b in ends[nearest]:
        low, high = 0.0, 1.0
        while high - low > 1e-4:
            steps = np.linspace(low, high, 9)
            found = [measure(a + t * (b - a)) for t in steps]
            best = int(np.argmin(found))
            least = min(least, found[best])
            low, high = steps[max(best - 1, 0)], steps[min(best + 1, 8)]
    return least / 1000


# Kilometres to the border with PL, SK, HU and RO: the first border, the second.
DISTANCES = {
    "Lviv": (57.16, 56.95),
    "Uzhhorod": (3.73, 4.28),
    "Chernivtsi": (31.88, 28.89),
    "Lutsk": (85.74, 85.76),
    "Ivano-Frankivsk": (106.63, 109.56),
    "Drohobych": (53.38, 56.34),
    "Mukachevo": (26.82, 28.30),
    "Ternopil": (148.87, 149.22),
    "Khmelnytskyi": (131.38, 131.71),
    "Odesa": (151.15, 151.69),
    "Kyiv": (373.55, 374.37),
}


@pytest.mark.parametrize("town", DISTANCES)
def test_distances_of_towns_to_both_borders(town: str) -> None:
    at = next(found for found in load_towns().values() if found.names["en"] == town)
    for territory, known_km in zip((FIRST, SECOND), DISTANCES[town], strict=True):
        lines = [shared_border(territory, "UA", code) for code in WEST]
        line = shapely.MultiLineString([part for one in lines if one for part in one.geoms])
        measured = NearestLine(line).query(at.lon_deg, at.lat_deg)[0].item() / 1000
        assert measured == pytest.approx(known_km, abs=0.05)
        assert distance_km(at.lon_deg, at.lat_deg, line) == pytest.approx(measured, abs=1e-4)
