"""The page of a check: it loads nothing, fits a phone, reads in both schemes, and stays text."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from checks import check_of
from rangereach.outputs.factcheck import Publication, render_page
from rangereach.outputs.figure import render_svg


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_a_phone_and_asks_for_nothing(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    checks = [check_of("lange-2024"), check_of("kopra-2024")]
    pictures = [render_svg(check.study, size="page") if check.study else None for check in checks]
    published = Publication(url="https://news.example/a", reviewer="</script>", date="2026-11-24")
    path = tmp_path / "check.html"
    page_text = render_page(checks, pictures=pictures, publication=published)
    path.write_text(page_text, encoding="utf-8")
    context = browser.new_context(
        offline=True, color_scheme=scheme, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert not said
    assert asked == [path.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("document.querySelector('img').naturalWidth") == 1100
    assert page.locator("article").count() == 2
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.violations_count, found.generate_report()
    context.close()
