"""`rangereach check`: bundled statements, scenarios, and words of one's own."""

import json
from pathlib import Path

import pytest

from .conftest import Invoke

WORDS = "70 km deep from Poland"
ASKED = ("--from", "PL", "--range", "70")
SAID = ("--said-by", "N. N.", "--date", "2024-05-11", "--source", "https://news.example/a")
PUBLISHED = ("--url", "https://news.example/b", "--reviewer", "X", "--reviewed", "2026-11-24")


def said(text: str) -> str:
    return " ".join(text.split())


def test_a_bundled_statement_without_a_distance(invoke: Invoke) -> None:
    result = invoke("check", "kopra-2024")
    assert result.exit_code == 0
    text = said(result.stdout)
    assert "as the range of them would reach to the Ukrainian airspace.”" in text
    assert "The words name no distance: nothing can be confirmed or refuted." in text
    assert "anywhere on Finnish soil 883.8 km none" in text


def test_each_statement_of_a_scenario(invoke: Invoke) -> None:
    result = invoke("check", "safe-zone", "--json")
    checks = json.loads(result.stdout)["checks"]
    assert [found["claim"]["id"] for found in checks] == ["lange-2024", "kiesewetter-2024"]
    assert {found["verdict"] for found in checks} == {"reaches"}


def test_words_of_ones_own(invoke: Invoke) -> None:
    result = invoke("check", WORDS, *ASKED, *SAID)
    assert result.exit_code == 0
    text = said(result.stdout)
    assert "“70 km deep from Poland” N. N.; news.example, 11 May 2024" in text
    assert "The words name the distance: 70 km." in text
    assert "From where it is measured stands in the question, not in the words." in text
    assert "The geometry supports the distance." in text


def test_words_without_distance_or_place(invoke: Invoke) -> None:
    result = invoke("check", "shoot them down over Ukraine")
    assert result.exit_code == 0
    text = said(result.stdout)
    assert "Neither the words nor the question name a distance." in text
    assert "Neither the words nor the question name a place to measure from." in text


def test_a_what_if_in_place_of_the_distance(invoke: Invoke) -> None:
    text = said(invoke("check", "pl-ua-agreement-2024", "--system", "patriot").stdout)
    assert "nothing can be confirmed or refuted" in text
    assert "as a what-if, a published range: Patriot" in text
    assert "The geometry supports" not in text


def test_files_of_every_format(invoke: Invoke) -> None:
    for ending in (".txt", ".md", ".json", ".jsonld", ".html"):
        result = invoke("check", "kopra-2024", "-o", f"check{ending}", *PUBLISHED)
        assert result.exit_code == 0, result.output
        assert result.stdout == f"check{ending}\n"
        assert "nothing can be confirmed or refuted" in result.stderr


def test_a_page_with_its_picture_replaces_itself(invoke: Invoke) -> None:
    for _ in range(2):
        assert invoke("check", "kuleba-2024", "-o", "check.html", "--lang", "uk").exit_code == 0
    page = Path("check.html").read_text("utf-8")
    assert page.startswith('<!DOCTYPE html>\n<html lang="uk">')
    assert "data:image/svg+xml," in page


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "there is nothing to check"),
        (("kopra-2023",), "did you mean 'kopra-2024'?"),
        (("from-rzeszow-x",), "did you mean 'from-rzeszow'?"),
        ((WORDS, *ASKED, "--date", "11.5.2024"), "date: '11.5.2024' is not a date"),
        ((WORDS, *ASKED, "--date", "2024", "--source", "ftp://x"), "'ftp://x' is no web address"),
        ((WORDS, "--from", "LT", "--range", "70"), "LT:soil"),
        ((WORDS, *ASKED, "--about", "Lvov"), "no oblast, region or town of Ukraine 'Lvov'"),
        ((WORDS, "--from", "PL"), "add --range 70"),
        ((WORDS, "--from", "PL", "--range", "70-100"), "the words name a distance, '70 km'"),
        (("safe-zone", *ASKED), "leave out --from, --range"),
        (("kopra-2024", "--said-by", "X"), "leave out --said-by"),
        (("kopra-2024", "--format", "claimreview"), "--url: is missing"),
        (("kopra-2024", *PUBLISHED[:4], "--reviewed", "2026"), "--reviewed: '2026' is no day"),
        (("kopra-2024", "-o", "x.md", "--json"), "are two formats"),
        (("kopra-2024", "-o", "x.pdf"), "this command writes"),
    ],
)
def test_what_can_be_mended(invoke: Invoke, args: tuple[str, ...], told: str) -> None:
    result = invoke("check", *args)
    assert result.exit_code == 2
    assert told in said(result.stderr)
    assert not result.stdout


def test_a_scenario_without_statements_says_how_to_add_one(invoke: Invoke) -> None:
    assert invoke("new", "mine.toml", "--from", "PL", "--range", "70").exit_code == 0
    result = invoke("check", "mine.toml")
    assert result.exit_code == 2
    assert 'claims = ["lange-2024"]' in result.stderr
