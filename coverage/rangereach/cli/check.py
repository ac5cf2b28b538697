"""The command that holds published words against the geometry: `check`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from .candidates import complete_scenario_or_claim
from .destination import STDOUT, check_destination, choose_format, write
from .language import language_option, read_wording
from .mistakes import Mistake
from .program import show_progress
from .question import build_options, read_parts, split_commas
from .terminal import print_text, say

if TYPE_CHECKING:
    from rangereach.check import Check
    from rangereach.model import Scenario
    from rangereach.outputs.factcheck import Publication

__all__ = ["check_command"]

FORMATS = ("text", "markdown", "json", "claimreview", "html")
ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".json": "json",
    ".jsonld": "claimreview",
    ".html": "html",
}
_DISTANCE = re.compile(
    r"(\d+(?:[.,]\d+)?)[\s-]*(?:km|kilom\w*|км|кілометр\w*|nmi|mi|miles?|mil[ea]?|миль)\b",
    re.IGNORECASE,
)
"""A number with its unit, in the languages of the sentences."""

PUBLISHED = ("--url", "--reviewer", "--reviewed")

EXAMPLES = """\b
Examples:
  rangereach check kopra-2024                   a bundled statement
  rangereach check safe-zone                    each statement of a scenario
  rangereach check afp-2024 --system patriot    a what-if for the distance
  rangereach check "70 km deep" --from PL --range 70 --said-by "N. N."
  rangereach check lange-2024 --format markdown > check.md
  rangereach check lange-2024 -o check.html
  rangereach check lange-2024 -o check.jsonld --url https://news.example/a
      --reviewer "The Example" --reviewed 2026-11-24
"""


@click.command("check", epilog=EXAMPLES, short_help="Check a statement against the geometry.")
@click.argument(
    "statement",
    required=False,
    metavar="SCENARIO|CLAIM|WORDS",
    shell_complete=complete_scenario_or_claim,
)
@build_options
@click.option(
    "--about",
    multiple=True,
    metavar="PLACE",
    help="What the words speak of: an oblast, a town or a region (west). Repeat it.",
)
@click.option("--said-by", metavar="NAME", help="Who said it.")
@click.option("--date", metavar="DATE", help="When: 2024, 2024-05 or 2024-05-11.")
@click.option("--source", metavar="SOURCE", help="Where: a web address, or the publisher.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Text (the default), Markdown, JSON, schema.org ClaimReview, or a page.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("-o", "--output", metavar="FILE", help="A file; its ending says the format.")
@click.option("--url", metavar="URL", help="ClaimReview: address of your published check.")
@click.option("--reviewer", metavar="NAME", help="ClaimReview: who publishes it.")
@click.option("--reviewed", metavar="DATE", help="ClaimReview: when, as 2026-11-24.")
@language_option
@click.option("--force", is_flag=True, help="Replace a file that rangereach did not write.")
def check_command(
    *,
    statement: str | None,
    form: str | None,
    as_json: bool,
    output: str | None,
    url: str | None,
    reviewer: str | None,
    reviewed: str | None,
    lang: str,
    units: str,
    force: bool,
    **typed: Any,
) -> None:
    """Check what was said about reach: what the geometry gives, and what it does not.

    A SCENARIO is checked for each statement it illustrates, a bundled CLAIM (see: rangereach
    claims) by its own question, and WORDS in quotation marks by what the options say. The
    verdict is on distances alone; it is none on truth, interception or deployments.
    """
    form = choose_format(form, as_json=as_json, output=output, endings=ENDINGS, default="text")
    wording = read_wording(lang, units)
    published = _read_publication(url, reviewer, reviewed, needed=form == "claimreview")
    output = output or STDOUT
    check_destination(output, formats=tuple(ENDINGS), force=force)
    questions = _read_questions(statement, **typed)
    with show_progress("Measuring, also on a second border"):
        from rangereach import check
        from rangereach.outputs.factcheck import verdict_label

        found = [check.run(question.claims[0], question) for question in questions]
        text = _render(found, form, published, lang=lang, units=units)
    if output == STDOUT and form == "text":
        print_text(text)
        return
    write(output, text)
    if output != STDOUT:
        for item in found:
            say(verdict_label(item, wording))


def _read_publication(
    url: str | None, reviewer: str | None, reviewed: str | None, *, needed: bool
) -> Publication | None:
    """Return where, by whom and when the check is published; all of it, or nothing."""
    given = (url, reviewer, reviewed)
    if not needed and not any(given):
        return None
    from rangereach.errors import Problem, raise_problems
    from rangereach.outputs.factcheck import Publication
    from rangereach.outputs.markup import is_web
    from rangereach.readers.document import is_date

    hints = ("where your check will stand: https://…", "who publishes it", "the day: 2026-11-24")
    problems = [
        Problem(where=name, why="is missing", hint=hint)
        for name, value, hint in zip(PUBLISHED, given, hints, strict=True)
        if not value
    ]
    if url and not is_web(url):
        problems.append(Problem(where="--url", value=url, why="is no address", hint=hints[0]))
    if reviewed and not (is_date(reviewed) and reviewed.count("-") == 2):
        problems.append(Problem(where="--reviewed", value=reviewed, why="is no day", hint=hints[2]))
    raise_problems("ClaimReview", problems)
    return Publication(url=url or "", reviewer=reviewer or "", date=reviewed or "")


def _read_questions(
    statement: str | None,
    *,
    about: tuple[str, ...],
    said_by: str | None,
    date: str | None,
    source: str | None,
    **parts: Any,
) -> tuple[Scenario, ...]:
    """Return the question of each statement that is to be checked.

    Raises
    ------
    Mistake
        If there is nothing to check, or an option does not go with what is checked.
    RangereachError
        If a name is unknown, or the question has problems.
    """
    from rangereach import scenarios
    from rangereach.catalogue import load_claims

    claims = load_claims()
    told = {"--about": about, "--said-by": said_by, "--date": date, "--source": source}
    if statement is None:
        raise Mistake(
            "there is nothing to check",
            f"name a statement ({', '.join(claims)}), a scenario (safe-zone), or write the words "
            'in quotation marks: rangereach check "70 km deep" --from PL --range 70',
        )
    if len(statement.split()) > 1:
        question = read_parts(**parts)
        asked = scenarios.ask_words(
            statement,
            said_by=said_by or "",
            date=date or "",
            source=source or "",
            about=split_commas(about),
            **question,
        )
        _hold_to_words(statement, asked)
        return (asked,)
    if statement in claims:
        _refuse(statement, told)
        return (scenarios.ask_claim(claims[statement], **read_parts(**parts)),)
    scenario = _find_scenario(statement)
    _refuse(statement, {**told, **_typed(parts)})
    if not scenario.claims:
        raise Mistake(
            f"{statement} names no statement to check",
            'add claims = ["lange-2024"] to its file (see: rangereach claims), or check words: '
            'rangereach check "70 km deep" --from PL --range 70',
        )
    return scenarios.ask_each_claim(scenario)


def _hold_to_words(words: str, asked: Scenario) -> None:
    """Refuse a question that leaves out the distance its words name: the answer would deny it."""
    named = _DISTANCE.search(words)
    if named is not None and not asked.claims[0].distances_km:
        raise Mistake(
            f"the words name a distance, {named[0]!r}, and no --range gives it",
            f"add --range {named[1].replace(',', '.')}, or leave it out of the words where it is "
            "no reach; a distance of your own is for rangereach reach",
        )


def _find_scenario(name: str) -> Scenario:
    """Find a scenario; where there is none, a statement of that name may have been meant."""
    from rangereach import scenarios
    from rangereach.catalogue import load_claims
    from rangereach.errors import UnknownNameError

    try:
        return scenarios.find(name)
    except UnknownNameError:
        known = [*load_claims(), *scenarios.list_bundled()]
        raise UnknownNameError("statement or scenario", name, known) from None


def _typed(parts: dict[str, Any]) -> dict[str, Any]:
    """Return the options that build a question, by the names they are typed with."""
    names = {"origins": "--from", "ranges": "--range", "systems": "--system"}
    names |= {"systems_file": "--systems", "places_crs": "--places-crs"}
    return {names.get(key, f"--{key}"): value for key, value in parts.items()}


def _refuse(statement: str, options: dict[str, Any]) -> None:
    """Refuse options that the statement's own question leaves no room for."""
    given = [name for name, value in options.items() if value not in (None, ())]
    if given:
        raise click.UsageError(
            f"{statement!r} brings its own statement: leave out {', '.join(given)}"
        )


def _render(
    found: list[Check], form: str, published: Publication | None, *, lang: str, units: str
) -> str:
    from rangereach.outputs import factcheck

    if form == "json":
        return factcheck.render_json(found)
    if form == "markdown":
        return factcheck.render_markdown(found, lang=lang, units=units)
    if form == "claimreview" and published is not None:
        return factcheck.render_review(found, published, lang=lang, units=units)
    if form == "html":
        from rangereach.outputs.figure import render_svg

        pictures = [
            render_svg(item.study, lang=lang, units=units, size="page") if item.study else None
            for item in found
        ]
        return factcheck.render_page(
            found, pictures=pictures, publication=published, lang=lang, units=units
        )
    return factcheck.render_text(found, lang=lang, units=units)
