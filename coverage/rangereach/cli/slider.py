"""The option --slider: measure at every stop of the page's slider, where no tables ship."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .program import show_steps

if TYPE_CHECKING:
    from rangereach.exploration import Exploration
    from rangereach.model import Scenario

__all__ = ["explore", "slider_option"]


def slider_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --slider.

    Parameters
    ----------
    command : callable
        Takes `slider`.
    """
    return click.option(
        "--slider", is_flag=True, help="Measure at every 5 km up to 300, for the slider."
    )(command)


def explore(scenario: Scenario, *, slider: bool) -> Exploration | None:
    """Return the tables of the slider: those that ship, or measured now if asked for.

    Parameters
    ----------
    scenario : Scenario
        Its target and origins.
    slider : bool
        Whether to measure where no tables ship; takes a while, and says how far it is.
    """
    from rangereach import exploration

    shipped = exploration.load(scenario)
    if shipped is not None or not slider:
        return shipped
    with show_steps("Measuring at every stop of the slider") as progress:
        return exploration.run(scenario, progress=progress)
