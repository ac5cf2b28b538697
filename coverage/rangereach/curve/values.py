"""What was measured at every stop, and where on the way things enter, in metres."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rangereach.model import Dataset, DepthTo, Scenario, Territory, Town
from rangereach.units import M_PER_KM

from .sweeps import Sweep

__all__ = ["SHARES", "Curve", "CurveStudy", "Entry", "Stop"]

SHARES = (0.1, 0.25, 0.5, 0.75)
"""Of the target: the least range that holds so much of it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The reach from one origin at many distances, and where on the way things enter.

    Parameters
    ----------
    origin_id : str
        As in `Reach`; ``all`` for the nearest of the origins.
    stops_km : tuple of float
        The distances, ascending, before any set-back.
    area_m2, area_error_m2 : tuple of float
        Reached area of the target at each stop; the true one is no farther off.
    target_area_m2 : float
        What shares are of.
    depth_m, depth_error_m : tuple of float
        Greatest distance from a reached point to the border at each stop, 0 where nothing
        is reached; the true one is no farther off.
    depth_to : {"shared", "whole"}
        Which border that is, as in `Reach`.
    plateau : tuple of bool
        Whether a whole curve is as deep as the range.
    missing_m : tuple of float
        Distance from origin to target minus the radius; 0 where it reaches.
    begins_m, whole_m : float
        The least range that touches the target, and the least that has all of it within;
        they may lie outside the stops. The latter is true to `whole_error_m`.
    whole_error_m : float
        Bound of its error.
    share_enters_m, share_error_m : mapping of float to float
        The least range that holds a share of the target, for those of `SHARES` that the
        last stop holds; the true one is no farther off.
    town_enters_m : mapping of str to float
        The range within which each of the target's towns is, by town id: its exact
        geodesic distance and the set-back.
    oblast_enters_m, oblast_error_m : mapping of str to float
        The least range that touches an oblast (as `Reach` has it), by oblast id, for those
        that the last stop touches, the nearest first; the true one is no farther off. At
        every stop the touched ones are those that entered up to it.
    """

    origin_id: str
    stops_km: tuple[float, ...]
    area_m2: tuple[float, ...]
    area_error_m2: tuple[float, ...]
    target_area_m2: float
    depth_m: tuple[float, ...]
    depth_error_m: tuple[float, ...]
    depth_to: DepthTo
    plateau: tuple[bool, ...]
    missing_m: tuple[float, ...]
    begins_m: float
    whole_m: float
    whole_error_m: float
    share_enters_m: Mapping[float, float]
    share_error_m: Mapping[float, float]
    town_enters_m: Mapping[str, float]
    oblast_enters_m: Mapping[str, float]
    oblast_error_m: Mapping[str, float]

    @property
    def share(self) -> tuple[float, ...]:
        """The reached share of the target at each stop, from 0 to 1."""
        return tuple(area / self.target_area_m2 for area in self.area_m2)

    @property
    def last_m(self) -> float:
        """The last stop."""
        return self.stops_km[-1] * M_PER_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A town that comes within reach.

    Parameters
    ----------
    town : Town
        Which.
    enters_m : float
        The range from which on it is within reach.
    people : int
        In all listed towns within that range, without uncertain ones.
    """

    town: Town
    enters_m: float
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What is within reach at one distance.

    Parameters
    ----------
    range_km : float
        The distance, before any set-back.
    area_m2, area_error_m2, share, depth_m, depth_error_m, plateau, missing_m
        As in `Curve`.
    oblasts : int
        How many are touched.
    towns, people : int
        How many listed towns are within reach, and their people, without uncertain ones.
    entered : tuple of Town
        Those that the stop before did not reach, the nearest first.
    """

    range_km: float
    area_m2: float
    area_error_m2: float
    share: float
    depth_m: float
    depth_error_m: float
    plateau: bool
    missing_m: float
    oblasts: int
    towns: int
    people: int
    entered: tuple[Town, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveStudy:
    """Everything that an output of curves needs.

    Parameters
    ----------
    scenario : Scenario
        Target, origins and set-back. Its ranges are marked on the curves; there may be none.
    sweep : Sweep
        Which distances were asked for. Those of the scenario's ranges that lie between its
        ends are stops as well.
    territory : Territory
        For names.
    towns : mapping of str to Town
        The target's listed towns, by id.
    curves : tuple of Curve
        That of all origins together first; where each was asked for, then theirs.
    datasets : tuple of Dataset
        Provenance of the bundled data that was used.
    version : str
        Of the package, for the stamp.
    """

    scenario: Scenario
    sweep: Sweep
    territory: Territory
    towns: Mapping[str, Town]
    curves: tuple[Curve, ...]
    datasets: tuple[Dataset, ...]
    version: str

    @property
    def together(self) -> Curve:
        """The curve of all origins."""
        return self.curves[0]

    def entries(self, curve: Curve) -> tuple[Entry, ...]:
        """Return the towns that come within reach up to the last stop, the nearest first."""
        enters_m = curve.town_enters_m
        found = sorted(
            (town for town in self.towns.values() if enters_m[town.id] <= curve.last_m),
            key=lambda town: (enters_m[town.id], -(town.population or 0), town.id),
        )
        people = accumulate(town.population or 0 for town in found)
        return tuple(
            Entry(town=town, enters_m=enters_m[town.id], people=count)
            for town, count in zip(found, people, strict=True)
        )

    def jumps(self, curve: Curve, most: int) -> tuple[Entry, ...]:
        """Return where most people come within reach at once, the nearest first.

        Parameters
        ----------
        curve : Curve
            One of the study's.
        most : int
            How many at most: seats of oblasts before all others, then the largest towns.
            Towns that are only counted, never named, are left out.
        """
        named = [entry for entry in self.entries(curve) if entry.town.is_named]
        ranked = sorted(
            named, key=lambda entry: (not entry.town.capital, -(entry.town.population or 0))
        )
        return tuple(sorted(ranked[:most], key=named.index))

    def stops(self, curve: Curve) -> tuple[Stop, ...]:
        """Return what is within reach at each stop of a curve."""
        entries = self.entries(curve)
        stops_m = [km * M_PER_KM for km in curve.stops_km]
        counts = [
            bisect_right(entries, metres, key=lambda entry: entry.enters_m) for metres in stops_m
        ]
        touched, share = sorted(curve.oblast_enters_m.values()), curve.share
        return tuple(
            Stop(
                range_km=curve.stops_km[number],
                area_m2=curve.area_m2[number],
                area_error_m2=curve.area_error_m2[number],
                share=share[number],
                depth_m=curve.depth_m[number],
                depth_error_m=curve.depth_error_m[number],
                plateau=curve.plateau[number],
                missing_m=curve.missing_m[number],
                oblasts=bisect_right(touched, stops_m[number]),
                towns=count,
                people=entries[count - 1].people if count else 0,
                entered=tuple(entry.town for entry in entries[before:count]),
            )
            for number, (before, count) in enumerate(pairwise([0, *counts]))
        )
