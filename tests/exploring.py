"""A page with its slider in a browser without a network, and a hand on it."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from rangereach import exploration
from rangereach.outputs.map import render
from studies import study_of

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 800}, "has_touch": True, "is_mobile": True}

# Keeps what is drawn, before any of it is.
WATCH = """
addEventListener("DOMContentLoaded", () => {
  const { setLoops } = RR.Outline.prototype;
  RR.Outline.prototype.setLoops = function (loops) {
    (window.drawn = window.drawn || {})[this.options.className] = loops;
    setLoops.call(this, loops);
  };
});
"""
NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
VIEW = """() => {
  const map = Object.values(window).find((value) => value instanceof L.Map);
  return [map.getZoom(), map.getCenter().lat, map.getCenter().lng];
}"""


@functools.cache
def page_text(name: str, *, stops: bool = True, units: str = "km") -> str:
    study = study_of(name)
    explored = exploration.load(study.scenario) if stops else None
    return render(study, units=units, exploration=explored)


@contextmanager
def opened(browser: Browser, folder: Path, text: str, **options: Any) -> Iterator[Page]:
    """Open a page; it may not complain, whatever is done to it."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    context = browser.new_context(**{**DESK, **options}, offline=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("html.rr-ready")
    yield page
    assert said == []
    context.close()


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition; the page's own policy forbids Playwright's way."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(30)
    raise AssertionError(f"never: {condition}")


def plain(page: Page, selector: str) -> str:
    return page.inner_text(selector).replace("\u00a0", " ").replace("\u202f", " ")


def move_to(page: Page, km: float, origin_id: str = "all") -> None:
    """Press a key until the slider stands at a distance, as a reader does."""
    slider = page.locator(".rr-km")
    slider.focus()
    stops = page.evaluate(
        "(id) => JSON.parse(document.getElementById('rr-data').textContent).tables[id].stops_km",
        origin_id,
    )
    steps = stops.index(km) - int(slider.input_value())
    if not steps:  # it stands there, but nobody asked
        steps = 1
        page.keyboard.press("ArrowLeft")
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    page.evaluate(NEXT_FRAME)
