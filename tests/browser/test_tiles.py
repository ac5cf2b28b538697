"""Tiles, for those who ask for them: shown, credited, and done without where they cannot be had."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from rangereach.errors import UnknownNameError
from rangereach.outputs.map import find_tiles, render
from studies import study_of

ADDRESS = "https://news.example/map.html"
GREY = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cch"
    b"\0\0\0\x82\0\x81w\xcdr\xb6\0\0\0\0IEND\xaeB`\x82"
)


@contextmanager
def opened(browser: Browser, html: str, *, refuse: bool = False) -> Iterator[tuple[Page, Any]]:
    """Open a page as a reader of a newspaper would, and keep what was asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    asked: list[Any] = []

    def answer(route: Route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(body=html, content_type="text/html")
            return
        asked.append(route.request)
        if refuse:
            route.abort()
        else:
            route.fulfill(body=GREY, content_type="image/png")

    context.route(re.compile("."), answer)
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.goto(ADDRESS)
    page.wait_for_selector("html.rr-ready")
    yield page, asked
    assert thrown == []
    context.close()


def fill_of(page: Page, selector: str) -> str:
    fill: str = page.locator(selector).first.evaluate("(path) => getComputedStyle(path).fill")
    return fill


def test_tiles_lie_under_the_map_and_only_they_are_asked_for(browser: Browser) -> None:
    html = render(study_of("safe-zone"), tiles="OpenStreetMap.Mapnik")
    with opened(browser, html) as (page, asked):
        page.wait_for_selector("img.leaflet-tile-loaded", state="attached")
        assert {request.url.split("/")[2] for request in asked} == {"tile.openstreetmap.org"}
        assert all(request.headers["referer"] == "https://news.example/" for request in asked)
        assert fill_of(page, ".rr-sea") == "none"
        assert fill_of(page, ".rr-land") == "none"
        assert fill_of(page, ".rr-target") != "none"
        credit = page.locator(".rr-tiles-credit")
        assert credit.inner_text() == "© OpenStreetMap contributors"
        link = credit.locator("a").get_attribute("href")
        assert link == "https://www.openstreetmap.org/copyright"
        # The zone ends at the border, though nothing covers what lies beyond.
        shown = page.evaluate(
            """() => {
                const map = window[Object.keys(window).find((key) => key.startsWith("map_"))];
                const frame = map.getContainer().getBoundingClientRect();
                return [[49.84, 24.03], [49.9, 22.3]].map((latlng) => {
                    const point = map.latLngToContainerPoint(latlng);
                    return document.elementsFromPoint(point.x + frame.left, point.y + frame.top)
                        .some((element) => element.matches(".rr-zone"));
                });
            }"""
        )
        assert shown == [True, False]


def test_without_tiles_the_bundled_map_returns(browser: Browser) -> None:
    html = render(study_of("safe-zone"), tiles="OpenStreetMap.Mapnik")
    plain = render(study_of("safe-zone"))
    with opened(browser, plain) as (page, asked):
        fills = [fill_of(page, name) for name in (".rr-sea", ".rr-land")]
        assert asked == []
    with opened(browser, html, refuse=True) as (page, _):
        page.wait_for_selector(".rr-frame:not(.rr-tiled)")
        assert [fill_of(page, name) for name in (".rr-sea", ".rr-land")] == fills
        assert "cannot be loaded" in page.locator(".rr-tiles-credit").inner_text()
        assert page.locator("img.leaflet-tile").count() == 0


def test_the_policy_names_the_servers_of_the_tiles_alone() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = render(study_of("from-rzeszow"), tiles="OpenTopoMap")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    sources = next(part for part in policy[1].split("; ") if part.startswith("img-src"))
    assert sources.split()[1:] == [
        "data:",
        *(f"https://{letter}.tile.opentopomap.org" for letter in "abc"),
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("CartoDB.Positron", "needs a key"),
        ("BasemapAT.basemap", "has no https tiles of Ukraine"),
        ("OpenStreetMap.Mapnick", "did you mean 'OpenStreetMap.Mapnik'?"),
        ("../{{7*191}}", "choose one of"),
    ],
)
def test_what_cannot_be_used_is_refused(name: str, hint: str) -> None:
    with pytest.raises(UnknownNameError) as refused:
        find_tiles(name)
    assert hint in refused.value.hint


def test_every_provider_that_is_offered_makes_whole_addresses() -> None:
    from xyzservices import providers

    offered = []
    for name in (name for name in providers.flatten() if not name.startswith("Geoportail")):
        try:
            offered.append(find_tiles(name))
        except UnknownNameError:
            continue
    assert len(offered) > 20
    for tiles in offered:
        assert set(re.findall(r"\{(\w+)\}", tiles.url)) <= set("sxyz"), tiles.name
        assert all(re.fullmatch(r"https://[\w.-]+", host) for host in tiles.hosts), tiles.name
        assert "".join(text for text, _ in tiles.credit).strip(), tiles.name
        assert all(href is None or href.startswith("http") for _, href in tiles.credit)
