"""Help: every command explains itself with examples that can be typed."""

import re
import shlex

import click
import pytest

import rangereach
from rangereach.cli import main

from .conftest import Invoke, Run

COMMANDS = [
    "map",
    "reach",
    "figure",
    "check",
    "compare",
    "explain",
    "embed",
    "story",
    "new",
    "scenarios",
    "claims",
    "places",
    "systems",
    "sources",
    "completion",
]


def test_help_lists_the_commands_in_order(invoke: Invoke) -> None:
    text = invoke("--help").stdout
    assert re.findall(r"^  ([a-z]+)  ", text, re.M)[-len(COMMANDS) :] == COMMANDS
    assert list(main.commands) == COMMANDS


def test_no_command_at_all_shows_the_help(invoke: Invoke) -> None:
    result = invoke()
    assert "Commands:" in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_examples(invoke: Invoke, command: str) -> None:
    for flag in ("-h", "--help"):
        result = invoke(command, flag)
        assert result.exit_code == 0
        assert "Example" in result.stdout
        assert f"  rangereach {command}" in result.stdout
        assert max(map(len, result.stdout.splitlines())) <= 80


def examples() -> list[str]:
    epilogs = [main.epilog or "", *(command.epilog or "" for command in main.commands.values())]
    lines = [line.strip() for epilog in epilogs for line in epilog.splitlines()]
    return [re.split(r"\s{2,}| > ", line)[0] for line in lines if line.startswith("rangereach ")]


@pytest.mark.parametrize("example", examples())
def test_every_option_in_an_example_exists(example: str) -> None:
    _, name, *words = shlex.split(example)
    command = main.commands[name]
    known = {flag for parameter in command.params for flag in parameter.opts}
    assert {word for word in words if word.startswith("-") and word != "-"} <= known


def test_every_option_has_a_help_text() -> None:
    for command in main.commands.values():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, parameter.name


def test_version(run: Run) -> None:
    ran = run("--version")
    assert (ran.returncode, ran.stdout) == (0, f"rangereach, version {rangereach.__version__}\n")
