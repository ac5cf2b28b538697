"""The page writes numbers and chooses plural forms as the tables do, and both as CLDR does."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import rangereach
from rangereach.outputs.map import render
from rangereach.outputs.wording import Wording, languages
from rangereach.outputs.wording.plurals import CATEGORIES, plural_category
from studies import study_of

SCRIPT = Path(rangereach.__file__).parent / "outputs" / "page" / "words.js"
FORMATS = {
    "integer": Wording.integer,
    "about": Wording.about,
    "area": Wording.area,
    "length": Wording.length,
    "km": Wording.kilometres,
    "distance": Wording.distance,
    "short": Wording.shortfall,
    "percent": Wording.percent,
}
SAY = """([lang, strings, id, key, values]) => {
  const say = RR.makeWords(lang, strings);
  return values.map((value) => say(id, { [key]: value }));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    yield page
    page.close()


def values() -> list[float]:
    """Return numbers of every size that a page writes, and those halfway between two."""
    dice = random.Random(7)
    sizes = [dice.uniform(1, 10) * 10.0**power for power in range(-5, 8) for _ in range(150)]
    halves = [dice.randrange(100_000) / 100 + 0.005 for _ in range(300)]
    tenths = [dice.randrange(20_000) / 10 + 0.05 for _ in range(300)]
    shares = [dice.randrange(1_000) / 1_000 + 0.0005 for _ in range(300)]
    return [0.0, 0.5, 1.0, 9.95, 999.5, 1_000.0, *sizes, *halves, *tenths, *shares]


@pytest.mark.parametrize(
    ("lang", "units"), [*((lang, "km") for lang in languages()), ("en", "mi"), ("uk", "nmi")]
)
def test_numbers_are_written_as_in_the_tables(page: Page, lang: str, units: str) -> None:
    wording = Wording(lang, units)
    numbers = [*values(), 80.4672, 70.376, 160.9344]
    for name, write in FORMATS.items():
        strings: dict[str, Any] = {**wording.part([]), "say": {"n": f"{{value:{name}}}"}}
        written = page.evaluate(SAY, [lang, strings, "n", "value", numbers])
        assert written == [write(wording, number) for number in numbers], name


@pytest.mark.parametrize("lang", languages())
def test_numbers_are_written_as_the_language_writes_them(page: Page, lang: str) -> None:
    wording = Wording(lang)
    numbers = [0, 7, 999, 1_234, 9_999, 10_000, 64_429, 717_273, 4_480_000]
    native = "([lang, numbers]) => numbers.map((n) => new Intl.NumberFormat(lang).format(n))"
    assert page.evaluate(native, [lang, numbers]) == list(map(wording.integer, numbers))
    parts = [0.5, 57.3, 999.9, 1_234.5, 12_345.6]
    assert page.evaluate(native, [lang, parts]) == list(map(wording.distance, parts))


@pytest.mark.parametrize("lang", languages())
def test_plural_forms_are_chosen_as_in_the_tables(page: Page, lang: str) -> None:
    counts = [*range(201), 1_000, 1_001, 5_481, 21_021, 1_000_000, 2_000_001]
    wording = Wording(lang)
    forms = {name: name for name in CATEGORIES.get(lang, ("one", "other"))}
    strings = {**wording.part([]), "say": {"n": forms}}
    chosen = page.evaluate(SAY, [lang, strings, "n", "count", counts])
    assert chosen == [plural_category(lang, count) for count in counts]


@pytest.mark.parametrize("lang", languages())
def test_sentences_are_filled_as_in_the_tables(page: Page, lang: str) -> None:
    wording = Wording(lang)
    counts = [0, 1, 2, 5, 11, 21, 22, 112, 5_481, 717_273]
    strings = wording.part(["town_people"])
    filled = page.evaluate(SAY, [lang, strings, "town_people", "count", counts])
    assert filled == [wording.say("town_people", count=count) for count in counts]
    lists = [["A"], ["A", "B"], ["A", "B", "C"], ["{1}", "{0}", "$&"]]
    strings = wording.part(["town_reached"])
    filled = page.evaluate(SAY, [lang, strings, "town_reached", "ranges", lists])
    assert filled == [wording.say("town_reached", ranges=names) for names in lists]


@pytest.mark.parametrize("lang", languages())
def test_braces_in_a_name_open_no_slot(page: Page, lang: str) -> None:
    name = "{range} {km:km} {x:y} {0} $& {"
    strings = Wording(lang).part(["place_reach"], target=name)
    ask = "([lang, strings, values]) => RR.makeWords(lang, strings)('place_reach', values)"
    filled = page.evaluate(ask, [lang, strings, {"range": "1", "area": 2}])
    said = Wording(lang).say("place_reach", range="1", area=2, target=name)
    assert filled.replace("\u2060", "") == said
    assert name in said


def test_the_page_writes_as_its_language_does(browser: Browser, pages: Path) -> None:
    file = pages / "uk.html"
    file.write_text(render(study_of("safe-zone"), lang="uk"), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector(".rr-ready")
    assert page.locator(".leaflet-control-scale-line").inner_text() == "100 км"
    quoted = page.locator("q").first
    assert quoted.evaluate("(q) => getComputedStyle(q).quotes") == "auto"
    assert page.evaluate("document.documentElement.lang") == "uk"
    page.close()
