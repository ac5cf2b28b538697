"""A statement measured: one study, what each origin needs, how each named place stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from rangereach import catalogue, sensitivity, study
from rangereach.model import Claim, Scenario
from rangereach.reach import Gauge
from rangereach.units import M_PER_KM

from .needs import find_needs, find_wholes
from .places import measure_places, read_mentions
from .values import Basis, Check, Extent, Named, Verdict

if TYPE_CHECKING:
    from rangereach.reach import Reach

__all__ = ["run"]


def run(claim: Claim, scenario: Scenario) -> Check:
    """Check a statement against the geometry.

    Parameters
    ----------
    claim : Claim
        The statement.
    scenario : Scenario
        The question that stands for it, from `scenarios.ask_claim`, `ask_each_claim` or
        `ask_words`; without origins or ranges where nothing names any.

    Returns
    -------
    Check
        Distances and areas alone; of a statement without a distance, what it would take.

    Raises
    ------
    GeometryError
        If an origin shares no border with the target.
    DataError
        If a bundled file is damaged.
    """
    measured = study.run(scenario) if scenario.origins and scenario.ranges else None
    rows = tuple(measured.by_range_km().values()) if measured else ()
    edges = (rows[0], rows[-1]) if rows else ()
    rings = [measured.ring(row.band_id, row.edge) for row in edges] if measured else []
    named = measure_places(read_mentions(claim), scenario, rings)
    at_low, at_high = _extents(edges, named)
    gauge = Gauge(scenario.target, catalogue.load_territory(), scenario.origins)
    setback_m = scenario.setback_km * M_PER_KM
    target = np.array([scenario.target.geometry], dtype=object)
    return Check(
        claim=claim,
        scenario=scenario,
        study=measured,
        basis=_basis(claim, scenario),
        verdict=_judge(scenario, at_low, at_high),
        at_low=at_low,
        at_high=at_high,
        needs=find_needs(gauge, setback_m),
        whole_m=float(find_wholes(gauge, target, setback_m)[0]) if scenario.origins else None,
        named=named,
        sensitivity=sensitivity.run(measured) if measured else None,
    )


def _basis(claim: Claim, scenario: Scenario) -> Basis:
    bands = scenario.ranges
    if not bands:
        return "none"
    if all((band.low_km, band.high_km) == (claim.low_km, claim.high_km) for band in bands):
        return "stated"
    return "asked" if any(band.is_own for band in bands) else "published"


def _extents(
    edges: Sequence[Reach], named: Sequence[Named]
) -> tuple[Extent, Extent] | tuple[None, None]:
    """Return how much the least and the greatest distance do of what the words say."""
    if not edges:
        return None, None
    low, high = edges
    return (
        _extent(low, [place.low.extent for place in named if place.low]),
        _extent(high, [place.high.extent for place in named if place.high]),
    )


def _extent(row: Reach, places: Sequence[Extent]) -> Extent:
    if not row.reaches:
        return "none"
    return "whole" if all(extent == "whole" for extent in places) else "part"


def _judge(scenario: Scenario, at_low: Extent | None, at_high: Extent | None) -> Verdict:
    if not scenario.ranges:
        return "no_distance"
    if not scenario.origins:
        return "no_place"
    if at_high == "none":
        return "falls_short"
    if at_high == "part":
        return "partly"
    return "reaches" if at_low == "whole" else "depends"
