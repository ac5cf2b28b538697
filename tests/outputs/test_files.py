"""Scripts and styles go into the page without what only people read; Leaflet as published."""

import hashlib
from base64 import b64encode
from pathlib import Path

from rangereach.outputs.map.files import read_file, trim_script, trim_style, without_rules

LEAFLET = Path(__file__).parents[2] / "coverage/rangereach/outputs/page/leaflet"


def test_leaflet_is_the_published_file() -> None:
    # The hashes that Leaflet publishes for 1.9.4.
    for name, expected in (
        ("leaflet.js", "20nQCchB9co0qIjJZRGuk2/Z9VM+kNiyxNV1lvTlZBo="),
        ("leaflet.css", "p4NxAoJBhIIN+hmNHrzRCf9tD/miZyoHS5obTRR9BMY="),
    ):
        digest = hashlib.sha256((LEAFLET / name).read_bytes()).digest()
        assert b64encode(digest).decode() == expected
    assert "BSD 2-Clause" in (LEAFLET / "LICENSE").read_text(encoding="utf-8")


def test_the_parts_of_leaflet_are_those_that_its_recipe_builds() -> None:
    built = (LEAFLET / "core.js").read_bytes()
    digest = "ae241f50a400b8dc59250bb63fd06ad3524f58a8bbed42746c8c261abdf241a2"
    assert hashlib.sha256(built).hexdigest() == digest
    assert b"Vladimir Agafonkin" in built[:200]


def test_scripts_and_styles_lose_only_what_people_read() -> None:
    script = """
      /* Why
         this is. */
      const a = "//"; /* kept */
      // gone
      go({  // gone too
        url: "https://example.org", // it stays
      });
    """
    assert trim_script(script).split("\n") == [
        'const a = "//"; /* kept */',
        "go({",
        'url: "https://example.org",',
        "});",
    ]
    style = """
      /* Why. */
      a::before { content: "· "; margin: 0 auto }
      @media (min-width: 9px) { a,
        b { top: 0; } }
    """
    assert trim_style(style) == (
        'a::before{content: "· ";margin: 0 auto}@media (min-width: 9px){a,b{top: 0}}'
    )
    rules = "a b{top:0}c,\na  b i{left:0}@media print{a b{top:1}d{top:2}}"
    assert without_rules(rules, ("a b",)) == "c{left:0}@media print{d{top:2}}"


def test_leaflet_styles_keep_what_the_page_uses() -> None:
    style = read_file("leaflet/leaflet.css")
    for used in (".leaflet-pane", ".leaflet-bar a", ".leaflet-control-scale-line", ".leaflet-tile"):
        assert used in style
    assert "popup" not in style
    assert "url(" not in style


def test_own_scripts_have_no_text_that_runs_over_lines() -> None:
    # Only then may indentation be left out.
    for path in LEAFLET.parent.glob("*.js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, path.name
