"""Checks as they are printed, pasted and published: golden texts, structure, injection.

Renew `golden/factcheck-*.txt` with:
PYTHONPATH=coverage:tests python tests/outputs/test_factcheck.py
"""

import dataclasses
import functools
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from checks import check_of
from rangereach import catalogue, check, scenarios
from rangereach.check import Check
from rangereach.outputs import factcheck
from rangereach.outputs.factcheck import Publication
from rangereach.outputs.wording import languages

GOLDEN = Path(__file__).parents[1] / "golden"
PRINTED = ("kopra-2024", "kiesewetter-2024")
PUBLICATION = Publication(
    url="https://news.example/check", reviewer="The Example", date="2026-11-24"
)
HOSTILE = "</script><img src=x onerror=a()> [b](javascript:c) | `d` {{e}} \x1b[31m\u202e"


def printed(claim_id: str) -> str:
    """Return a check as it is printed, without the stamp, which changes with every release."""
    text = factcheck.render_text([check_of(claim_id)])
    return re.sub(r"(?m)^Made with rangereach .*\n(.+\n)?", "", text)


@functools.cache
def hostile_check() -> Check:
    """Check words in which every text from outside means harm."""
    found = check_of("kopra-2024")
    source = dataclasses.replace(
        found.claim.source,
        publisher=HOSTILE,
        title=HOSTILE,
        url="javascript:alert(1)",
        quote=HOSTILE,
        first_source=HOSTILE + "2",
    )
    claim = dataclasses.replace(
        found.claim,
        speaker=HOSTILE,
        speakers={},
        summary=HOSTILE + "3",
        summaries={},
        source=source,
    )
    return dataclasses.replace(found, claim=claim)


@pytest.mark.parametrize("claim_id", PRINTED)
def test_what_is_printed_is_the_golden_text(claim_id: str) -> None:
    assert printed(claim_id) == (GOLDEN / f"factcheck-{claim_id}.txt").read_text("utf-8")


@pytest.mark.parametrize("lang", languages())
def test_a_check_fits_a_terminal_in_every_language(lang: str) -> None:
    checks = [check_of(claim_id) for claim_id in ("kopra-2024", "afp-2024", "kuleba-2024")]
    text = factcheck.render_text(checks, lang=lang)
    long = [line for line in text.splitlines() if len(line) > 88 and "://" not in line]
    assert not long
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize("units", ["mi", "nmi"])
def test_a_check_is_read_in_other_units(units: str) -> None:
    text = factcheck.render_text([check_of("lange-2024")], units=units)
    assert {"mi": "43.5 mi", "nmi": "37.8 nmi"}[units] in text
    words = factcheck.render_json([check_of("lange-2024")])
    assert json.loads(words)["checks"][0]["reach"][0]["range_km"] == 70.0


def test_words_without_a_distance_are_neither_confirmed_nor_refuted() -> None:
    for claim_id, claim in catalogue.load_claims().items():
        text = " ".join(factcheck.render_text([check_of(claim_id)]).split())
        told = "nothing can be confirmed or refuted" in text
        assert told == (not claim.distances_km)
        assert "This is a verdict on distances alone." in text


def test_a_place_beyond_reach_is_named_as_overreached() -> None:
    claim = dataclasses.replace(catalogue.load_claims()["lange-2024"], about=("UA-46", "703448"))
    found = check.run(claim, scenarios.ask_claim(claim))
    text = " ".join(factcheck.render_text([found]).split())
    assert found.verdict == "partly"
    assert "The geometry supports the distance for only a part of what the words name." in text
    assert "Beyond it, wholly or in part: Lviv oblast and Kyiv." in text
    assert re.search(r"Lviv oblast 0\.0 km 115\.2 km 72\.3 %", text)
    assert re.search(r"Kyiv 373\.5 km 373\.5 km beyond", text)


def test_markdown_holds_against_injection() -> None:
    text = factcheck.render_markdown([hostile_check()])
    assert not re.search(r"(?<![\\(])[<{`](?!\\)", text.replace("](<", "]("))
    assert "](<javascript" not in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)


def test_json_has_the_documented_keys() -> None:
    answer = json.loads(factcheck.render_json([check_of("kiesewetter-2024")]))
    (found,) = answer["checks"]
    documented = set(re.findall(r"``(\w+)``", factcheck.render_json.__doc__ or ""))
    assert set(found) | set(found["claim"]) | set(found["question"]) | {"checks"} == documented
    assert [row["range_km"] for row in found["reach"]] == [70.0, 100.0]
    assert found["reach"][0]["area_km2"] == pytest.approx(64_430, rel=0.003)
    assert found["named"][0]["name"] == "Lviv"
    assert found["named"][0]["enters_km"] == pytest.approx(57.2, abs=0.5)


def test_a_claim_review_has_what_schema_org_and_search_engines_ask_for() -> None:
    review = json.loads(factcheck.render_review([check_of("lange-2024")], PUBLICATION))
    assert review["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review["url"] == "https://news.example/check"
    assert review["author"]["name"] == "The Example"
    assert review["datePublished"] == "2026-11-24"
    assert review["claimReviewed"] == "von bis zu 70 Kilometern Breite"
    item = review["itemReviewed"]
    assert (item["@type"], item["datePublished"]) == ("Claim", "2024-05-11")
    assert item["author"]["@type"] == "Organization"  # several people
    assert item["appearance"]["url"].startswith("https://kyivindependent.com/")
    assert set(review["reviewRating"]) == {"@type", "alternateName", "ratingExplanation"}
    assert review["reviewRating"]["alternateName"] == "The geometry supports the distance."
    assert "@graph" not in review
    one = json.loads(factcheck.render_review([check_of("kopra-2024")], PUBLICATION))
    assert one["itemReviewed"]["author"]["@type"] == "Person"


def test_several_claim_reviews_are_a_graph_with_addresses_of_their_own() -> None:
    checks = [check_of("lange-2024"), check_of("kiesewetter-2024")]
    graph = json.loads(factcheck.render_review(checks, PUBLICATION))["@graph"]
    assert [review["url"].partition("#")[2] for review in graph] == [
        "lange-2024",
        "kiesewetter-2024",
    ]


def test_the_page_loads_nothing_and_holds_against_injection() -> None:
    page = factcheck.render_page([hostile_check()], pictures=[None], publication=PUBLICATION)
    assert "<img src=x" not in page
    assert page.count("</script>") == 1
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', page))
    review = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert review is not None
    assert HOSTILE in json.loads(review[1])["claimReviewed"]


def test_the_page_carries_the_picture_with_its_text_and_its_policy() -> None:
    picture = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    page = factcheck.render_page([check_of("lange-2024")], pictures=[picture])
    inside = re.search(r'src="data:image/svg\+xml,([^"]+)" alt="([^"]+)"', page)
    assert inside is not None
    assert unquote(inside[1]) == picture
    assert inside[2].startswith("Measured from the border of Poland")
    assert "default-src &#x27;none&#x27;" in page
    assert '<article id="lange-2024">' in page
    assert "ld+json" not in page


if __name__ == "__main__":
    for name in PRINTED:
        (GOLDEN / f"factcheck-{name}.txt").write_text(printed(name), "utf-8")
