"""Listed towns: complete, inside their oblast, in the official romanisation."""

import re

import pytest
import shapely

from rangereach.catalogue import load_places, load_territory, load_towns

TOWNS = load_towns()


def test_all_of_ukraine_is_there() -> None:
    assert len(TOWNS) == 4961
    assert {town.country for town in TOWNS.values()} == {"UA"}
    # 265 with a number of 15,000 and more in the source, four of which are left out.
    assert (
        sum(town.population is None or town.population >= 15_000 for town in TOWNS.values()) == 265
    )


def test_wartime_guesses_are_left_out() -> None:
    uncertain = {key for key, town in TOWNS.items() if town.population_uncertain}
    assert uncertain == {"701822", "706448", "689558", "694423"}
    assert all(TOWNS[key].population is None for key in uncertain)
    assert sum(town.population is None for town in TOWNS.values()) == 4


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("703448", "Kyiv"),
        ("698740", "Odesa"),
        ("702550", "Lviv"),
        ("709930", "Dnipro"),
        ("687700", "Zaporizhzhia"),
        ("700569", "Mykolaiv"),
        ("689558", "Vinnytsia"),
        ("703845", "Kryvyi Rih"),
        ("709932", "Kamianske"),
        ("688105", "Yevpatoriia"),
        ("702320", "Makiivka"),
        ("695594", "Rivne"),
        ("710554", "Sheptytskyi"),
        ("699445", "Samar"),
        ("700918", "Mohyliv-Podilskyi"),
        ("707240", "Myrne"),
    ],
)
def test_names_are_official(key: str, name: str) -> None:
    assert TOWNS[key].names["en"] == name


def test_no_older_romanisation_is_left() -> None:
    # The official system writes -yi, ia, ie, iu after consonants and leaves no apostrophes.
    old = re.compile(r"['’ʼ]|yy|[^\W\daeiouy]y[aeu]|[aeiou]y(?![aeiou])|iya|ayi|oye")
    found = {town.names["en"] for town in TOWNS.values() if old.search(town.names["en"])}
    assert found == {"Pryazovske", "Pryozerne"} & found
    assert all(town.names["en"].isascii() for town in TOWNS.values())


def test_ukrainian_names_are_ukrainian() -> None:
    for town in TOWNS.values():
        assert re.fullmatch(r"[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’0-9 -]+", town.names["uk"]), town.id
    assert TOWNS["695594"].names["uk"] == "Рівне"


def test_four_places_called_rivne_are_apart() -> None:
    named = {key for key, town in TOWNS.items() if town.names["en"] == "Rivne"}
    assert {"695594", "695370"} < named
    assert TOWNS["695370"].population == 1505


def test_towns_lie_in_the_oblast_they_name() -> None:
    oblasts = load_territory().oblasts
    apart = [
        town.id
        for town in TOWNS.values()
        if not oblasts[town.oblast].geometry.covers(shapely.Point(town.lon_deg, town.lat_deg))
    ]
    assert len(apart) <= 4  # on the coast or on an oblast line


def test_capitals_are_marked() -> None:
    # Kyiv is the seat of two units.
    assert sum(town.capital for town in TOWNS.values()) == 26
    assert TOWNS["702550"].capital


def test_reference_towns_join_by_geonameid() -> None:
    for place in load_places().values():
        if place.set == "ua_reference" and place.kind == "town":
            town = TOWNS[place.coordinate_source.rsplit(" ", 1)[1]]
            assert town.names["en"] == place.names["en"]
            assert (town.lon_deg, town.lat_deg) == (place.lon_deg, place.lat_deg)


def test_other_countries_give_cities_for_labels() -> None:
    poland = {town.names["en"] for town in load_towns("PL").values()}
    assert {"Warsaw", "Lublin", "Rzeszów", "Przemyśl"} <= poland
    assert not poland & {"Ursynów", "Mokotów", "Śródmieście", "Ochota"}
    assert all((town.population or 0) >= 50_000 for town in load_towns("PL").values())
    assert load_towns("XX") == {}
