"""Everyone can use the page: by ear, by keyboard, enlarged, in every scheme and language."""

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from rangereach import exploration
from rangereach.outputs.map import render
from rangereach.outputs.wording import languages
from rangereach.study import Study
from studies import study_of, what_if

WIDTHS = (360, 768, 1280)
OTHERS = [lang for lang in languages() if lang != "en"]
NO_TITLES = functools.partial(
    what_if, ("pl_medyka_road", "pl_eprz_airport"), ranges_km=((40.0, 120.0),)
)
CASES: dict[str, Callable[[], Study]] = {
    "places": functools.partial(study_of, "from-rzeszow"),
    "nothing reached": functools.partial(what_if, ("LT:soil",), systems=("patriot",)),
    "own distance": NO_TITLES,
}


@functools.cache
def page_text(lang: str) -> str:
    study = study_of("safe-zone")
    return render(study, lang=lang, exploration=exploration.load(study.scenario))


@contextmanager
def opened(browser: Browser, folder: Path, text: str, **options: Any) -> Iterator[Page]:
    """Open a page; it may not complain, whatever is done to it."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    context = browser.new_context(offline=True, bypass_csp=True, **options)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("html.rr-ready")
    yield page
    assert said == []
    context.close()


def assert_axe_finds_nothing(page: Page) -> None:
    """Every rule of axe-core, WCAG 2.2 AA and best practice; its report is the message."""
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.violations_count, found.generate_report()


def assert_it_fits(page: Page) -> None:
    """Nothing sticks out sideways, and no text is cut off by its own box."""
    wide, cut = page.evaluate(CUT)
    assert wide == 0
    assert cut == []


CUT = """() => {
  const shut = ["hidden", "clip"];
  const cut = [...document.querySelectorAll("main *")].filter((element) => (
    shut.includes(getComputedStyle(element).overflowX) && element.clientWidth > 1 &&
    element.scrollWidth > element.clientWidth + 1 && element.textContent.trim() &&
    element.checkVisibility() && !element.closest(".rr-map, svg")
  ));
  const { scrollWidth, clientWidth } = document.documentElement;
  return [scrollWidth - clientWidth, cut.map((element) => element.outerHTML.slice(0, 120))];
}"""
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const name = `${element.localName}.${element.className} ${element.type || ""}`;
  return [element === document.body ? "" : name, ring];
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== "none" || style.scrollBehavior === "smooth" ||
    style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
}).map((element) => element.outerHTML.slice(0, 100))"""
COUNT_FOLDED = """() => window.addEventListener("beforeprint", () => {
  window.folded = document.querySelectorAll("details:not([open])").length;
})"""
FILLS = """() => ["path.rr-step0", "path.rr-step1", ".rr-fill0", ".rr-fill1"].map((selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return selector.startsWith("path") ? style.fill : style.backgroundColor;
})"""


@pytest.mark.parametrize("lang", languages())
def test_axe_finds_nothing_in_any_language_width_or_scheme(
    browser: Browser, tmp_path: Path, lang: str
) -> None:
    with opened(browser, tmp_path, page_text(lang)) as page:
        assert page.locator("html").get_attribute("lang") == lang
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert_axe_finds_nothing(page)
        page.locator("button.rr-town:visible").first.click()
        assert page.locator(".rr-panel").is_visible()
        assert_axe_finds_nothing(page)
        # 320 pixels, and 1280 x 1024 enlarged to 400 %.
        for size in ((320, 640), (320, 256), (WIDTHS[0], 800)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            assert_it_fits(page)


@pytest.mark.parametrize(("case", "lang"), [*zip(CASES, ("hu", "uk", "de"), strict=True)])
def test_axe_finds_nothing_on_other_pages(
    browser: Browser, tmp_path: Path, case: str, lang: str
) -> None:
    with opened(browser, tmp_path, render(CASES[case](), lang=lang)) as page:
        for width, scheme in ((320, "light"), (360, "dark"), (1280, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert_axe_finds_nothing(page)
            assert_it_fits(page)


def test_everything_is_reached_and_used_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_text("en")) as page:
        walked: list[str] = []
        for _ in range(400):
            page.keyboard.press("Tab")
            name, outlined = page.evaluate(FOCUSED)
            if not name:
                break
            assert outlined, name
            walked.append(name)
        for part in (
            "a.rr-skip",
            "input. checkbox",
            "a.leaflet-control-zoom-in",
            "button.rr-label",
            "input.rr-km range",
            "select.",
            "button.rr-full-screen",
            "summary.",
            "button.rr-sure",
        ):
            assert any(name.startswith(part) for name in walked), part

        page.locator(".rr-skip").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#rr-numbers"

        town = page.get_by_role("button", name="Lviv")
        town.focus()
        assert "57.2 km" in page.locator(".rr-panel").inner_text()
        page.keyboard.press("Escape")
        assert page.locator(".rr-panel").is_hidden()
        assert town.evaluate("(button) => button === document.activeElement")

        layer = page.get_by_role("checkbox").first
        layer.focus()
        page.keyboard.press("Space")
        assert not layer.is_checked()
        page.keyboard.press("Space")

        slider = page.get_by_role("slider")
        slider.focus()
        page.keyboard.press("End")
        page.wait_for_selector(".rr-km[aria-valuetext='300 km']")
        page.wait_for_function("document.querySelector('.rr-status').textContent.length > 20")
        origin = page.get_by_role("combobox").first
        origin.focus()
        chosen = origin.input_value()
        page.keyboard.press("ArrowDown")
        assert origin.input_value() != chosen
        back = page.locator(".rr-back")
        back.focus()
        page.keyboard.press("Enter")
        assert back.is_disabled()

        page.get_by_role("button", name="How sure is this?").first.focus()
        page.keyboard.press("Enter")
        assert page.get_by_role("dialog").is_visible()
        page.keyboard.press("Escape")
        assert page.get_by_role("dialog").count() == 0

        folded = page.locator("summary").first
        folded.focus()
        page.keyboard.press("Enter")
        assert folded.evaluate("(summary) => summary.parentElement.open")


def test_nothing_moves_by_itself(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_text("en"), reduced_motion="reduce") as page:
        assert page.evaluate(MOVING) == []
        assert page.evaluate("document.getAnimations().length") == 0


def test_forced_colours_leave_the_map_readable(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_text("en"), forced_colors="active") as page:
        assert_axe_finds_nothing(page)
        zone, wider, *swatches = page.evaluate(FILLS)
        assert zone != wider
        assert swatches == [zone, wider]
        edge = page.locator(".rr-full-screen").evaluate(
            "(button) => getComputedStyle(button).borderTopStyle"
        )
        assert edge == "solid"


def test_on_paper_there_are_no_controls_and_nothing_is_folded(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, tmp_path, page_text("en")) as page:
        assert page.locator("details:not([open])").count() > 0
        page.evaluate(COUNT_FOLDED)
        page.pdf(format="A4")
        assert page.evaluate("window.folded") == 0
        page.emulate_media(media="print")
        for control in (".leaflet-control-zoom", ".rr-explorer", ".rr-skip", ".rr-legend input"):
            assert page.locator(control).first.is_hidden(), control
        assert page.locator("button:visible:not(.rr-label):not(.rr-sure)").count() == 0
        for part in (".rr-finding", ".rr-map", ".rr-legend", "table", ".rr-note", ".rr-stamp"):
            assert page.locator(part).first.is_visible(), part


WORDS = r"the|and|of|from|with|within|that|which|how|people|range|distance|reach|towns?|your"
ENGLISH = re.compile(rf"\b({WORDS})\b")
SPOKEN = """() => {
  const parts = [];
  const names = ["aria-label", "aria-valuetext", "title", "alt", "placeholder", "content"];
  const foreign = "q, cite, .rr-marks, script, style, [lang]:not(html)";
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest(foreign)) parts.push(node.textContent.trim());
  }
  const described = "body *, meta[name=description], meta[property]";
  document.querySelectorAll(described).forEach((element) => {
    if (element.closest(foreign)) return;
    names.forEach((name) => parts.push(element.getAttribute(name) || ""));
  });
  return parts.filter(Boolean);
}"""
"""All text and all texts of attributes, but quotes, what they cite, and marked languages."""
TOLD = """() => [...document.querySelectorAll("button.rr-label")].flatMap((label) => {
  label.focus();
  return [...document.querySelectorAll(".rr-panel > div > :not(blockquote)")];
}).map((element) => element.textContent)"""
"""What the panel tells about each label, but the quotes in it."""
SAME = {"article", "rangereach", "website"}
"""Words that are no language's: values of the page's description for machines."""


def spoken(page: Page) -> list[str]:
    """Return everything a page says, after everything on it was asked."""
    found = {*page.evaluate(SPOKEN), *page.evaluate(TOLD)}
    if page.get_by_role("slider").count():
        page.get_by_role("slider").focus()
        for key in ("Home", "End"):
            page.keyboard.press(key)
            found |= set(page.evaluate(SPOKEN))
        page.get_by_role("combobox").last.select_option(index=1)
        found |= set(page.evaluate(SPOKEN))
    return sorted(found)


@pytest.fixture(scope="module")
def english(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    said: set[str] = set()
    for text in (page_text("en"), render(NO_TITLES())):
        with opened(browser, tmp_path_factory.mktemp("english"), text) as page:
            said |= set(spoken(page))
    assert any(ENGLISH.search(text) for text in said)
    return said


@pytest.mark.parametrize("lang", OTHERS)
def test_no_english_is_left_on_pages_in_other_languages(
    browser: Browser, tmp_path: Path, english: set[str], lang: str
) -> None:
    for text in (page_text(lang), render(NO_TITLES(), lang=lang)):
        with opened(browser, tmp_path, text) as page:
            said = spoken(page)
        assert not [text for text in said if ENGLISH.search(text)]
        # What reads the same in English may be names and numbers, but no words.
        words = {
            word
            for text in said
            if text in english
            for word in re.findall(r"(?<![\w./-])[a-z]{3,}(?![\w./-])", text)
        }
        assert not words - SAME
