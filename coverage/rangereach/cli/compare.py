"""The command that compares two scenarios: `compare`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from .candidates import complete_scenario
from .destination import STDOUT, check_destination, choose_format, write
from .language import language_option, read_wording
from .program import show_progress
from .terminal import print_text, say

if TYPE_CHECKING:
    from rangereach.model import Scenario

__all__ = ["compare_command"]

FORMATS = ("table", "csv", "json", "html")
ENDINGS = {".html": "html", ".csv": "csv", ".json": "json", ".txt": "table"}

EXAMPLES = """\b
Examples:
  rangereach compare 70-km-zone 100-km-zone
  rangereach compare 70-km-zone 100-km-zone -o zones.html
  rangereach compare patriot-from-poland west-and-south --lang uk
  rangereach compare safe-zone mine.toml --format csv > differences.csv
  rangereach compare safe-zone mine.toml --json
  rangereach compare "PL 70" "PL,RO 70-100"     what-ifs of your own
  rangereach compare "PL patriot" "PL:soil patriot"
"""


@click.command("compare", epilog=EXAMPLES, short_help="Compare two scenarios.")
@click.argument("a", shell_complete=complete_scenario)
@click.argument("b", shell_complete=complete_scenario)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="A text table (the default), CSV, JSON, or a page with the map of what changes.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("-o", "--output", metavar="FILE", help="A file; its ending says the format.")
@language_option
@click.option("--force", is_flag=True, help="Replace a file that rangereach did not write.")
def compare_command(
    *,
    a: str,
    b: str,
    form: str | None,
    as_json: bool,
    output: str | None,
    lang: str,
    units: str,
    force: bool,
) -> None:
    """Compare two scenarios: area, share, depth, oblasts, towns gained and lost.

    A and B are bundled names (see: rangereach scenarios) or TOML files that ask about the
    same target, or what-ifs in quotes: origins as for --from, and after a space ranges or
    systems. The shortest distances of both are compared with each other, and so are the
    longest. Differences are those of B less A. With -o and an .html file, the page shows a
    map of what changes.
    """
    form = choose_format(form, as_json=as_json, output=output, endings=ENDINGS, default="table")
    output = output or STDOUT
    wording = read_wording(lang, units)
    check_destination(output, formats=tuple(ENDINGS), force=force)
    with show_progress("Measuring"):
        from rangereach import comparison
        from rangereach.outputs import comparison as differences
        from rangereach.outputs.wording import comparison_finding

        found = comparison.run(_read_side(a), _read_side(b))
        if form == "html":
            from rangereach.outputs.map import render_comparison

            text = render_comparison(found, lang=lang, units=units)
        elif form == "csv":
            text = differences.render_csv(found)
        elif form == "json":
            text = differences.render_json(found)
        else:
            text = differences.render_text(found, lang=lang, units=units)
    if output != STDOUT:
        write(output, text)
        say(comparison_finding(found, wording))
        return
    print_text(text)
    if form == "table" and sys.stderr.isatty():
        click.echo("hint: the map of what changes: -o compare.html", err=True)


def _read_side(text: str) -> Scenario:
    """Return a scenario by name or file, or the what-if that two words ask for."""
    from rangereach import scenarios

    origins, _, distances = text.strip().rpartition(" ")
    if not origins or distances.casefold().endswith(".toml"):
        return scenarios.find(text)
    asked = distances.split(",")
    return scenarios.build(
        origins=[origin.strip() for origin in origins.split(",")],
        systems=[word for word in asked if not word[:1].isdigit()],
        ranges_km=[word for word in asked if word[:1].isdigit()],
        id=text.strip(),
    )
