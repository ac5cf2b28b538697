"""Checks as schema.org ClaimReview, the JSON-LD that search engines and archives read.

The rating is the geometric verdict in words; there is no number on a scale of truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rangereach.outputs.markup import embed_json
from rangereach.outputs.wording import Wording

from .verdict import explain_verdict, verdict_label

if TYPE_CHECKING:
    from rangereach.check import Check
    from rangereach.model import Claim

__all__ = ["Publication", "anchor", "render_review", "write_review"]

CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Where, by whom and when a check is published.

    Parameters
    ----------
    url : str
        Address of the page on which the check stands.
    reviewer : str
        Who publishes it.
    date : str
        ``YYYY-MM-DD``.
    """

    url: str
    reviewer: str
    date: str


def render_review(
    checks: Sequence[Check], publication: Publication, *, lang: str = "en", units: str = "km"
) -> str:
    """Return checks as JSON-LD that may stand in a script element as it is.

    Parameters
    ----------
    checks : sequence of Check
        From `rangereach.check.run`.
    publication : Publication
        Where, by whom and when.
    lang, units : str
        A language with a catalogue; ``km``, ``mi`` or ``nmi``.

    Returns
    -------
    str
        One ClaimReview, or a ``@graph`` of several; ends with a line end.
    """
    return embed_json(write_review(checks, publication, Wording(lang, units)), indent=2) + "\n"


def write_review(
    checks: Sequence[Check], publication: Publication, wording: Wording
) -> dict[str, Any]:
    """Return the JSON-LD of checks.

    Each of several on one page has an address of its own, by the anchor of its claim.
    """
    single = len(checks) == 1
    reviews = [_review(check, publication, wording, anchored=not single) for check in checks]
    content = reviews[0] if single else {"@graph": reviews}
    return {"@context": CONTEXT, **content}


def anchor(check: Check) -> str:
    """Return the id of the place on a page where a check begins."""
    return check.claim.id


def _review(
    check: Check, publication: Publication, wording: Wording, *, anchored: bool
) -> dict[str, Any]:
    claim = check.claim
    address = urlsplit(publication.url)
    explained = (*explain_verdict(check, wording), wording.say("check_caveat"))
    url = address._replace(fragment=anchor(check)).geturl() if anchored else publication.url
    return {
        "@type": "ClaimReview",
        "url": url,
        "inLanguage": wording.lang,
        "datePublished": publication.date,
        "author": {
            "@type": "Organization",
            "name": publication.reviewer,
            "url": f"{address.scheme}://{address.netloc}/",
        },
        "claimReviewed": _words(claim, wording),
        "itemReviewed": _claim(claim, wording),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": verdict_label(check, wording),
            "ratingExplanation": " ".join(explained),
        },
    }


def _claim(claim: Claim, wording: Wording) -> dict[str, Any]:
    """Return the statement: its words, its author, and where it appeared."""
    source = claim.source
    item: dict[str, Any] = {"@type": "Claim", "text": _words(claim, wording)}
    if claim.speaker:
        # Of words that a user brought, who spoke them is a name and no more.
        kind = None if claim.person is None else "Person" if claim.person else "Organization"
        typed = {"@type": kind} if kind else {}
        item["author"] = {**typed, "name": wording.translate(claim.speaker, claim.speakers)}
    if source.date:
        item["datePublished"] = source.date
    if source.publisher or source.url:
        work: dict[str, Any] = {"@type": "CreativeWork"}
        if source.title:
            work["name"] = source.title
        if source.url:
            work["url"] = source.url
        if source.publisher:
            work["publisher"] = {"@type": "Organization", "name": source.publisher}
        item["appearance"] = work
    return item


def _words(claim: Claim, wording: Wording) -> str:
    """Return the words as they were printed, else ours."""
    return claim.source.quote or wording.translate(claim.summary, claim.summaries)
