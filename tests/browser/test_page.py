"""The page in a real browser, without a network: quiet, readable, usable."""

import dataclasses
import functools
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pages import DESK, PHONE, boxes, opened, overlap
from rangereach.catalogue import load_places
from rangereach.outputs.map import render
from rangereach.outputs.wording import finding, title
from studies import hostile_study, study_of, what_if

# One after the other: what a panel covers gives way to it when names are laid out again.
FOCUS_EACH = "document.querySelectorAll('button.rr-label').forEach((label) => label.focus())"

TEN = tuple(place.id for place in load_places().values() if place.kind == "road")[:30:3]

CASES = {
    "safe-zone": functools.partial(study_of, "safe-zone"),
    "from-rzeszow": functools.partial(study_of, "from-rzeszow"),
    "three systems": functools.partial(
        what_if, ("SK", "HU"), systems=("iris_t_slm", "nasams", "camm_er")
    ),
    "ten places": functools.partial(what_if, TEN, ((80, 80), (150, 150), (300, 300), (500, 500))),
    "out of reach": functools.partial(what_if, ("LT:soil",), systems=("patriot",)),
}


@pytest.mark.parametrize("case", CASES)
def test_everything_is_there_and_nothing_collides(
    browser: Browser, tmp_path: Path, case: str
) -> None:
    study = CASES[case]()
    with opened(browser, tmp_path, study, DESK) as page:
        assert page.locator("h1").inner_text().replace("\u00a0", " ") == title(study)
        shown = page.locator(".rr-finding").inner_text().replace("\u00a0", " ")
        assert shown == finding(study)
        assert "Hypothetical" in page.locator(".rr-note").inner_text()
        for width in (1280, 768, 480, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_timeout(150)
            assert page.locator(".rr-legend").is_visible()
            assert page.evaluate("document.documentElement.scrollWidth") == width
            # Words only: the spans inside the labels, the marks, and what lies over the map.
            names = boxes(page, ".rr-label:not([hidden]) > span")
            over = boxes(page, ".leaflet-control, .rr-note, .rr-locator")
            assert len(names) >= 4
            frame = boxes(page, ".rr-map")[0]
            hits = [
                (width, a["text"], b["text"])
                for index, a in enumerate(names)
                for b in [*names[index + 1 :], *over]
                if overlap(a, b)
            ]
            assert hits == []
            outside = [
                (width, name["text"])
                for name in names
                if name["left"] < frame["left"] or name["right"] > frame["right"]
            ]
            assert outside == []
            for step in {edge for band in study.scenario.ranges for _, edge in band.edges_km()}:
                assert [name for name in names if name["text"].endswith(f"{step:g} km")]


def test_the_map_has_the_first_screen_of_a_phone(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("safe-zone"), PHONE) as page:
        (frame,) = boxes(page, ".rr-map")
        assert frame["height"] >= 0.6 * PHONE[1]
        assert frame["top"] + 0.6 * PHONE[1] <= PHONE[1]


def test_narrowest_screen_does_not_scroll_sideways(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("safe-zone"), (320, 640)) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_zooming_in_names_more_and_still_nothing_collides(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("from-rzeszow"), DESK) as page:
        assert page.locator(".rr-reset").is_hidden()
        before = {box["text"] for box in boxes(page, ".rr-town:not([hidden]) > span")}
        for _ in range(3):
            page.locator(".leaflet-control-zoom-out").click()
            names = boxes(page, ".rr-label:not([hidden]) > span")
            assert not [
                (a["text"], b["text"])
                for index, a in enumerate(names)
                for b in names[index + 1 :]
                if overlap(a, b)
            ]
        page.locator(".rr-reset").click()
        after = {box["text"] for box in boxes(page, ".rr-town:not([hidden]) > span")}
        assert after == before


def test_click_and_focus_tell_facts_with_their_source(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("safe-zone"), DESK) as page:
        panel = page.locator(".rr-panel")
        assert panel.is_hidden()
        page.get_by_role("button", name="Lviv").click()
        assert "57.2 km from the border of Poland" in panel.inner_text()
        assert "Within reach at 70 km and 100 km." in panel.inner_text()
        page.locator("button.rr-range", has_text="100 km").focus()
        assert "About 89,4" in panel.inner_text()
        assert "70, 80, 100 kilometers deep" in panel.inner_text()
        assert "26 May 2024" in panel.inner_text()
        page.keyboard.press("Escape")
        assert panel.is_hidden()
        # In the Carpathians, far from any name: the fill answers too.
        at = page.evaluate(
            "() => { const map = window[Object.keys(window).find((key) => key.startsWith('map_'))];"
            " const point = map.latLngToContainerPoint([48.95, 22.8]);"
            " const frame = map.getContainer().getBoundingClientRect();"
            " return [point.x + frame.left, point.y + frame.top]; }"
        )
        page.mouse.click(*at)
        assert "Edge of 70 km" in panel.inner_text()
        page.get_by_role("button", name="Close").click()
        assert panel.is_hidden()


def test_a_printed_sheet_has_the_map_at_its_own_width(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("safe-zone"), DESK) as page:
        assert page.locator("details[open]").count() == 0
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert page.locator("details:not([open])").count() == 0
        (frame,) = boxes(page, ".rr-map")
        assert frame["width"] == 700
        drawn = boxes(page, ".rr-map path.rr-zone")
        assert all(frame["left"] <= box["left"] and box["right"] <= frame["right"] for box in drawn)
        (numbers,) = boxes(page, "table[data-band]")
        assert numbers["bottom"] <= 273 / 25.4 * 96  # a sheet of A4 less its margins
        for control in (".leaflet-control-zoom", ".rr-explorer", ".rr-legend input >> nth=0"):
            assert page.locator(control).is_hidden()
        page.emulate_media(media="screen")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0
        assert boxes(page, ".rr-map")[0]["width"] > 1000


def test_the_map_ends_where_its_basemap_does(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("safe-zone"), DESK) as page:
        out = page.locator(".leaflet-control-zoom-out")
        for _ in range(6):
            if out.get_attribute("aria-disabled") == "true":
                break
            out.click()
        assert out.get_attribute("aria-disabled") == "true"
        inside = page.evaluate(
            "() => { const map = window[Object.keys(window).find((key) => key.startsWith('map_'))];"
            " const pan = JSON.parse(document.getElementById('rr-data').textContent).pan;"
            " const view = map.getBounds(); return view.getWest() >= pan[0] - 0.2"
            " && view.getEast() <= pan[2] + 0.2; }"
        )
        assert inside


def test_a_place_tells_what_it_is(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("from-rzeszow"), DESK) as page:
        page.locator("button.rr-place").click()
        told = page.locator(".rr-panel").inner_text()
        assert "Civil airport, Poland" in told
        assert "60 km: about 13 km short of Ukraine." in told
        assert "No unit or battery is shown." in told


def test_the_page_scrolls_over_the_map(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, study_of("from-rzeszow"), DESK) as page:
        (frame,) = boxes(page, ".rr-map")
        page.mouse.move(frame["left"] + 300, frame["top"] + 200)
        zoom = "() => window[Object.keys(window).find((key) => key.startsWith('map_'))].getZoom()"
        before = page.evaluate(zoom)
        page.mouse.wheel(0, 240)
        # Polling in the page would need eval, which its policy refuses.
        for _ in range(100):
            if page.evaluate("window.scrollY"):
                break
            page.wait_for_timeout(50)
        assert page.evaluate("window.scrollY") > 0
        assert page.evaluate(zoom) == before
        assert "Ctrl" in page.locator(".rr-hint").inner_text()


def test_text_from_outside_does_not_run(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, hostile_study(), DESK) as page:
        page.evaluate(FOCUS_EACH)
        for folded in page.locator("summary").all():
            folded.click()
        assert page.evaluate("window.marked") is None
        told = page.locator("main").inner_text()
        assert "{{7*191}}{% print 7*191 %}" in told
        assert "1337" not in told
        assert page.locator("a[href^=javascript]").count() == 0


def test_foreign_text_does_not_run_either_without_a_policy(
    browser: Browser, tmp_path: Path
) -> None:
    options = {"bypass_csp": True}
    with opened(browser, tmp_path, hostile_study(), DESK, **options) as page:
        page.evaluate(FOCUS_EACH)
        assert page.evaluate("window.marked") is None


def test_without_javascript_the_words_are_complete(browser: Browser, tmp_path: Path) -> None:
    study = study_of("from-rzeszow")
    path = tmp_path / "page.html"
    path.write_text(render(study), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    told = page.locator("main").inner_text()
    assert "The map needs JavaScript." in told
    assert finding(study) in told.replace("\u00a0", " ")
    context.close()


def test_a_users_polygon_is_a_target_of_its_own(browser: Browser, tmp_path: Path) -> None:
    study = study_of("from-rzeszow")
    target = dataclasses.replace(
        study.scenario.target,
        id="own",
        names={"en": "My area"},
        country=None,
        geometry=study.territory.oblasts["UA-46"].geometry,
    )
    scenario = dataclasses.replace(study.scenario, target=target)
    with opened(browser, tmp_path, dataclasses.replace(study, scenario=scenario), DESK) as page:
        assert "My area" in page.locator(".rr-finding").inner_text()
        assert page.locator(".rr-target").count() >= 1


def test_every_origin_is_marked_and_a_new_size_is_filled(browser: Browser, tmp_path: Path) -> None:
    crossings = ("sk_vysne_nemecke_road", "sk_velke_slemence_road", "hu_zahony_road")
    study = what_if(crossings, ranges_km=((40.0, 40.0),))
    with opened(browser, tmp_path, study, DESK) as page:
        assert page.locator("button.rr-place:visible").count() == len(crossings)
        zoom = "() => window[Object.keys(window).find((key) => key.startsWith('map_'))].getZoom()"
        before = page.evaluate(zoom)
        for size in (PHONE, DESK):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.wait_for_timeout(100)
        # Nobody moved the map: it fits its view again, and offers no way back.
        assert page.evaluate(zoom) == pytest.approx(before, abs=0.01)
        assert page.locator(".rr-reset").is_hidden()
