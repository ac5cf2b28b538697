"""The command that lists systems: their bands, or every figure of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .candidates import complete_system
from .columns import INDENT, date_of, matches, nothing_found, print_table
from .records import json_option, print_json, system_record
from .terminal import heading

if TYPE_CHECKING:
    from rangereach.model import Figure, Range, System

__all__ = ["systems"]


@click.command(
    short_help="List the systems with their published bands.",
    epilog="""\b
Examples:
  rangereach systems
  rangereach systems patriot      every figure, with its quote and source
  rangereach systems iris         all whose name has it
  rangereach systems patriot --json
""",
)
@click.argument("search", required=False, default="", shell_complete=complete_system)
@json_option
def systems(search: str, as_json: bool) -> None:
    """List the systems with their published bands; of one, every figure.

    SEARCH is an id, an alias, or a part of a name.
    """
    from rangereach.catalogue import load_systems

    listed = load_systems()
    exact = listed.get(search.casefold())
    found = (
        [exact]
        if exact
        else [
            system
            for system in listed.values()
            if matches(search, system.id, system.name, system.missile, *system.aliases)
        ]
    )
    if not found:
        raise nothing_found("system", search, listed)
    if as_json:
        print_json({"systems": [system_record(system, _bands(system)) for system in found]})
    elif search and len(found) == 1:
        _print_system(found[0])
    else:
        rows = [row for system in found for row in _rows(system)]
        print_table(["system", "name", "against", "published range", "figures"], rows)


def _bands(system: System) -> list[Range]:
    """Return a band per question that a system's figures answer, the default one first."""
    from rangereach.catalogue import band

    default = band(system)
    found = [default]
    answered = {figure.against for figure in default.figures}
    for figure in system.figures:
        if figure.measure == "range_km" and figure.against not in answered:
            answered.add(figure.against)
            found.append(band(system, figure.against))
    return found


def _rows(system: System) -> list[list[str]]:
    rows = []
    for index, item in enumerate(_bands(system)):
        span = (
            f"{item.low_km:g}"
            if item.low_km == item.high_km
            else f"{item.low_km:g}–{item.high_km:g}"
        )
        weak = "" if item.corroborated else ", uncorroborated"
        rows.append(
            [
                "" if index else system.id,
                "" if index else system.name,
                (item.against or "").replace("_", " "),
                f"{span} km{weak}",
                str(len(item.figures)),
            ]
        )
    return rows


def _print_system(system: System) -> None:
    click.echo(heading(f"{system.id}: {system.name}"))
    if system.aliases:
        click.echo(f"also: {', '.join(system.aliases)}")
    if system.note:
        click.echo(system.note)
    click.echo()
    print_table(["system", "name", "against", "published range", "figures"], _rows(system))
    for figure in system.figures:
        _print_figure(figure)


def _print_figure(figure: Figure) -> None:
    span = (
        f"{figure.low_km:g}"
        if figure.low_km == figure.high_km
        else f"{figure.low_km:g}–{figure.high_km:g}"
    )
    source = figure.source
    facts = [
        f"{span} km",
        *([f"hedge: “{figure.hedge}”"] if figure.hedge else []),
        "altitude" if figure.measure == "altitude_km" else "range",
        f"against: {figure.against.replace('_', ' ')}",
        *([f"from {figure.near_km:g} km"] if figure.near_km is not None else []),
    ]
    click.echo()
    click.echo("; ".join(facts))
    after = f", after {source.first_source}" if source.first_source else ""
    click.echo(f"{INDENT}{source.publisher}, {date_of(source)}{after} (tier {source.tier})")
    if source.title:
        click.echo(f"{INDENT}{source.title}")
    click.echo(f"{INDENT}“{source.quote}”")
    click.echo(f"{INDENT}{source.url}")
