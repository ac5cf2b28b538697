"""The page's own geodesics and outlines, in a real browser, against the engine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page

import rangereach as rr
from rangereach import earth
from rangereach.outputs import map as page_map

SCRIPTS = Path(page_map.__file__).resolve().parents[1] / "page"
STEP_DEG = 2.0
Floats = NDArray[np.float64]


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page with the two scripts that measure."""
    page = browser.new_page()
    for name in ("geodesic.js", "discs.js"):
        page.add_script_tag(content=(SCRIPTS / name).read_text(encoding="utf-8"))
    yield page
    page.close()


def test_lines_agree_with_the_engine_to_a_millimetre(blank: Page) -> None:
    random = np.random.default_rng(20240526)
    count = 4000
    lon, lat = random.uniform(-180, 180, count), random.uniform(-85, 85, count)
    azimuth = random.uniform(0, 360, count)
    azimuth[:8] = np.arange(8) * 45
    lat[:8], lat[8:40] = 0, random.uniform(44, 53, 32)
    metres = random.uniform(1, 2.5e6, count)
    ends = np.array(
        blank.evaluate(
            "(rows) => rows.map((row) => RR.direct(...row))", _rows(lon, lat, azimuth, metres)
        )
    )
    _, off = earth.inverse(*earth.direct(lon, lat, azimuth, metres), *ends.T)
    assert off.max() < 1e-3
    measured = np.array(
        blank.evaluate("(rows) => rows.map((row) => RR.inverse(...row))", _rows(lon, lat, *ends.T))
    )
    assert np.abs(measured - metres).max() < 1e-3
    assert blank.evaluate("RR.inverse(24, 50, 24, 50)") == 0


def _rows(*columns: Floats) -> list[list[float]]:
    rows: list[list[float]] = np.transpose(columns).tolist()
    return rows


def outline(page: Page, centres: Floats, km: float, until_km: Floats | None = None) -> list[Floats]:
    """Return the page's loops in degrees."""
    until = np.full(len(centres), 1e9) if until_km is None else until_km
    loops: list[list[float]] = page.evaluate(
        """([centres, metres, step]) => RR.makeDiscs(
        centres.map(([lng, lat, until]) => [until, [{lng, lat}]])).outline(metres, step)""",
        [np.column_stack([centres, until]).tolist(), km * 1000, np.radians(STEP_DEG)],
    )
    return [np.degrees(loop).reshape(-1, 2) for loop in loops]


def filled(loops: list[Floats]) -> Any:
    """Return what the nonzero rule fills: clockwise loops, less the others."""
    rings = [shapely.LinearRing(loop) for loop in loops if len(loop) > 2]
    areas = [shapely.make_valid(shapely.Polygon(ring)) for ring in rings]
    around = [area for area, ring in zip(areas, rings, strict=True) if not ring.is_ccw]
    holes = [area for area, ring in zip(areas, rings, strict=True) if ring.is_ccw]
    return shapely.difference(shapely.union_all(around), shapely.union_all(holes))


def along_a_border(count: int) -> Floats:
    t = np.linspace(0, 1, count)
    return np.column_stack(
        [
            23.5 + 1.2 * np.sin(9 * t) + 0.08 * np.sin(140 * t) + 6 * np.maximum(0, t - 0.5),
            51.5 - 4 * t + 0.1 * np.sin(77 * t),
        ]
    )


def scattered(count: int, spread: float) -> Floats:
    random = np.random.default_rng(count)
    return np.column_stack(
        [
            random.uniform(27 - spread, 27 + spread, count),
            random.uniform(49 - spread, 49 + spread, count),
        ]
    )


def on_a_circle(count: int) -> Floats:
    """Round about: a hole in the middle."""
    azimuth = np.arange(count) * 360 / count
    return np.column_stack(earth.direct(30.0, 48.0, azimuth, 120e3))


def on_a_lattice() -> Floats:
    """Three and four circles through one point, and pairs that only touch."""
    lon, lat = np.meshgrid(np.arange(26, 30, 0.5), [0.0, 0.5, 1.0])
    return np.column_stack([lon.ravel(), lat.ravel()])


CASES = {
    "one": (np.array([[24.0, 50.0]]), (10, 100, 430)),
    "two": (np.array([[24.0, 50.0], [25.0, 50.2]]), (20, 37, 60, 300)),
    "a border": (along_a_border(300), (10, 40, 85, 300)),
    "many": (along_a_border(1200), (10, 70)),
    "scattered": (scattered(80, 3.0), (15, 35, 60, 110)),
    "crowded": (scattered(60, 0.3), (10, 150)),
    "a ring of centres": (on_a_circle(24), (30, 85, 119)),
    "a lattice": (on_a_lattice(), (30, 39.1, 70)),
    "twice the same": (np.repeat(scattered(5, 0.5), 2, axis=0), (30,)),
}


@pytest.mark.parametrize("case", CASES)
def test_outlines_are_the_unions_of_discs(blank: Page, case: str) -> None:
    centres, ranges_km = CASES[case]
    for km in ranges_km:
        loops = outline(blank, centres, km)
        vertices = np.concatenate(loops)
        nearest = np.min(
            [earth.inverse(*np.transpose(vertices), *centre)[1] for centre in centres], axis=0
        )
        assert np.abs(nearest - km * 1000).max() < 1
        drawn = filled(loops)
        discs = rr.draw_rings(centres, range_km=km, vertices=360).union_all()
        # A disc with a vertex every two degrees lacks 0.02 % of its area.
        assert shapely.symmetric_difference(drawn, discs).area < 3e-4 * discs.area


def test_a_centre_counts_up_to_its_own_distance(blank: Page) -> None:
    centres = np.array([[24.0, 50.0], [26.0, 50.0]])
    until = np.array([300.0, 40.0])
    assert len(outline(blank, centres, 40, until)) == 2
    (loop,) = outline(blank, centres, 45, until)
    assert np.abs(earth.inverse(24.0, 50.0, *loop.T)[1] - 45e3).max() < 1e-3
    assert outline(blank, centres[:0], 40) == []
