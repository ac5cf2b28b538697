"""A study's page in a browser without a network, and what stands where on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from rangereach.outputs.map import render
from rangereach.study import Study

PHONE, DESK = (360, 800), (1280, 900)


@contextmanager
def opened(
    browser: Browser, folder: Path, study: Study, size: tuple[int, int], **options: Any
) -> Iterator[Page]:
    """Open a study's page from a file, and insist that nothing was said or asked for."""
    path = folder / "page.html"
    path.write_text(render(study), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, offline=True, **options
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("html.rr-ready")
    yield page
    assert said == []
    assert asked == [path.as_uri()]
    context.close()


def boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
        .map((e) => ({text: e.textContent, ...e.getBoundingClientRect().toJSON()}))""",
        selector,
    )
    return [box for box in found if box["width"]]


def overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(
        min(a["right"], b["right"]) - max(a["left"], b["left"]) > 0.5
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 0.5
    )
