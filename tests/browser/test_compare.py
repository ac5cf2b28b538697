"""The page of a comparison in a real browser: quiet, readable by everyone, one pair at a time."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from pages import DESK, PHONE, boxes, overlap
from rangereach.comparison import Comparison, compare
from rangereach.outputs.map import render_comparison
from rangereach.outputs.wording import Wording, comparison_finding
from studies import comparison_of, hostile_study, study_of, what_if

CASES = {
    "crossing": lambda: comparison_of("safe-zone", "patriot-from-poland"),
    "inside": lambda: comparison_of("70-km-zone", "100-km-zone"),
    "lost": lambda: comparison_of("safe-zone", "eastern-flank"),
    "same": lambda: compare(study_of("70-km-zone"), study_of("70-km-zone")),
    "neither": lambda: compare(study_of("eastern-flank"), study_of("eastern-flank")),
    "places": lambda: compare(
        study_of("from-rzeszow"), what_if(("pl_medyka_road", "PL"), ((60, 90),))
    ),
}
FILLS = """() => Object.fromEntries(["both", "a", "b"].map((zone) => {
  const path = [...document.querySelectorAll(`.rr-map path.rr-zone-${zone}:not(.rr-off)`)][0];
  return [zone, getComputedStyle(path).fill];
}))"""
SHOWN = "document.querySelectorAll('.rr-map path.rr-zone:not(.rr-off)').length"


@contextmanager
def opened(
    browser: Browser, folder: Path, comparison: Comparison, size: tuple[int, int], lang: str = "en"
) -> Iterator[Page]:
    """Open a comparison's page from a file, and insist that nothing was said or asked for."""
    path = folder / "page.html"
    path.write_text(render_comparison(comparison, lang=lang), encoding="utf-8")
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True)
    page = context.new_page()
    heard: list[Any] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("html.rr-ready")
    yield page
    assert heard == [path.as_uri()]
    context.close()


@pytest.mark.parametrize("case", CASES)
def test_everything_is_there_and_nothing_collides(
    browser: Browser, tmp_path: Path, case: str
) -> None:
    comparison = CASES[case]()
    with opened(browser, tmp_path, comparison, DESK) as page:
        shown = page.locator("h1").inner_text().replace("\u00a0", " ")
        assert shown == comparison_finding(comparison, Wording("en"))
        assert "Hypothetical" in page.locator(".rr-note").inner_text()
        for width in (1280, 768, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_timeout(60)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            names = boxes(page, ".rr-label:not([hidden]) > span")
            over = boxes(page, ".leaflet-control, .rr-note, .rr-locator")
            hits = [
                (width, a["text"], b["text"])
                for index, a in enumerate(names)
                for b in [*names[index + 1 :], *over]
                if overlap(a, b)
            ]
            assert hits == []
        (frame,) = boxes(page, ".rr-map")
        assert frame["height"] >= 340


@pytest.mark.parametrize(
    ("case", "lang"),
    [*zip(CASES, ("de", "uk", "hu", "pl", "ro", "sk"), strict=True), ("crossing", "en")],
)
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, case: str, lang: str) -> None:
    comparison = CASES[case]()
    path = tmp_path / "page.html"
    path.write_text(render_comparison(comparison, lang=lang), encoding="utf-8")
    context = browser.new_context(offline=True, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html.rr-ready")
    assert page.locator("html").get_attribute("lang") == lang
    # Every page on a phone by day; of one language, also on a desk by night.
    settings = [(320, "light"), (1280, "dark")] if lang in {"en", "uk"} else [(320, "light")]
    for width, scheme in settings:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert not found.violations_count, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_one_pair_of_distances_is_shown_and_the_other_a_key_away(
    browser: Browser, tmp_path: Path
) -> None:
    comparison = CASES["crossing"]()
    with opened(browser, tmp_path, comparison, DESK) as page:
        assert page.evaluate(SHOWN) == 3
        labels = page.locator("button.rr-range:visible").all_inner_texts()
        assert sorted(labels) == ["A: 100 km", "B: 160 km"]
        assert page.locator("button.rr-gained:visible", has_text="Rivne").count() == 1
        assert page.locator("button.rr-lost:visible", has_text="Chernivtsi").count() == 1
        page.get_by_label("longest: 100 km and 160 km").focus()
        page.keyboard.press("ArrowUp")
        assert page.get_by_label("shortest: 70 km and 60 km").is_checked()
        assert page.evaluate(SHOWN) == 3
        labels = page.locator("button.rr-range:visible").all_inner_texts()
        assert sorted(labels) == ["A: 70 km", "B: 60 km"]
        assert page.locator("button.rr-gained:visible").count() == 0
        assert page.locator("button.rr-open:visible", has_text="Rivne").count() == 1


def test_a_press_tells_what_only_one_reaches(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, CASES["crossing"](), DESK) as page:
        panel = page.locator(".rr-panel")
        page.locator("button.rr-lost", has_text="Chernivtsi").click()
        told = panel.inner_text().replace("\u00a0", " ")
        assert "Only within reach of A." in told
        assert "B: 237.8 km from the border of Poland" in told
        page.locator("button.rr-range-b:visible").focus()
        told = panel.inner_text().replace("\u00a0", " ")
        assert "About 79,600 km² of Ukraine" in told
        assert "lie within 160 km of the border of Poland" in told
        page.keyboard.press("Escape")
        assert panel.is_hidden()
        # Bukovina, far from any name: the fill answers too.
        at = page.evaluate(
            "() => { const map = window[Object.keys(window).find((key) => key.startsWith('map_'))];"
            " const point = map.latLngToContainerPoint([48.05, 25.2]);"
            " const frame = map.getContainer().getBoundingClientRect();"
            " return [point.x + frame.left, point.y + frame.top]; }"
        )
        page.mouse.click(*at)
        assert "only within reach of A" in panel.inner_text()
        assert "About 33,100" in panel.inner_text()


def test_parts_are_told_apart_without_colour(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, CASES["crossing"](), DESK) as page:
        fills = page.evaluate(FILLS)
        assert "rr-hatch" in fills["a"]
        grey = {
            zone: sum(int(value) for value in fills[zone][4:-1].split(", ")) / 3
            for zone in ("both", "b")
        }
        assert grey["both"] - grey["b"] > 50
        dash = "getComputedStyle(document.querySelector('path.rr-edge-%s')).strokeDasharray"
        assert page.evaluate(dash % "a") != page.evaluate(dash % "b") == "none"


def test_the_map_has_most_of_a_phones_first_screen(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, CASES["inside"](), PHONE) as page:
        (frame,) = boxes(page, ".rr-map")
        assert frame["height"] >= 0.6 * PHONE[1]
        assert frame["top"] + 0.6 * PHONE[1] <= PHONE[1]
        (finding,) = boxes(page, ".rr-finding")
        assert finding["top"] >= frame["bottom"]


def test_text_from_outside_does_not_run(browser: Browser, tmp_path: Path) -> None:
    hostile = hostile_study()
    scenario = dataclasses.replace(hostile.scenario, id="</title><script>window.marked=1</script>")
    comparison = compare(dataclasses.replace(hostile, scenario=scenario), study_of("70-km-zone"))
    with opened(browser, tmp_path, comparison, DESK) as page:
        page.evaluate("document.querySelectorAll('button.rr-label').forEach((e) => e.focus())")
        for folded in page.locator("summary").all():
            folded.click()
        assert page.evaluate("window.marked") is None
        told = page.locator("main").inner_text()
        assert "{{7*191}}{% print 7*191 %}" in told
        assert "1337" not in told
        assert page.locator("a[href^=javascript]").count() == 0


def test_without_javascript_the_words_are_complete(browser: Browser, tmp_path: Path) -> None:
    comparison = CASES["inside"]()
    path = tmp_path / "page.html"
    path.write_text(render_comparison(comparison), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    told = page.locator("main").inner_text().replace("\u00a0", " ")
    assert "The map needs JavaScript." in told
    assert comparison_finding(comparison, Wording("en")) in told
    assert "Only within reach of B: Lutsk, Stryi, Kolomyia" in told
    context.close()
