"""What is bundled, listed and searched."""

import json
from typing import Any

import pytest

from rangereach import catalogue, scenarios

from .conftest import Invoke


def test_scenarios(invoke: Invoke) -> None:
    lines = invoke("scenarios").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(scenarios.list_bundled())


def test_places(invoke: Invoke) -> None:
    listed = invoke("places").stdout.splitlines()[1:]
    known = [place.id for place in catalogue.load_places().values() if place.set != "ua_reference"]
    assert [line.split()[0] for line in listed] == known


def test_places_are_searched_without_case_and_diacritics(invoke: Invoke) -> None:
    for search in ("dolhobyczow_r", "DOŁHOBYCZÓW_R"):
        lines = invoke("places", search).stdout.splitlines()[1:]
        assert [line.split()[0] for line in lines] == ["pl_dolhobyczow_road"]
    assert "pl_dolhobyczow_town" in invoke("places", "Dołhobyczów").stdout
    roads = invoke("places", "--country", "sk", "--kind", "road").stdout.splitlines()[1:]
    assert len(roads) == 3
    assert all(line.startswith("sk_") for line in roads)


def test_systems_show_bands_and_how_many_figures(invoke: Invoke) -> None:
    lines = invoke("systems").stdout.splitlines()
    patriot = next(line for line in lines if line.startswith("patriot "))
    figures = catalogue.band(catalogue.find_system("patriot")).figures
    assert patriot.endswith(f"  {len(figures)}")
    assert "60–160 km" in patriot
    assert any("24–45 km, uncorroborated" in line for line in lines)
    assert all(any(line.startswith(key) for line in lines) for key in catalogue.load_systems())


@pytest.mark.parametrize("search", ["piorun", "Piorun"])
def test_one_system_shows_every_figure(invoke: Invoke, search: str) -> None:
    text = invoke("systems", search).stdout
    figures = catalogue.find_system("piorun").figures
    for figure in figures:
        assert figure.source.quote in text
        assert figure.source.url in text
        assert figure.source.publisher in text
    assert "6–6.5 km" in text


def test_sources_name_every_data_set_and_publisher(invoke: Invoke) -> None:
    text = invoke("sources").stdout
    for dataset in catalogue.load_datasets():
        assert dataset.attribution in text
        assert dataset.licence in text
    for system in catalogue.load_systems().values():
        assert all(figure.source.url in text for figure in system.figures)
    assert all(claim.source.url in text for claim in catalogue.load_claims().values())
    some = invoke("sources", "bundeswehr").stdout
    assert "Bundeswehr" in some
    assert len(some) < len(text) / 4


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["places", "medika"], "there is no place 'medika'\n  hint: did you mean 'Medyka'?"),
        (["places", "--country", "DE"], "country with listed places 'DE'"),
        (["places", "--kind", "rail"], "'rail' is not one of"),
        (["systems", "patriott"], "did you mean 'patriot'?"),
        (["sources", "qqqqq"], "there is no source 'qqqqq'"),
        (["claims", "lange-2042"], "did you mean 'lange-2024'?"),
        (["scenarios", "x"], "unexpected extra argument"),
        (["mapp"], "No such command 'mapp'"),
    ],
)
def test_nothing_found_is_said(invoke: Invoke, args: list[str], words: str) -> None:
    result = invoke(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_claims_say_who_when_and_which_distance(invoke: Invoke) -> None:
    known = catalogue.load_claims()
    lines = invoke("claims").stdout.splitlines()[1:]
    assert [line.split()[0] for line in lines] == list(known)
    for line, claim in zip(lines, known.values(), strict=True):
        assert line.endswith(claim.speaker)
        assert claim.source.date in line
        assert ("no distance named" in line) is (claim.low_km is None)
        assert claim.high_km is None or f"{claim.high_km:g} km  " in line


@pytest.mark.parametrize("search", ["lange-2024", "LANGE-2024", "bis zu 70 Kilometern"])
def test_one_claim_is_shown_in_full(invoke: Invoke, search: str) -> None:
    claim = catalogue.load_claims()["lange-2024"]
    text = invoke("claims", search).stdout
    for words in (
        claim.speaker,
        claim.summary,
        claim.source.quote,
        claim.source.url,
        "70 km",
        "PL, SK, HU, RO",
    ):
        assert words in text


def test_what_the_words_name_is_said_by_name(invoke: Invoke) -> None:
    assert "from PL, SK, HU, RO; about Lviv" in invoke("claims", "kiesewetter-2024").stdout
    assert "with patriot; about Western Ukraine" in invoke("claims", "kuleba-2024").stdout
    assert "hedge: “bis zu”" in invoke("claims", "lange-2024").stdout


def test_listings_as_json_hold_all_that_the_text_shows(invoke: Invoke) -> None:
    def read(*args: str) -> dict[str, list[dict[str, Any]]]:
        text = invoke(*args, "--json").stdout
        assert text.endswith("}\n")
        return dict(json.loads(text))

    assert {item["id"]: item["title"] for item in read("scenarios")["scenarios"]} == (
        scenarios.list_bundled()
    )
    claims = catalogue.load_claims()
    assert [item["id"] for item in read("claims")["claims"]] == list(claims)
    (lange,) = read("claims", "lange-2024")["claims"]
    assert (lange["distances_km"], lange["source"]["date"]) == ([70], "2024-05-11")
    assert (lange["hedge"], lange["origins"]) == ("bis zu", ["PL", "SK", "HU", "RO"])
    assert lange["quote"] == claims["lange-2024"].source.quote
    (medyka,) = read("places", "medyka", "--kind", "road")["places"]
    place = catalogue.find_place("pl_medyka_road")
    assert (medyka["id"], medyka["lon"], medyka["lat"]) == (place.id, place.lon_deg, place.lat_deg)
    assert medyka["existence_url"] == place.existence_url
    (patriot,) = read("systems", "patriot")["systems"]
    band, *_ = patriot["bands"]
    assert (band["low_km"], band["high_km"], band["corroborated"]) == (60, 160, True)
    figures = catalogue.find_system("patriot").figures
    assert [item["source"]["url"] for item in patriot["figures"]] == [
        figure.source.url for figure in figures
    ]
    assert set(band["figure_ids"]) < {item["id"] for item in patriot["figures"]}
    sources = read("sources")
    assert [item["id"] for item in sources["datasets"]] == [
        dataset.id for dataset in catalogue.load_datasets()
    ]
    used = {name for item in sources["cited"] for name in item["used_by"]}
    assert used == {*catalogue.load_systems(), *claims}


def test_keys_of_a_listing_do_not_depend_on_what_is_known(invoke: Invoke) -> None:
    for name, key in [("claims", "claims"), ("places", "places"), ("systems", "systems")]:
        records = json.loads(invoke(name, "--json").stdout)[key]
        assert len({tuple(record) for record in records}) == 1
