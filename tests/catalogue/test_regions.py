"""Parts of Ukraine: each oblast in one, each grouping with its source or marked as ours."""

import re

import pytest

from rangereach.catalogue import (
    load_claims,
    load_oblast_words,
    load_regions,
    load_systems,
    load_territory,
    load_towns,
)
from rangereach.model import LANGUAGES, Region

REGIONS = load_regions()
OBLASTS = load_territory().oblasts

# As the sources spell them.
SPELLINGS = {
    "Zakarpattya": "Zakarpattia",
    "Chernovtsy": "Chernivtsi",
    "Khmelnitsk": "Khmelnytskyi",
    "Odessa": "Odesa",
    "Zaporizhia": "Zaporizhzhia",
}


def test_each_oblast_is_in_one_region() -> None:
    members = [oblast for region in REGIONS.values() for oblast in region.oblasts]
    assert sorted(members) == sorted(OBLASTS)


@pytest.mark.parametrize("region", REGIONS.values(), ids=lambda region: region.id)
def test_a_region_has_its_names_and_its_words(region: Region) -> None:
    assert set(region.names) == set(LANGUAGES)
    assert len(region.words) > len(LANGUAGES)
    assert region.our_reading == bool(region.note)
    assert region.source or region.our_reading


@pytest.mark.parametrize("key", ["west", "south", "east"])
def test_oblasts_of_a_region_stand_in_the_quotation(key: str) -> None:
    region = REGIONS[key]
    assert region.source is not None
    assert re.match(r"https?://", region.source.url)
    printed = region.source.quote
    for spelling, name in SPELLINGS.items():
        printed = printed.replace(spelling, name)
    beyond = {"UA-40", "UA-43"}  # Sevastopol and Crimea, as the note of the south says
    for oblast in set(region.oblasts) - beyond:
        assert OBLASTS[oblast].names["en"].removesuffix(" oblast") in printed


def test_everyday_names_are_those_of_oblasts() -> None:
    assert set(load_oblast_words()) <= set(OBLASTS)


def test_statements_speak_of_what_is_known() -> None:
    for claim in load_claims().values():
        assert set(claim.about) <= {*REGIONS, *OBLASTS, *load_towns()}
        assert set(claim.systems) <= set(load_systems())
        assert list(claim.distances_km) == sorted(set(claim.distances_km))
