"""The command that lists published statements about reach, or shows one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .candidates import complete_claim
from .columns import INDENT, date_of, matches, nothing_found, print_table
from .records import claim_record, json_option, print_json
from .terminal import heading

if TYPE_CHECKING:
    from rangereach.model import Claim

__all__ = ["claims_command"]


@click.command(
    "claims",
    short_help="List published statements that name a reach.",
    epilog="""\b
Examples:
  rangereach claims
  rangereach claims kopra              all whose words or speaker have it
  rangereach claims lange-2024         one in full: its quote, its source
  rangereach claims --json
""",
)
@click.argument("search", required=False, default="", shell_complete=complete_claim)
@json_option
def claims_command(search: str, as_json: bool) -> None:
    """List published statements that name a reach; of one, its words and its source.

    SEARCH is an id, or a part of a speaker's name, of the words or of their publisher.
    """
    from rangereach.catalogue import load_claims

    listed = load_claims()
    exact = listed.get(search.casefold())
    found = [exact] if exact else [claim for claim in listed.values() if _fits(search, claim)]
    if not found:
        raise nothing_found("claim", search, listed)
    if as_json:
        print_json({"claims": [claim_record(claim) for claim in found]})
    elif search and len(found) == 1:
        _print_claim(found[0])
    else:
        rows = [
            [claim.id, date_of(claim.source), _distance(claim), claim.speaker] for claim in found
        ]
        print_table(["claim", "date", "distance", "who"], rows)


def _fits(search: str, claim: Claim) -> bool:
    source = claim.source
    words = (claim.speaker, claim.summary, source.quote, source.publisher, source.first_source)
    return matches(search, claim.id, *words)


def _distance(claim: Claim) -> str:
    if not claim.distances_km:
        return "no distance named"
    return f"{', '.join(f'{km:g}' for km in claim.distances_km)} km"


def _print_claim(claim: Claim) -> None:
    source = claim.source
    click.echo(heading(f"{claim.id}: {claim.speaker}, {date_of(source)}"))
    click.echo(claim.summary)
    hedge = f"; hedge: “{claim.hedge}”" if claim.hedge else ""
    click.echo(f"{INDENT}{_distance(claim)}{hedge}")
    click.echo()
    if source.quote:
        click.echo(f"{INDENT}“{source.quote}”")
    after = f", after {source.first_source}" if source.first_source else ""
    click.echo(f"{INDENT}{source.publisher}{after}")
    for text in filter(None, (source.title, source.url)):
        click.echo(f"{INDENT}{text}")
    about = [_name(key) for key in claim.about]
    parts = {"from": claim.origins, "with": claim.systems, "about": about}
    reading = [f"{word} {', '.join(names)}" for word, names in parts.items() if names]
    if reading:
        click.echo(f"\nOur reading of the words: {'; '.join(reading)}")


def _name(key: str) -> str:
    """Return the English name of an oblast, region or town."""
    from rangereach.catalogue import load_regions, load_territory, load_towns

    found = load_territory().oblasts.get(key) or load_regions().get(key) or load_towns()[key]
    return found.names["en"]
