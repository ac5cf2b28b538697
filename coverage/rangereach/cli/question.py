"""The question on a command line: a scenario by name or file, or built on the spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from rangereach.units import METRES

from .candidates import complete_origin, complete_scenario, complete_system, complete_target
from .mistakes import Mistake

if TYPE_CHECKING:
    from rangereach.curve import Sweep
    from rangereach.model import Scenario

__all__ = ["build_options", "question_options", "read_parts", "read_question", "split_commas"]

FLAGSHIP = "safe-zone"

_SCENARIO = click.argument("scenario", required=False, shell_complete=complete_scenario)

_OPTIONS = (
    click.option(
        "--from",
        "origins",
        multiple=True,
        metavar="ORIGIN",
        shell_complete=complete_origin,
        help="A country code (PL: its border; PL:soil: its territory; PL:road: all its listed "
        "places of a kind), or the id or name of a listed place. Repeat it, or use commas.",
    ),
    click.option(
        "--places",
        metavar="FILE",
        help="Your own places: CSV, GeoJSON, GeoPackage or XLSX (a sheet: FILE#Sheet).",
    ),
    click.option(
        "--places-crs",
        metavar="CRS",
        help="The system of projected coordinates in --places, such as EPSG:2180.",
    ),
    click.option(
        "--system",
        "systems",
        multiple=True,
        metavar="SYSTEM",
        shell_complete=complete_system,
        help="A system's published band, by id or alias. Repeat it, or use commas.",
    ),
    click.option(
        "--systems",
        "systems_file",
        metavar="FILE",
        help="Your own systems, with sources, in a TOML file: all, or those that --system names.",
    ),
    click.option(
        "--range",
        "ranges",
        multiple=True,
        metavar="RANGE",
        help="A distance of your own: 70, 70km, 38nmi, or a band, 70-100. Repeat it. `reach` "
        "and `figure` take a sweep too: 10..500.",
    ),
    click.option(
        "--setback",
        type=float,
        metavar="KM",
        help="How far back from border or soil; not for places.",
    ),
    click.option(
        "--into",
        metavar="TARGET",
        shell_complete=complete_target,
        help="A country code, or a polygon file: GeoJSON, GeoPackage, Shapefile, KML; default UA.",
    ),
)


def question_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add SCENARIO and the options that build one to a command."""
    return _SCENARIO(build_options(command))


def build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that build a question to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_question(
    *,
    scenario: str | None,
    origins: tuple[str, ...],
    places: str | None,
    places_crs: str | None,
    systems: tuple[str, ...],
    systems_file: str | None,
    ranges: tuple[str, ...],
    setback: float | None,
    into: str | None,
    sweep: Sweep | None = None,
) -> Scenario:
    """Return the scenario that was asked for; without any question, the flagship.

    Along a sweep a question needs no range, and a SCENARIO's own ranges are marked.

    Raises
    ------
    click.UsageError
        If a scenario is named and built at the same time.
    RangereachError
        If the scenario has problems.
    """
    from rangereach import scenarios

    typed = {
        "--from": origins,
        "--places": places,
        "--places-crs": places_crs,
        "--system": systems,
        "--systems": systems_file,
        "--range": ranges,
        "--setback": setback,
        "--into": into,
    }
    given = [name for name, value in typed.items() if value not in (None, ())]
    if scenario is not None and ranges and scenario.casefold() in METRES:
        near = f"{ranges[-1]}{scenario}"
        raise Mistake(f"{scenario!r} stands alone", f"write the unit at its number: --range {near}")
    if scenario is not None and given:
        raise click.UsageError(
            f"SCENARIO brings its own question: leave out {', '.join(given)}, or {scenario!r}"
        )
    if swept := [text for text in ranges if ".." in text or "…" in text]:
        raise click.UsageError(
            f"{swept[0]!r} is a sweep, which `reach` prints and `figure` draws: here type one "
            "distance, 70, or a band, 70-100"
        )
    if scenario is not None or not (given or sweep):
        return _find(FLAGSHIP if scenario is None else scenario)
    # The ends of a sweep are checked as a band's are, with all the rest, and then let go.
    ends = [(sweep.low_km, sweep.high_km)] if sweep else []
    parts = read_parts(
        origins=origins,
        places=places,
        places_crs=places_crs,
        systems=systems,
        systems_file=systems_file,
        ranges=(*ranges, *ends),
        setback=setback,
        into=into,
    )
    built = scenarios.build(**parts)
    return replace(built, ranges=built.ranges[: len(built.ranges) - len(ends)])


def read_parts(
    *,
    origins: tuple[str, ...],
    places: str | None,
    places_crs: str | None,
    systems: tuple[str, ...],
    systems_file: str | None,
    ranges: Sequence[str | tuple[float, float]],
    setback: float | None,
    into: str | None,
) -> dict[str, Any]:
    """Return what was typed to build a question, as `scenarios.build` takes it.

    Raises
    ------
    click.UsageError
        If a system of coordinates is named without places.
    RangereachError
        If a file has problems.
    """
    from rangereach.readers import read_places, read_systems

    if places_crs is not None and places is None:
        raise click.UsageError("--places-crs goes with --places")
    return {
        "origins": split_commas(origins),
        "places": read_places(places, crs=places_crs) if places is not None else (),
        "systems": split_commas(systems),
        "own_systems": read_systems(systems_file) if systems_file is not None else None,
        "ranges_km": ranges,
        "setback_km": setback or 0.0,
        "into": into or "UA",
    }


def _find(name: str) -> Scenario:
    """Find a scenario; what is an origin or a system instead is told its option."""
    from rangereach import scenarios
    from rangereach.catalogue import find_country, find_system
    from rangereach.errors import RangereachError, UnknownNameError

    try:
        return scenarios.find(name)
    except UnknownNameError as error:
        with suppress(RangereachError):
            error.hint = f"to measure from it: --from {find_country(name).id} --range 70"
        with suppress(RangereachError):
            error.hint = f"for its published band: --from PL --system {find_system(name).id}"
        raise


def split_commas(texts: tuple[str, ...]) -> list[str]:
    """Return what was typed for an option that repeats and takes commas."""
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]
