"""The options --lang and --units: in what language and in what units a person reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from rangereach.units import READ_IN

from .candidates import complete_language

if TYPE_CHECKING:
    from rangereach.outputs.wording import Wording

__all__ = ["LanguageOption", "language_option", "read_wording", "units_option"]


class LanguageOption(click.Option):
    """An option whose help ends in the languages there are, read when it is asked for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help, with the languages."""
        from rangereach.outputs.wording import languages

        record = super().get_help_record(ctx)
        return record and (record[0], f"{record[1]} One of: {', '.join(languages())}.")


def units_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --units.

    Parameters
    ----------
    command : callable
        Takes `units`.
    """
    return click.option(
        "--units",
        type=click.Choice(READ_IN),
        default=READ_IN[0],
        help="Units of the text; default km. CSV and JSON are in km always.",
    )(command)


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --lang, for one language, and --units.

    Parameters
    ----------
    command : callable
        Takes `lang` and `units`. What it renders is called with both; a sentence of its
        own comes from the `Wording` that `read_wording` makes of them.
    """
    return click.option(
        "--lang",
        cls=LanguageOption,
        default="en",
        metavar="LANG",
        shell_complete=complete_language,
        help="Language of the text; default en.",
    )(units_option(command))


def read_wording(lang: str, units: str) -> Wording:
    """Return the wording that was asked for, or refuse its language before any work is done.

    Parameters
    ----------
    lang, units : str
        As typed.

    Raises
    ------
    UnknownNameError
        If there is no catalogue for the language.
    """
    from rangereach.outputs.wording import Wording

    return Wording(lang, units)
