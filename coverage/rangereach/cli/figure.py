"""The command that draws: `figure`."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .destination import STDOUT, check_destination, write
from .language import language_option, read_wording
from .program import show_progress
from .question import question_options, read_question
from .sweep import sweep_option, take_sweep
from .terminal import say

if TYPE_CHECKING:
    from rangereach.curve import Sweep
    from rangereach.model import Scenario
    from rangereach.outputs.wording import Wording

__all__ = ["figure_command"]

EXAMPLES = """\b
Examples:
  rangereach figure                               safe-zone.svg, 1200 by 630
  rangereach figure safe-zone -o zone.png --lang uk
  rangereach figure safe-zone -o zone.png --size page --dpi 192
  rangereach figure safe-zone -o zone.pdf --width 89mm
  rangereach figure --from PL,SK --range 70-100 -o what-if.svg
  rangereach figure --from PL --range 10..500 -o curve.svg
"""

FORMATS = (".svg", ".png", ".pdf")
SIZES = ("social", "square", "page", "print")
SCREEN_DPI, PRINT_DPI = 96.0, 300.0
LEAST_DPI, MOST_DPI = 36.0, 1200.0
_WIDTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(mm|cm|in)?\s*", re.IGNORECASE)
_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4}


def _read_width(_: click.Context, __: click.Parameter, text: str | None) -> float | None:
    """Read a width on paper, in millimetres where nothing else is said."""
    if text is None:
        return None
    found = _WIDTH.fullmatch(text)
    if found is None:
        raise click.BadParameter(f"{text!r} is no width: write 89mm, 8.9cm or 3.5in")
    return float(found[1]) * _MM[(found[2] or "mm").lower()]


@click.command("figure", epilog=EXAMPLES, short_help="Draw a static picture: SVG, PNG or PDF.")
@question_options
@sweep_option
@click.option("-o", "--output", metavar="FILE", help="A .svg, .png or .pdf file, or - for SVG.")
@language_option
@click.option(
    "--size",
    type=click.Choice(SIZES),
    help="social 1200x630 (the default), square 1080x1080, page 1100 wide, or print.",
)
@click.option(
    "--width",
    "width_mm",
    callback=_read_width,
    metavar="WIDTH",
    help="On paper: 89mm, 8.9cm, 3.5in. Means --size print, which is 183mm wide without it.",
)
@click.option(
    "--dpi",
    type=click.FloatRange(LEAST_DPI, MOST_DPI),
    help="Dots per inch of a PNG; default 96, in print 300. 192 doubles the pixels.",
)
@click.option("--force", is_flag=True, help="Replace a file that rangereach did not write.")
def figure_command(
    *,
    output: str | None,
    step: str | None,
    lang: str,
    units: str,
    size: str | None,
    width_mm: float | None,
    dpi: float | None,
    force: bool,
    **question: Any,
) -> None:
    """Draw a scenario as a static picture, without a browser.

    SCENARIO is a bundled name (see: rangereach scenarios) or a TOML file; without it,
    build one with --from, --places, --system and --range. An SVG has named layers and
    real text; a PDF needs the extra rangereach[pdf]. A --range such as 10..500 is a sweep:
    how reach grows with range is drawn as a curve. The path is printed to stdout, the
    finding to stderr.
    """
    wording = read_wording(lang, units)
    if width_mm is not None and size not in (None, "print"):
        raise click.UsageError(f"--width is for print: leave out --size {size}")
    size = size or ("social" if width_mm is None else "print")
    form = _form(output)
    if dpi is not None and form != ".png":
        raise click.UsageError(f"--dpi is for PNG: {form} has no dots")
    if output is not None:
        check_destination(output, formats=FORMATS, force=force)
    question, sweep = take_sweep(question, step)
    scenario = read_question(**question, sweep=sweep)
    if output is None:
        output = f"{scenario.id}{'-curve' if sweep else ''}.svg"
        check_destination(output, formats=FORMATS, force=force)
    with show_progress("Drawing and measuring"):
        from rangereach.outputs import figure

        figure.choose_sheet(size, width_mm)
        draw = partial(_draw_curve, sweep=sweep) if sweep else _draw_map
        svg, sentence = draw(scenario, wording, size=size, width_mm=width_mm)
        picture: str | bytes = svg
        if form == ".png":
            picture = figure.render_png(
                svg, dpi=dpi or (PRINT_DPI if size == "print" else SCREEN_DPI)
            )
        elif form == ".pdf":
            picture = figure.render_pdf(svg)
    write(output, picture)
    say(sentence)


def _draw_map(
    scenario: Scenario, wording: Wording, *, size: str, width_mm: float | None
) -> tuple[str, str]:
    """Return the picture of a scenario, and its finding."""
    from rangereach.outputs.figure import render_svg
    from rangereach.outputs.wording import finding
    from rangereach.study import run

    study = run(scenario)
    svg = render_svg(study, lang=wording.lang, units=wording.units, size=size, width_mm=width_mm)
    return svg, finding(study, wording)


def _draw_curve(
    scenario: Scenario, wording: Wording, *, sweep: Sweep, size: str, width_mm: float | None
) -> tuple[str, str]:
    """Return the picture of a curve, and its finding."""
    from rangereach.curve import trace
    from rangereach.outputs.figure import render_chart
    from rangereach.outputs.wording import curve_finding

    study = trace(scenario, sweep)
    svg = render_chart(study, lang=wording.lang, units=wording.units, size=size, width_mm=width_mm)
    return svg, curve_finding(study, wording)


def _form(output: str | None) -> str:
    """Return the format that a destination asks for; what has none is SVG."""
    if output in (None, STDOUT):
        return ".svg"
    suffix = Path(str(output)).suffix.casefold()
    return suffix if suffix in FORMATS else ".svg"
