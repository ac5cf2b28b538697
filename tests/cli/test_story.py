"""`rangereach embed` and `rangereach story`: what is printed, and a folder of all or nothing."""

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from .conftest import Invoke, Run

PLACE = ("--from", "EPRZ", "--range", "100")
FILES = {
    "map.en.html",
    "figure.svg",
    "figure.png",
    "figure-print.png",
    "reach.csv",
    "caption.txt",
    "alt.txt",
    "SOURCES.md",
    "embed.html",
    "embed.js",
    "oembed.json",
    "datawrapper.json",
}


def frame_of(text: str) -> dict[str, str | None]:
    found: list[dict[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "iframe":
                found.append(dict(attrs))

    Reader().feed(text)
    (frame,) = found
    return frame


def test_the_snippet_of_a_page(invoke: Invoke, tmp_path: Path) -> None:
    url = "https://news.example/maps/a.html?v=1&w=2"
    result = invoke("embed", *PLACE, "--url", url)
    assert result.exit_code == 0
    frame = frame_of(result.stdout)
    assert frame["src"] == f"{url}&rr-id=rangereach-what-if"
    assert (
        frame["title"]
        == "How far into Ukraine could 100 km reach from Rzeszow-Jasionka Airport (EPRZ)?"
    )
    assert "your distance, no published source" in (frame["aria-label"] or "")
    assert "allow-same-origin" not in (frame["sandbox"] or "")
    assert result.stdout.count("<script>") == 1
    assert len(re.findall(r"<script>(.*)</script>", result.stdout)[0]) <= 400
    assert result.stderr.startswith("Measured from Rzeszow")
    assert not list(tmp_path.iterdir())


def test_variants_of_the_snippet(invoke: Invoke, tmp_path: Path) -> None:
    plain = invoke("embed", *PLACE, "--no-script").stdout
    assert "<script" not in plain
    assert frame_of(plain)["height"]
    assert "allow-same-origin" in (
        frame_of(invoke("embed", *PLACE, "--tiles").stdout)["sandbox"] or ""
    )
    picture = invoke("embed", *PLACE, "--picture").stdout
    assert "iframe" not in picture
    assert 'src="https://example.org/what-if.png"' in picture
    assert 'alt="Measured from Rzesz' in picture
    assert invoke("embed", *PLACE, "--picture", "--no-script").exit_code == 2
    assert invoke("embed", *PLACE, "-o", "snippet.html").stdout == "snippet.html\n"
    assert "<iframe" in (tmp_path / "snippet.html").read_text("utf-8")


def test_addresses_of_a_scenario_with_a_name_of_ones_own(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "my zone.toml").write_text(
        '[origin]\nplaces = ["pl_eprz_airport"]\n[[range]]\nlow_km = 90\nhigh_km = 90\n'
    )
    frame = frame_of(invoke("embed", "my zone.toml").stdout)
    assert frame["src"] == "https://example.org/my%20zone.html?rr-id=rangereach-my-zone"
    url = "https://news.example/maps/zone"
    picture = invoke("embed", "my zone.toml", "--picture", "--url", url).stdout
    assert 'src="https://news.example/maps/my%20zone.png"' in picture


def test_an_unnamed_site_is_said(invoke: Invoke) -> None:
    assert "or name it with --url" in invoke("embed", *PLACE).stderr


@pytest.mark.parametrize(
    "url", ["news.example/a.html", "javascript:alert(1)", "https://", "a b", ""]
)
def test_an_address_must_be_complete(invoke: Invoke, url: str) -> None:
    for command in (("embed", *PLACE), ("story", *PLACE, "-o", "story")):
        result = invoke(*command, "--url", url)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "https://example.org/" in result.stderr


def test_a_story_has_everything(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("story", "safe-zone", "-o", "out/story", "--url", "https://news.example/s")
    assert result.exit_code == 0, result.stderr
    folder = tmp_path / "out" / "story"
    written = {path.name for path in folder.iterdir()}
    assert written == FILES
    assert {Path(line).name for line in result.stdout.splitlines()} == FILES
    assert all((tmp_path / line).is_file() for line in result.stdout.splitlines())
    assert result.stderr.count("\n") == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["story"]

    caption = (folder / "caption.txt").read_text("utf-8").splitlines()
    assert caption[0].startswith(
        "Measured from the border of Poland, Slovakia, Hungary and Romania"
    )
    assert "Nico Lange" in caption[1]
    assert "Hypothetical" in caption[2]
    assert "OpenStreetMap" in caption[-1]
    alt = (folder / "alt.txt").read_text("utf-8")
    assert len(alt) <= 401
    assert "64,400 to 89,400" in alt
    sources = (folder / "SOURCES.md").read_text("utf-8")
    assert "> 70, 80, 100 kilometers deep" in sources
    assert "(<https://censor.net/" in sources
    assert "ODbL" in sources
    oembed = json.loads((folder / "oembed.json").read_text("utf-8"))
    assert (oembed["version"], oembed["type"]) == ("1.0", "rich")
    frame = frame_of(oembed["html"])
    assert frame["src"] == "https://news.example/s/map.en.html?rr-id=rangereach-safe-zone"
    assert frame["height"] == str(oembed["height"])
    assert oembed["thumbnail_url"] == "https://news.example/s/figure.png"
    page = (folder / "map.en.html").read_text("utf-8")
    assert 'property="og:url" content="https://news.example/s/map.en.html"' in page
    assert 'type="application/json+oembed" href="https://news.example/s/oembed.json"' in page


def test_a_story_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    for name, seed in (("a", "0"), ("b", "1")):
        assert run("story", *PLACE, "-o", name, PYTHONHASHSEED=seed).returncode == 0
    for name in FILES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_a_map_in_each_language_once(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("story", *PLACE, "-o", "story", "--lang", "en, en")
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "story").iterdir()} == FILES
    refused = invoke("story", *PLACE, "-o", "other", "--lang", "en,xx")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "'xx'" in refused.stderr
    assert not (tmp_path / "other").exists()


def test_only_a_story_of_ours_is_replaced(invoke: Invoke, tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "caption.txt").write_text("precious")
    (folder / "notes.txt").write_text("mine")
    refused = invoke("story", *PLACE, "-o", "story")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "caption.txt: exists" in refused.stderr
    assert "--force" in refused.stderr
    assert (folder / "caption.txt").read_text() == "precious"
    assert invoke("story", *PLACE, "-o", "story", "--force").exit_code == 0
    assert (folder / "caption.txt").read_text("utf-8").startswith("Measured")
    (folder / "caption.txt").write_text("old")
    assert invoke("story", *PLACE, "-o", "story").exit_code == 0
    assert (folder / "caption.txt").read_text("utf-8").startswith("Measured")
    assert (folder / "notes.txt").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def test_where_a_story_cannot_go(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    (tmp_path / "story" / "alt.txt").mkdir(parents=True)
    for output, words in (
        ("file", "is not a folder"),
        ("", "is not a folder"),
        ("story", "is a folder where a file has to stand"),
        ("file/story", "cannot be written"),
        ("x" * 300, "File name too long"),
    ):
        result = invoke("story", *PLACE, "-o", output, "--force")
        assert (result.exit_code, result.stdout) == (2, ""), output
        assert words in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "story"]
    assert os.listdir(tmp_path / "story") == ["alt.txt"]
