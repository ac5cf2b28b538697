"""The page's tables: what can be said at every stop of the slider, in as few digits as print alike.

Where a stop is a band's own distance, its numbers are those of the study, and stand in the
page's other tables too; the others come from an exploration, if there is one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from rangereach.exploration import Exploration, Table
from rangereach.model import Town
from rangereach.outputs.wording import Wording
from rangereach.reach import Reach
from rangereach.rings import ALL
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from .drawing import pack_points

__all__ = ["FRONT_STEP_DEG", "build_fronts", "build_tables"]

_SHORT_ENOUGH = 1000  # of a whole number: it cannot lose a digit

FRONT_STEP_DEG = 1e-4
"""Grid of the centres of discs, about ten metres: they were chosen on it."""


def build_tables(
    study: Study, exploration: Exploration | None, towns: Sequence[Town], wording: Wording
) -> dict[str, dict[str, Any]]:
    """Build the table of every origin: ``all``, the scenario's own, and the alternatives.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    exploration : Exploration or None
        Tables of many more ranges.
    towns : sequence of Town
        Those that are named, in the order of the page's places.
    wording : Wording
        Prints the numbers.

    Returns
    -------
    dict of str to dict
        By origin id: ``stops_km``, and for each ``area_km2``, ``depth_km``, ``missing_km``. Of
        ``all``, and of what was explored, also ``counts`` (of listed towns within reach) and
        ``people`` in them for each stop; ``oblasts``, pairs of an id and the first stop that
        touches it; ``towns``, pairs of an id and the range that reaches it (of ``all`` its
        distance, else the first stop), in the order of the places.
    """
    printed = _Printed(wording, study.target_area_m2)
    explored = exploration.tables if exploration else {}
    stops_km = exploration.stops_km if exploration else ()
    measured = study.by_origin()
    distances_km = {town.id: study.enters_m(town.id) / M_PER_KM for town in towns}
    found = {}
    for origin_id in dict.fromkeys([*measured, *explored]):
        known = _Known()
        if origin_id in explored:
            known.add_table(stops_km, explored[origin_id])
        if origin_id == ALL:
            known.enters_km |= distances_km
        known.add_rows(measured.get(origin_id, {}))
        found[origin_id] = known.write(printed)
        if origin_id in (ALL, *explored):
            known.add_entries(measured.get(origin_id, {}))
            # only from all origins together is a town's distance told
            found[origin_id] |= known.write_entries(towns, printed, exact=origin_id == ALL)
    return found


def build_fronts(exploration: Exploration | None) -> dict[str, Any]:
    """Build the centres of discs whose union, inside the target, is the reach at any stop.

    Parameters
    ----------
    exploration : Exploration or None
        With the fronts.

    Returns
    -------
    dict
        ``fronts`` by origin id, a list of groups ``[until_km, packed points]``: at a range
        take those with ``until_km`` not below it. That of ``all`` is that of every own origin
        together; that of an alternative has those of ``all`` beside it. Empty without an
        exploration.
    """
    if exploration is None:
        return {}
    fronts = {
        origin_id: [
            [_plain(group.until_km), pack_points(group.points, FRONT_STEP_DEG)]
            for group in table.front
        ]
        for origin_id, table in exploration.tables.items()
        if origin_id != ALL
    }
    return {"fronts": fronts}


class _Known:
    """What is known of one origin, by distance in kilometres."""

    def __init__(self) -> None:
        self.stops: dict[float, tuple[float, float, float, int, int]] = {}
        self.oblasts: dict[str, float] = {}
        self.enters_km: dict[str, float] = {}

    def add_table(self, stops_km: Sequence[float], table: Table) -> None:
        """Take note of what was explored."""
        rows = zip(
            table.area_m2, table.depth_m, table.missing_m, table.towns, table.people, strict=True
        )
        self.stops.update(zip(stops_km, rows, strict=True))
        self.oblasts.update(table.oblast_enters_km)
        self.enters_km.update(
            (key, metres / M_PER_KM) for key, metres in table.town_enters_m.items()
        )

    def add_rows(self, by_km: Mapping[float, Reach]) -> None:
        """Take note of the study's own rows, which go before what was explored."""
        for km, row in by_km.items():
            people, count = row.towns_population, len(row.town_ids)
            self.stops[km] = row.area_m2, row.depth_m, row.missing_m, count, people

    def add_entries(self, by_km: Mapping[float, Reach]) -> None:
        """Take note of what enters at these rows."""
        for km, row in by_km.items():
            for oblast in row.oblasts:
                self.oblasts[oblast.id] = min(km, self.oblasts.get(oblast.id, km))
            for town_id in row.town_ids:
                self.enters_km[town_id] = min(km, self.enters_km.get(town_id, km))

    def write(self, printed: _Printed) -> dict[str, Any]:
        """Return the columns by stop."""
        stops = sorted(self.stops)
        area, depth, missing, *_ = zip(*(self.stops[km] for km in stops), strict=True)
        return {
            "stops_km": [_plain(km) for km in stops],
            "area_km2": [printed.area(m2) for m2 in area],
            "depth_km": [printed.distance(metres / M_PER_KM) for metres in depth],
            "missing_km": [printed.missing(metres / M_PER_KM) for metres in missing],
        }

    def write_entries(
        self, towns: Sequence[Town], printed: _Printed, *, exact: bool
    ) -> dict[str, Any]:
        """Return how many enter, and when oblasts and named towns do: at which stop, or exactly."""
        stops = sorted(self.stops)
        enters = []
        for town in towns:
            km = self.enters_km.get(town.id, math.inf)
            found = _keep_apart(km, stops, printed.tell) if exact else _next(stops, km)
            if found < math.inf:
                enters.append([town.id, _plain(found)])
        oblasts = sorted(self.oblasts.items(), key=itemgetter(1))
        return {
            "counts": [self.stops[km][3] for km in stops],
            "people": [printed.people(self.stops[km][4]) for km in stops],
            "oblasts": [[key, _plain(km)] for key, km in oblasts],
            "towns": enters,
        }


def _keep_apart(km: float, stops_km: Sequence[float], prints: Callable[[float], str]) -> float:
    """Round to a metre, but never past a stop or a printed digit: to a millimetre there."""
    for digits in (3, 6):
        short = round(km, digits)
        if _next(stops_km, km) == _next(stops_km, short) and prints(km) == prints(short):
            return short
    return km


def _next(stops_km: Sequence[float], km: float) -> float:
    """Return the first stop that a distance is within; infinite where none is."""
    at = bisect_left(stops_km, km)
    return stops_km[at] if at < len(stops_km) else math.inf


class _Printed:
    """Numbers in the fewest digits that print as they do in full."""

    def __init__(self, wording: Wording, target_area_m2: float) -> None:
        self._wording = wording
        self._target_km2 = target_area_m2 / M2_PER_KM2

    def area(self, area_m2: float) -> float:
        """Return square kilometres, for the area and for its share."""
        write, target = self._wording, self._target_km2
        return _shorten(
            area_m2 / M2_PER_KM2, lambda km2: (write.area(km2), write.percent(km2 / target))
        )

    def people(self, number: int) -> float:
        """Return how many people."""
        return _shorten(number, self._wording.about)

    def missing(self, km: float) -> float:
        """Return how far a range falls short, kilometres."""
        return _shorten(km, self._wording.shortfall)

    def tell(self, km: float) -> str:
        """Write a distance as a reader sees it."""
        return self._wording.distance(km)

    def distance(self, km: float) -> float:
        """Return kilometres."""
        return _shorten(km, self._wording.distance)


def _shorten(value: float, prints: Callable[[float], object]) -> float:
    if value == int(value) and value < _SHORT_ENOUGH:
        return int(value)
    whole = prints(value)
    for digits in range(2 - math.floor(math.log10(value)), 6):  # three of them, then more
        short = round(value, digits)
        if short and prints(short) == whole:
            return _plain(short)
    return value


def _plain(km: float) -> float:
    """Return a whole number as one: ``70`` rather than ``70.0``."""
    return int(km) if km == int(km) else km
