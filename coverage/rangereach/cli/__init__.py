"""The command line: parse, call, write, exit codes.

The only room that writes files. Nothing but click is imported before a command runs,
so that ``rangereach --help`` is as quick as click is.
"""

from __future__ import annotations

import click

from rangereach import __version__

from .bands import systems
from .check import check_command
from .claims import claims_command
from .compare import compare_command
from .completion import completion_command
from .explain import explain_command
from .figure import figure_command
from .listings import places, scenarios, sources
from .new import new_command
from .program import Program
from .story import embed_command, story_command
from .work import map_command, reach_command

__all__ = ["main"]

EXAMPLES = """\b
Examples:
  rangereach map                                the flagship map, safe-zone.html
  rangereach reach safe-zone                    its numbers
  rangereach map --from PL,SK --range 70-100    a what-if of your own
  rangereach systems patriot                    every published figure

Distances are geodesic, figures are published ones, and every answer is hypothetical:
it is geometry, not a statement about any deployment.
"""


@click.group(cls=Program, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rangereach")
@click.option("--debug", is_flag=True, help="Show the full traceback of an unexpected error.")
def main(debug: bool) -> None:
    """Draw how far a published range could reach into Ukraine, and measure it.

    Draws geodesic range rings and buffers from public border places and border lines,
    measures how far they reach into Ukraine's recognised territory, and writes a map or
    a table in which every number has its source.
    """


main.add_command(map_command)
main.add_command(reach_command)
main.add_command(figure_command)
main.add_command(check_command)
main.add_command(compare_command)
main.add_command(explain_command)
main.add_command(embed_command)
main.add_command(story_command)
main.add_command(new_command)
main.add_command(scenarios)
main.add_command(claims_command)
main.add_command(places)
main.add_command(systems)
main.add_command(sources)
main.add_command(completion_command)
