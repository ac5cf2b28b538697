"""Listings for programs: what a text listing shows, and the ids, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .destination import STDOUT, write

if TYPE_CHECKING:
    from rangereach.model import Claim, Dataset, Figure, Place, Range, Source, System

__all__ = [
    "claim_record",
    "dataset_record",
    "json_option",
    "place_record",
    "print_json",
    "source_record",
    "system_record",
]

Record = dict[str, Any]
"""One JSON object; what is not known is null."""


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a listing the option --json.

    Parameters
    ----------
    command : callable
        Takes `as_json`.
    """
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")(
        command
    )


def print_json(record: Record) -> None:
    """Print one object to stdout."""
    import json

    write(STDOUT, json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def source_record(source: Source) -> Record:
    """Return where something was read, with the keys that `reach --json` has."""
    return {
        "publisher": source.publisher,
        "title": source.title or None,
        "url": source.url or None,
        "date": source.date,
        "date_certain": source.date_certain,
        "first_source": source.first_source or None,
        "tier": source.tier,
    }


def claim_record(claim: Claim) -> Record:
    """Return a published statement; origins, systems and about are our reading of its words."""
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "summary": claim.summary,
        "low_km": claim.low_km,
        "high_km": claim.high_km,
        "distances_km": list(claim.distances_km),
        "hedge": claim.hedge or None,
        "origins": list(claim.origins),
        "systems": list(claim.systems),
        "about": list(claim.about),
        "quote": claim.source.quote or None,
        "source": source_record(claim.source),
    }


def place_record(place: Place) -> Record:
    """Return a listed place; `names` are those beside the English one."""
    return {
        "id": place.id,
        "name": place.names["en"],
        "names": {code: name for code, name in place.names.items() if code != "en"},
        "country": place.country,
        "kind": place.kind,
        "lon": place.lon_deg,
        "lat": place.lat_deg,
        "accuracy_m": place.accuracy_m,
        "counterpart": place.counterpart or None,
        "coordinate_source": place.coordinate_source,
        "existence_source": place.existence_source,
        "existence_url": place.existence_url,
    }


def system_record(system: System, bands: list[Range]) -> Record:
    """Return a system with its bands, and every figure with its source."""
    return {
        "id": system.id,
        "name": system.name,
        "missile": system.missile,
        "aliases": list(system.aliases),
        "note": system.note or None,
        "bands": [
            {
                "against": band.against,
                "low_km": band.low_km,
                "high_km": band.high_km,
                "corroborated": band.corroborated,
                "figure_ids": [figure.id for figure in band.figures],
                "in_band": list(band.in_band),
            }
            for band in bands
        ],
        "figures": [_figure_record(figure) for figure in system.figures],
    }


def dataset_record(dataset: Dataset) -> Record:
    """Return the provenance of one folder of bundled data."""
    return {
        "id": dataset.id,
        "title": dataset.title,
        "publisher": dataset.publisher,
        "url": dataset.url,
        "licence": dataset.licence,
        "retrieved": dataset.retrieved,
        "attribution": dataset.attribution,
    }


def _figure_record(figure: Figure) -> Record:
    return {
        "id": figure.id,
        "measure": figure.measure,
        "against": figure.against,
        "low_km": figure.low_km,
        "high_km": figure.high_km,
        "near_km": figure.near_km,
        "hedge": figure.hedge or None,
        "quote": figure.source.quote or None,
        "source": source_record(figure.source),
    }
