"""Listed places: where they say they are, and found by what people type."""

import csv
import re

import pytest
import shapely

from rangereach.catalogue import find_place, load_places, load_territory
from rangereach.catalogue.places import PLACES
from rangereach.earth import distance_to_polygon
from rangereach.errors import AmbiguousNameError, UnknownNameError
from rangereach.outputs.wording import Wording
from rangereach.shipped import data_dir

LISTED = load_places()


def test_the_lists_are_complete() -> None:
    sets = [place.set for place in LISTED.values()]
    assert {name: sets.count(name) for name in set(sets)} == {
        "core": 100,
        "eastern_flank": 28,
        "ua_reference": 31,
    }
    assert {p.country for p in LISTED.values() if p.set == "core"} == {"PL", "SK", "HU", "RO", "MD"}
    assert {p.country for p in LISTED.values() if p.set == "ua_reference"} == {"UA"}


def test_each_place_is_in_its_country_within_its_accuracy() -> None:
    for place in LISTED.values():
        assert place.country is not None
        country = load_territory().countries[place.country].geometry
        if not country.covers(shapely.Point(place.lon_deg, place.lat_deg)):
            away_m = distance_to_polygon(country, place.lon_deg, place.lat_deg)
            assert away_m <= place.accuracy_m, place.id


def test_accuracy_is_that_of_the_kind() -> None:
    expected = {"road": 1500.0, "ferry": 1500.0, "town": 1000.0, "airport": 500.0}
    assert all(place.accuracy_m == expected[place.kind] for place in LISTED.values())


def test_the_side_of_the_origin_country_is_used_where_it_is_known() -> None:
    rows = PLACES.read(data_dir("places") / "places.csv")
    both = [row for row in rows if row["crossing_lon"] is not None]
    assert len(both) == 19
    for row in both:
        country = load_territory().countries[row["country"]].geometry
        assert country.covers(shapely.Point(row["lon"], row["lat"])), row["id"]


def test_every_place_names_its_sources() -> None:
    for place in LISTED.values():
        assert place.coordinate_source
        assert place.existence_source
        assert place.existence_url.startswith("https://")


def test_names_carry_no_typing_error_of_the_sources() -> None:
    with (data_dir("places") / "places.csv").open(encoding="utf-8") as handle:
        text = " ".join(cell for row in csv.reader(handle) for cell in row)
    assert "Intrenational" not in text
    # Romanian is written with commas below, not cedillas.
    assert not set(text) & set("şţŞŢ")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("pl_medyka_road", "pl_medyka_road"),
        ("PL_Medyka_Road", "pl_medyka_road"),
        ("Rzeszów", "pl_rzeszow_town"),
        ("rzeszow", "pl_rzeszow_town"),
        ("Chişinău", "md_chisinau_town"),
        ("Sighetu  Marmației", None),
        ("EPRZ", "pl_eprz_airport"),
        ("Жешув", "pl_rzeszow_town"),
        ("Lublin", "pl_lublin_town"),
        ("Lublin Airport", "pl_eplb_airport"),
        ("Riga International Airport", "lv_evra_airport"),
    ],
)
def test_places_are_found_by_id_and_name(typed: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(AmbiguousNameError, match="ro_sighet_road, ro_sighetu_marmatiei_town"):
            find_place(typed)
    else:
        assert find_place(typed).id == key


def test_a_name_of_several_places_lists_their_ids() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        find_place("Medyka")
    assert caught.value.ids == ("pl_medyka_road", "pl_medyka_town")
    assert "pl_medyka_road" in caught.value.hint


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="there is no place 'Rzeszw'") as caught:
        find_place("Rzeszw")
    assert "rzeszow" in caught.value.hint


def test_a_place_is_named_locally_where_the_language_has_no_name_of_its_own() -> None:
    airport = LISTED["pl_eprz_airport"].names
    assert airport["en"] == "Rzeszow-Jasionka Airport (EPRZ)"
    assert Wording("de").name(airport) == "Rzeszów-Jasionka (EPRZ)"
    assert Wording("uk").name(airport) == "Жешув-Ясьонка (EPRZ)"
    assert Wording("hu").name(LISTED["ro_iasi_town"].names) == "Iași"
    cyrillic = re.compile(r"[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’ -]+(?: \([A-Z]{4}\))?")
    assert all(cyrillic.fullmatch(place.names["uk"]) for place in LISTED.values())
