"""The commands that measure: `map` and `reach`."""

from __future__ import annotations

from typing import Any

import click

from .destination import check_destination, write
from .language import language_option, read_wording
from .program import show_progress
from .question import question_options, read_question
from .slider import explore, slider_option
from .sweep import print_curve, sweep_option, take_sweep
from .terminal import print_text, say

__all__ = ["map_command", "reach_command"]

MAP_EXAMPLES = """\b
Examples:
  rangereach map                              safe-zone.html, the flagship
  rangereach map from-rzeszow --lang uk -o rzeszow.html
  rangereach map safe-zone --units mi         in miles instead of km
  rangereach map mine.toml                    a scenario file of your own
  rangereach map --from PL,SK --range 70-100
  rangereach map --from pl_medyka_road --system patriot
  rangereach map --places mine.csv --range 150 --into area.geojson
  rangereach map --places mine.csv --range 150 --slider
  rangereach map -o - > page.html             to stdout
"""

REACH_EXAMPLES = """\b
Examples:
  rangereach reach safe-zone
  rangereach reach --from PL:soil --range 160
  rangereach reach --from "Rzeszow" --system patriot --range 70
  rangereach reach safe-zone --format csv > reach.csv
  rangereach reach safe-zone --json
  rangereach reach --from PL --range 10..500 --step 1 --system patriot
  rangereach reach safe-zone --range 10..300
"""


@click.command("map", epilog=MAP_EXAMPLES, short_help="Write the interactive map of a scenario.")
@question_options
@click.option("-o", "--output", metavar="FILE", help="An .html file, or - for stdout.")
@language_option
@slider_option
@click.option("--force", is_flag=True, help="Replace a file that rangereach did not write.")
@click.option("--tiles", metavar="NAME", help="Tiles of a keyless provider under the map.")
def map_command(
    *,
    output: str | None,
    lang: str,
    units: str,
    slider: bool,
    force: bool,
    tiles: str | None,
    **question: Any,
) -> None:
    """Write the interactive map of a scenario as one self-contained file.

    SCENARIO is a bundled name (see: rangereach scenarios) or a TOML file; without it,
    build one with --from, --places, --system and --range. The path is printed to stdout,
    the finding to stderr. A map from bundled borders, soils and places has its slider
    without --slider.
    """
    wording = read_wording(lang, units)
    if output is not None:
        check_destination(output, formats=(".html",), force=force)
    if tiles is not None:
        _warn_of_tiles(tiles)
    scenario = read_question(**question)
    if output is None:
        output = f"{scenario.id}.html"
        check_destination(output, formats=(".html",), force=force)
    with show_progress("Drawing and measuring"):
        from rangereach.outputs.map import render
        from rangereach.outputs.wording import finding
        from rangereach.study import run

        study = run(scenario)
    explored = explore(scenario, slider=slider)
    page = render(study, lang=lang, units=units, exploration=explored, tiles=tiles)
    sentence = finding(study, wording)
    write(output, page)
    say(sentence)


def _warn_of_tiles(name: str) -> None:
    """Say what a page with tiles depends on, or refuse a provider before any work is done."""
    from rangereach.outputs.map import find_tiles

    found = find_tiles(name)
    servers = ", ".join(host.removeprefix("https://") for host in found.hosts)
    click.echo(
        f"note: the page asks {servers} for its background, which then knows who looks. Such "
        "servers may refuse a page opened as file:// or in a sandboxed frame without "
        "allow-same-origin; the page then shows the bundled map.",
        err=True,
    )


@click.command("reach", epilog=REACH_EXAMPLES, short_help="Print how far a scenario reaches.")
@question_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    help="A text table (the default), CSV or JSON.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@sweep_option
@click.option("--by-origin", is_flag=True, help="Along a sweep: each origin by itself as well.")
@language_option
def reach_command(
    *,
    form: str | None,
    as_json: bool,
    step: str | None,
    by_origin: bool,
    lang: str,
    units: str,
    **question: Any,
) -> None:
    """Print how far a scenario reaches: area, share, depth, oblasts, towns.

    SCENARIO is a bundled name (see: rangereach scenarios) or a TOML file; without it,
    build one with --from, --places, --system and --range. A --range such as 10..500 is a
    sweep: how reach grows with range, beside SCENARIO too.
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} ask for two formats")
    wording = read_wording(lang, units)
    question, sweep = take_sweep(question, step)
    if by_origin and sweep is None:
        raise click.UsageError("--by-origin goes with a sweep; a reach has each origin anyway")
    scenario = read_question(**question, sweep=sweep)
    if sweep is not None:
        form = "json" if as_json else form or "table"
        print_curve(scenario, sweep, form=form, wording=wording, by_origin=by_origin)
        return
    with show_progress("Measuring"):
        from rangereach.outputs import table
        from rangereach.study import run

        study = run(scenario)
        if as_json or form == "json":
            text = table.render_json(study)
        elif form == "csv":
            text = table.render_csv(study)
        else:
            text = table.render_text(study, lang=lang, units=units)
    print_text(text)
