"""Exploring the map in a real browser: what it draws and says at a stop is what was measured."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from exploring import DESK, NEXT_FRAME, PHONE, move_to, opened, page_text, plain, wait_until
from rangereach import earth
from rangereach.outputs.map import render
from rangereach.outputs.map.explorer import HEIGHTS_M
from rangereach.outputs.map.notes import ANTENNA_M
from rangereach.outputs.wording import Wording
from rangereach.study import Study
from rangereach.units import M2_PER_KM2
from studies import study_of, what_if

BORDERS = ("PL", "SK", "HU", "RO")
SAY = Wording("en").say


def drawn_area(page: Page, study: Study, name: str = "rr-question") -> Any:
    """Return what is filled of the target, in degrees."""
    loops = page.evaluate("(name) => window.drawn[name]", name)
    rings = [shapely.LinearRing(np.degrees(loop).reshape(-1, 2)) for loop in loops]
    areas = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings]
    holes = [area for area, ring in zip(areas, rings, strict=True) if ring.is_ccw]
    around = [area for area, ring in zip(areas, rings, strict=True) if not ring.is_ccw]
    union = shapely.difference(shapely.union_all(around), shapely.union_all(holes))
    return shapely.intersection(union, study.scenario.target.geometry)


def differs(drawn: Any, measured: Any) -> float:
    return float(shapely.symmetric_difference(drawn, measured).area / measured.area)


def test_a_stop_says_and_draws_what_a_study_of_it_measures(
    browser: Browser, tmp_path: Path
) -> None:
    study = what_if(BORDERS, ((85.0, 85.0),))
    (row,) = study.rows(study.scenario.ranges[0])
    with opened(browser, tmp_path, page_text("safe-zone")) as page:
        assert page.inner_text(".rr-km-out") == SAY("explore_published")
        assert page.locator(".rr-back").is_disabled()
        move_to(page, 85)
        assert page.inner_text(".rr-km-out") == "85 km"
        assert page.get_attribute(".rr-km", "aria-valuetext") == "85 km"
        assert page.inner_text(".rr-note") == SAY("note_own")
        share = row.area_m2 / study.target_area_m2
        values = {"km": 85.0, "target": "Ukraine", "share": share}
        origin = "the border of Poland, Slovakia, Hungary and Romania"
        area_km2 = row.area_m2 / M2_PER_KM2
        said = [
            SAY("edge_reach", area=area_km2, origin=origin, **values),
            SAY("explore_towns", count=len(row.town_ids), people=row.towns_population),
            SAY("explore_depth", depth=row.depth_m / 1000),
        ]
        assert plain(page, ".rr-answer") == " ".join(said)
        wait_until(page, "document.querySelector('.rr-status').textContent")
        assert page.inner_text(".rr-status") == page.inner_text(".rr-answer")
        cells = [
            cell.replace("\u00a0", " ")
            for cell in page.locator("table[data-band] .rr-asked").all_inner_texts()
        ]
        assert cells == [
            SAY("explore_column", km=85.0),
            SAY("area_value", area=area_km2),
            SAY("share_value", share=share),
            SAY("depth_value", depth=row.depth_m / 1000),
            SAY("oblasts_value", count=len(row.oblasts)),
            SAY("towns_value", count=len(row.town_ids)),
            SAY("people_value", count=row.towns_population),
        ]
        named = {town.names["en"] for town in study.towns.values() if town.id in row.town_ids}
        full = page.evaluate(
            "[...document.querySelectorAll('.rr-label.rr-full span')].map((e) => e.textContent)"
        )
        assert set(full) <= named
        assert {"Lviv", "Kolomyia"} <= set(full)
        assert not page.locator(".rr-label.rr-half").count()
        # The centres leave 25 m of the edge, vertices every few degrees a little more.
        assert differs(drawn_area(page, study), row.geometry) < 1.5e-3

        page.click(".rr-back")
        assert page.inner_text(".rr-km-out") == SAY("explore_published")
        assert not page.locator(".rr-asking").count()
        assert not page.locator(".rr-asked").count()
        assert page.locator(".rr-label.rr-half").count()
        assert page.evaluate("document.activeElement.className") == "rr-km"


def test_the_towns_and_oblasts_are_those_of_a_study_of_that_distance(
    browser: Browser, tmp_path: Path
) -> None:
    study = what_if(BORDERS, ((160.0, 160.0),))
    (row,) = study.rows(study.scenario.ranges[0])
    reached = [study.towns[town_id] for town_id in row.town_ids]
    names = sorted(town.names["en"] for town in reached if town.is_named)
    touched = {study.territory.oblasts[oblast.id].names["en"] for oblast in row.oblasts}
    with opened(browser, tmp_path, page_text("safe-zone")) as page:
        towns, oblasts = page.locator(".rr-asked-towns"), page.locator(".rr-asked-oblasts")
        assert towns.is_hidden()
        assert oblasts.is_hidden()
        move_to(page, 160)
        wait_until(page, "document.querySelector('.rr-asked-towns').textContent.includes('160')")
        listed, more = plain(page, ".rr-asked-towns").split(", and ")
        assert listed.startswith("Within 160 km: ")
        assert sorted(listed.removeprefix("Within 160 km: ").split(", ")) == names
        assert more == f"{len(reached) - len(names):,} smaller listed towns."
        said = plain(page, ".rr-asked-oblasts").split(": ")[1].rstrip(".")
        assert set(said.replace(" and ", ", ").split(", ")) == touched
        page.click(".rr-back")
        wait_until(page, "document.querySelector('.rr-asked-towns').hidden")
        assert oblasts.is_hidden()


def test_another_origin_has_its_own_region_numbers_and_towns(
    browser: Browser, tmp_path: Path
) -> None:
    study = what_if(("RO",), ((70.0, 100.0),))
    alone = study.row(study.scenario.ranges[0].id, "low")
    with opened(browser, tmp_path, page_text("safe-zone")) as page:
        before = page.locator("table[data-band]").first.inner_text()
        page.select_option(".rr-where", "RO")
        text = page.locator("table[data-band]").first.inner_text().replace("\u00a0", " ")
        assert "from the border of Romania" in text
        assert SAY("area_value", area=alone.area_m2 / M2_PER_KM2) in text
        assert SAY("people_value", count=alone.towns_population) in text
        assert page.evaluate("document.querySelectorAll('path.rr-from:not(.rr-off)').length") == 1
        move_to(page, 100, "RO")
        region = study.row(study.scenario.ranges[0].id, "high")
        assert differs(drawn_area(page, study), region.geometry) < 1.5e-3
        assert "the border of Romania" in plain(page, ".rr-answer")
        page.select_option(".rr-where", "all")
        assert page.inner_text(".rr-km-out") == "100 km"
        assert "as published" in page.inner_text(".rr-note")
        page.click(".rr-back")
        assert page.locator("table[data-band]").first.inner_text() == before


def test_soil_stands_in_for_borders(browser: Browser, tmp_path: Path) -> None:
    study = what_if(tuple(f"{code}:soil" for code in BORDERS), ((150.0, 150.0),))
    (row,) = study.rows(study.scenario.ranges[0])
    with opened(browser, tmp_path, page_text("safe-zone")) as page:
        (soil,) = page.evaluate(
            "[...document.querySelector('.rr-where').options].map((o) => o.value)"
            ".filter((id) => id.includes(':soil'))"
        )
        page.select_option(".rr-where", soil)
        move_to(page, 150, soil)
        assert f"{SAY('area_value', area=row.area_m2 / M2_PER_KM2)} of Ukraine" in plain(
            page, ".rr-answer"
        )
        assert differs(drawn_area(page, study), row.geometry) < 1.5e-3


def test_the_radio_horizon_is_drawn_beside_the_range(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_text("from-rzeszow")) as page:
        place = study_of("from-rzeszow").scenario.origins[0].place
        assert place is not None
        for height_m in HEIGHTS_M:
            page.select_option(".rr-height", f"{height_m:g}")
            horizon_m = earth.radio_horizon_m(ANTENNA_M, height_m)
            said = SAY("explore_limit", km=horizon_m / 1000, height=height_m, antenna=ANTENNA_M)
            assert plain(page, ".rr-limit-said") == said
            (loop,) = page.evaluate("window.drawn['rr-limit']")
            vertices = np.degrees(loop).reshape(-1, 2)
            _, away = earth.inverse(place.lon_deg, place.lat_deg, *vertices.T)
            assert np.abs(away - horizon_m).max() < 60  # it is told to 100 m
        page.select_option(".rr-height", "")
        assert page.evaluate("window.drawn['rr-limit']") == []
        assert page.inner_text(".rr-limit-said") == ""


def test_the_pointer_is_told_its_distance(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_text("from-rzeszow")) as page:
        place = study_of("from-rzeszow").scenario.origins[0].place
        assert place is not None
        page.locator(".rr-map").hover(position={"x": 700, "y": 300})
        lon, lat = page.evaluate(
            """() => {
              const map = Object.values(window).find((value) => value instanceof L.Map);
              const { lng, lat } = map.containerPointToLatLng([700, 300]);
              return [lng, lat];
            }"""
        )
        _, away = earth.inverse(place.lon_deg, place.lat_deg, lon, lat)
        said = SAY("explore_pointer", km=float(away) / 1000, origin=place.names["en"])
        assert plain(page, ".rr-pointer") == said
        page.mouse.move(5, 5)
        assert page.inner_text(".rr-pointer") == ""
    with opened(browser, tmp_path, page_text("safe-zone")) as page:
        page.locator(".rr-map").hover(position={"x": 150, "y": 300})
        assert page.inner_text(".rr-pointer") == ""  # on Slovak land nothing is measured
        page.locator(".rr-map").hover(position={"x": 640, "y": 215})
        assert "from the border of Poland" in page.inner_text(".rr-pointer")


def test_without_more_stops_the_slider_has_those_of_the_bands(
    browser: Browser, tmp_path: Path
) -> None:
    study = study_of("safe-zone")
    with opened(browser, tmp_path, page_text("safe-zone", stops=False)) as page:
        assert page.get_attribute(".rr-km", "max") == "1"
        assert not page.locator(".rr-where").is_visible()
        assert not page.locator(".rr-height").is_visible()  # no discs to draw it from
        move_to(page, 100)
        measured = study.row("zone", "high").geometry
        assert differs(drawn_area(page, study), measured) < 1e-4
    back = what_if(("PL",), ((70.0, 100.0),), setback_km=10.0)
    with opened(browser, tmp_path, render(back)) as page:
        move_to(page, 100)
        assert page.inner_text(".rr-km-out") == "100 km less 10 km"
        measured = back.row(back.scenario.ranges[0].id, "high").geometry
        assert differs(drawn_area(page, back), measured) < 1e-4


def test_the_legend_takes_ranges_off_the_map(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_text("safe-zone")) as page:
        lines = "[...document.querySelectorAll('.rr-zone, .rr-edge')]"
        shown = f"{lines}.filter((line) => line.checkVisibility()).length"
        assert page.evaluate(shown) == 4
        box = page.get_by_role("checkbox", name="within 100 km")
        box.focus()
        page.keyboard.press("Space")
        assert page.evaluate(shown) == 2
        ranges = page.locator(".rr-range:visible").all_inner_texts()
        assert "70 km" in ranges
        assert "100 km" not in ranges
        page.keyboard.press("Space")
        assert page.evaluate(shown) == 4


def test_nothing_moves_while_the_slider_does(browser: Browser, tmp_path: Path) -> None:
    boxes = """() => [...document.querySelectorAll(
      ".rr-map, .rr-km, .rr-km-out, .rr-where, .rr-back, .rr-answer, figcaption")]
      .map((e) => e.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"""
    for options in (DESK, PHONE):
        with opened(browser, tmp_path, page_text("safe-zone"), **options) as page:
            page.locator(".rr-km").focus()
            before = page.evaluate(boxes)
            for key in ("ArrowRight", "End", "PageDown", "Home"):
                page.keyboard.press(key)
                page.evaluate(NEXT_FRAME)
                assert page.evaluate(boxes) == before


def test_axe_finds_nothing_while_something_is_asked(browser: Browser, tmp_path: Path) -> None:
    for scheme in ("light", "dark"):
        with opened(
            browser, tmp_path, page_text("safe-zone"), bypass_csp=True, color_scheme=scheme
        ) as page:
            page.select_option(".rr-where", "PL")
            page.select_option(".rr-height", "100")
            move_to(page, 120, "PL")
            wait_until(page, "document.querySelector('.rr-status').textContent")
            found = Axe().run(page, options={"resultTypes": ["violations"]})
            assert not found.violations_count, found.generate_report()


def test_a_page_in_miles_says_miles_at_every_stop(browser: Browser, tmp_path: Path) -> None:
    say = Wording("en", "mi").say
    study = what_if(BORDERS, ((85.0, 85.0),))
    (row,) = study.rows(study.scenario.ranges[0])
    with opened(browser, tmp_path, page_text("safe-zone", units="mi")) as page:
        assert page.locator(".rr-ticks span").all_inner_texts() == ["43.5", "62.1"]
        assert re.fullmatch(r"\d+ mi", page.inner_text(".leaflet-control-scale-line"))
        move_to(page, 85)
        assert page.inner_text(".rr-km-out") == "52.8 mi"
        area_km2, depth = row.area_m2 / M2_PER_KM2, row.depth_m / 1000
        told = plain(page, ".rr-answer")
        assert told.startswith(f"About {Wording('en', 'mi').area(area_km2)} sq mi of Ukraine, ")
        assert told.endswith(say("explore_depth", depth=depth))
        cells = page.locator("table[data-band] .rr-asked").all_inner_texts()
        assert cells[1].replace("\u00a0", " ") == say("area_value", area=area_km2)
        shown = page.locator(".rr-label.rr-range:not([hidden])").all_inner_texts()
        assert {"43.5 mi", "62.1 mi"} <= set(shown)
        page.select_option(".rr-height", "100")
        assert page.inner_text(".rr-limit-said").startswith("Dotted: about 37.1 mi, ")
