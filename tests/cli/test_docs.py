"""Every command in the page on the command line runs as it stands there."""

import json
import re
import shlex
from pathlib import Path

import pytest

from .conftest import Invoke

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
LINES = [
    line.split("#")[0]
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.M | re.S)
    for line in block.splitlines()
]


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_page_runs(invoke: Invoke, line: str) -> None:
    program, *args = shlex.split(line)
    result = invoke(*args)
    assert program == "rangereach"
    assert result.exit_code == 0, result.stderr
    if "--json" in args or "--schema" in args:
        assert isinstance(json.loads(result.stdout), dict)


def test_the_page_says_how_each_shell_is_installed() -> None:
    from rangereach.cli.completion import EPILOG

    for shell in ("bash", "zsh", "fish"):
        (command,) = re.findall(rf"rangereach completion {shell} > \S+[a-z]", EPILOG)
        assert command in PAGE
