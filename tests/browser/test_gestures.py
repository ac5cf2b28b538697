"""Fingers and wheel: the page scrolls as pages do, the map moves when it is meant."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from exploring import DESK, NEXT_FRAME, PHONE, VIEW, opened, page_text, wait_until
from rangereach.outputs.wording import Wording

SAY = Wording("en").say


class Fingers:
    """Real touches, as the browser's own protocol sends them."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)

    def _send(self, kind: str, points: list[tuple[float, float]]) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def move(self, paths: list[tuple[tuple[float, float], tuple[float, float]]]) -> None:
        """Move each finger from its first to its last point."""
        self._send("touchStart", [start for start, _ in paths])
        for step in range(1, 13):
            part = step / 12
            self._send(
                "touchMove",
                [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part) for (x0, y0), (x1, y1) in paths],
            )
        self._send("touchEnd", [])


def test_one_finger_scrolls_the_page_and_two_move_the_map(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page_text("safe-zone"), **PHONE) as page:
        fingers = Fingers(page)
        view = page.evaluate(VIEW)
        fingers.move([((180, 600), (180, 350))])
        wait_until(page, "scrollY > 150")
        assert page.evaluate(VIEW) == view
        for _ in range(10):  # a finger's push dies away
            page.evaluate("scrollTo(0, 0)")
            page.wait_for_timeout(200)
            if page.evaluate("scrollY") == 0:
                break

        box = page.locator(".rr-map").bounding_box()
        assert box is not None
        y = box["y"] + 150
        fingers.move([((120, y), (170, y + 80)), ((220, y), (270, y + 80))])
        zoom, lat, lng = page.evaluate(VIEW)
        assert abs(zoom - view[0]) < 0.2
        assert lat > view[1] + 0.3
        assert lng < view[2] - 0.2
        assert page.evaluate("scrollY") == 0
        fingers.move([((160, y), (80, y)), ((200, y), (280, y))])
        assert page.evaluate(VIEW)[0] > zoom + 0.7


def test_the_wheel_scrolls_the_page_unless_control_is_held(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, tmp_path, page_text("safe-zone")) as page:
        view = page.evaluate(VIEW)
        page.locator(".rr-map").hover(position={"x": 500, "y": 300})
        page.mouse.wheel(0, 200)
        wait_until(page, "scrollY > 100")
        assert page.evaluate(VIEW) == view
        page.keyboard.down("Control")
        page.mouse.wheel(0, -200)
        page.keyboard.up("Control")
        wait_until(page, f"({VIEW})()[0] > {view[0]} + 0.3")


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_on_a_full_screen_everything_moves_the_map(
    browser: Browser, tmp_path: Path, options: dict[str, Any]
) -> None:
    with opened(browser, tmp_path, page_text("safe-zone"), **options) as page:
        page.click(".rr-full-screen")
        button = "document.querySelector('.rr-full-screen').textContent"
        wait_until(page, f"{button} === '{SAY('explore_full_end')}'")
        page.evaluate(NEXT_FRAME)
        map_box, bar = (page.locator(name).bounding_box() for name in (".rr-map", ".rr-explorer"))
        assert map_box is not None
        assert bar is not None
        assert map_box["height"] > 250
        assert bar["y"] + bar["height"] <= options["viewport"]["height"]
        view = page.evaluate(VIEW)
        x, y = map_box["x"] + 150, map_box["y"] + 120
        if options is PHONE:
            Fingers(page).move([((x, y), (x + 60, y + 60))])
        else:
            page.mouse.move(x, y)
            page.mouse.wheel(0, -200)
        wait_until(page, f"String(({VIEW})()) !== '{','.join(map(str, view))}'")
        page.click(".rr-full-screen")
        wait_until(page, f"{button} === '{SAY('explore_full')}'")
