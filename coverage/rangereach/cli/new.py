"""The command `new`: a commented scenario file to begin with, and its JSON schema."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from .candidates import complete_origin, complete_system
from .destination import STDOUT, check_destination, write
from .question import split_commas
from .terminal import say

__all__ = ["new_command"]

DEFAULT = "my-scenario.toml"
MARK = '"title": "A rangereach scenario"'
"""In every version of the schema."""

EXAMPLES = """\b
Examples:
  rangereach new
  rangereach new corridor.toml --from PL,SK --range 70-100
  rangereach new patriot.toml --from PL --system patriot --title "What if?"
  rangereach new --schema > scenario.schema.json
"""


@click.command("new", epilog=EXAMPLES, short_help="Write a commented scenario file to begin with.")
@click.argument("file", required=False, default=DEFAULT)
@click.option(
    "--from",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    shell_complete=complete_origin,
    help="A country code (PL, PL:soil, PL:road), or a listed place; default PL.",
)
@click.option(
    "--system",
    "systems",
    multiple=True,
    metavar="SYSTEM",
    shell_complete=complete_system,
    help="A system's published band, by id or alias.",
)
@click.option(
    "--range",
    "ranges",
    multiple=True,
    metavar="RANGE",
    help="A distance of your own: 70, 38nmi, 70-100; default 70-100.",
)
@click.option("--title", default="", metavar="TEXT", help="The question, as a reader sees it.")
@click.option("--schema", is_flag=True, help="Print the JSON schema of scenario files instead.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def new_command(
    *,
    file: str,
    origins: tuple[str, ...],
    systems: tuple[str, ...],
    ranges: tuple[str, ...],
    title: str,
    schema: bool,
    force: bool,
) -> None:
    """Write a commented scenario file, ready to run and to change.

    FILE is a .toml file, by default my-scenario.toml, or - for stdout. The JSON schema is
    written beside it: an editor with a TOML language server then completes keys, explains
    them and marks mistakes.
    """
    from rangereach.errors import OutputError
    from rangereach.scenarios.schema import SCHEMA_NAME
    from rangereach.shipped import scenarios_dir

    rules = (scenarios_dir() / SCHEMA_NAME).read_text("utf-8")
    if schema:
        write(STDOUT, rules)
        return
    check_destination(file, formats=(".toml",), force=force)
    beside = Path(file).parent / SCHEMA_NAME
    if file != STDOUT and beside.exists() and MARK not in beside.read_text("utf-8", "replace"):
        raise OutputError(
            f"{beside}: exists and is not rangereach's schema",
            hint="choose another folder, or - for stdout",
        )
    from rangereach.scenarios.draft import render_draft

    text = render_draft(
        origins=split_commas(origins),
        systems=split_commas(systems),
        ranges=ranges,
        title=" ".join(title.split()),
    )
    write(file, text)
    if file == STDOUT:
        return
    write(os.fspath(beside), rules)
    command = f"rangereach map {shlex.quote(file)}"
    say("Open it in an editor, change it, then type: " + command)
