"""The page to embed from: snippets to copy, a preview, and text that stays text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from articles import MAP, WIDTHS, article, heights, is_exact, page_of, until
from rangereach.outputs import embed
from rangereach.outputs.wording import title
from rangereach.study import Study
from studies import HOSTILE, hostile_study, study_of, what_if


@contextmanager
def preview(
    browser: Browser, folder: Path, study: Study, **options: Any
) -> Iterator[tuple[Page, str]]:
    """Open the page to embed from, out of a folder on a disk."""
    (folder / "map.en.html").write_text(page_of("safe-zone"), encoding="utf-8")
    path = folder / "embed.html"
    url = "https://news.example/maps/"
    path.write_text(
        embed.render_preview(
            study,
            pages={"en": "map.en.html", "de": "map.de.html"},
            picture="figure.png",
            url=url,
        ),
        encoding="utf-8",
    )
    context = browser.new_context(offline=True, **options)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.goto(path.as_uri())
    yield page, url
    assert said == []
    assert set(asked) <= {path.as_uri(), (folder / "map.en.html").as_uri()}
    context.close()


def test_the_copy_button_copies_what_is_shown(browser: Browser, tmp_path: Path) -> None:
    study = study_of("safe-zone")
    granted = ["clipboard-read", "clipboard-write"]
    with preview(browser, tmp_path, study, permissions=granted) as (page, url):
        box = page.locator("textarea").first
        assert box.input_value() == embed.snippet_of(study, url=f"{url}map.en.html")
        page.get_by_label("Address of the folder").fill("https://news.example/a&b/c")
        shown = box.input_value()
        assert 'src="https://news.example/a&amp;b/c/map.en.html?rr-id=' in shown
        assert url not in shown
        page.get_by_role("button", name="Copy").first.click()
        assert until(page, lambda: page.locator("output").first.inner_text() == "Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == shown
        page.get_by_label("Address of the folder").fill("javascript:alert(1)")
        assert box.input_value() == shown


def test_the_preview_shows_the_map_at_three_widths(browser: Browser, tmp_path: Path) -> None:
    size = {"width": 1400, "height": 3000}
    with preview(browser, tmp_path, study_of("safe-zone"), viewport=size) as (page, _):
        frame = page.frames[1]
        frame.wait_for_selector("html.rr-ready")
        for width in WIDTHS:
            page.get_by_label(f"{width} px", exact=True).check()
            page.wait_for_timeout(150)
            assert until(page, lambda: is_exact(page, frame)), heights(page, frame)
            assert page.locator("iframe").bounding_box()["width"] == pytest.approx(width, abs=2)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_on_the_page_to_embed_from(
    browser: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    options = {"bypass_csp": True, "color_scheme": scheme}
    size = {"width": width, "height": 900}
    with preview(browser, tmp_path, study_of("safe-zone"), viewport=size, **options) as (page, _):
        for folded in page.locator("summary").all():
            folded.click()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_text_from_outside_stays_text(browser: Browser, tmp_path: Path) -> None:
    study = hostile_study()
    with preview(browser, tmp_path, study) as (page, _):
        for folded in page.locator("summary").all():
            folded.click()
        assert page.evaluate("window.marked") is None
        shown = page.locator("h1").inner_text().replace("\u00a0", " ")
        assert all(mark in shown for mark in HOSTILE)
        for box in page.locator("textarea").all():
            assert "&lt;/script&gt;" in box.input_value()
    picture = embed.picture_snippet(study, url=MAP, picture_url="https://news.example/p.png")
    files = {"https://news.example/p.png": ""}
    inside = embed.snippet_of(study, url=MAP) + picture
    with article(browser, inside, width=768, files=files) as (page, _):
        assert page.evaluate("window.marked") is None
        assert page.locator("iframe").get_attribute("title") == title(study)
        assert page.locator("script").count() == 2


def test_the_text_of_every_case_fits() -> None:
    """A start height is a sober number, whatever the question."""
    for study in (what_if(("LT:soil",), systems=("patriot",)), study_of("safe-zone")):
        assert 700 < embed.frame_height_px(study) < 1600
