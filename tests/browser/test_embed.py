"""The map inside an article of another site: exact heights, no shift, whichever listener."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page

from articles import MAP, SCREEN, TALL, WIDTHS, article, heights, is_exact, page_of, until
from rangereach.outputs import embed
from studies import study_of

# What a host may already carry, written after the documented shapes of the messages.
DATAWRAPPER = """<script>
addEventListener("message", function (event) {
  var heights = event.data["datawrapper-height"];
  for (var id in heights || {})
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === event.source) frame.style.height = heights[id] + "px";
});
</script>"""
PYM = f"""<div id="graphic"></div><script>
var frame = document.createElement("iframe");
frame.src = "{MAP}?initialWidth=" + graphic.offsetWidth + "&childId=graphic";
frame.title = "Map";
frame.setAttribute("style", "width: 100%; border: 0; display: block");
frame.setAttribute("sandbox", "allow-scripts");
graphic.append(frame);
addEventListener("message", function (event) {{
  var found = /^pymxPYMxgraphicxPYMxheightxPYMx(.*)$/.exec(event.data);
  if (found) frame.style.height = parseInt(found[1]) + "px";
}});
</script>"""


def check_all_changes(page: Page, frame: Frame, width: int) -> None:
    """Load, narrow, unfold, fold: after each the frame is exactly as tall as the page in it."""
    assert until(page, lambda: is_exact(page, frame)), heights(page, frame)
    page.set_viewport_size({"width": width - 40, "height": SCREEN})
    page.wait_for_timeout(150)
    assert until(page, lambda: is_exact(page, frame)), heights(page, frame)
    before, *_ = heights(page, frame)
    frame.locator("summary", has_text="The numbers").click()
    assert until(page, lambda: heights(page, frame)[0] > before + 200), heights(page, frame)
    assert until(page, lambda: is_exact(page, frame)), heights(page, frame)
    assert frame.locator("table").first.is_visible()
    frame.locator("summary", has_text="The numbers").click()
    assert until(page, lambda: heights(page, frame)[0] == before), heights(page, frame)
    assert until(page, lambda: is_exact(page, frame)), heights(page, frame)


@pytest.mark.parametrize("width", WIDTHS)
def test_our_snippet_has_the_exact_height_and_nothing_moves(browser: Browser, width: int) -> None:
    snippet = embed.snippet_of(study_of("safe-zone"), url=MAP)
    with article(browser, snippet, width=width, height=TALL) as (page, frame):
        assert until(page, lambda: is_exact(page, frame)), heights(page, frame)
        page.wait_for_timeout(300)
        assert page.evaluate("shift") <= 0.01
        assert page.evaluate("document.documentElement.scrollWidth") == width
        check_all_changes(page, frame, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("listener", ["datawrapper", "pym"])
def test_listeners_that_a_host_already_has_are_enough(
    browser: Browser, listener: str, width: int
) -> None:
    plain = embed.snippet_of(study_of("safe-zone"), url=MAP, script=False)
    inside = {"datawrapper": DATAWRAPPER + plain, "pym": PYM}[listener]
    with article(browser, inside, width=width) as (page, frame):
        check_all_changes(page, frame, width)


def test_a_host_that_allows_no_inline_script_takes_the_file(browser: Browser) -> None:
    plain = embed.snippet_of(study_of("safe-zone"), url=MAP, script=False)
    address = "https://news.example/embed.js"
    policy = "script-src 'self'; style-src 'unsafe-inline'; frame-src https://maps.example"
    inside = f'{plain}<script src="{address}" defer></script>'
    files = {address: embed.read_listener()}
    with article(browser, inside, width=768, policy=policy, files=files) as (page, frame):
        check_all_changes(page, frame, 768)


@pytest.mark.parametrize(
    ("name", "lang"), [("safe-zone", "uk"), ("from-rzeszow", "en"), ("patriot-from-poland", "hu")]
)
def test_without_any_listener_the_start_height_fits_at_every_width(
    browser: Browser, name: str, lang: str
) -> None:
    plain = embed.snippet_of(study_of(name), url=MAP, lang=lang, script=False)
    with article(browser, plain, width=340, body=page_of(name, lang)) as (page, frame):
        assert until(page, lambda: is_exact(page, frame)), heights(page, frame)
        assert page.evaluate("shift") <= 0.01
        for width in (430, 1280):
            page.set_viewport_size({"width": width, "height": SCREEN})
            page.wait_for_timeout(150)
            assert until(page, lambda: is_exact(page, frame)), (width, heights(page, frame))
        frame.locator("section > details > summary").first.click()
        # Nobody makes room: the page scrolls inside its frame.
        assert frame.evaluate("document.documentElement.scrollHeight > innerHeight + 100")
        assert frame.evaluate("(scrollTo(0, 100), scrollY)") == 100


def test_a_height_is_told_once_and_again_when_asked(browser: Browser) -> None:
    snippet = embed.snippet_of(study_of("safe-zone"), url=MAP)
    with article(browser, snippet, width=768) as (page, frame):
        assert until(page, lambda: bool(page.evaluate("messages.length >= 3")))
        page.wait_for_timeout(300)
        height, *_ = heights(page, frame)
        name = "rangereach-safe-zone"
        told = [
            {"type": "rr:height", "id": name, "height": height},
            {"datawrapper-height": {name: height}},
            f"pymxPYMx{name}xPYMxheightxPYMx{height:g}",
        ]
        assert page.evaluate("messages") == told
        page.evaluate("frames[0].postMessage({ type: 'rr:ping' }, '*')")
        assert until(page, lambda: page.evaluate("messages") == told * 2)


def test_only_the_frame_itself_is_heard_and_only_within_bounds(browser: Browser) -> None:
    stranger = (
        '<iframe title="Other" class="other" sandbox="allow-scripts" srcdoc="<script>'
        "parent.postMessage({ type: 'rr:height', height: 50 }, '*')</script>\"></iframe>"
    )
    snippet = embed.snippet_of(study_of("safe-zone"), url=MAP)
    with article(browser, snippet + stranger, width=768) as (page, frame):
        assert until(page, lambda: is_exact(page, frame))
        before = heights(page, frame)
        for height in ("-1", "0", "1e9", "NaN", "'99px'", "null"):
            frame.evaluate(f"parent.postMessage({{ type: 'rr:height', height: {height} }}, '*')")
        frame.evaluate("parent.postMessage(null, '*')")
        page.wait_for_timeout(200)
        assert heights(page, frame) == before
        assert page.evaluate("document.querySelector('.other').style.height") == ""


def test_axe_finds_nothing_in_the_frame_with_everything_unfolded(browser: Browser) -> None:
    snippet = embed.snippet_of(study_of("safe-zone"), url=MAP)
    with article(browser, snippet, width=360, bypass_csp=True) as (_, frame):
        for folded in frame.locator("section > details > summary").all():
            folded.click()
        results = Axe().run(frame)  # a frame evaluates as a page does
        assert results.violations_count == 0, results.generate_report()


def test_a_frame_that_is_shown_later_fits_then(browser: Browser) -> None:
    plain = embed.snippet_of(study_of("safe-zone"), url=MAP).replace('loading="lazy"', "")
    inside = f'<details><summary>More</summary><div id="tab">{plain}</div></details>'
    with article(browser, inside, width=768, ready=False) as (page, frame):
        page.locator("summary").click()
        frame.wait_for_selector("html.rr-ready")
        assert until(page, lambda: is_exact(page, frame)), heights(page, frame)
        assert frame.locator(".rr-map path").count() > 10


def test_alone_the_page_stays_as_it_is(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page_of("safe-zone"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 768, "height": 900}, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html.rr-ready")
    assert page.locator("html.rr-embed").count() == 0
    assert page.locator("section > details > summary > h2").count() == 0
    context.close()


def test_the_host_may_choose_what_is_shown_and_nobody_else(browser: Browser) -> None:
    snippet = embed.snippet_of(study_of("safe-zone"), url=MAP)
    with article(browser, snippet, width=768) as (page, frame):
        slider = frame.locator("input[type=range]")
        before = slider.input_value()
        wish = "{ type: 'rr:set', km: 200, origin: 'PL' }"
        frame.evaluate(f"postMessage({wish}, '*')")
        page.wait_for_timeout(200)
        assert slider.input_value() == before
        page.evaluate(f"frames[0].postMessage({wish}, '*')")
        assert until(page, lambda: "200 km" in frame.locator(".rr-km-out").inner_text())
        assert frame.locator("select").first.input_value() == "PL"
        page.evaluate("frames[0].postMessage({ type: 'rr:set', km: 'far', origin: 7 }, '*')")
        page.wait_for_timeout(200)
        assert "200 km" in frame.locator(".rr-km-out").inner_text()


def test_sources_open_in_sight_and_lead_to_the_folded_ones(browser: Browser) -> None:
    snippet = embed.snippet_of(study_of("safe-zone"), url=MAP)
    with article(browser, snippet, width=768, height=900) as (page, frame):
        opener = frame.locator("header .rr-sure")
        opener.click()
        opened, button = (
            frame.locator("[popover]:popover-open").bounding_box(),
            opener.bounding_box(),
        )
        assert opened is not None
        assert button is not None
        assert 0 < opened["y"] - button["y"] < 100
        assert (
            frame.locator("section", has_text="Sources of every figure").locator("li").count() > 1
        )
        before, *_ = heights(page, frame)
        frame.locator("[popover]:popover-open a[href^='#']").click()
        assert frame.locator("details[open] > summary", has_text="Sources of every").count() == 1
        assert until(page, lambda: heights(page, frame)[0] > before + 100)


def test_sliding_does_not_move_the_article(browser: Browser) -> None:
    snippet = embed.snippet_of(study_of("safe-zone"), url=MAP)
    for width in (360, 768):
        with article(browser, snippet, width=width, height=TALL) as (page, frame):
            slider = frame.locator("input[type=range]")
            slider.focus()
            for key in ("End", "PageDown", "Home", "ArrowRight", "PageUp"):
                slider.press(key)
            page.wait_for_timeout(200)
            assert page.evaluate("messages.length") == 3
            assert page.evaluate("shift") <= 0.01
