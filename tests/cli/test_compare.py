"""The command `compare`: what it prints, what it writes, and what it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Invoke

MINE = """
title = "A zone of my own"
[origin]
border = ["PL"]
[[range]]
low_km = 40
high_km = 40
"""
ELSEWHERE = MINE.replace("[origin]", 'into = "SK"\n[origin]')


def test_two_scenarios_by_name_or_file(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINE, "utf-8")
    table = invoke("compare", "70-km-zone", "mine.toml")
    assert (table.exit_code, table.stderr) == (0, "")
    told = " ".join(table.stdout.split())
    assert "70-km-zone and mine compared: how far into Ukraine?" in told
    assert "A could reach about" in told
    assert "B: A zone of my own" in told
    rows = list(
        csv.DictReader(
            io.StringIO(invoke("compare", "70-km-zone", "mine.toml", "--format", "csv").stdout)
        )
    )
    assert rows[0]["change"] == "less"
    as_json = invoke("compare", "70-km-zone", "mine.toml", "--json")
    assert as_json.stdout == invoke("compare", "70-km-zone", "mine.toml", "--format", "json").stdout
    answer = json.loads(as_json.stdout)
    assert (answer["a"]["scenario"], answer["b"]["scenario"]) == ("70-km-zone", "mine")
    assert answer["edges"][0]["difference"]["area_km2"] == float(rows[0]["difference"])


def test_a_file_says_its_format(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINE, "utf-8")
    for name, begin in (
        ("x.html", "<!DOCTYPE html>"),
        ("x.csv", "edge,"),
        ("x.json", "{"),
        ("x.txt", "70-km-zone and mine"),
    ):
        written = invoke("compare", "70-km-zone", "mine.toml", "-o", name)
        assert (written.exit_code, written.stdout) == (0, f"{name}\n")
        assert written.stderr.startswith("A could reach about")
        assert (tmp_path / name).read_text("utf-8").startswith(begin)
    to_stdout = invoke("compare", "70-km-zone", "mine.toml", "--format", "html", "-o", "-")
    assert to_stdout.stdout == (tmp_path / "x.html").read_text("utf-8")
    polish = invoke("compare", "70-km-zone", "mine.toml", "--lang", "pl", "--units", "nmi")
    assert "37,8" in polish.stdout


def test_what_ifs_on_the_spot(invoke: Invoke) -> None:
    asked = invoke("compare", "pl_medyka_road 40", "pl_medyka_road, EPRZ 40,camm_er", "--json")
    answer = json.loads(asked.stdout)
    assert answer["a"]["scenario"] == "pl_medyka_road 40"
    assert [edge["b"]["range_km"] for edge in answer["edges"]] == [40.0]
    assert answer["b"]["sources"][0]["band_id"] == "camm_er"
    told = invoke("compare", "pl_medyka_road 40", "PL 38nmi").stdout
    assert "pl_medyka_road 40 and PL 38nmi compared" in told
    assert "your distance" in told or "the distance is your own" in told


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["70-km-zone"], "missing argument"),
        (["70-km-zone", "nope"], "there is no scenario 'nope'"),
        (["70-km-zone", "100-km-zon"], "did you mean '100-km-zone'?"),
        (["70-km-zone", "PL patriott"], "did you mean 'patriot'"),
        (["70-km-zone", "Atlantis 70"], "there is no place 'Atlantis'"),
        (["70-km-zone", "no such.toml"], "no such.toml"),
        (["70-km-zone", "elsewhere.toml"], "two targets cannot be compared"),
        (["70-km-zone", "elsewhere.toml"], "hint: give both scenarios the same `into`"),
        (["70-km-zone", "safe-zone", "--json", "--format", "csv"], "csv and json are two formats"),
        (["70-km-zone", "safe-zone", "--json", "-o", "x.html"], "json and html are two formats"),
        (["70-km-zone", "safe-zone", "-o", "x.svg"], ".html, .csv, .json, .txt"),
        (["70-km-zone", "safe-zone", "-o", "no/x.html"], "there is no folder"),
        (["70-km-zone", "safe-zone", "-o", "mine.html"], "--force"),
        (["70-km-zone", "safe-zone", "--lang", "xx"], "there is no language 'xx'"),
        (["70-km-zone", "safe-zone", "100-km-zone"], "unexpected extra argument"),
    ],
)
def test_nonsense_is_one_clear_error(
    invoke: Invoke, tmp_path: Path, args: list[str], words: str
) -> None:
    (tmp_path / "elsewhere.toml").write_text(ELSEWHERE, "utf-8")
    (tmp_path / "mine.html").write_text("of my own", "utf-8")
    result = invoke("compare", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words.casefold() in result.stderr.casefold()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere.toml", "mine.html"]
    assert (tmp_path / "mine.html").read_text("utf-8") == "of my own"
