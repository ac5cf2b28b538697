"""Two scenarios compared from Python: the sentence, the table and the map."""

import csv
import io
from pathlib import Path

import rangereach as rr
from rangereach.outputs.comparison import render_csv


def test_a_comparison_shows_itself_and_gives_its_table(tmp_path: Path) -> None:
    near, far = (rr.build(origins=["pl_medyka_road"], ranges_km=[(km, km)]) for km in (30, 50))
    seen = rr.compare(near, far)
    assert str(seen).startswith("B could reach about")
    rows = list(csv.DictReader(io.StringIO(render_csv(seen.comparison))))
    assert seen.table.columns.tolist() == list(rows[0])
    assert len(seen.table) == len(rows)
    assert seen.table.difference[0] == float(rows[0]["difference"])
    seen.map(lang="uk").save(str(tmp_path / "compare.html"))
    page = (tmp_path / "compare.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Content-Security-Policy" in page
    assert "<iframe" in seen._repr_html_()
