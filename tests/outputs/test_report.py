"""Caption, text alternative and sources: publishable as they are, in every language."""

import dataclasses
import re

import pytest

from rangereach import scenarios
from rangereach.outputs import report
from rangereach.outputs.wording import Wording, finding, languages
from studies import HOSTILE, hostile_study, study_of, what_if


@pytest.mark.parametrize("lang", languages())
def test_a_caption_says_what_who_how_and_whose(lang: str) -> None:
    study = study_of("safe-zone")
    said, who, note, method, credit = report.render_caption(study, lang=lang).splitlines()
    assert said == finding(study, Wording(lang))
    assert "2024" in who
    assert "2024" in note
    assert "WGS84" in method
    assert "OpenStreetMap" in credit


@pytest.mark.parametrize("name", sorted(scenarios.list_bundled()))
def test_a_text_alternative_has_the_numbers_in_few_words(name: str) -> None:
    study = study_of(name)
    for lang in languages():
        alt = report.render_alt(study, lang=lang)
        assert alt.startswith(finding(study, Wording(lang)))
        assert len(alt) <= 401, (name, lang)


def test_sources_name_every_figure_in_and_out_of_its_band() -> None:
    study = study_of("patriot-from-poland")
    text = report.render_sources(study)
    (band,) = study.scenario.ranges
    assert text.partition("## The statements")[0].count("\n- **") == len(band.figures)
    assert text.count("in the band)") == sum(band.in_band)
    assert text.count("outside the band: one source)") == len(band.figures) - sum(band.in_band)
    for figure in band.figures:
        if figure.source.url:
            assert f"(<{figure.source.url}>)" in text
    assert "(hedge: ongeveer; press; in the band)" in text
    assert "maker, ministry or armed forces" in text
    assert "(date inferred)" in text
    assert "ODbL" in text
    assert "Scenario patriot-from-poland" in text


def test_a_distance_of_ones_own_has_no_source() -> None:
    text = report.render_sources(what_if(("PL",), ranges_km=((70.0, 100.0),)))
    assert "## 70 to 100 km\n\n70 to 100 km: your distance, no published source." in text


def test_text_from_outside_stays_text_in_markdown_html_and_templates() -> None:
    text = report.render_sources(hostile_study())
    assert not re.search(r"(?<![\\(])[<{`](?!\\)", text)
    assert "javascript:" not in text
    unescaped = re.sub(r"\\([^\w\s])", r"\1", text)
    assert all(mark in unescaped for mark in HOSTILE)


def test_text_from_outside_cannot_begin_a_line_of_its_own() -> None:
    study = hostile_study()
    band = study.scenario.ranges[0]
    figures = tuple(
        dataclasses.replace(
            figure, source=dataclasses.replace(figure.source, quote="1. one\n# two\u2028- three")
        )
        for figure in band.figures
    )
    ranges = (dataclasses.replace(band, figures=figures, label="a\nb"),)
    scenario = dataclasses.replace(study.scenario, ranges=ranges, title="c\r\nd")
    broken = dataclasses.replace(study, scenario=scenario)
    text = report.render_sources(broken)
    assert "  > 1\\. one \\# two - three" in text
    assert "\n# two" not in text
    assert text.startswith("# Sources: c d\n")
    assert len(report.render_caption(broken).splitlines()) == 5
