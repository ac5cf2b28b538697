"""How the places that words name stand to the reach: what of each lies within it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from rangereach import catalogue, earth
from rangereach.model import HOME, Claim, Edge, Names, Scenario
from rangereach.reach import TOUCHED_M2, TOUCHED_SHARE, Gauge
from rangereach.rings import Ring
from rangereach.scenarios import country_target
from rangereach.units import M_PER_KM

from .naming import Mention, find_mentions
from .needs import find_entries, find_wholes
from .values import Extent, Named, NamedKind, Standing

__all__ = ["measure_places", "read_mentions"]

_EDGES: tuple[Edge, Edge] = ("low", "high")


def read_mentions(claim: Claim) -> tuple[Mention, ...]:
    """Return what a statement speaks of: as it was read, else as its words name it.

    Parameters
    ----------
    claim : Claim
        Its `about` holds ids of regions, oblasts and towns.
    """
    if not claim.about:
        return find_mentions(claim.source.quote)
    kinds: dict[str, NamedKind] = dict.fromkeys(catalogue.load_regions(), "region")
    kinds |= dict.fromkeys(catalogue.load_territory().oblasts, "oblast")
    return tuple(Mention(id=key, kind=kinds.get(key, "town"), word="") for key in claim.about)


def measure_places(
    mentions: Sequence[Mention], scenario: Scenario, rings: Sequence[Ring]
) -> tuple[Named, ...]:
    """Measure places of Ukraine against the origins of a question.

    Parameters
    ----------
    mentions : sequence of Mention
        The places.
    scenario : Scenario
        Its origins and its set-back. Where its target is neither Ukraine nor a polygon there,
        nothing is measured.
    rings : sequence of Ring
        Of all origins together at the least distance and at the greatest; or none.

    Returns
    -------
    tuple of Named
        In the order of the mentions.
    """
    if scenario.target.facing != HOME or not mentions:
        return ()
    regions = catalogue.load_regions()
    keys = [
        key
        for mention in mentions
        for key in (regions[mention.id].oblasts if mention.kind == "region" else [mention.id])
        if mention.kind != "town"
    ]
    measured = _Measured(scenario, rings, sorted(set(keys)))
    return tuple(measured.place(mention) for mention in mentions)


class _Measured:
    """Distances and areas of some oblasts, and of towns, all made at once.

    Parameters
    ----------
    scenario, rings
        As for `measure_places`.
    oblasts : sequence of str
        The oblasts, ISO 3166-2.
    """

    def __init__(self, scenario: Scenario, rings: Sequence[Ring], oblasts: Sequence[str]) -> None:
        territory = catalogue.load_territory()
        shapes = np.array([territory.oblasts[key].geometry for key in oblasts], dtype=object)
        gauge = Gauge(country_target(HOME), territory, scenario.origins)
        self._setback_m = scenario.setback_km * M_PER_KM
        self._names = {key: territory.oblasts[key].names for key in oblasts}
        self._rings = rings
        self._area_m2 = _table(oblasts, earth.area_m2(shapes))
        self._reached_m2 = [
            _table(oblasts, earth.area_m2(earth.intersect(ring.geometry, shapes))) for ring in rings
        ]
        self._enters_m: dict[str, float] = {}
        self._whole_m: dict[str, float] = {}
        self._town_m: dict[str, float] = {}
        if scenario.origins:
            self._town_m = gauge.town_distance_m()
            self._enters_m = _table(oblasts, find_entries(gauge, shapes, self._setback_m))
            self._whole_m = _table(oblasts, find_wholes(gauge, shapes, self._setback_m))

    def place(self, mention: Mention) -> Named:
        """Return a place that words name."""
        if mention.kind == "town":
            return self._town(mention)
        if mention.kind == "oblast":
            return self._area(mention, self._names[mention.id], [mention.id])
        region = catalogue.load_regions()[mention.id]
        oblasts = [Mention(id=key, kind="oblast", word="") for key in region.oblasts]
        whole = self._area(mention, region.names, region.oblasts)
        return replace(whole, parts=tuple(map(self.place, oblasts)))

    def _town(self, mention: Mention) -> Named:
        metres = self._town_m.get(mention.id)
        standings = []
        for edge, ring in zip(_EDGES, self._rings, strict=False):
            inside = metres is not None and metres <= ring.radius_m
            extent: Extent = "whole" if inside else "none"
            standings.append(_stand(edge, ring, extent, 0.0, float(inside)))
        enters_m = None if metres is None else metres + self._setback_m
        names = catalogue.load_towns(HOME)[mention.id].names
        return _named(mention, names, enters_m, enters_m, standings)

    def _area(self, mention: Mention, names: Names, oblasts: Sequence[str]) -> Named:
        area_m2 = sum(self._area_m2[key] for key in oblasts)
        standings = []
        for edge, ring, reached_m2 in zip(_EDGES, self._rings, self._reached_m2, strict=False):
            inside_m2 = sum(reached_m2[key] for key in oblasts)
            extent = _extent(inside_m2, area_m2)
            standings.append(_stand(edge, ring, extent, inside_m2, inside_m2 / area_m2))
        enters_m = min((self._enters_m[key] for key in oblasts if self._enters_m), default=None)
        whole_m = max((self._whole_m[key] for key in oblasts if self._whole_m), default=None)
        return _named(mention, names, enters_m, whole_m, standings)


def _table(keys: Sequence[str], values: Iterable[float]) -> dict[str, float]:
    return {key: float(value) for key, value in zip(keys, values, strict=True)}


def _extent(inside_m2: float, area_m2: float) -> Extent:
    least_m2 = min(TOUCHED_M2, TOUCHED_SHARE * area_m2)
    if inside_m2 < least_m2:
        return "none"
    return "whole" if area_m2 - inside_m2 < least_m2 else "part"


def _stand(edge: Edge, ring: Ring, extent: Extent, area_m2: float, share: float) -> Standing:
    return Standing(
        edge=edge, range_km=ring.range_km, extent=extent, area_m2=area_m2, share=min(share, 1.0)
    )


def _named(
    mention: Mention,
    names: Names,
    enters_m: float | None,
    whole_m: float | None,
    standings: Sequence[Standing],
) -> Named:
    return Named(
        id=mention.id,
        kind=mention.kind,
        names=names,
        word=mention.word,
        parts=(),
        enters_m=enters_m,
        whole_m=whole_m,
        low=standings[0] if standings else None,
        high=standings[-1] if standings else None,
    )
