"""The command `explain`: how the numbers of a scenario come about."""

from __future__ import annotations

from typing import Any

import click

from .language import language_option, read_wording
from .program import show_progress
from .question import question_options, read_question
from .terminal import print_text

__all__ = ["explain_command"]

EXAMPLES = """\b
Examples:
  rangereach explain safe-zone
  rangereach explain --from PL:soil --range 160
  rangereach explain from-rzeszow --lang uk
  rangereach explain safe-zone --format markdown > method.md
  rangereach explain safe-zone --json
"""


@click.command("explain", epilog=EXAMPLES, short_help="Say how a scenario's numbers come about.")
@question_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    help="Text (the default), Markdown or JSON.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@language_option
def explain_command(
    form: str | None, as_json: bool, lang: str, units: str, **question: Any
) -> None:
    """Say how the numbers of a scenario come about, for whoever has to defend them.

    Where each distance is from, how it was measured, how exact every drawn edge is, which
    border it rests on, and what another border, soil instead of border or a set-back would
    change. SCENARIO and the options are those of rangereach reach.
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} ask for two formats")
    read_wording(lang, units)
    scenario = read_question(**question)
    with show_progress("Measuring, also on a second border"):
        from rangereach import sensitivity, study
        from rangereach.outputs import explanation

        answered = study.run(scenario)
        depends = sensitivity.run(answered)
        if as_json or form == "json":
            text = explanation.render_json(answered, depends)
        elif form == "markdown":
            text = explanation.render_markdown(answered, depends, lang=lang, units=units)
        else:
            text = explanation.render_text(answered, depends, lang=lang, units=units)
    print_text(text)
