"""Articles of another site with the map inside, answered by the test itself: no network."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Frame, Page, Route

from rangereach import exploration
from rangereach.outputs.map import render
from studies import study_of

ARTICLE, MAP = "https://news.example/article", "https://maps.example/map.html"
WIDTHS = (360, 768, 1280)
SCREEN, TALL = 1300, 2600  # on a tall one all of the article is in view: every shift counts

WATCH = """<script>
var shift = 0, messages = [];
new PerformanceObserver(function (list) {
  list.getEntries().forEach(function (entry) { shift += entry.value; });
}).observe({ type: "layout-shift", buffered: true });
addEventListener("message", function (event) { messages.push(event.data); });
</script>"""


@functools.cache
def page_of(name: str, lang: str = "en") -> str:
    study = study_of(name)
    return render(study, lang=lang, exploration=exploration.load(study.scenario))


@contextmanager
def article(
    browser: Browser,
    inside: str,
    *,
    width: int,
    height: int = SCREEN,
    body: str = "",
    policy: str = "",
    files: dict[str, str] | None = None,
    ready: bool = True,
    **options: Any,
) -> Iterator[tuple[Page, Frame]]:
    """Open an article with something inside, and insist that nothing was complained about."""
    text = "<p>" + "The words of the article go on and on. " * 12 + "</p>"
    host = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Article</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><style>'
        "body { font: 18px/1.5 serif; max-width: 720px; margin: auto; padding: 0 16px }"
        f"</style></head><body>{'' if policy else WATCH}{text * 2}{inside}{text * 6}</body></html>"
    )
    answers = {ARTICLE: host, MAP: body or page_of("safe-zone"), **(files or {})}
    said: list[str] = []

    def answer(route: Route) -> None:
        address = route.request.url.split("?")[0]
        kind = "text/javascript" if address.endswith(".js") else "text/html; charset=utf-8"
        headers = {"content-type": kind}
        if policy and address == ARTICLE:
            headers["content-security-policy"] = policy
        if address in answers:
            route.fulfill(body=answers[address], headers=headers)
        else:
            said.append(f"asked for {address}")
            route.abort()

    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.route("**/*", answer)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(ARTICLE)
    # A lazy frame starts after the article has loaded.
    assert until(page, lambda: any(frame.url.startswith(MAP) for frame in page.frames))
    frame = next(frame for frame in page.frames if frame.url.startswith(MAP))
    if ready:
        frame.wait_for_selector("html.rr-ready")
    yield page, frame
    assert said == []
    context.close()


def until(page: Page, holds: Callable[[], bool]) -> bool:
    """Wait for what messages between two pages bring about."""
    for _ in range(60):
        if holds():
            return True
        page.wait_for_timeout(50)
    return False


def heights(page: Page, frame: Frame) -> tuple[float, float, float]:
    """Return the height of the frame, of what it can scroll, and of what is in it."""
    outside = page.evaluate("document.querySelector('iframe').getBoundingClientRect().height")
    scrolled, inside = frame.evaluate(
        "[document.documentElement.scrollHeight,"
        " Math.ceil(document.querySelector('main').getBoundingClientRect().height)]"
    )
    return outside, scrolled, inside


def is_exact(page: Page, frame: Frame) -> bool:
    """Tell whether nothing is left over and nothing scrolls; a start height may have decimals."""
    outside, scrolled, inside = heights(page, frame)
    return scrolled == inside == frame.evaluate("innerHeight") and abs(outside - inside) < 1
