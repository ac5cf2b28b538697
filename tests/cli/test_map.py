"""`rangereach map`: where the page goes, and what keeps it from being written."""

import os
import stat
import sys
from pathlib import Path

import pytest

from .conftest import Invoke, Run

PLACE = ("--from", "EPRZ", "--range", "100")
MARK = '<meta name="generator" content="rangereach'


def test_the_flagship_without_a_word(run: Run, tmp_path: Path) -> None:
    ran = run("map")
    assert (ran.returncode, ran.stdout) == (0, "safe-zone.html\n")
    assert ran.stderr.startswith("Measured from the border of Poland, Slovakia, Hungary and")
    assert ran.stderr.count("\n") == 1
    page = (tmp_path / "safe-zone.html").read_text("utf-8")
    assert MARK in page[:4096]
    assert [path.name for path in tmp_path.iterdir()] == ["safe-zone.html"]


def test_a_page_on_stdout_is_the_page_in_the_file(invoke: Invoke, tmp_path: Path) -> None:
    to_file = invoke("map", *PLACE, "-o", "page.html")
    to_stdout = invoke("map", *PLACE, "-o", "-")
    assert to_file.exit_code == to_stdout.exit_code == 0
    assert to_file.stdout == "page.html\n"
    assert to_stdout.stdout == (tmp_path / "page.html").read_text("utf-8")
    assert to_stdout.stderr == to_file.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_names_of_pages(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("map", *PLACE).stdout == "what-if.html\n"
    (tmp_path / "my zone.toml").write_text(
        '[origin]\nplaces = ["pl_eprz_airport"]\n[[range]]\nlow_km = 90\nhigh_km = 90\n'
    )
    assert invoke("map", "my zone.toml").stdout == "my zone.html\n"


def test_only_our_own_pages_are_replaced(invoke: Invoke, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.html"
    theirs.write_text("<p>precious</p>" + "x" * 5000 + MARK)
    refused = invoke("map", *PLACE, "-o", "theirs.html")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert theirs.read_text().startswith("<p>precious")
    assert invoke("map", *PLACE, "-o", "theirs.html", "--force").exit_code == 0
    assert MARK in theirs.read_text("utf-8")[:4096]
    assert invoke("map", *PLACE, "-o", "theirs.html").exit_code == 0


def test_the_default_file_is_guarded_too(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "what-if.html").write_text("precious")
    assert invoke("map", *PLACE).exit_code == 2
    assert (tmp_path / "what-if.html").read_text() == "precious"


def test_a_link_is_followed_and_rights_are_kept(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("map", *PLACE, "-o", "page.html").exit_code == 0
    umask = os.umask(0)
    os.umask(umask)
    page = tmp_path / "page.html"
    assert stat.S_IMODE(page.stat().st_mode) == 0o666 & ~umask
    page.chmod(0o640)
    (tmp_path / "link.html").symlink_to(page)
    assert invoke("map", *PLACE, "-o", "link.html").exit_code == 0
    assert (tmp_path / "link.html").is_symlink()
    assert stat.S_IMODE(page.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("page.svg", "this command writes .html"),
        ("page", "this command writes .html"),
        ("", "this command writes .html"),
        ("nowhere/page.html", "there is no folder 'nowhere'"),
        ("folder.html", "is a folder"),
    ],
)
def test_where_a_page_cannot_go(invoke: Invoke, tmp_path: Path, output: str, words: str) -> None:
    (tmp_path / "folder.html").mkdir()
    result = invoke("map", *PLACE, "-o", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["folder.html"]


def test_a_folder_that_refuses(run: Run, tmp_path: Path) -> None:
    # A name that is too long fails in the same place as a disk that is full.
    ran = run("map", *PLACE, "-o", "x" * 300 + ".html")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "cannot be written" in ran.stderr
    assert not list(tmp_path.iterdir())


def test_a_bug_is_one_line_and_exit_code_1(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    # A broken installation stands for our bug: the module is there, the function is not.
    monkeypatch.delattr("rangereach.study.run")
    result = invoke("map", *PLACE)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "please report it: ImportError" in result.stderr
    assert isinstance(invoke("--debug", "map", *PLACE).exception, ImportError)


def test_a_label_from_outside_cannot_steer_the_terminal(invoke: Invoke, tmp_path: Path) -> None:
    head = '[origin]\nplaces = ["pl_eprz_airport"]\n[[range]]\n'
    band = 'label = "a\\u001b[2Jb"\nsystem = "patriot"\n'
    (tmp_path / "mine.toml").write_text(head + band)
    assert "\x1b" not in invoke("map", "mine.toml").stderr
    (tmp_path / "bad.csv").write_text("name,lat,lon\n\x1b[2JKyiv,50.45,30.52\n")
    refused = invoke("map", "--places", "bad.csv", "--range", "70")
    assert "Ukraine" in refused.stderr
    assert "\x1b" not in refused.stderr


def test_a_reader_that_leaves_is_no_error(run: Run) -> None:
    ran = run("--version")  # the interpreter and the package are found
    assert ran.returncode == 0
    import subprocess

    import rangereach

    code = f"{sys.executable} -m rangereach sources | head -n 1; echo ${{PIPESTATUS[0]}}"
    piped = subprocess.run(
        ["bash", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(rangereach.__file__).parents[1])},
    )
    assert piped.stdout.splitlines() == ["Data", "0"]
    assert piped.stderr == ""


def test_bundled_origins_have_their_slider_and_others_on_demand(
    invoke: Invoke, tmp_path: Path
) -> None:
    (tmp_path / "own.csv").write_text("name,lat,lon\nPrzemyśl,49.785,22.767\n", "utf-8")
    own = ("--places", "own.csv", "--range", "100", "-o", "-")
    bundled, without, asked = (
        invoke("map", *question) for question in ((*PLACE, "-o", "-"), own, (*own, "--slider"))
    )
    assert '"fronts":{"pl_eprz_airport":[[300,' in bundled.stdout
    assert '"fronts"' not in without.stdout
    assert '"fronts":{"own-1":[[300,' in asked.stdout
    assert asked.stderr == without.stderr
