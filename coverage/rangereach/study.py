"""The one place where the steps meet: a scenario in, a study out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .model import Dataset, Edge, Scenario, Territory, Town
from .reach import Reach
from .rings import Ring

__all__ = ["Study"]


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

    def row(self, band_id: str, edge: Edge, origin_id: str = "all") -> Reach:
        """Return the reach of one edge of one band."""
        return next(
            row
            for row in self.reach
            if (row.band_id, row.edge, row.origin_id) == (band_id, edge, origin_id)
        )
