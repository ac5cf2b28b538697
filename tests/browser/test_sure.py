"""How sure is this? What every published number opens."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pages import DESK, PHONE, opened
from studies import study_of, what_if


def test_every_published_number_opens_what_it_rests_on(browser: Browser, tmp_path: Path) -> None:
    study = study_of("patriot-from-poland")
    (band,) = study.scenario.ranges
    outside = [
        figure for figure, inside in zip(band.figures, band.in_band, strict=True) if not inside
    ]
    edges = [figure for figure in band.figures if band.low_km in (figure.low_km, figure.high_km)]
    assert edges
    assert outside
    with opened(browser, tmp_path, study, DESK) as page:
        panel = page.locator(".rr-sure-panel")
        openers = page.locator("button.rr-sure:visible")
        assert openers.count() >= 3  # the finding, and the head of each column
        for opener in openers.all():
            assert panel.is_hidden()
            opener.focus()
            page.keyboard.press("Enter")
            assert panel.is_visible()
            page.keyboard.press("Escape")
            assert panel.is_hidden()
            assert opener.evaluate("(element) => element === document.activeElement")
        openers.first.click()
        told = panel.inner_text().replace("\u00a0", " ")
        for figure in (*edges, *outside):
            assert figure.source.quote in told
            assert figure.source.publisher in told
            assert figure.hedge in told
        assert "maker, ministry or armed forces" in told
        assert "left out of the band" in told
        panel.get_by_role("button", name="Close").click()
        assert panel.is_hidden()
        # The panel of the map leads there as well.
        page.locator("button.rr-range").first.click()
        page.locator(".rr-panel .rr-sure").click()
        assert panel.is_visible()


def test_several_systems_each_open_their_own(browser: Browser, tmp_path: Path) -> None:
    study = what_if(("SK", "HU"), systems=("iris_t_slm", "nasams", "camm_er"))
    with opened(browser, tmp_path, study, PHONE) as page:
        openers = page.locator("header .rr-sure")
        assert openers.count() == len(study.scenario.ranges)
        for opener in openers.all():
            opener.click()
            heading = page.locator(".rr-sure-panel:popover-open h2").inner_text()
            assert heading.startswith(opener.inner_text())
            page.keyboard.press("Escape")


def test_a_distance_of_ones_own_rests_on_nothing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, what_if(("PL",), ranges_km=((85.0, 85.0),)), DESK) as page:
        assert page.locator(".rr-sure").count() == 0
        assert page.locator(".rr-sure-panel").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_a_number_rests_on(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    options = {"bypass_csp": True, "color_scheme": scheme}
    with opened(browser, tmp_path, study_of("from-rzeszow"), PHONE, **options) as page:
        page.locator("header .rr-sure").click()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
