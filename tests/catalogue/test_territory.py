"""The shipped borders: a valid coverage, recognised territory, one border per pair."""

import numpy as np
import pytest
import shapely
from shapely import MultiLineString, Polygon

from rangereach.catalogue import (
    check_recognised,
    find_country,
    load_basemap,
    load_oblast_capitals,
    load_territory,
    load_towns,
    shared_border,
)
from rangereach.catalogue.recognised import LAND_KM2, TOWNS_INSIDE
from rangereach.catalogue.topology import assemble, decode_arcs
from rangereach.earth import area_m2, inverse
from rangereach.errors import DataError, UnknownNameError
from rangereach.model import Country, Territory

TERRITORY = load_territory()
UKRAINE = TERRITORY.countries["UA"].geometry
OBLASTS = np.array([oblast.geometry for oblast in TERRITORY.oblasts.values()])
COUNTRIES = np.array([country.geometry for country in TERRITORY.countries.values()])


def test_sixteen_countries_and_twenty_seven_oblasts() -> None:
    assert len(TERRITORY.countries) == 16
    assert len(TERRITORY.oblasts) == 27
    assert [c.id for c in TERRITORY.countries.values() if c.clipped] == ["RU"]


def test_all_geometries_are_valid_and_form_coverages() -> None:
    neighbours = np.array([c.geometry for c in TERRITORY.countries.values() if c.id != "UA"])
    assert shapely.is_valid(COUNTRIES).all()
    assert shapely.coverage_is_valid(COUNTRIES)
    assert shapely.coverage_is_valid(np.concatenate([OBLASTS, neighbours]))


def test_the_oblasts_make_up_ukraine() -> None:
    union = shapely.coverage_union_all(OBLASTS)
    assert union.normalize().equals_exact(UKRAINE.normalize(), 0.0)


def test_recognised_territory() -> None:
    check_recognised(TERRITORY)
    check_recognised(UKRAINE)
    assert area_m2(UKRAINE) / 1e6 == pytest.approx(LAND_KM2, rel=1e-3)


CRIMEA = shapely.union_all([TERRITORY.oblasts[key].geometry for key in ("UA-43", "UA-40")])


def with_countries(**geometries: shapely.Geometry) -> Territory:
    countries = dict(TERRITORY.countries)
    for key, geometry in geometries.items():
        old = countries[key]
        countries[key] = Country(id=key, names=old.names, geometry=geometry, arcs=old.arcs)
    return Territory(countries=countries, oblasts=TERRITORY.oblasts, arcs=TERRITORY.arcs)


def test_a_de_facto_boundary_is_refused() -> None:
    russia = TERRITORY.countries["RU"].geometry
    without = UKRAINE.difference(CRIMEA)
    with pytest.raises(DataError, match=r"Simferopol is outside Ukraine, Sevastopol is outside"):
        check_recognised(without)
    with pytest.raises(DataError, match=r"Simferopol is outside Ukraine, Simferopol is in RU"):
        check_recognised(with_countries(UA=without, RU=russia.union(CRIMEA)))


def test_a_place_in_two_countries_is_refused() -> None:
    russia = TERRITORY.countries["RU"].geometry
    with pytest.raises(DataError, match="not Ukraine's recognised territory: Simferopol is in RU"):
        check_recognised(with_countries(RU=russia.union(CRIMEA)))


def test_a_territory_of_another_size_is_refused() -> None:
    lviv = TERRITORY.oblasts["UA-46"].geometry
    with pytest.raises(DataError, match="Ukraine has 579,"):
        check_recognised(with_countries(UA=UKRAINE.difference(lviv)))


@pytest.mark.parametrize("name", TOWNS_INSIDE)
def test_each_checked_town_is_in_one_country_and_one_oblast(name: str) -> None:
    point = shapely.Point(TOWNS_INSIDE[name])
    assert [c.id for c in TERRITORY.countries.values() if c.geometry.covers(point)] == ["UA"]
    assert sum(o.geometry.covers(point) for o in TERRITORY.oblasts.values()) == 1


@pytest.mark.parametrize(
    ("neighbour", "length_km"),
    [("PL", 533.3), ("SK", 97.9), ("HU", 134.6), ("RO", 618.3), ("MD", 1219.0), ("BY", 1119.8)],
)
def test_shared_border_has_its_measured_length(neighbour: str, length_km: float) -> None:
    line = shared_border(TERRITORY, "UA", neighbour)
    assert isinstance(line, MultiLineString)
    total = 0.0
    for part in line.geoms:
        at = shapely.get_coordinates(part)
        total += inverse(at[:-1, 0], at[:-1, 1], at[1:, 0], at[1:, 1])[1].sum()
    assert total / 1000 == pytest.approx(length_km, abs=0.1 + length_km * 2e-3)


def test_shared_border_is_symmetric_and_on_both_boundaries() -> None:
    line = shared_border(TERRITORY, "UA", "PL")
    assert line is not None
    assert line.equals(shared_border(TERRITORY, "PL", "UA"))
    for key in ("UA", "PL"):
        assert TERRITORY.countries[key].geometry.boundary.covers(line)


def test_countries_apart_share_nothing() -> None:
    assert shared_border(TERRITORY, "UA", "LT") is None


def test_names_are_there_in_every_language() -> None:
    for place in [*TERRITORY.countries.values(), *TERRITORY.oblasts.values()]:
        assert set(place.names) == {"en", "uk", "pl", "de", "ro", "sk", "hu"}
    names = {key: oblast.names["en"] for key, oblast in TERRITORY.oblasts.items()}
    assert names["UA-46"] == "Lviv oblast"
    assert names["UA-23"] == "Zaporizhzhia oblast"
    assert [names[key] for key in ("UA-30", "UA-40", "UA-43")] == [
        "Kyiv",
        "Sevastopol",
        "Autonomous Republic of Crimea",
    ]


def test_capitals_lie_in_their_oblast() -> None:
    towns = load_towns()
    for oblast, town in load_oblast_capitals().items():
        at = shapely.Point(towns[town].lon_deg, towns[town].lat_deg)
        home = "UA-30" if oblast == "UA-32" else oblast  # Kyiv is the seat of both
        assert TERRITORY.oblasts[home].geometry.covers(at), oblast


def test_country_is_found_by_code_or_name() -> None:
    assert find_country("pl").id == "PL"
    assert find_country("Moldova").id == "MD"
    with pytest.raises(UnknownNameError, match="there is no country on this map 'XX'"):
        find_country("XX")


def test_basemap_keeps_the_topology() -> None:
    topology, _ = load_basemap()
    arcs = decode_arcs(topology)
    shapes = {
        name: np.array([assemble(shape, arcs) for shape in found["geometries"]])
        for name, found in topology["objects"].items()
    }
    keys = [shape["properties"]["iso2"] for shape in topology["objects"]["countries"]["geometries"]]
    assert keys == list(TERRITORY.countries)
    assert [s["properties"]["iso"] for s in topology["objects"]["oblasts"]["geometries"]] == list(
        TERRITORY.oblasts
    )
    for geometries in shapes.values():
        assert shapely.is_valid(geometries).all()
        assert shapely.coverage_is_valid(geometries)
    union = shapely.coverage_union_all(shapes["oblasts"])
    assert union.normalize().equals_exact(shapes["countries"][0].normalize(), 0.0)
    check_recognised(shapes["countries"][0])


@pytest.mark.parametrize("neighbour", ["PL", "SK", "HU", "RO", "MD"])
def test_basemap_is_no_farther_from_the_border_than_it_says(neighbour: str) -> None:
    topology, deviation_m = load_basemap()
    arcs = decode_arcs(topology)
    countries = [assemble(s, arcs) for s in topology["objects"]["countries"]["geometries"]]
    codes = list(TERRITORY.countries)
    drawn = countries[0].boundary.intersection(countries[codes.index(neighbour)].boundary)
    exact = shared_border(TERRITORY, "UA", neighbour)
    assert exact is not None
    assert 0 < deviation_m[neighbour] < 250 < deviation_m["all"]

    # A degree of longitude is 0.63 to 0.70 of a degree of latitude here: stretched so, the
    # plane is true to 6 %, enough to see that the stored number is that of this file.
    def plane(line: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(line, lambda c: c * (111_200 * 0.665, 111_200))

    measured = shapely.hausdorff_distance(plane(drawn), plane(exact))
    assert measured == pytest.approx(deviation_m[neighbour], rel=0.08)


def test_rings_of_a_topology_are_chained_in_both_directions() -> None:
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": [[[0, 0], [10, 0]], [[0, 0], [0, 10], [10, 0], [0, -10]]],
    }
    arcs = decode_arcs(topology)
    square = assemble({"type": "Polygon", "arcs": [[0, -2]]}, arcs)
    assert square.equals(Polygon([(0, 0), (1, 0), (1, 1), (0, 1)]))
