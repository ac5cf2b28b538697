"""The option --lang, which lists the languages that have a catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

__all__ = ["LanguageOption", "check_language", "language_option"]


class LanguageOption(click.Option):
    """An option whose help ends in the languages there are, read when it is asked for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help, with the languages."""
        from rangereach.outputs.wording import languages

        record = super().get_help_record(ctx)
        return record and (record[0], f"{record[1]} One of: {', '.join(languages())}.")


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --lang, for one language.

    Parameters
    ----------
    command : callable
        Takes `lang`.
    """
    return click.option(
        "--lang",
        cls=LanguageOption,
        default="en",
        metavar="LANG",
        help="Language of the text; default en.",
    )(command)


def check_language(lang: str) -> None:
    """Refuse a language without wording before any work is done.

    Parameters
    ----------
    lang : str
        As typed.

    Raises
    ------
    UnknownNameError
        If there is no catalogue for it.
    """
    from rangereach.outputs.wording import Wording

    Wording(lang)
