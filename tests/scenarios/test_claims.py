"""The question that stands for a statement: bundled, of a scenario, or words of a user's."""

import pytest

from rangereach import catalogue, scenarios
from rangereach.errors import UserFileError
from rangereach.model import Claim

CLAIMS = catalogue.load_claims()


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_a_statement_asks_its_own_question(claim: Claim) -> None:
    asked = scenarios.ask_claim(claim)
    assert (asked.id, asked.claims) == (claim.id, (claim,))
    assert tuple(origin.id for origin in asked.origins) == claim.origins
    if claim.distances_km:
        (band,) = asked.ranges
        assert (band.low_km, band.high_km) == (claim.low_km, claim.high_km)
        assert [figure.source for figure in band.figures] == [claim.source] * len(band.figures)
        assert [figure.low_km for figure in band.figures] == list(claim.distances_km)
    else:
        assert tuple(band.id for band in asked.ranges) == claim.systems


def test_what_is_given_replaces_what_is_named() -> None:
    asked = scenarios.ask_claim(CLAIMS["lange-2024"], origins=["PL:soil"], ranges_km=["85"])
    assert [origin.id for origin in asked.origins] == ["PL:soil"]
    (band,) = asked.ranges
    assert (band.low_km, band.is_own) == (85, True)


def test_words_with_everything() -> None:
    asked = scenarios.ask_words(
        "  A zone of 38  nautical miles, or 70-100 km ",
        said_by="A minister",
        date="2024-05",
        source="https://www.example.org/a",
        origins=["PL", "SK"],
        ranges_km=["38nmi", "70-100", "85"],
        about=["Lviv oblast", "rivne", "WEST", "UA-07"],
    )
    (claim,) = asked.claims
    assert claim.distances_km == (70.0, 70.376, 100.0)
    assert claim.about == ("UA-46", "695594", "west", "UA-07")
    assert claim.source.quote == "A zone of 38 nautical miles, or 70-100 km"
    assert (claim.source.publisher, claim.source.date) == ("example.org", "2024-05")
    stated, own = asked.ranges
    assert [figure.source for figure in stated.figures] == [claim.source] * 3
    assert (own.low_km, own.is_own) == (85, True)  # does not stand in the words


def test_words_without_a_source_have_no_published_figure() -> None:
    asked = scenarios.ask_words("up to 70 km", origins=["PL"], ranges_km=["70"])
    (band,) = asked.ranges
    assert (band.low_km, band.figures) == (70, ())
    assert asked.claims[0].distances_km == (70.0,)


@pytest.mark.parametrize(
    ("words", "typed", "stated"),
    [
        ("70 km", "70", True),
        ("from 70 to 100 km", "70-100", True),
        ("some 1,000 km", "1000", True),
        ("rund 1.000 Kilometer", "1000", True),
        ("43.5 miles", "43.5mi", True),
        ("170 km", "70", False),
        ("70 km", "70-100", False),
        ("seventy kilometres", "70", False),
    ],
)
def test_a_distance_is_the_statement_s_if_it_stands_in_it(
    words: str, typed: str, stated: bool
) -> None:
    (claim,) = scenarios.ask_words(words, origins=["PL"], ranges_km=[typed]).claims
    assert bool(claim.distances_km) == stated


@pytest.mark.parametrize("source", ["https://", "http://[", "https://user@www.example.org:1/x"])
def test_a_host_is_a_publisher_where_there_is_one(source: str) -> None:
    try:
        publisher = scenarios.read_claim("70 km", source=source, date="2024").source.publisher
    except UserFileError:
        assert source == "https://"
    else:
        assert publisher in {"[", "example.org"}


def test_no_distance_is_longer_than_half_way_round_the_earth() -> None:
    with pytest.raises(UserFileError, match="half way round the Earth"):
        scenarios.ask_words("up to 70000 km", origins=["PL"], ranges_km=["70000"])


def test_a_publisher_may_be_named_without_an_address() -> None:
    claim = scenarios.read_claim("70 km", source="Breaking Defense", date="2024")
    assert (claim.source.publisher, claim.source.url) == ("Breaking Defense", "")


def test_words_may_name_neither_place_nor_distance() -> None:
    asked = scenarios.ask_words("Shoot down what's in the sky over Ukraine")
    assert (asked.origins, asked.ranges) == ((), ())


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(UserFileError) as caught:
        scenarios.ask_words(
            " ",
            date="May 2024",
            source="ftp://example.org",
            origins=["XX", "BY"],
            ranges_km=["far"],
            systems=["slingshot"],
            about=["Lvivv"],
        )
    problems = caught.value.problems
    assert [problem.where for problem in problems] == [
        *("words", "date", "source", "about", "system", "origin", "origin", "range"),
    ]
    assert all(problem.hint for problem in problems)
    assert "'Lviv'" in problems[3].hint


@pytest.mark.parametrize("date", ["2024-13", "2024-02-30", "24", "2024-5", "yesterday"])
def test_no_such_date(date: str) -> None:
    with pytest.raises(UserFileError, match="is not a date"):
        scenarios.read_claim("70 km", date=date)


def test_a_source_has_a_date() -> None:
    with pytest.raises(UserFileError, match="date: is missing"):
        scenarios.read_claim("70 km", source="https://example.org")
