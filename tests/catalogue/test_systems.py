"""Systems and figures: every number stands in its quotation, every figure has its source."""

import re

import pytest

from rangereach.catalogue import find_system, load_systems
from rangereach.errors import AmbiguousNameError, UnknownNameError
from rangereach.model import LANGUAGES

SYSTEMS = load_systems()
FIGURES = [figure for system in SYSTEMS.values() for figure in system.figures]
BY_ID = {figure.id: figure for figure in FIGURES}


def test_the_list_is_complete() -> None:
    assert len(SYSTEMS) == 28
    assert len(FIGURES) == len(BY_ID) == 161
    assert len({figure.source.publisher for figure in FIGURES}) == 114
    assert all(system.figures for system in SYSTEMS.values())


def test_quote_holds_the_printed_numbers() -> None:
    for figure in FIGURES:
        assert figure.printed, figure.id
        for printed in figure.printed:
            whole = rf"(?<![\d.,]){re.escape(printed)}(?!\d)"
            assert re.search(whole, figure.source.quote), (figure.id, printed)


def test_every_figure_has_its_source() -> None:
    for key, system in SYSTEMS.items():
        for figure in system.figures:
            source = figure.source
            assert figure.id.startswith(f"{key}.")
            assert source.publisher, figure.id
            assert re.match(r"https?://\w", source.url), figure.id
            assert re.fullmatch(r"20\d\d(-[01]\d(-[0-3]\d)?)?", source.date), figure.id
            assert source.tier in {"A", "B"}, figure.id


def test_spans_run_upwards_and_nearest_distances_stay_outside() -> None:
    for figure in FIGURES:
        assert 0 < figure.low_km <= figure.high_km, figure.id
        assert figure.near_km is None or figure.near_km < figure.low_km, figure.id


def number(printed: str) -> float | None:
    """Read a plainly printed number of kilometres or metres; None for words and others."""
    if re.fullmatch(r"\d{1,3}", printed):
        return float(printed)
    if re.fullmatch(r"\d,\d", printed):
        return float(printed.replace(",", "."))
    digits = re.sub(r"[., \u00a0]", "", printed)
    return float(digits) / 1000 if re.fullmatch(r"\d{4,5}", digits) else None


def test_values_are_the_printed_ones() -> None:
    for figure in FIGURES:
        read = {number(printed) for printed in figure.printed}
        if None not in read:
            assert {figure.low_km, figure.high_km} == read, figure.id


def test_hedge_date_and_origin_are_carried() -> None:
    figure = BY_ID["patriot.08"]
    assert figure.hedge == "etwa"
    assert not figure.source.date_certain
    assert figure.source.origin == "Bundeswehr"
    assert BY_ID["patriot.01"].source.origin == "NewsBytes"
    assert BY_ID["patriot.24"].near_km == 3


@pytest.mark.parametrize(
    ("typed", "key"),
    [("PATRIOT", "patriot"), ("gem-t", "patriot_gem_t"), ("SAMP/T", "samp_t"), ("mamba", "samp_t")],
)
def test_systems_are_found_by_id_alias_and_name(typed: str, key: str) -> None:
    assert find_system(typed).id == key


def test_an_alias_of_several_systems_lists_them() -> None:
    with pytest.raises(AmbiguousNameError, match="camm, camm_er") as caught:
        find_system("Narew")
    assert caught.value.ids == ("camm", "camm_er")


def test_an_unknown_system_suggests_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="there is no system 'patriott'") as caught:
        find_system("patriott")
    assert caught.value.hint == "did you mean 'patriot'?"


def test_something_far_off_lists_what_there_is() -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_system("zzzzzz")
    assert "barak_er" in caught.value.hint


def test_english_words_in_a_name_are_translated() -> None:
    for system in SYSTEMS.values():
        if re.search(r"\b(with|not stated|announced|legacy|gun|Dutch)\b", system.name):
            assert set(system.names) == {*LANGUAGES} - {"en"}, system.id
        kept = re.findall(r"[A-Z][\w/-]*[A-Z0-9][\w+/-]*", system.name)
        for code, name in system.names.items():
            assert code == "uk" or all(word in name for word in kept), (system.id, code)
