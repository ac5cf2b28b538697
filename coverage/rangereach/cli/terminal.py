"""What a terminal shows in bold and colour; a file and a pipe get the text alone."""

from __future__ import annotations

import re
import sys

import click

from .destination import STDOUT, write

__all__ = ["heading", "mistake", "print_text", "remedy", "say"]

_HEADED = re.compile(r"(?m)^((?:.+\n)*?.+)\n(=+|-+)$")
"""The lines of a heading, and the rule below them."""


def heading(text: str) -> str:
    """Return a heading as a terminal shows it; `click.echo` takes the style off elsewhere."""
    return click.style(text, bold=True)


def mistake(text: str) -> str:
    """Return the words that name an error, as a terminal shows them."""
    return click.style(text, fg="red", bold=True)


def remedy(text: str) -> str:
    """Return the words that introduce a hint, as a terminal shows them."""
    return click.style(text, fg="cyan", bold=True)


def say(sentence: str) -> None:
    """Print what was found to stderr: beside the path or the table, never in it.

    Parameters
    ----------
    sentence : str
        From a catalogue of sentences; a label from outside in it cannot steer the terminal.
    """
    from rangereach.outputs.table import plain

    click.echo(heading(plain(sentence)), err=True)


def print_text(text: str) -> None:
    """Print an answer to stdout; on a terminal its headings are bold.

    Parameters
    ----------
    text : str
        Lines without control characters. A heading has a rule of ``-`` or ``=`` below it.
    """
    if sys.stdout.isatty():
        click.echo(_HEADED.sub(lambda found: f"{heading(found[1])}\n{found[2]}", text), nl=False)
    else:
        write(STDOUT, text)
