"""What goes into an article: the frame, oEmbed, area markers; text from outside stays text."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from rangereach import earth
from rangereach.errors import OutputError
from rangereach.outputs import embed
from rangereach.outputs.wording import finding, languages, title
from studies import hostile_study, study_of, what_if

ROOT = Path(__file__).parents[2]
URL = "https://news.example/map.en.html"


def tags_of(text: str) -> list[tuple[str, dict[str, str | None]]]:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(text)
    return found


def test_the_frame_can_do_no_more_than_it_needs() -> None:
    ((_, frame),) = tags_of(embed.snippet_of(study_of("safe-zone"), url=URL, script=False))
    assert set((frame["sandbox"] or "").split()) == {
        "allow-scripts",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
        "allow-downloads",
    }
    assert (frame["allow"], frame["loading"]) == ("fullscreen", "lazy")
    assert frame["aria-label"] == finding(study_of("safe-zone"))


def test_the_listener_is_one_and_small() -> None:
    snippet = embed.snippet_of(study_of("safe-zone"), url=URL)
    inline = snippet.partition("<script>")[2].removesuffix("</script>")
    assert len(inline.encode()) <= 400
    comment, *lines = embed.read_listener().splitlines()
    assert comment.startswith("/*")
    assert "".join(lines) == inline


def test_text_from_outside_is_text_wherever_it_stands() -> None:
    study = hostile_study()
    whole = embed.snippet_of(study, url=URL)
    assert [name for name, _ in tags_of(whole)] == ["iframe", "script"]
    assert tags_of(whole)[0][1]["title"] == title(study)
    picture = embed.picture_snippet(study, url=URL, picture_url="https://news.example/p.png")
    assert [name for name, _ in tags_of(picture)] == ["a", "img"]
    answer = json.loads(embed.render_oembed(study, url=URL))
    assert answer["title"] == title(study)
    assert [name for name, _ in tags_of(answer["html"])] == ["iframe"]
    page = embed.render_preview(study, pages={"en": "m.html"}, picture="p.png", url=URL + "/")
    names = [name for name, _ in tags_of(page)]
    assert names.count("iframe") == 1
    assert names.count("script") == 2
    assert "svg" not in names


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//news.example", "map.html", "data:,a", ""]
)
def test_only_a_complete_address_is_embedded(url: str) -> None:
    study = study_of("safe-zone")
    for write in (
        lambda: embed.snippet_of(study, url=url),
        lambda: embed.picture_snippet(study, url=URL, picture_url=url),
        lambda: embed.render_oembed(study, url=url),
        lambda: embed.render_oembed(study, url=URL, picture_url=url),
    ):
        with pytest.raises(OutputError, match="is not an address"):
            write()


def test_an_oembed_answer_has_what_its_standard_asks_for() -> None:
    answer = json.loads(embed.render_oembed(study_of("safe-zone"), url=URL))
    assert {"version", "type", "html", "width", "height"} <= answer.keys()
    assert not [key for key in answer if key.startswith("thumbnail")]
    assert isinstance(answer["width"], int)
    assert isinstance(answer["height"], int)


def markers_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["markers"]
    return found


@pytest.mark.parametrize("name", ["safe-zone", "from-rzeszow"])
def test_area_markers_are_what_was_measured(name: str) -> None:
    study = study_of(name)
    markers = markers_of(embed.render_markers(study))
    rows = [row for row in study.by_range_km().values() if row.area_m2]
    assert len(markers) == len(rows)
    for marker, row in zip(markers, rows[::-1], strict=True):
        assert marker["type"] == "area"
        area = shape(marker["feature"]["geometry"])
        assert area.is_valid
        # Rounding moves a vertex by at most a metre: the outline's length times that.
        length_m = shapely.length(area) * 112_000
        assert earth.area_m2(area) == pytest.approx(row.area_m2, abs=length_m)
        assert marker["title"] == f"within {row.range_km:g} km"
    assert markers_of(embed.render_markers(what_if(("LT:soil",), systems=("patriot",)))) == []


def test_a_high_edge_is_dashed_and_the_shorter_range_lies_on_top() -> None:
    far, near = markers_of(embed.render_markers(study_of("safe-zone")))
    assert (far["title"], near["title"]) == ("within 100 km", "within 70 km")
    assert far["properties"]["stroke-dasharray"] != near["properties"]["stroke-dasharray"]
    assert far["properties"]["fill"] > near["properties"]["fill"]  # lighter


@pytest.mark.parametrize("lang", languages())
def test_everything_exists_in_every_language(lang: str) -> None:
    study = study_of("safe-zone")
    page = embed.render_preview(
        study,
        pages={lang: f"map.{lang}.html"},
        picture="p.png",
        url="https://a.example/",
        lang=lang,
    )
    assert f'<html lang="{lang}">' in page
    assert f"https://a.example/map.{lang}.html?rr-id=" in page
    markers = markers_of(embed.render_markers(study, lang=lang))
    assert all("70" in marker["title"] or "100" in marker["title"] for marker in markers)


def test_the_documented_messages_are_those_of_the_page() -> None:
    text = (ROOT / "docs" / "embedding.md").read_text("utf-8")
    page = (ROOT / "coverage/rangereach/outputs/page/embed.js").read_text("utf-8")
    named = set(re.findall(r"rr:\w+|datawrapper-height|childId|rr-id|xPYMxheightxPYMx", text))
    assert named == {
        "rr:height",
        "rr:ping",
        "rr:set",
        "datawrapper-height",
        "childId",
        "rr-id",
        "xPYMxheightxPYMx",
    }
    assert all(name in page for name in named)
