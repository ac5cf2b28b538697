"""The rules by which a band is computed from figures."""

from typing import Literal

import pytest

from rangereach.catalogue import band
from rangereach.errors import UnknownNameError
from rangereach.model import Against, Figure, Source, System
from rangereach.outputs.wording import Wording, full_label


def figure(
    low: float,
    high: float | None = None,
    *,
    by: str = "A paper",
    cites: str = "",
    tier: Literal["A", "B"] = "B",
    against: Against = "not_stated",
    measure: Literal["range_km", "altitude_km"] = "range_km",
) -> Figure:
    source = Source(
        publisher=by,
        title="",
        url="",
        date="2024",
        tier=tier,
        first_source=cites,
    )
    return Figure(
        id="x.1",
        low_km=low,
        high_km=high or low,
        source=source,
        against=against,
        measure=measure,
    )


def system(*figures: Figure) -> System:
    return System(id="x", name="X", missile="", aliases=(), figures=figures)


def test_a_maker_alone_corroborates() -> None:
    found = band(system(figure(40, tier="A"), figure(90)))
    assert (found.low_km, found.high_km, found.corroborated) == (40, 40, True)
    assert found.in_band == (True, False)


def test_two_papers_corroborate_but_not_two_that_copy_one() -> None:
    assert band(system(figure(40, by="One"), figure(40, by="Two"))).corroborated
    copied = system(figure(40, by="One", cites="CNN"), figure(40, by="Two", cites="CNN"))
    assert not band(copied).corroborated


def test_values_within_three_percent_are_the_same() -> None:
    found = band(system(figure(100, by="One"), figure(103, by="Two"), figure(110, by="Three")))
    assert (found.low_km, found.high_km) == (100, 103)
    assert not band(system(figure(100, by="One"), figure(104, by="Two"))).corroborated


def test_each_end_of_a_span_is_a_value() -> None:
    found = band(system(figure(25, 80, tier="A")))
    assert (found.low_km, found.high_km) == (25, 80)
    found = band(system(figure(60, 160, by="One"), figure(160, by="Two")))
    assert (found.low_km, found.high_km, found.in_band) == (160, 160, (False, True))


def test_nothing_corroborated_is_everything_and_marked() -> None:
    found = band(system(figure(24, by="One"), figure(45, by="Two")))
    assert (found.low_km, found.high_km, found.corroborated) == (24, 45, False)
    assert found.in_band == (True, True)


def test_heights_and_other_questions_stay_out() -> None:
    mixed = system(
        figure(100, against="aircraft_cruise"),
        figure(20, measure="altitude_km", tier="A"),
        figure(25, against="ballistic"),
        figure(30, against="missile"),
    )
    assert [f.low_km for f in band(mixed).figures] == [100]
    assert band(mixed).against is None
    assert band(mixed, "ballistic").high_km == 25
    assert band(mixed, "ballistic").against == "ballistic"


def test_a_system_without_the_default_question_offers_the_other_and_says_so() -> None:
    found = band(system(figure(25, against="ballistic")))
    assert found.against == "ballistic"
    assert full_label(Wording("en"), found) == "X, against ballistic missiles"


def test_a_question_without_an_answer_names_those_with_one() -> None:
    with pytest.raises(UnknownNameError, match="published range of x against 'missile'") as caught:
        band(system(figure(25, against="ballistic")), "missile")
    assert "ballistic" in caught.value.hint


def test_id_and_label_are_the_systems_unless_given() -> None:
    one = system(figure(40))
    assert (band(one).id, band(one).label, band(one).system) == ("x", "X", "x")
    given = band(one, id="mine", label="My label")
    assert (given.id, given.label, given.system) == ("mine", "My label", "x")
