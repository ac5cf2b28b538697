"""A sweep on the command line: many distances at once, answered by a curve."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from .program import show_progress, show_steps
from .terminal import print_text

if TYPE_CHECKING:
    from rangereach.curve import Sweep
    from rangereach.model import Scenario
    from rangereach.outputs.wording import Wording

__all__ = ["print_curve", "sweep_option", "take_sweep"]


def sweep_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --step, for a range such as ``10..500``.

    Parameters
    ----------
    command : callable
        Takes `step`.
    """
    return click.option(
        "--step",
        metavar="STEP",
        help="From one distance of a sweep to the next: 1, 5km; default 10.",
    )(command)


def take_sweep(
    question: Mapping[str, Any], step: str | None
) -> tuple[dict[str, Any], Sweep | None]:
    """Take the sweep out of the ranges of a question, where there is one.

    Parameters
    ----------
    question : mapping
        What `question_options` gave.
    step : str or None
        As typed.

    Returns
    -------
    question : dict
        Without the sweep.
    sweep : Sweep or None
        None where every range is a distance or a band.

    Raises
    ------
    click.UsageError
        If there are several sweeps, or a step without any.
    GeometryError
        If it is none that can be measured.
    """
    from rangereach.curve import is_sweep, parse_sweep

    swept = [text for text in question["ranges"] if is_sweep(text)]
    if len(swept) > 1:
        raise click.UsageError(f"one sweep at a time: leave out {swept[1]!r}")
    if not swept:
        if step is not None:
            raise click.UsageError("--step goes with a sweep, such as --range 10..500")
        return dict(question), None
    others = tuple(text for text in question["ranges"] if text != swept[0])
    return {**question, "ranges": others}, parse_sweep(swept[0], step)


def print_curve(
    scenario: Scenario, sweep: Sweep, *, form: str, wording: Wording, by_origin: bool
) -> None:
    """Print how reach grows along a sweep.

    Parameters
    ----------
    scenario : Scenario
        From where, into what; its ranges are marked.
    sweep : Sweep
        Which distances.
    form : {"table", "csv", "json"}
        What is printed.
    wording : Wording
        The language and units of the table.
    by_origin : bool
        Whether each origin has a curve of its own as well.
    """
    from rangereach.curve import trace
    from rangereach.outputs import curve

    if by_origin and len(scenario.origins) > 1:
        with show_steps("Measuring") as progress:
            study = trace(scenario, sweep, by_origin=True, progress=progress)
    else:
        with show_progress("Measuring"):
            study = trace(scenario, sweep)
    if form == "csv":
        text = curve.render_csv(study)
    elif form == "json":
        text = curve.render_json(study)
    else:
        text = curve.render_text(study, lang=wording.lang, units=wording.units)
    print_text(text)
    if form == "table":
        click.echo(f"a picture of it: {_figure_command()}", err=True)


def _figure_command() -> str:
    """Return what to type for the picture of what was just asked."""
    context = click.get_current_context()
    words = ["rangereach", "figure"]
    for parameter in context.command.params:
        value = context.params.get(parameter.name or "")
        is_default = value == parameter.get_default(context)
        if is_default or value in (None, (), False) or parameter.name in _NOT_OF_A_PICTURE:
            continue
        for text in value if isinstance(value, tuple) else (value,):
            named = parameter.opts[:1] if isinstance(parameter, click.Option) else []
            words += [*named, f"{text:g}" if isinstance(text, float) else str(text)]
    return shlex.join([*words, "-o", "curve.svg"])


_NOT_OF_A_PICTURE = {"form", "as_json", "by_origin"}
