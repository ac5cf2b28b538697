"""Loading a page in Chromium: cold, on a phone's network and processor; and moving its slider."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Browser, Playwright

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 800},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9e4}
"""150 ms to and fro, 1.6 Mb/s down."""
SLOWER = 4

WATCH = """
window.largest = 0;
new PerformanceObserver((list) => {
    list.getEntries().forEach((entry) => { window.largest = entry.startTime; });
}).observe({ type: "largest-contentful-paint", buffered: true });
"""
DRAG = """async () => {
    const slider = document.getElementById("rr-km");
    const stops = Number(slider.max) + 1;
    const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
    const taken = [];
    for (const turn of [0, 1, 2]) {
        for (let stop = 0; stop < stops; stop += 1) {
            const before = await frame();
            slider.value = String(turn % 2 ? stops - 1 - stop : stop);
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            taken.push(await frame() - before);
        }
    }
    return taken.slice(stops);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One cold load: what was asked for, and when the largest words or picture stood there."""

    addresses: tuple[str, ...]
    lcp_s: float


@contextmanager
def serving(answer: Callable[[str], tuple[bytes, str]]) -> Iterator[int]:
    """Serve from this machine, compressed as web servers do it; yield the port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body, kind = answer(f"{self.headers['Host'].split(':')[0]}{self.path}")
            packed = kind.startswith("text/")
            body = gzip.compress(body, 9, mtime=0) if packed else body
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Access-Control-Allow-Origin", "*")
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def launch(playwright: Playwright, port: int) -> Browser:
    """Start a browser for which every host is this machine."""
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=["--no-sandbox", f"--host-resolver-rules=MAP * 127.0.0.1:{port}"],
    )


def load(browser: Browser, address: str) -> Load:
    """Load a page once, cold, as a phone would."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(WATCH)
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    tools.send("Network.emulateNetworkConditions", NETWORK)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_timeout(1_500)
    lcp_s = page.evaluate("window.largest") / 1e3
    context.close()
    return Load(addresses=tuple(asked), lcp_s=lcp_s)


def drag(browser: Browser, address: str) -> list[float]:
    """Move the slider over all stops, to and fro; return the time of each frame, in ms."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html.rr-ready")
    taken: list[float] = page.evaluate(DRAG)
    context.close()
    return taken
