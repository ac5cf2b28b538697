"""The area within any distance of a geometry, for many distances at once.

Nothing is drawn. The regions are cut into triangles, the distance is measured at their
corners and bounded between them (`field`), and triangles are halved where the edge of an
area passes and the bounds are far apart. What is certainly within a distance, and what may
be, then are the parts of triangles that lie in circles; the true area lies between the
sums of both.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from copy import copy
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from .field import Bounds, DistanceField
from .triangles import Shapes, Triangles, cut_circles, halve, measure_shapes

__all__ = ["Cells", "Sweep", "halve_cells"]

_SMALLEST = 50  # times the tolerance squared: so small a triangle is not halved again
_AT_ONCE = 100_000
_ROUNDS = 3  # of halving triangles, before the distance is told more closely


class Cells(NamedTuple):
    """Triangles, their shapes, and the bounds of the distance in them."""

    triangles: Triangles
    shapes: Shapes
    bounds: Bounds

    def take(self, index: NDArray[Any]) -> Cells:
        """Return some of the triangles."""
        return Cells(self.triangles.take(index), self.shapes.take(index), self.bounds.take(index))


class Sweep:
    """Regions over which the edge of an ever larger buffer moves.

    Parameters
    ----------
    geometry : shapely geometry
        Points, lines or polygons in degrees, from which distances are measured.
    regions : Triangles
        Where areas are measured, see `triangulate`.
    tolerance_m : float
        How closely the edge is to be known, metres. Of triangles smaller than a few times
        its square, where the nearest point changes, it may be known less closely.
    """

    def __init__(
        self, geometry: BaseGeometry, regions: Triangles, *, tolerance_m: float = 10.0
    ) -> None:
        self.tolerance_m = tolerance_m
        self._count = regions.regions
        self.field = DistanceField(geometry, regions.xy)
        self.cells = _measure(regions, self.field)

    def areas(self, radii_m: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the area of each region within each distance.

        Parameters
        ----------
        radii_m : array_like of float, shape (n,)
            Distances, ascending, metres.

        Returns
        -------
        least_m2, most_m2 : ndarray of float64, shape (regions, n)
            The true area lies between them.
        """
        radii = np.asarray(radii_m, float)

        def shortest(cells: Cells) -> NDArray[Any]:
            first = np.searchsorted(radii, cells.bounds.low_m)
            crossed = first < np.searchsorted(radii, cells.bounds.high_m)
            return np.where(crossed, np.append(radii, np.inf)[first], np.inf)

        self._refine(shortest)
        region, bounds = self.cells.triangles.region, self.cells.bounds
        area = self.cells.triangles.areas_m2()
        # from `first` on a radius reaches into the triangle, from `last` on round all of it
        first = np.searchsorted(radii, bounds.low_m)
        last = np.searchsorted(radii, bounds.high_m)
        size = (self._count, len(radii) + 1)
        sums = np.bincount(region * size[1] + last, area, size[0] * size[1]).reshape(size)
        sums = np.cumsum(sums, axis=1)
        least, most = sums.ravel().copy(), sums.ravel().copy()
        ends = np.cumsum(last - first)
        for low in range(0, int(ends[-1]), _AT_ONCE):
            pair = np.arange(low, min(low + _AT_ONCE, ends[-1]))
            cell = np.searchsorted(ends, pair, side="right")
            radius = pair - ends[cell] + last[cell]
            share = self._share_within(self.cells.take(cell), radii[radius])
            at, part = region[cell] * size[1] + radius, share * area[cell]
            least += np.bincount(at, part[0], len(least))
            most += np.bincount(at, part[1], len(most))
        return least.reshape(size)[:, :-1], most.reshape(size)[:, :-1]

    def first_reached(
        self, areas_m2: NDArray[Any], between_m: NDArray[Any], *, within_m: float
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the distance within which there is so much of each region.

        Parameters
        ----------
        areas_m2 : ndarray of float64, shape (regions,)
            How much, m2.
        between_m : ndarray of float64, shape (regions, 2)
            Distances within which there is less, and as much, metres; not a number
            where that is not asked.
        within_m : float
            How closely the distance is to be known, metres.

        Returns
        -------
        earliest_m, latest_m : ndarray of float64, shape (regions,)
            The true distance lies between them, metres.
        """
        earliest, latest = np.array(between_m.T, float)

        def shortest(cells: Cells) -> NDArray[Any]:
            region, bounds = cells.triangles.region, cells.bounds
            crossed = (bounds.low_m < latest[region]) & (bounds.high_m > earliest[region])
            crossed &= (latest - earliest > within_m)[region]
            least = np.maximum(bounds.low_m, earliest[region])
            return np.where(crossed, np.maximum(least, self.tolerance_m), np.inf)

        while True:
            reaching = self.cells.bounds.low_m < latest[self.cells.triangles.region]
            some = self.cells.take(reaching)
            earliest, latest = self._bisect(some, areas_m2, earliest, latest, step_m=within_m / 16)
            if not self._refine(shortest, rounds=_ROUNDS):
                return earliest, latest

    def merge(self) -> Sweep:
        """Return a sweep over all regions as one, with what is measured already."""
        merged = copy(self)
        triangles = self.cells.triangles
        one = triangles._replace(region=np.zeros_like(triangles.region), regions=1)
        merged.cells, merged.field = self.cells._replace(triangles=one), self.field.copy()
        merged._count = 1
        return merged

    def _bisect(
        self,
        cells: Cells,
        areas_m2: NDArray[Any],
        earliest: NDArray[Any],
        latest: NDArray[Any],
        step_m: float,
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Narrow where regions are reached, as far as the triangles tell, to some metres."""
        region, area = cells.triangles.region, cells.triangles.areas_m2()
        low, high = cells.bounds.low_m, cells.bounds.high_m
        found = []
        for side in (1, 0):  # what may be within, then what certainly is
            less, enough = earliest, latest
            while np.nanmax(enough - less, initial=0.0) > step_m:
                middle = (less + enough) / 2
                radius = middle[region]
                share = (high <= radius).astype(float)
                cut = np.flatnonzero((low < radius) & (radius < high))
                share[cut] = self._share_within(cells.take(cut), radius[cut])[side]
                reached = np.bincount(region, share * area, self._count) >= areas_m2
                less, enough = np.where(reached, less, middle), np.where(reached, middle, enough)
            found.append(less if side else enough)
        return found[0], found[1]

    def _share_within(self, cells: Cells, radius: NDArray[Any]) -> NDArray[Any]:
        """Return which share of triangles is within a distance, at least and at most: (2, m)."""
        levels = radius**2 + np.stack([-cells.bounds.above_m2, cells.bounds.below_m2])
        d2 = self.field.distance_m[cells.triangles.corner] ** 2
        share = cut_circles(cells.shapes.plane, d2, levels)
        uneven = cells.shapes.uneven * share * (1 - share)
        share = np.clip(share + np.array([[-1], [1]]) * uneven, 0, 1)
        return np.where(np.isnan(share), [[0.0], [1.0]], share)

    def _refine(self, ask_m: Callable[[Cells], NDArray[Any]], *, rounds: int | None = None) -> bool:
        """Halve triangles until distances are known closely enough where they are asked for.

        Parameters
        ----------
        ask_m : callable
            Returns the shortest distance asked for in each triangle, infinite where none is.
        rounds : int, optional
            How often at most.

        Returns
        -------
        bool
            Whether there were any to halve.
        """
        cells, closed = self.cells, []
        for count in itertools.count():
            gap2 = cells.bounds.below_m2 + cells.bounds.above_m2
            coarse = gap2 / (2 * ask_m(cells)) > 2 * self.tolerance_m
            coarse &= cells.shapes.double_m2 > 2 * _SMALLEST * self.tolerance_m**2
            if count == rounds or not coarse.any():
                closed.append(cells)
                break
            closed.append(cells.take(~coarse))
            cells = halve_cells(cells.take(coarse), self.field)
        if count:
            self.cells = _join(closed)
        return count > 0


def halve_cells(cells: Cells, field: DistanceField) -> Cells:
    """Cut triangles in the middle of their longest edges, and measure the halves.

    Parameters
    ----------
    cells : Cells
        Those to cut.
    field : DistanceField
        Distances of their corners; those of the new corners are added.

    Returns
    -------
    Cells
    """
    halves, middles = halve(cells.triangles, cells.shapes.longest)
    field.extend(middles)
    return _measure(halves, field)


def _measure(triangles: Triangles, field: DistanceField) -> Cells:
    shapes = measure_shapes(triangles)
    return Cells(triangles, shapes, field.bound(triangles, shapes))


def _join(cells: list[Cells]) -> Cells:
    """Return all of some triangles; the last know all corners."""
    triangles, shapes, bounds = zip(*cells, strict=True)
    return Cells(
        triangles[-1]._replace(
            corner=np.concatenate([part.corner for part in triangles]),
            region=np.concatenate([part.region for part in triangles]),
        ),
        Shapes(*(np.concatenate(column) for column in zip(*shapes, strict=True))),
        Bounds(*(np.concatenate(column) for column in zip(*bounds, strict=True))),
    )
