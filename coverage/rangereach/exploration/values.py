"""What was measured at every stop, as plain values in metres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rangereach.model import Origin

__all__ = ["FRONT_ERROR_M", "STOPS_KM", "Exploration", "Group", "Table"]

STOPS_KM = tuple(float(km) for km in range(10, 301, 5))
"""Where a slider stops."""

FRONT_ERROR_M = 25.0
"""How far the edge that discs draw may stay behind the true one, metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Centres of equal discs that are needed up to one distance.

    Parameters
    ----------
    until_km : float
        The last stop at which they are.
    points : tuple of (float, float)
        Longitude and latitude, degrees.
    """

    until_km: float
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The reach from one origin at every stop.

    Parameters
    ----------
    area_m2, depth_m, missing_m : tuple of float
        As in `Reach`, one per stop.
    towns, people : tuple of int
        How many listed towns are within reach at each stop, and their people.
    town_enters_m : mapping of str to float
        The range within which a town is that maps name, by town id: its exact geodesic
        distance and the set-back. Those within the last stop, in the order of `Gauge.towns`.
    oblast_enters_km : mapping of str to float
        The first stop that touches an oblast, by oblast id, the nearest first.
    front : tuple of Group
        Discs whose union, inside the target, is the reach within `FRONT_ERROR_M`: at a range
        take the groups that are needed up to it or farther. Of an alternative, what it has
        beside the fronts of the scenario's own origins, which lie on it.
    """

    area_m2: tuple[float, ...]
    depth_m: tuple[float, ...]
    missing_m: tuple[float, ...]
    towns: tuple[int, ...]
    people: tuple[int, ...]
    town_enters_m: Mapping[str, float]
    oblast_enters_km: Mapping[str, float]
    front: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """A scenario's reach at every stop, from its origins and from what may stand for them.

    Parameters
    ----------
    stops_km : tuple of float
        The distances, ascending, before any set-back.
    tables : mapping of str to Table
        By origin id: ``all`` first, then each of the scenario's own, then the alternatives.
    alternatives : mapping of str to tuple of Origin
        What is offered beside the scenario's own origins, by its id in `tables`.
    """

    stops_km: tuple[float, ...]
    tables: Mapping[str, Table]
    alternatives: Mapping[str, tuple[Origin, ...]]
