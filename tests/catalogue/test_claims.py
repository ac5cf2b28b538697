"""Published statements: each with publisher and date, distances as in the quotation."""

import re

import pytest

from rangereach.catalogue import load_claims
from rangereach.model import LANGUAGES, Claim

CLAIMS = load_claims()


def test_the_list_is_complete() -> None:
    assert list(CLAIMS) == [
        "lange-2024",
        "kiesewetter-2024",
        "kuleba-2024",
        "ihnat-2022",
        "strayed-2024",
        "kopra-2024",
        "zelenskyy-2024",
        "afp-2024",
        "pl-ua-agreement-2024",
    ]


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_each_has_speaker_publisher_and_date(claim: Claim) -> None:
    assert claim.speaker
    assert claim.summary.endswith(".")
    assert claim.source.publisher
    assert re.fullmatch(r"20\d\d(-[01]\d(-[0-3]\d)?)?", claim.source.date)
    assert claim.source.url == "" or claim.source.url.startswith("https://")


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_distances_stand_in_the_quotation(claim: Claim) -> None:
    printed = [float(number) for number in re.findall(r"\d+", claim.source.quote)]
    if claim.low_km is None or claim.high_km is None:
        assert claim.low_km is claim.high_km
        assert not printed
    else:
        assert (claim.low_km, claim.high_km) == (min(printed), max(printed))


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_speaker_and_summary_are_there_in_every_language(claim: Claim) -> None:
    assert set(claim.summaries) == {*LANGUAGES} - {"en"}
    for summary in claim.summaries.values():
        assert summary.endswith(".")
        # The distance is the same in every language.
        assert re.findall(r"\d+", summary) == re.findall(r"\d+", claim.summary)
    assert claim.speaker not in claim.speakers.values()
    assert "uk" in claim.speakers
