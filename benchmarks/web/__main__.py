"""The command: measure both pages, print as it goes, write ``benchmarks/WEB.md``."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks import machine

from . import content, files

RESULTS = Path(__file__).parents[1] / "WEB.md"
HEAD = """\
# The page beside stock folium

Written by `make bench-web`; nobody edits it. Both pages show the same: 10 border places,
4 ranges around each (40 geodesic rings, with what a reader is told of each), Ukraine and its
oblasts, a legend that switches layers. The stock page is what folium makes of it with its
defaults; its files and tiles come from this machine, from packages of the same versions,
without the time that other hosts' names and keys would take. The phone is Chromium's:
150 ms, 1.6 Mb/s, processor four times slower, 360 pixels; medians of {loads} cold loads each.
On another machine the times are others; the ratios are what to look at.

That no text from outside runs, and that the page can ask for nothing, is not a matter of
measuring: [test_injection.py](../tests/browser/test_injection.py) and
[test_policy.py](../tests/browser/test_policy.py) hold it.

- {when}
{where}

| what | stock folium | rangereach | budget | met |
|---|--:|--:|--:|---|
"""


class Row(NamedTuple):
    """One line of the table."""

    what: str
    stock: str
    ours: str
    budget: str
    met: bool | None

    def write(self) -> str:
        met = {True: "yes", False: "**no**", None: ""}[self.met]
        return f"| {self.what} | {self.stock} | {self.ours} | {self.budget} | {met} |"


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(prog="benchmarks.web", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="try everything out once, small")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS)
    given = parser.parse_args()
    few, many, loads, rounds = (2, 12, 1, 1) if given.quick else (10, 250, 7, 15)
    rows: list[Row] = []

    def tell(*found: Row) -> None:
        rows.extend(found)
        for row in found:
            print(row.write(), flush=True)

    stock, ours = content.stock_page(few), content.our_page(few)
    tell(*_sizes(stock, ours, few, many), _same_bytes(few, stock, ours), _render_time(few, rounds))
    tell(*_in_browser(stock, ours, loads))
    where = "\n".join(f"- {line}" for line in machine.describe())
    head = HEAD.format(when=date.today().isoformat(), where=where, loads=loads)
    given.output.write_text(head + "\n".join(row.write() for row in rows) + "\n", "utf-8")
    print(given.output)


def _sizes(stock: str, ours: str, few: int, many: int) -> list[Row]:
    packed = _packed(ours)
    more = _packed(content.our_page(many))
    return [
        Row(f"page, {4 * few} rings, raw", _kb(len(stock)), _kb(len(ours.encode())), "", None),
        Row(
            f"page, {4 * few} rings, gzip",
            _kb(_packed(stock)),
            _kb(packed),
            "100 KB",
            packed <= 100_000,
        ),
        Row(
            f"page, {4 * many:,} rings, gzip",
            _kb(_packed(content.stock_page(many))),
            _kb(more),
            "140 KB",
            more <= 140_000,
        ),
    ]


def _same_bytes(few: int, stock: str, ours: str) -> Row:
    """Draw each page again in a process of its own."""
    program = (
        "import hashlib, sys; from benchmarks.web import content; "
        "page = getattr(content, sys.argv[1])(int(sys.argv[2])); "
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    same = []
    for maker, page in (("stock_page", stock), ("our_page", ours)):
        again = subprocess.run(
            [sys.executable, "-c", program, maker, str(few)],
            check=True,
            capture_output=True,
            text=True,
        )
        same.append(again.stdout.strip() == hashlib.sha256(page.encode()).hexdigest())
    said = ["yes" if one else "no" for one in same]
    return Row("same input, same bytes", said[0], said[1], "yes", same[1])


def _render_time(few: int, rounds: int) -> Row:
    stock, ours = (_best(make, few, rounds) for make in (content.stock_page, content.our_page))
    return Row("drawing the page", f"{stock:.3f} s", f"{ours:.3f} s", "0.05 s", ours <= 0.05)


def _best(make: Callable[[int], str], few: int, rounds: int) -> float:
    make(few)
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        make(few)
        taken.append(time.perf_counter() - start)
    return min(taken)


def _in_browser(stock: str, ours: str, loads: int) -> list[Row]:
    from playwright.sync_api import sync_playwright

    from rangereach import exploration, scenarios
    from rangereach.outputs.map import render
    from rangereach.study import run

    from .loading import drag, launch, load, serving

    flagship = run(scenarios.find("safe-zone"))
    slider = render(flagship, exploration=exploration.load(flagship.scenario))
    pages = {"/stock.html": stock.replace("https://", "http://"), "/ours.html": ours}
    pages["/slider.html"] = slider
    tile = files.tile()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            files.fetch(folder)
            missing = ""
        except files.UnavailableError as error:
            missing = str(error)

        def answer(address: str) -> tuple[bytes, str]:
            path = f"/{address.split('/', 1)[1]}"
            if address.startswith("page.example"):
                return pages.get(path, "").encode(), "text/html"
            if path.endswith(".png"):
                return tile, "image/png"
            kind = "text/css" if path.endswith(".css") else "text/javascript"
            return files.find(folder, address) or b"", kind

        with serving(answer) as port, sync_playwright() as playwright:
            browser = launch(playwright, port)
            taken = {"stock": [], "ours": []}  # type: dict[str, list[float]]
            asked: dict[str, tuple[str, ...]] = {}
            for _ in range(loads):  # in turn, so that a slow moment meets both
                for page, times in taken.items():
                    if page == "stock" and missing:
                        continue
                    found = load(browser, f"http://page.example/{page}.html")
                    times.append(found.lcp_s)
                    asked[page] = found.addresses
            frames = drag(browser, "http://page.example/slider.html")
            browser.close()
    return _browser_rows(taken, asked, frames, missing)


def _browser_rows(
    taken: dict[str, list[float]],
    asked: dict[str, tuple[str, ...]],
    frames: list[float],
    missing: str,
) -> list[Row]:
    def requests(page: str) -> str:
        hosts = {urlsplit(url).hostname for url in asked[page]}
        return f"{len(asked[page])} from {len(hosts)}"

    ours = statistics.median(taken["ours"])
    p95 = sorted(frames)[int(0.95 * len(frames))]
    rows = [Row("slider, 95 % of frames within", "–", f"{p95:.1f} ms", "17 ms", p95 <= 17.0)]
    alone = len(asked["ours"]) == 1
    if missing:
        said = f"not measured: {missing}"
        return [
            Row("requests, and hosts", said, requests("ours"), "1 from 1", alone),
            Row("largest paint on a phone", said, f"{ours:.2f} s", "0.15 times stock", None),
            *rows,
        ]
    stock = statistics.median(taken["stock"])
    return [
        Row("requests, and hosts", requests("stock"), requests("ours"), "1 from 1", alone),
        Row(
            "largest paint on a phone",
            f"{stock:.2f} s",
            f"{ours:.2f} s, {ours / stock:.2f} times",
            "0.15 times stock",
            ours <= 0.15 * stock,
        ),
        *rows,
    ]


def _packed(page: str) -> int:
    return len(gzip.compress(page.encode(), 9, mtime=0))


def _kb(size: int) -> str:
    return f"{size / 1e3:,.0f} KB"


if __name__ == "__main__":
    main()
