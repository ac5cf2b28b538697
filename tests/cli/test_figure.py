"""`rangereach figure`: formats, sizes, and what keeps a picture from being written."""

import io
import struct
from pathlib import Path

import pytest
from pypdf import PdfReader

from .conftest import Invoke, Run

PLACE = ("--from", "EPRZ", "--range", "100")


def png_size(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">LL", content[16:24])
    return width, height


def test_the_flagship_without_a_word(run: Run, tmp_path: Path) -> None:
    ran = run("figure")
    assert (ran.returncode, ran.stdout) == (0, "safe-zone.svg\n")
    assert ran.stderr.startswith("Measured from the border of Poland, Slovakia, Hungary and")
    assert ran.stderr.count("\n") == 1
    text = (tmp_path / "safe-zone.svg").read_text("utf-8")
    assert 'viewBox="0 0 1200 630"' in text
    assert [path.name for path in tmp_path.iterdir()] == ["safe-zone.svg"]


def test_the_ending_chooses_the_format(invoke: Invoke, tmp_path: Path) -> None:
    for name in ("x.svg", "x.png", "x.PDF"):
        ran = invoke("figure", *PLACE, "-o", name, "--lang", "uk")
        assert (ran.exit_code, ran.stdout) == (0, f"{name}\n")
    assert png_size((tmp_path / "x.png").read_bytes()) == (1200, 630)
    assert b"<title" in (tmp_path / "x.svg").read_bytes()
    (page,) = PdfReader(io.BytesIO((tmp_path / "x.PDF").read_bytes())).pages
    assert float(page.mediabox.width) == pytest.approx(900)


def test_sizes_in_pixels_and_millimetres(invoke: Invoke, tmp_path: Path) -> None:
    def width_of(*options: str) -> int:
        ran = invoke("figure", *PLACE, "-o", "x.png", *options)
        assert ran.exit_code == 0, ran.stderr
        return png_size((tmp_path / "x.png").read_bytes())[0]

    assert width_of("--size", "square") == 1080
    assert width_of("--size", "page", "--dpi", "192") == 2200
    assert width_of("--width", "89mm") == pytest.approx(89 / 25.4 * 300, abs=2)
    assert width_of("--width", "8.9 cm", "--dpi", "100") == pytest.approx(89 / 25.4 * 100, abs=2)
    assert width_of("--size", "print") == pytest.approx(183 / 25.4 * 300, abs=2)


def test_a_picture_on_stdout_is_the_svg(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("figure", *PLACE, "-o", "x.svg").exit_code == 0
    to_stdout = invoke("figure", *PLACE, "-o", "-")
    assert to_stdout.stdout == (tmp_path / "x.svg").read_text("utf-8")


@pytest.mark.parametrize("name", ["x.svg", "x.png", "x.pdf"])
def test_only_our_own_pictures_are_replaced(invoke: Invoke, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"precious")
    refused = invoke("figure", *PLACE, "-o", name)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert (tmp_path / name).read_bytes() == b"precious"
    assert invoke("figure", *PLACE, "-o", name, "--force").exit_code == 0
    written = (tmp_path / name).read_bytes()
    assert invoke("figure", *PLACE, "-o", name).exit_code == 0
    assert (tmp_path / name).read_bytes() == written


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "x.gif"), "this command writes .svg, .png, .pdf"),
        (("-o", "no/x.svg"), "there is no folder"),
        (("--width", "wide"), "write 89mm"),
        (("--width", "10mm"), "cannot be drawn"),
        (("--width", "89mm", "--size", "page"), "--width is for print"),
        (("--size", "poster"), "social"),
        (("-o", "x.svg", "--dpi", "300"), "--dpi is for PNG"),
        (("-o", "x.png", "--dpi", "0"), "--dpi"),
        (("--lang", "xx"), "xx"),
    ],
)
def test_what_cannot_be_drawn(
    invoke: Invoke, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    refused = invoke("figure", *PLACE, *options)
    assert refused.exit_code == 2
    assert words in refused.stderr
    assert not list(tmp_path.iterdir())
