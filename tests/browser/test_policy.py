"""The page asks for nothing, and could not if it wanted to: its own policy stops it."""

import re

from playwright.sync_api import Browser, Route

from rangereach import exploration
from rangereach.outputs.map import render
from studies import study_of

ADDRESS = "https://news.example/map.html"
ATTEMPTS = """async () => {
    const broken = [];
    document.addEventListener("securitypolicyviolation", (event) => {
        broken.push(event.effectiveDirective);
    });
    const add = (name, more) => document.body.append(
        Object.assign(document.createElement(name), more),
    );
    add("img", { src: "https://elsewhere.example/a.png" });
    add("script", { src: "https://elsewhere.example/a.js" });
    add("script", { textContent: "window.marked = 1" });
    add("link", { rel: "stylesheet", href: "https://elsewhere.example/a.css" });
    add("iframe", { src: "https://elsewhere.example/" });
    add("div", { innerHTML: "<img src=x onerror='window.marked = 1'>" });
    await fetch("https://elsewhere.example/").catch(() => {});
    navigator.sendBeacon("https://elsewhere.example/");
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    return broken.sort();
}"""


def test_the_page_is_one_request_and_stays_so(browser: Browser) -> None:
    study = study_of("safe-zone")
    html = render(study, exploration=exploration.load(study.scenario))
    context = browser.new_context()
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=html, content_type="text/html")

    context.route(re.compile("."), answer)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(ADDRESS)
    page.wait_for_selector("html.rr-ready")
    page.get_by_role("button", name="Lviv").click()
    page.mouse.wheel(0, 2000)
    page.wait_for_load_state("networkidle")
    # A browser asks every site for its icon; nothing on the page does.
    assert [url for url in asked if not url.endswith("/favicon.ico")] == [ADDRESS]
    assert said == []
    broken = page.evaluate(ATTEMPTS)
    assert {"connect-src", "frame-src", "img-src", "script-src-elem", "style-src-elem"} <= set(
        broken
    )
    assert page.evaluate("window.marked") is None
    assert [url for url in asked if "elsewhere" in url] == []
    context.close()
