"""Pictures as files: the same bytes each time, real text in the PDF, pixels of the right size."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

import rangereach
from drawings import by_id, read, texts
from rangereach.errors import OutputError
from rangereach.outputs.figure import render_pdf, render_png, render_svg
from rangereach.outputs.wording import Wording, finding
from studies import study_of

SCRIPT = """
import hashlib
from rangereach import scenarios, study
from rangereach.outputs import figure
svg = figure.render_svg(study.run(scenarios.find("safe-zone")), lang="uk", size="page")
for content in (svg.encode(), figure.render_png(svg), figure.render_pdf(svg)):
    print(hashlib.sha256(content).hexdigest())
"""


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_the_same_study_gives_the_same_bytes() -> None:
    svg = render_svg(study_of("safe-zone"), lang="uk", size="page")
    here = [
        hashlib.sha256(content).hexdigest()
        for content in (svg.encode(), render_png(svg), render_pdf(svg))
    ]
    root = Path(rangereach.__file__).parents[1]
    for seed, zone in (("1", "Asia/Tokyo"), ("77", "UTC")):
        env = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": seed, "TZ": zone}
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, check=True
        )
        assert ran.stdout.split() == here


def test_a_png_has_the_size_that_was_asked_for() -> None:
    social = render_svg(study_of("from-rzeszow"))
    assert picture(render_png(social)).size == (1200, 630)
    assert picture(render_png(social, width_px=2400)).size == (2400, 1260)
    assert picture(render_png(social, dpi=192)).size == (2400, 1260)
    square = render_svg(study_of("from-rzeszow"), size="square")
    assert picture(render_png(square)).size == (1080, 1080)
    print_svg = render_svg(study_of("from-rzeszow"), size="print", width_mm=89)
    printed = picture(render_png(print_svg, dpi=300))
    assert printed.width == pytest.approx(89 / 25.4 * 300, abs=2)
    assert printed.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert printed.info["Software"] == "rangereach"


def test_a_picture_that_no_memory_holds_is_refused() -> None:
    svg = render_svg(study_of("from-rzeszow"), size="print", width_mm=600)
    with pytest.raises(OutputError, match="too large") as refused:
        render_png(svg, dpi=1200)
    assert "fewer dots" in refused.value.hint
    with pytest.raises(OutputError, match="does not say"):
        render_png("<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_ink_in_greyscale_keeps_the_order() -> None:
    """Where the map shows near, far and beyond, grey goes from dark to light."""
    svg = render_svg(study_of("safe-zone"), size="page")
    grey = np.asarray(picture(render_png(svg)).convert("L"), dtype=float)
    shown = np.asarray(picture(render_png(svg)).convert("RGB"))
    root, fills = read(svg), []
    for name in ("within_70_km", "within_100_km", "Ukraine"):
        element = by_id(root, name)
        assert element is not None
        colour = element.get("fill", "")
        rgb = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        where = (shown == rgb).all(axis=2)
        assert where.sum() > 1000
        fills.append(grey[where].mean())
    assert fills == sorted(fills)
    assert np.diff(fills).min() > 10


def test_a_pdf_is_a_page_of_its_size_with_text_to_select() -> None:
    shown = study_of("safe-zone")
    svg = render_svg(shown, lang="uk", size="print", width_mm=89)
    reader = PdfReader(io.BytesIO(render_pdf(svg)))
    (page,) = reader.pages
    assert float(page.mediabox.width) == pytest.approx(89 / 25.4 * 72, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(
        float(read(svg).get("viewBox", "").split()[3]), abs=0.1
    )
    text = " ".join(page.extract_text().split())
    assert finding(shown, Wording("uk")).replace("\u00a0", " ") in text.replace("\u00a0", " ")
    for line in texts(read(svg)):
        if line.layer == "Labels":
            assert line.words.replace("\u00a0", " ") in text
    assert reader.metadata is not None
    assert reader.metadata.title == read(svg)[0].text
    assert reader.metadata.creation_date is None
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for resources in _resources(page)
        for font in resources.get("/Font", {}).values()
    }
    assert fonts == {"NotoSans-Regular", "NotoSans-Bold"}


def _resources(page: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    todo = [page]
    while todo:
        resources = todo.pop().get("/Resources", {}).get_object()
        found.append(resources)
        todo += [form.get_object() for form in resources.get("/XObject", {}).values()]
    return found


def test_without_its_extra_a_pdf_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(OutputError, match="needs the package typst") as refused:
        render_pdf(render_svg(study_of("from-rzeszow")))
    assert "rangereach[pdf]" in refused.value.hint
