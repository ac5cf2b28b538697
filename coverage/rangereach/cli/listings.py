"""The commands that list what is bundled: scenarios, places and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from .candidates import complete_place
from .columns import INDENT, date_of, matches, nothing_found, print_table
from .records import dataset_record, json_option, place_record, print_json, source_record
from .terminal import heading

if TYPE_CHECKING:
    from rangereach.model import Dataset, Place, Source

__all__ = ["places", "scenarios", "sources"]

KINDS = ("road", "ferry", "town", "airport")

_Cited = dict[tuple[str, str, str], tuple["Source", set[str]]]


@click.command(epilog="\b\nExamples:\n  rangereach scenarios\n  rangereach scenarios --json")
@json_option
def scenarios(as_json: bool) -> None:
    """List the bundled scenarios."""
    from rangereach.scenarios import list_bundled

    bundled = list_bundled()
    if as_json:
        listed = [{"id": key, "title": title} for key, title in bundled.items()]
        print_json({"scenarios": listed})
    else:
        print_table(["scenario", "question"], bundled.items())


@click.command(
    epilog="""\b
Examples:
  rangereach places
  rangereach places medyka
  rangereach places --country RO --kind road
  rangereach places medyka --json
"""
)
@click.argument("search", required=False, default="", shell_complete=complete_place)
@click.option("--country", metavar="CODE", help="Only this country, such as PL.")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind.")
@json_option
def places(search: str, country: str | None, kind: str | None, as_json: bool) -> None:
    """List the public places that a range can be measured from.

    SEARCH is a part of an id or a name, in any spelling.
    """
    from rangereach.catalogue import load_places
    from rangereach.errors import UnknownNameError

    listed = [place for place in load_places().values() if place.set != "ua_reference"]
    codes = sorted({place.country for place in listed if place.country})
    if country is not None and country.upper() not in codes:
        raise UnknownNameError("country with listed places", country, codes)
    found = [
        place
        for place in listed
        if (country is None or place.country == country.upper())
        and (kind is None or place.kind == kind)
        and matches(search, place.id, place.counterpart, *place.names.values())
    ]
    if not found:
        raise nothing_found("place", search, [place.names["en"] for place in listed])
    if as_json:
        print_json({"places": [place_record(place) for place in found]})
        return
    print_table(["place", "name", "country", "kind", "lat", "lon", "within"], map(_place, found))


@click.command(
    epilog="""\b
Examples:
  rangereach sources
  rangereach sources ministry
  rangereach sources --json
"""
)
@click.argument("search", required=False, default="")
@json_option
def sources(search: str, as_json: bool) -> None:
    """List where the data and every published figure come from.

    SEARCH is a part of a publisher, title, address or system.
    """
    from rangereach.catalogue import load_claims, load_datasets, load_systems

    datasets = [
        item
        for item in load_datasets()
        if matches(search, item.id, item.title, item.publisher, item.url)
    ]
    told: _Cited = {}
    for system in load_systems().values():
        for figure in system.figures:
            _cite(told, figure.source, system.id)
    for claim in load_claims().values():
        _cite(told, claim.source, claim.id)
    cited = sorted(
        (
            (source, sorted(used_by))
            for source, used_by in told.values()
            if matches(search, source.publisher, source.title, source.url, *used_by)
        ),
        key=lambda item: item[0].publisher.casefold(),
    )
    if not datasets and not cited:
        raise nothing_found("source", search, {source.publisher for source, _ in told.values()})
    if as_json:
        print_json(
            {
                "datasets": [dataset_record(item) for item in datasets],
                "cited": [{**source_record(source), "used_by": used} for source, used in cited],
            }
        )
        return
    _print_sources(datasets, cited)


def _print_sources(datasets: Sequence[Dataset], cited: Sequence[tuple[Source, list[str]]]) -> None:
    if datasets:
        click.echo(heading("Data") + "\n")
    for item in datasets:
        click.echo(f"{item.title} ({item.publisher}), {item.licence}")
        click.echo(f"{INDENT}{item.url}, retrieved {item.retrieved}\n{INDENT}{item.attribution}\n")
    if cited:
        click.echo(heading("Published figures and statements") + "\n")
    for source, used_by in cited:
        title = f": {source.title}" if source.title else ""
        click.echo(f"{source.publisher}, {date_of(source)}{title}")
        click.echo(f"{INDENT}for {', '.join(used_by)}")
        if source.url:
            click.echo(f"{INDENT}{source.url}")


def _place(place: Place) -> list[str]:
    return [
        place.id,
        place.names["en"],
        place.country or "",
        place.kind,
        f"{place.lat_deg:.4f}",
        f"{place.lon_deg:.4f}",
        f"{place.accuracy_m / 1000:g} km",
    ]


def _cite(told: _Cited, source: Source, used_by: str) -> None:
    key = (source.publisher, source.title, source.url)
    told.setdefault(key, (source, set()))[1].add(used_by)
