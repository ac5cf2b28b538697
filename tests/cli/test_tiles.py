"""`rangereach map --tiles`: what it says, and what it refuses before any work is done."""

from pathlib import Path

from .conftest import Invoke

PLACE = ("--from", "EPRZ", "--range", "100")


def test_tiles_come_with_a_word_of_warning(invoke: Invoke, tmp_path: Path) -> None:
    ran = invoke("map", *PLACE, "--tiles", "openstreetmap.mapnik", "-o", "page.html")
    assert (ran.exit_code, ran.stdout) == (0, "page.html\n")
    assert "tile.openstreetmap.org" in ran.stderr
    assert "file://" in ran.stderr
    assert "sandboxed" in ran.stderr
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "img-src data: https://tile.openstreetmap.org;" in page[:4096]


def test_a_provider_that_needs_a_key_is_refused(invoke: Invoke, tmp_path: Path) -> None:
    ran = invoke("map", *PLACE, "--tiles", "CartoDB.Positron")
    assert ran.exit_code == 2
    assert "needs a key" in ran.stderr
    assert "OpenStreetMap.Mapnik" in ran.stderr
    assert list(tmp_path.iterdir()) == []
