"""The page as text: self-contained, escaped, the same bytes each time, the agreed data."""

import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import warnings
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pytest
import shapely

from rangereach import exploration, scenarios
from rangereach.catalogue import load_places
from rangereach.outputs.map import RangeMap, draw_map, render
from rangereach.outputs.map.drawing import encode, pack
from rangereach.outputs.markup import embed_json, link, tag
from rangereach.study import Study, run
from studies import HOSTILE, hostile_study, study_of, what_if


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="rr-data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def entered(data: dict[str, Any]) -> dict[str, float]:
    """From what range on each town is within reach, by id."""
    return dict(data["tables"]["all"]["towns"])


def unpack(text: str) -> list[tuple[int, int]]:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    numbers, bits, shift = [], 0, 0
    for character in text:
        value = alphabet.index(character)
        bits |= (value & 31) << shift
        shift += 5
        if value < 32:
            numbers.append(~(bits >> 1) if bits & 1 else bits >> 1)
            bits = shift = 0
    sums = np.cumsum(np.array(numbers).reshape(-1, 2), axis=0)
    return [(int(x), int(y)) for x, y in sums]


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_the_map_is_a_folium_map_and_saves_the_page(tmp_path: Path) -> None:
    study = study_of("from-rzeszow")
    drawn = draw_map(study)
    assert isinstance(drawn, folium.Map)
    drawn.save(str(tmp_path / "map.html"))
    saved = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert saved == render(study) == drawn.get_root().render()
    assert f'<meta name="generator" content="rangereach {study.version}">' in saved[:4096]


def test_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib, rangereach.scenarios as s, rangereach.study as t\n"
        "from rangereach.outputs.map import render\n"
        "page = render(t.run(s.find('from-rzeszow')))\n"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(ran.stdout.strip())
    digests.add(hashlib.sha256(render(study_of("from-rzeszow")).encode()).hexdigest())
    assert len(digests) == 1


def test_nothing_is_asked_from_outside() -> None:
    tags = Tags(render(study_of("from-rzeszow"))).seen
    loading = [attrs for _, attrs in tags if {"src", "srcset", "data", "action"} & attrs.keys()]
    links = [attrs for name, attrs in tags if name == "link"]
    assert not loading
    assert not links
    policy = next(
        attrs["content"]
        for name, attrs in tags
        if name == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["safe-zone", "from-rzeszow", "patriot-from-poland"])
def test_pages_are_small_with_a_slider_too(name: str) -> None:
    study = study_of(name)
    tables = exploration.load(study.scenario)
    assert tables is not None
    page = render(study, exploration=tables).encode()
    assert len(gzip.compress(page, mtime=0)) < 100_000


def test_a_page_of_forty_rings_is_small() -> None:
    roads = [place.id for place in load_places().values() if place.kind == "road"]
    study = what_if(tuple(roads[:30:3]), ranges_km=tuple((km, km) for km in (80, 150, 300, 500)))
    assert len(study.scenario.origins) == 10
    page = render(study).encode()
    assert len(gzip.compress(page, mtime=0)) < 100_000


def test_the_data_are_as_agreed() -> None:
    data = data_of(render(study_of("safe-zone")))
    agreed = {"strings", "target", "basemap", "origins", "bands", "places", "tables", "sources"}
    assert data["v"] == 1
    assert data["lang"] == "en"
    assert agreed <= data.keys()
    table = data["tables"]["all"]
    assert table["stops_km"] == [70, 100]
    assert table["area_km2"] == pytest.approx([64_430, 89_450], rel=0.003)
    assert set(data["tables"]) == {"all", "PL", "SK", "HU", "RO"}
    assert entered(data)["702550"] == pytest.approx(57.2, abs=0.5)  # Lviv
    assert dict(table["oblasts"])["UA-46"] == 70
    assert [source["quote"] for source in data["sources"]] == [
        "von bis zu 70 Kilometern Breite",
        "70, 80, 100 kilometers deep",
    ]


def test_a_town_is_within_a_stop_exactly_when_it_was_measured_so() -> None:
    study = study_of("safe-zone")
    data = data_of(render(study))
    table = data["tables"]["all"]
    for stop, edge in zip(table["stops_km"], ("low", "high"), strict=True):
        reached = set(study.row("zone", edge).town_ids)
        named = set(data["places"]["id"])
        assert {town for town, km in entered(data).items() if km <= stop} == reached & named


def test_what_is_drawn_is_what_was_measured() -> None:
    study = study_of("from-rzeszow")
    band = data_of(render(study))["bands"][0]
    for edge in band["edges"]:
        ring = next(
            ring for ring in study.rings if (ring.edge, ring.origin_id) == (edge["edge"], "all")
        )
        assert isinstance(ring.geometry, shapely.Polygon)
        drawn = np.array(unpack(edge["shape"][0][0])) / 1e5
        measured = shapely.get_coordinates(ring.geometry.exterior)[:-1]
        assert drawn == pytest.approx(measured, abs=0.5001e-5)


def test_a_border_zone_is_drawn_whole_inside_the_target() -> None:
    study = study_of("safe-zone")
    target = study.scenario.target.geometry
    for edge in data_of(render(study))["bands"][0]["edges"]:
        drawn = shapely.union_all(
            [
                shapely.make_valid(
                    shapely.Polygon(
                        np.array(unpack(rings[0])) / 1e5,
                        [np.array(unpack(ring)) / 1e5 for ring in rings[1:]],
                    )
                )
                for rings in edge["shape"]
            ]
        )
        measured = study.row("zone", edge["edge"]).geometry
        off = shapely.symmetric_difference(drawn.intersection(target), measured)
        assert off.area < 1e-4 * measured.area


@pytest.mark.parametrize("numbers", [[0, -1], [1, -1], [31, -32], [1023, -1024], [5_000_000, -1]])
def test_packing_is_undone_by_unpacking(numbers: list[int]) -> None:
    assert unpack(pack(numbers)) == [tuple(numbers)]


def test_encoding_leaves_out_no_corner() -> None:
    square = shapely.box(22, 48, 23, 49).difference(shapely.box(22.4, 48.4, 22.6, 48.6))
    outer, inner = encode(square)[0]
    assert len(unpack(outer)) == len(unpack(inner)) == 4
    assert encode(shapely.Polygon()) == []


def test_text_from_outside_is_only_text() -> None:
    page = render(hostile_study())
    tags = Tags(page).seen
    assert not [name for name, _ in tags if name in {"img", "iframe", "object", "embed"}]
    assert not [key for _, attrs in tags for key in attrs if key.startswith("on")]
    assert not [attrs for _, attrs in tags if (attrs.get("href") or "").startswith("javascript")]
    assert "1337" not in re.sub(r"<script>.*?</script>", "", page, flags=re.S)
    assert data_of(page)["sources"][0]["quote"] == "Quote " + "".join(HOSTILE)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:example.org", False),
        ("http://[bad", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, is_link: bool) -> None:
    written = link(url, "the <title>")
    assert ("<a " in written) is is_link
    assert "the &lt;title&gt;" in written


def test_json_cannot_leave_its_element() -> None:
    text = embed_json({"a": "</script><!-- & \u2028"})
    assert not re.search(r"[<>&\u2028]", text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028"}


def test_markup_escapes_text_and_attributes() -> None:
    assert tag("p", '<b>"', title='"<') == '<p title="&quot;&lt;">&lt;b&gt;&quot;</p>'


def with_marker(study: Study) -> RangeMap:
    drawn = draw_map(study)
    folium.Marker([49.8, 24.0], tooltip="mine").add_to(drawn)
    return drawn


def test_foreign_elements_bring_folium_back_and_warn_once() -> None:
    drawn = with_marker(study_of("from-rzeszow"))
    with pytest.warns(UserWarning, match="no content security policy"):
        page = drawn.get_root().render()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert drawn.get_root().render() == page
    assert "Content-Security-Policy" not in page
    assert any(name == "script" and attrs.get("src") for name, attrs in Tags(page).seen)
    # The next map is its own again.
    assert "Content-Security-Policy" in render(study_of("from-rzeszow"))


def test_a_page_of_nothing_reached_is_whole() -> None:
    page = render(what_if(("LT:soil",), systems=("patriot",)))
    assert "does not reach Ukraine" in page
    assert data_of(page)["tables"]["all"]["area_km2"] == [0, 0]
    assert re.search(r"Falls short by.*61", page, re.S)


def test_a_town_less_than_a_metre_inside_a_range_is_within_it_on_the_page() -> None:
    measured = what_if(("PL",), ranges_km=((70.0, 70.0),))
    shown = entered(data_of(render(measured)))
    farthest = max(measured.first_range_km().keys() & shown.keys(), key=measured.enters_m)
    km = measured.enters_m(farthest) / 1000 + 1e-5  # a centimetre beyond the town
    study = what_if(("PL",), ranges_km=((km, km),))
    assert farthest in study.row("range-1", "low").town_ids
    assert km - 0.001 <= entered(data_of(render(study)))[farthest] <= km


def test_an_area_without_a_named_town_is_a_page_like_any_other(tmp_path: Path) -> None:
    # A field near Rava-Ruska: no town of 15,000 people, and for the tiny one none at all.
    for size in (0.05, 0.0005):
        area = tmp_path / f"field-{size}.geojson"
        area.write_text(shapely.to_geojson(shapely.box(23.7, 50.2, 23.7 + size, 50.2 + size)))
        study = run(scenarios.build(origins=["PL"], ranges_km=["30"], into=area))
        page = render(study)
        assert not data_of(page)["places"]["id"]
        assert "not within reach" not in page.split("rr-data")[0]
        assert study.row("range-1", "low").share == pytest.approx(1, abs=1e-9)


def test_a_longer_range_may_take_in_small_towns_only() -> None:
    page = render(what_if(("PL",), ranges_km=((8.0, 11.0),)))
    assert re.search(r"Only within 11\skm: \d+ smaller listed towns?\.", page)
