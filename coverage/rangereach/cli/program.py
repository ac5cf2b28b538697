"""Errors as exit codes: 0 good, 2 the user can mend it, 1 our bug."""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from .mistakes import doubt_command, explain_mistake
from .terminal import mistake, remedy

__all__ = ["Program", "show_progress", "show_steps"]

PATIENCE_S = 1.0
"""Work that takes longer says on a terminal what it is doing."""


class Program(click.Group):
    """The command group that turns errors into messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands as they were added: the work first."""
        return list(self.commands)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the options before the command."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.NoSuchOption as error:
            raise Refusal(*explain_mistake(error)) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; say which one was meant."""
        name = args[0]
        if not ctx.resilient_parsing and self.get_command(ctx, name) is None:
            raise doubt_command(self, name)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; no traceback reaches a user who did not ask for it."""
        from rangereach.errors import RangereachError

        for stream in (sys.stdout, sys.stderr):
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="replace")  # a terminal that lacks a letter gets a "?"
        try:
            with _say_notes():
                return super().invoke(ctx)
        except RangereachError as error:
            raise Refusal(error.message, error.hint) from error
        except click.UsageError as error:
            raise Refusal(*explain_mistake(error)) from error
        except BrokenPipeError:
            # The reader left, as `head` does. Python would complain once more on exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise Refusal(f"{where}{error.strerror or error}") from error
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            raise Bug(f"{type(error).__name__}: {error}") from error


class Refusal(click.ClickException):
    """Something that the user can mend.

    Parameters
    ----------
    message, hint : str
        What is wrong, and what to do about it.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to stderr, and below it the hint."""
        from rangereach.outputs.table import plain

        lines = "\n".join(plain(line) for line in self.message.split("\n"))
        click.echo(f"{mistake('rangereach:')} {lines}", file=file, err=True)
        if self.hint:
            click.echo(f"  {remedy('hint:')} {plain(self.hint)}", file=file, err=True)


class Bug(click.ClickException):
    """Something that only we can mend."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Print one line to stderr, and how to find out more."""
        line = " ".join(self.message.split())
        click.echo(
            f"{mistake('rangereach: this is a bug, please report it:')} {line} "
            "(rangereach --debug … shows where)",
            file=file,
            err=True,
        )


@contextmanager
def _say_notes() -> Iterator[None]:
    """Print what was guessed about the user's files to stderr, as one line each."""
    from rangereach.errors import FileNote

    with warnings.catch_warnings():
        warnings.simplefilter("always", FileNote)
        show = warnings.showwarning

        def say(message: Warning | str, category: type[Warning], *rest: Any, **more: Any) -> None:
            if not issubclass(category, FileNote):
                return show(message, category, *rest, **more)
            from rangereach.outputs.table import plain

            return click.echo(f"note: {plain(str(message))}", err=True)

        warnings.showwarning = say
        yield


@contextmanager
def show_progress(doing: str) -> Iterator[None]:
    """Say on a terminal what is being done, once it has taken a second."""
    if not sys.stderr.isatty():
        yield
        return
    timer = threading.Timer(PATIENCE_S, lambda: click.echo(f"{doing} …", err=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def show_steps(doing: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give what shows on a terminal how many steps of how many are done; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=doing, file=sys.stderr) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield progress
