"""Whatever stands in a text from outside stays text: in the page, for every payload."""

import dataclasses
import functools
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from shapely.geometry.base import BaseGeometry

from rangereach import scenarios
from rangereach.model import Figure, Place, Source
from rangereach.outputs import embed
from rangereach.outputs.figure import render_svg
from rangereach.outputs.map import render
from rangereach.rings import ALL
from rangereach.study import Study, run
from studies import study_of

RUN = "window.marked=1"
PAYLOADS = {
    "image": f'<img src=x onerror="{RUN}">',
    "script end": f"</script><script>{RUN}</script>",
    "style end": f"</style></title></textarea></noscript><script>{RUN}</script>",
    "drawing": f'"><svg onload={RUN}>',
    "attribute": f'" onfocus="{RUN}" autofocus tabindex="0" x="',
    "attribute in single quotes": f"' onmouseover='{RUN}' x='",
    "end of a text": f'";{RUN};//',
    "end of a single-quoted text": f"';{RUN};//\\",
    "backtick": f"`;{RUN};//`",
    "template literal": f"${{{RUN}}}",
    "braces": "{{7*191}}{% print 7*191 %}{# gone #}${7*191}#{7*191}",
    "comment": f"--><!--<script>{RUN}</script><!--><img src=x onerror={RUN}>",
    "address": f"javascript:{RUN}",
    "line ends": f"\u2028{RUN}//\u2029\n{RUN}\n",
    "escaped twice": f"&lt;img src=x onerror={RUN}&gt;&#60;img src=x onerror={RUN}&#62;",
    "section end": f"]]><script>{RUN}</script>",
}
"""Harmless marks: each shows itself if a page runs it instead of printing it."""

TEXTS = frozenset(
    {"title", "label", "hedge", "printed", "publisher", "quote", "first_source", "speaker"}
    | {"summary", "digest", "attribution", "licence", "changes", "url", "names"}
    | {"id", "band_id", "origin_id"}
)
KEPT = frozenset({ALL, "PL"})

Any_ = TypeVar("Any_")


@functools.cache
def measured() -> Study:
    """Return a study with a place, a border, a published band and an own distance."""
    place = Place(
        id="own-1",
        names={"en": "Place"},
        country="PL",
        kind="own",
        set="own",
        lon_deg=22.9,
        lat_deg=49.8,
        accuracy_m=0.0,
    )
    scenario = scenarios.build(
        places=[place], origins=["PL"], systems=["patriot"], ranges_km=[(40.0, 60.0), (80.0, 80.0)]
    )
    figures = tuple(
        Figure(
            id=f"f{number}",
            low_km=km,
            high_km=km,
            hedge="hedge",
            printed=("printed",),
            source=Source(
                publisher="Publisher",
                title="Title",
                url=url,
                date="2024-05",
                date_certain=False,
                quote="Quote",
                first_source="First",
            ),
        )
        for number, (km, url) in enumerate(
            [(40.0, "javascript:"), (60.0, "https://example.org/?q="), (900.0, "data:text/html,")]
        )
    )
    patriot, published, own = scenario.ranges
    published = dataclasses.replace(
        published, label="Label", figures=figures, in_band=(True, True, False)
    )
    claims = study_of("safe-zone").scenario.claims
    return run(
        dataclasses.replace(
            scenario,
            title="Title",
            ranges=(patriot, published, dataclasses.replace(own, label="Own")),
            claims=claims,
            digest="0",
        )
    )


def dress(value: Any_, change: Callable[[str], str], name: str = "") -> Any_:
    """Return the value with every text from outside in it changed, and ids alike everywhere."""
    changed: Any = value
    if isinstance(value, str):
        changed = change(value) if name in TEXTS and value not in KEPT else value
    elif isinstance(value, BaseGeometry):
        pass
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        if type(value).__name__ not in {"Scenario", "Range", "Figure", "Claim", "Origin", "Place"}:
            fields.pop("id", None)  # a key of a bundled table
        changed = dataclasses.replace(
            value, **{key: dress(part, change, key) for key, part in fields.items()}
        )
    elif isinstance(value, tuple):
        changed = tuple(dress(part, change, name) for part in value)
    elif isinstance(value, Mapping) and name in {"names", "towns", "countries", "oblasts"}:
        changed = {key: dress(part, change, name) for key, part in value.items()}
    return changed


def spaced(text: str | None) -> str:
    """Undo what keeps a number and its unit on one line."""
    return (text or "").replace("\u00a0", " ")


def use(page: Page) -> None:
    """Look at everything, press everything."""
    page.evaluate(
        """() => {
            document.querySelectorAll("details").forEach((part) => { part.open = true; });
            document.querySelectorAll("main *").forEach((element) => {
                element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
            });
            const seen = {};
            document.querySelectorAll("button, summary, input, select, path").forEach((element) => {
                const kind = element.tagName + element.getAttribute("class");
                seen[kind] = (seen[kind] || 0) + 1;
                if (seen[kind] > 2) return; // its like has been tried
                if (element.focus) element.focus();
                element.dispatchEvent(new MouseEvent("click", { bubbles: true }));
            });
        }"""
    )


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_in_every_text_stays_text(browser: Browser, tmp_path: Path, payload: str) -> None:
    study = dress(measured(), lambda text: text + payload)
    path = tmp_path / "page.html"
    path.write_text(render(study), encoding="utf-8", newline="")
    # The page's own policy would stop a script that got in; here nothing but the text's form does.
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, offline=True, bypass_csp=True
    )
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.on("dialog", lambda dialog: thrown.append(dialog.message))
    page.goto(path.as_uri())
    page.wait_for_selector("html.rr-ready")
    use(page)
    assert page.evaluate("window.marked") is None
    assert thrown == []
    assert page.locator(".rr-label:visible").count() > 4
    assert spaced(page.locator("h1").text_content()) == f"Title{payload}"
    assert "1337" not in (page.locator("body").text_content() or "")
    schemes = page.evaluate("[...document.links].map((link) => link.protocol)")
    assert schemes
    assert set(schemes) <= {"https:", "http:", "file:"}  # file: a place on the page itself
    context.close()


@pytest.mark.parametrize("first", range(4))
def test_pictures_and_snippets_keep_it_text(blank: Page, tmp_path: Path, first: int) -> None:
    payload = " ".join(list(PAYLOADS.values())[first::4])
    study = dress(measured(), lambda text: text + payload)
    preview = embed.render_preview(
        study, pages={"en": "map.en.html"}, picture="figure.png", url="https://news.example/a/"
    )
    answer = json.loads(embed.render_oembed(study, url="https://news.example/a/map.en.html"))
    snippet = embed.snippet_of(study, url="https://news.example/a/map.en.html")
    made = {
        "figure.svg": render_svg(study),
        "drawn.html": f"<!DOCTYPE html><meta charset=utf-8>{render_svg(study)}",
        "embed.html": preview,
        "article.html": f"<!DOCTYPE html><meta charset=utf-8><article>{snippet}{answer['html']}",
    }
    for name, text in made.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        blank.goto(path.as_uri(), wait_until="commit")
        blank.wait_for_load_state("domcontentloaded")
        assert blank.evaluate("window.marked") is None, name
        assert blank.locator("parsererror").count() == 0, name
        assert "1337" not in (blank.locator(":root").text_content() or ""), name
    assert blank.locator("article").evaluate("(element) => element.parentElement.tagName") == "BODY"
    assert blank.locator("article iframe").count() == 2
    assert blank.locator("article img").count() == 0


def skeleton(blank: Page, html: str) -> dict[str, Any]:
    """Return what the browser makes of a page: its elements, their attributes, its words."""
    found: dict[str, Any] = blank.evaluate(
        """(html) => {
            const page = new DOMParser().parseFromString(html, "text/html");
            const data = page.getElementById("rr-data").textContent;
            page.querySelectorAll("script, style").forEach((part) => part.remove());
            return {
                elements: [...page.querySelectorAll("*")].map(
                    (element) => [element.tagName, ...element.getAttributeNames()].join(" "),
                ),
                title: page.title,
                head: page.querySelector("h1").textContent,
                words: page.body.textContent,
                data: JSON.parse(data),
            };
        }""",
        html,
    )
    return found


MARKS = ["<", ">", '"', "'", "&", "`", "{{", "}}", "{%", "${", "<!--", "</script>", " =", "\\"]
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=30),
    st.lists(st.sampled_from(MARKS), max_size=12).map("".join),
)


def between(text: str) -> Study:
    """Put a text into every text but the addresses: what is no plain one loses its link."""
    return dress(measured(), lambda known: known if ":" in known else f"{known}({text})")


@pytest.fixture(scope="module")
def plain(blank: Page) -> list[str]:
    page = skeleton(blank, render(between("a")))
    elements: list[str] = page["elements"]
    return elements


@settings(max_examples=12)
@given(text=ANY_TEXT)
def test_no_text_changes_the_build_of_a_page_or_picture(
    blank: Page, plain: list[str], text: str
) -> None:
    told = skeleton(blank, render(between(text)))
    assert told["elements"] == plain
    fromstring(render_svg(between(text)))
    assert spaced(told["head"]) == spaced(f"Title({text})")
    assert told["title"].startswith("Title(")
    assert f"Quote({text})" in {source["quote"] for source in told["data"]["sources"]}
    for known in ("Label", "Publisher", "Quote", "First"):
        assert spaced(f"{known}({text})") in spaced(told["words"]), known


def test_files_of_a_user_are_read_as_text(browser: Browser, tmp_path: Path) -> None:
    every = " ".join(PAYLOADS.values())
    in_one_line = " ".join(every.split())
    area = {
        "type": "Feature",
        "properties": {"name": in_one_line},
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[23.2, 49.4], [24.6, 49.4], [24.6, 50.2], [23.2, 50.2], [23.2, 49.4]]],
        },
    }
    (tmp_path / "area.geojson").write_text(json.dumps(area), encoding="utf-8")
    quoted = json.dumps(in_one_line)
    (tmp_path / "mine.toml").write_text(
        f"""title = {quoted}
into = {{ file = "area.geojson" }}
[origin]
border = ["PL"]
[[range]]
label = {quoted}
low_km = 60
high_km = 60
[range.source]
publisher = {quoted}
title = {quoted}
url = "https://example.org/"
date = "2024"
quote = {quoted}
""",
        encoding="utf-8",
    )
    (tmp_path / "mine.csv").write_text(
        'name,lat,lon\n"{}",49.9,22.9\n'.format(in_one_line.replace('"', '""')), encoding="utf-8"
    )
    from rangereach.readers import read_places

    place = read_places(tmp_path / "mine.csv")
    context = browser.new_context(offline=True, bypass_csp=True)
    page = context.new_page()
    for scenario in (
        scenarios.load(tmp_path / "mine.toml"),
        scenarios.build(places=place, ranges_km=["90"], title=in_one_line),
    ):
        (tmp_path / "page.html").write_text(render(run(scenario)), encoding="utf-8")
        page.goto((tmp_path / "page.html").as_uri())
        page.wait_for_selector("html.rr-ready")
        use(page)
        assert page.evaluate("window.marked") is None
        assert spaced(page.locator("h1").text_content()) == in_one_line
    context.close()
