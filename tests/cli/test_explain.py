"""`rangereach explain`: a scenario or a question of one's own, as text, Markdown and JSON."""

import json

from .conftest import Invoke

QUESTION = ("--from", "pl_medyka_road", "--range", "30")


def test_formats(invoke: Invoke) -> None:
    text = invoke("explain", *QUESTION)
    assert (text.exit_code, text.stderr) == (0, "")
    assert text.stdout.startswith("How these numbers come about: How far into Ukraine could 30 km")
    markdown = invoke("explain", *QUESTION, "--format", "markdown").stdout
    assert markdown.startswith("# How these numbers come about")
    assert "| As asked |" in markdown
    as_json = invoke("explain", *QUESTION, "--json").stdout
    assert as_json == invoke("explain", *QUESTION, "--format", "json").stdout
    assert json.loads(as_json)["origins"] == [
        {"id": "pl_medyka_road", "kind": "place", "country": "PL"}
    ]


def test_language_and_units(invoke: Invoke) -> None:
    text = invoke("explain", *QUESTION, "--lang", "uk", "--units", "mi").stdout
    assert text.startswith("Звідки взялися ці числа")
    assert invoke("explain", *QUESTION, "--lang", "xx").exit_code == 2


def test_two_formats_are_refused(invoke: Invoke) -> None:
    result = invoke("explain", *QUESTION, "--json", "--format", "markdown")
    assert result.exit_code == 2
    assert "two formats" in result.stderr
