"""The same input gives the same bytes: in every process, whatever was drawn before."""

import hashlib
import os
import re
import subprocess
import sys
import warnings

import folium
import pytest

from rangereach.outputs.figure import render_png, render_svg
from rangereach.outputs.map import draw_map, render
from studies import study_of

PROGRAM = """
import hashlib, sys
import rangereach.scenarios as scenarios, rangereach.study as study
from rangereach import exploration
from rangereach.outputs.figure import render_png, render_svg
from rangereach.outputs.map import render
if sys.argv[1] == "after others":
    import folium
    for _ in range(3):
        other = folium.Map()
        folium.Marker([0, 0]).add_to(other)
        other.get_root().render()
measured = study.run(scenarios.find("from-rzeszow"))
svg = render_svg(measured)
for made in (
    render(measured, exploration=exploration.load(measured.scenario)).encode(),
    render(measured, lang="uk").encode(),
    svg.encode(),
    render_png(svg, width_px=600),
):
    print(hashlib.sha256(made).hexdigest())
"""


def digests(seed: str, state: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, state],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.split()


def test_pages_and_pictures_are_the_same_in_every_process() -> None:
    first = digests("0", "alone")
    assert len(first) == 4
    assert digests("1", "after others") == first
    assert digests("random", "alone") == first


def test_a_page_does_not_depend_on_what_was_drawn_before() -> None:
    study = study_of("from-rzeszow")
    page = render(study)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = draw_map(study_of("safe-zone"))
        folium.Marker([49.8, 24.0]).add_to(other)
        other.get_root().render()
        folium.Map().add_js_link("extra", "https://extra.example/extra.js")
        folium.Map().get_root().render()
    try:
        assert render(study) == page
        drawn = draw_map(study)
        assert drawn.get_root().render() == drawn.get_root().render() == page
    finally:
        folium.Map.default_js[:] = [pair for pair in folium.Map.default_js if pair[0] != "extra"]


def test_pictures_are_the_same_twice() -> None:
    study = study_of("from-rzeszow")
    svg = render_svg(study)
    assert render_svg(study) == svg
    made = [hashlib.sha256(render_png(svg, width_px=300)).hexdigest() for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_a_page_has_no_trace_of_chance(lang: str) -> None:
    # Random ids of folium are 32 hexadecimal digits.
    page = render(study_of("from-rzeszow"), lang=lang)
    assert not re.search(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", page)
