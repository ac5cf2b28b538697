"""Our map takes what folium has, and our layer goes on any folium map: in a real browser."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import branca
import folium
import pytest
from folium import plugins
from playwright.sync_api import Browser, Page, Route

from rangereach.notebook import View
from rangereach.outputs.map import RangeLayer, RangeMap, draw_map
from studies import HOSTILE, hostile_study, study_of

LEAFLET = Path(__file__).parents[2] / "coverage/rangereach/outputs/page/leaflet"

# Files of others are not here. Leaflet is; of the rest, as much as a test's layers call.
STANDINS = {
    "jquery": """window.$ = (markup) => {
        const box = document.createElement("template");
        box.innerHTML = markup;
        return box.content.children;
    };""",
    "markercluster": "L.markerClusterGroup = () => L.featureGroup();",
    "MiniMap": """L.Control.MiniMap = L.Control.extend({
        onAdd: () => L.DomUtil.create("i", "mini"),
    });""",
    "ullscreen": "L.control.fullscreen = () => L.control.scale();",
    "MousePosition": "L.Control.MousePosition = L.Control.Scale;",
}
GREY = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cch"
    b"\0\0\0\x82\0\x81w\xcdr\xb6\0\0\0\0IEND\xaeB`\x82"
)


def serve(route: Route) -> None:
    """Answer for the servers that folium's files come from."""
    url = route.request.url
    kind = {"script": "text/javascript", "stylesheet": "text/css"}.get(route.request.resource_type)
    if kind is None:
        route.fulfill(body=GREY, content_type="image/png")
    elif re.search(r"leaflet@[\d.]+/dist/leaflet\.(js|css)", url):
        name = url.rsplit("/", 1)[1]
        route.fulfill(body=(LEAFLET / name).read_text("utf-8"), content_type=kind)
    else:
        called = [text for name, text in STANDINS.items() if name in url and url.endswith("js")]
        route.fulfill(body="\n".join(called), content_type=kind)


@contextmanager
def opened(browser: Browser, folder: Path, html: str) -> Iterator[Page]:
    """Open a page and insist that it throws nothing."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": 900, "height": 700})
    context.route(re.compile("^https?:"), serve)
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.goto(path.as_uri())
    yield page
    assert thrown == []
    context.close()


def page_of(drawn: Any) -> str:
    """Render with folium's own notices let through."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return str(drawn.get_root().render())


def settle(page: Page) -> None:
    page.wait_for_load_state("load")
    page.wait_for_timeout(50)


def with_everything() -> RangeMap:
    """Return our map with a good part of folium on it."""
    drawn = draw_map(study_of("safe-zone"))
    group = folium.FeatureGroup(name="mine").add_to(drawn)
    folium.Marker([49.8, 24.0], tooltip="a tooltip", popup="a popup").add_to(group)
    folium.CircleMarker([49.2, 24.5], radius=9).add_to(group)
    point = {"type": "Point", "coordinates": [25, 49]}
    feature = {"type": "Feature", "properties": {"name": "a feature"}, "geometry": point}
    collection = {"type": "FeatureCollection", "features": [feature]}
    folium.GeoJson(
        collection, name="geo", tooltip=folium.GeoJsonTooltip(["name"]), embed=True
    ).add_to(drawn)
    folium.TileLayer(
        "https://tiles.example.org/{z}/{x}/{y}.png", attr="of example.org", overlay=True
    ).add_to(drawn)
    plugins.MarkerCluster([[49.5, 24.1], [49.6, 24.2]], name="cluster").add_to(drawn)
    plugins.MiniMap().add_to(drawn)
    plugins.Fullscreen().add_to(drawn)
    plugins.MousePosition().add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def test_our_map_takes_layers_and_plugins_of_folium(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_of(with_everything())) as page:
        page.wait_for_selector("html.rr-ready")
        settle(page)
        # What is ours is there and works.
        assert page.locator("path.rr-zone").count() == 2
        assert page.locator(".rr-label:visible").count() >= 4
        page.get_by_role("button", name="Lviv").click()
        assert "Within reach at 70 km and 100 km." in page.locator(".rr-panel").inner_text()
        # What is folium's is there and works.
        assert page.locator(".leaflet-marker-icon").count() == 4
        assert page.locator(".leaflet-tile").count() > 0
        assert page.locator(".leaflet-control-attribution").inner_text() == "of example.org"
        # Tiles are seen: land and sea of our own give way to them.
        land = page.locator(".rr-land").first
        assert land.evaluate("(path) => getComputedStyle(path).fill") == "none"
        assert page.locator(".mini").count() == 1
        listed = page.locator(".leaflet-control-layers-overlays").inner_text().split()
        assert {"mine", "geo", "cluster"} <= set(listed)
        page.get_by_label("mine").uncheck()
        assert page.locator(".leaflet-marker-icon").count() == 3


def test_other_peoples_elements_cost_the_policy_and_say_so_once() -> None:
    drawn = with_everything()
    with pytest.warns(UserWarning, match="carries no content security policy") as told:
        page = drawn.get_root().render()
    assert len([one for one in told if "security policy" in str(one.message)]) == 1
    assert "Content-Security-Policy" not in page
    assert "Content-Security-Policy" in page_of(draw_map(study_of("safe-zone")))


def test_what_others_drew_goes_out_as_they_wrote_it() -> None:
    drawn = draw_map(study_of("from-rzeszow"))
    folium.Marker([49.8, 24.0], tooltip="seven {{7*191}}").add_to(drawn)
    page = page_of(drawn)
    assert "seven {{7*191}}" in page
    assert "1337" not in re.sub(r"<script.*?</script>", "", page, flags=re.S)


def test_our_layer_keeps_the_policy_of_our_map(browser: Browser, tmp_path: Path) -> None:
    drawn = draw_map(study_of("safe-zone"))
    RangeLayer(study_of("from-rzeszow"), name="around the airport").add_to(drawn)
    html = page_of(drawn)
    assert "Content-Security-Policy" in html
    with opened(browser, tmp_path, html) as page:
        page.wait_for_selector("html.rr-ready")
        assert page.locator(".leaflet-marker-icon").get_attribute("title") is not None


def stock_map(*layers: Any) -> folium.Map:
    drawn = folium.Map(location=[49.5, 24.5], zoom_start=7, tiles=None)
    for layer in layers:
        layer.add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def test_our_layer_goes_on_any_map(browser: Browser, tmp_path: Path) -> None:
    border = View(study_of("safe-zone")).layer()
    place = View(study_of("from-rzeszow")).layer(name="from one place")
    drawn = stock_map(border, place)
    drawn.fit_bounds(border.get_bounds())
    with opened(browser, tmp_path, page_of(drawn)) as page:
        settle(page)
        fills = page.locator("path.leaflet-interactive[fill='#8DB6D3']")
        assert fills.count() >= 1
        assert page.locator("path[stroke-dasharray='7 5']").count() >= 2
        assert "Hypothetical" in page.locator(".leaflet-control-attribution").inner_text()
        fills.first.hover()
        assert "km² of Ukraine" in page.locator(".leaflet-tooltip").inner_text()
        fills.first.click()
        told = page.locator(".leaflet-popup-content").last.inner_text()
        assert "von bis zu 70 Kilometern Breite" in told
        assert "About 64,4" in told
        page.keyboard.press("Escape")
        # The place can be reached by keyboard, and says what it is.
        marker = page.locator(".leaflet-marker-icon")
        marker.focus()
        page.keyboard.press("Enter")
        assert "Civil airport" in page.locator(".leaflet-popup-content").last.inner_text()
        # Layers go and come.
        page.get_by_label("from one place").uncheck()
        assert marker.count() == 0
        page.get_by_label("from one place").check()
        assert marker.count() == 1


def test_our_layer_lies_where_it_was_measured(browser: Browser, tmp_path: Path) -> None:
    study = study_of("safe-zone")
    drawn = stock_map(RangeLayer(study))
    with opened(browser, tmp_path, page_of(drawn)) as page:
        settle(page)
        name = drawn.get_name()
        inside = page.evaluate(
            f"""() => {{
                const path = document.querySelector("path[fill='#8DB6D3']");
                const at = (lat, lon) => {{
                    const point = {name}.latLngToLayerPoint([lat, lon]);
                    return path.isPointInFill(new DOMPoint(point.x, point.y));
                }};
                // Lviv, within 70 km; a place in Poland; Ternopil, outside both.
                return [at(49.84, 24.03), at(49.9, 22.5), at(49.55, 25.6)];
            }}"""
        )
        assert inside == [True, False, False]


def test_our_layer_shows_in_a_figure_of_others(browser: Browser, tmp_path: Path) -> None:
    figure = branca.element.Figure()
    for column, title in enumerate(("one", "two")):
        drawn = folium.Map(
            location=[49.5, 24.5], zoom_start=7, tiles=None,
            width="50%", left=f"{50 * column}%", position="absolute",
        )  # fmt: skip
        RangeLayer(study_of("from-rzeszow"), name=title).add_to(drawn)
        figure.add_child(drawn)
    with opened(browser, tmp_path, figure.render()) as page:
        settle(page)
        assert page.locator(".leaflet-marker-icon").count() == 2


def test_text_on_any_map_is_only_text(browser: Browser, tmp_path: Path) -> None:
    study = hostile_study()
    layer = RangeLayer(study, name="".join(HOSTILE))
    with opened(browser, tmp_path, page_of(stock_map(layer))) as page:
        settle(page)
        listed = page.locator(".leaflet-control-layers-overlays").inner_text().strip()
        assert listed == "".join(HOSTILE)
        for path in page.locator("path.leaflet-interactive").all():
            path.dispatch_event("mouseover")
            path.dispatch_event("click")
        told = page.locator(".leaflet-popup-content").last.inner_text()
        assert "{{7*191}}{% print 7*191 %}{# gone #}" in told
        page.locator(".leaflet-marker-icon").click()
        settle(page)
        assert page.evaluate("window.marked") is None
        assert "1337" not in page.locator("body").inner_text()
