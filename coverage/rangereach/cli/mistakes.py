"""What was mistyped on the command line, as one message with its remedy."""

from __future__ import annotations

import shlex

import click

from rangereach.errors import did_you_mean
from rangereach.shipped import scenarios_dir

__all__ = ["Mistake", "doubt_command", "explain_mistake"]


class Mistake(click.UsageError):
    """A mistake that comes with its remedy.

    Parameters
    ----------
    message, hint : str
        What is wrong, and what to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def explain_mistake(error: click.UsageError) -> tuple[str, str]:
    """Return what is wrong with what was typed, and what to do about it.

    Parameters
    ----------
    error : click.UsageError
        As click, or a command, raised it.

    Returns
    -------
    message, hint : str
    """
    message = error.format_message().rstrip(".")
    helped = f"{error.ctx.command_path if error.ctx else 'rangereach'} --help"
    if isinstance(error, Mistake):
        return message, error.hint
    if isinstance(error, click.NoSuchOption):
        return f"there is no option {error.option_name}", _other_option(error, helped)
    if "unexpected extra argument" in message:
        return message, (
            "put a value with a space in it in quotation marks, and its option before it; "
            f"{helped} shows examples"
        )
    return message, f"{helped} says more"


def doubt_command(group: click.Group, name: str) -> Mistake:
    """Return the refusal of a command that does not exist, with the one that was meant.

    Parameters
    ----------
    group : click.Group
        All commands.
    name : str
        As typed: perhaps a scenario, for which a command was left out.
    """
    bundled = [path.stem for path in scenarios_dir().glob("*.toml")]
    scenario = name if name.casefold().endswith(".toml") else did_you_mean(name, bundled)
    if near := did_you_mean(name, group.commands):
        hint = f"did you mean: rangereach {near}"
    elif scenario:
        hint = f"did you mean: rangereach map {shlex.quote(scenario)}"
    else:
        hint = f"choose one of: {', '.join(group.commands)}"
    return Mistake(f"No such command {name!r}", hint)


def _other_option(error: click.NoSuchOption, helped: str) -> str:
    """Say which option was meant, else which commands have the one that was typed."""
    listed = f"{helped} lists all"
    if error.ctx is None:
        return listed
    own = [flag for param in error.ctx.command.params for flag in param.opts]
    if near := did_you_mean(error.option_name, own):
        return f"did you mean {near}? {listed}"
    group = error.ctx.find_root().command
    having = [
        name
        for name, command in (group.commands if isinstance(group, click.Group) else {}).items()
        if any(error.option_name in param.opts for param in command.params)
    ]
    return f"it goes with: {', '.join(having)}" if having else listed
