"""What is bundled, listed and searched."""

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
        (["scenarios", "x"], "unexpected extra argument"),
        (["mapp"], "No such command 'mapp'"),
    ],
)
def test_nothing_found_is_said(invoke: Invoke, args: list[str], words: str) -> None:
    result = invoke(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
