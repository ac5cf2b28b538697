"""The one place where the steps meet: a scenario in, a study out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from . import catalogue, reach, rings
from .model import Dataset, Edge, Range, Scenario, Target, Territory, Town
from .reach import Reach
from .rings import ALL, Ring
from .units import M_PER_KM

__all__ = ["Study", "run"]

Keyed = TypeVar("Keyed", Ring, Reach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """Everything an output needs, and nothing that it must compute.

    Parameters
    ----------
    scenario : Scenario
        The question, with its ranges and their figures.
    territory : Territory
        Borders, for the basemap and for names.
    rings : tuple of Ring
        One per (band, edge, origin), ``all`` first.
    reach : tuple of Reach
        The same keys in the same order.
    towns : mapping of str to Town
        The target's listed towns, by id.
    town_distance_m : mapping of str to float
        Exact geodesic distance from the nearest origin, by town id; 0 inside a soil.
    target_area_m2 : float
        Area of the target.
    datasets : tuple of Dataset
        Provenance of the bundled data that was used.
    version : str
        Of the package, for the stamp.
    """

    scenario: Scenario
    territory: Territory
    rings: tuple[Ring, ...]
    reach: tuple[Reach, ...]
    towns: Mapping[str, Town]
    town_distance_m: Mapping[str, float]
    target_area_m2: float
    datasets: tuple[Dataset, ...]
    version: str

    def row(self, band_id: str, edge: Edge, origin_id: str = ALL) -> Reach:
        """Return the reach of one edge of one band."""
        return _find(self.reach, (band_id, edge, origin_id))

    def rows(self, band: Range) -> list[Reach]:
        """Return the reach of a band's edges; one where both are the same distance."""
        return [self.row(band.id, edge) for edge, _ in band.distinct_edges_km()]

    def ring(self, band_id: str, edge: Edge, origin_id: str = ALL) -> Ring:
        """Return the ring of one edge of one band."""
        return _find(self.rings, (band_id, edge, origin_id))

    def by_range_km(self, origin_id: str = ALL) -> dict[float, Reach]:
        """Return the reach at each distance that is drawn, the shortest first."""
        found: dict[float, Reach] = {}
        for row in self.reach:
            if row.origin_id == origin_id:
                found.setdefault(row.range_km, row)
        return dict(sorted(found.items()))

    def by_origin(self) -> dict[str, dict[float, Reach]]:
        """Return, for each origin, what `by_range_km` returns, all in one pass."""
        found: dict[str, dict[float, Reach]] = {}
        for row in sorted(self.reach, key=lambda row: row.range_km):
            found.setdefault(row.origin_id, {}).setdefault(row.range_km, row)
        return found

    def first_range_km(self, origin_id: str = ALL) -> dict[str, float]:
        """Return the shortest drawn distance at which each town is within reach, by town id."""
        first: dict[str, float] = {}
        for km, row in self.by_range_km(origin_id).items():
            for town_id in row.town_ids:
                first.setdefault(town_id, km)
        return first

    def enters_m(self, town_id: str) -> float:
        """Return the range from which on a town is within reach: its distance and the set-back."""
        return self.town_distance_m[town_id] + self.scenario.setback_km * M_PER_KM


def _find(rows: tuple[Keyed, ...], key: tuple[str, Edge, str]) -> Keyed:
    return next(row for row in rows if (row.band_id, row.edge, row.origin_id) == key)


def run(scenario: Scenario, *, territory: Territory | None = None) -> Study:
    """Draw and measure a scenario.

    Parameters
    ----------
    scenario : Scenario
        From `rangereach.scenarios`.
    territory : Territory, optional
        Other borders than the bundled ones: borders, soils and the target, where it is a
        country, are then taken from these. Places and a polygon of the user's stay.

    Returns
    -------
    Study
        Plain values; the outputs turn them into text.

    Raises
    ------
    GeometryError
        If an origin shares no border with the target.
    DataError
        If a bundled file is damaged.
    """
    from . import __version__

    if territory is None:
        territory = catalogue.load_territory()
    else:
        scenario = replace(scenario, target=_redraw(scenario.target, territory))
    drawn = rings.draw(scenario, territory)
    gauge = reach.Gauge(scenario.target, territory, scenario.origins)
    return Study(
        scenario=scenario,
        territory=territory,
        rings=drawn,
        reach=gauge.measure_all(drawn),
        towns=gauge.towns,
        town_distance_m=gauge.town_distance_m(),
        target_area_m2=gauge.target_area_m2,
        datasets=tuple(
            data for data in catalogue.load_datasets() if data.id != catalogue.SECOND_BORDER
        ),
        version=__version__,
    )


def _redraw(target: Target, territory: Territory) -> Target:
    """Return a country as these borders have it."""
    if target.country is None:
        return target
    return replace(target, geometry=territory.countries[target.country].geometry)
