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

__all__ = ["claims"]


@click.command(
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
def claims(search: str, as_json: bool) -> None:
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
    if claim.low_km is None or claim.high_km is None:
        return "no distance named"
    low, high = claim.low_km, claim.high_km
    return f"{low:g} km" if low == high else f"{low:g}–{high:g} km"


def _print_claim(claim: Claim) -> None:
    source = claim.source
    click.echo(heading(f"{claim.id}: {claim.speaker}, {date_of(source)}"))
    click.echo(f"{claim.summary}\n{INDENT}{_distance(claim)}\n")
    if source.quote:
        click.echo(f"{INDENT}“{source.quote}”")
    after = f", after {source.first_source}" if source.first_source else ""
    click.echo(f"{INDENT}{source.publisher}{after}")
    for text in filter(None, (source.title, source.url)):
        click.echo(f"{INDENT}{text}")
    if claim.origins:
        click.echo(f"{INDENT}our reading of the words: from {', '.join(claim.origins)}")
