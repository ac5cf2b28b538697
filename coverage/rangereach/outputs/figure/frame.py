"""The map's frame: which part of the Earth it shows, and where on the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from rangereach import earth
from rangereach.study import Study

__all__ = ["Box", "Frame", "fit_frame"]

TALLEST_DEG = 9.0
"""Rings that are taller than this are not shown whole."""

MARGIN_SHARE = 0.09
"""Kept free around what must be seen, of the frame's shorter side."""

SPARE_DEG = 0.5
"""By which the cut before projecting is wider than the view."""

TOWARDS_TARGET = 0.72
"""How much of the room to spare goes to the side of the target; half would be the middle."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the picture, y downwards.

    Parameters
    ----------
    left, top, width, height : float
        Units of the picture.
    """

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def grow(self, by: float) -> Box:
        """Return the box, larger by so much on each side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def contains(self, other: Box) -> bool:
        """Tell whether another box lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """A projected view and its place on the picture.

    Parameters
    ----------
    conic : Conic
        The projection.
    box : Box
        Where the map stands.
    x_m, y_m : float
        The projected point in the middle of the box, metres.
    units_per_m : float
        The scale.
    """

    conic: earth.Conic
    box: Box
    x_m: float
    y_m: float
    units_per_m: float

    def point(self, lon_deg: float, lat_deg: float) -> tuple[float, float]:
        """Return where a place stands on the picture."""
        x, y = self.conic.project(lon_deg, lat_deg)
        return self._place(float(x), float(y))

    def place(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a shape in units of the picture, cut at the frame."""
        box = self.box
        near = shapely.clip_by_rect(geometry, *self._bounds_deg())
        return shapely.clip_by_rect(self.spread(near), box.left, box.top, box.right, box.bottom)

    def spread(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a shape in units of the picture, uncut."""
        return shapely.transform(
            self.conic.project_geometry(geometry),
            lambda c: np.column_stack(self._place(c[:, 0], c[:, 1])),
        )

    def locate(self, x: float, y: float) -> tuple[float, float]:
        """Return the longitude and latitude of a point of the picture."""
        lon, lat = self.conic.locate(
            (x - self.box.left - self.box.width / 2) / self.units_per_m + self.x_m,
            (self.box.top + self.box.height / 2 - y) / self.units_per_m + self.y_m,
        )
        return float(lon), float(lat)

    def _bounds_deg(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north of what shows, and a little more."""
        edge = np.linspace(-0.5, 0.5, 9)
        side = np.full(9, 0.5)
        across = np.concatenate([edge, edge, side, -side]) * self.box.width
        up = np.concatenate([side, -side, edge, edge]) * self.box.height
        lon, lat = self.conic.locate(
            across / self.units_per_m + self.x_m, up / self.units_per_m + self.y_m
        )
        return (
            float(lon.min()) - SPARE_DEG,
            float(lat.min()) - SPARE_DEG,
            float(lon.max()) + SPARE_DEG,
            float(lat.max()) + SPARE_DEG,
        )

    def _place(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Shift and scale metres to units; of numbers or arrays."""
        return (
            self.box.left + self.box.width / 2 + (x - self.x_m) * self.units_per_m,
            self.box.top + self.box.height / 2 - (y - self.y_m) * self.units_per_m,
        )


def fit_frame(study: Study, box: Box) -> Frame:
    """Choose the view for a box: all that is reached, and towards the target what room is left.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    box : Box
        Where the map stands.
    """
    shown = _must_see(study)
    conic = earth.Conic(*shapely.total_bounds(shown))
    west, south, east, north = shapely.total_bounds([conic.project_geometry(g) for g in shown])
    margin = MARGIN_SHARE * min(box.width, box.height)
    scale = min(
        (box.width - 2 * margin) / (east - west), (box.height - 2 * margin) / (north - south)
    )
    target = conic.project_geometry(shapely.box(*study.scenario.target.geometry.bounds))
    centre = shapely.centroid(target)
    return Frame(
        conic,
        box,
        _lean((west + east) / 2, (box.width - 2 * margin) / scale - (east - west), centre.x),
        _lean((south + north) / 2, (box.height - 2 * margin) / scale - (north - south), centre.y),
        scale,
    )


def _lean(middle: float, spare: float, wanted: float) -> float:
    """Shift the middle towards what is wanted, by a part of the room to spare."""
    most = spare * (TOWARDS_TARGET - 0.5)
    return middle + float(np.clip(wanted - middle, -most, most))


def _must_see(study: Study) -> list[BaseGeometry]:
    """Return what the view must show: the reach, places with their rings, else what is nearest."""
    scenario = study.scenario
    widest = max(scenario.ranges, key=lambda band: band.high_km)
    reached = study.row(widest.id, "high").geometry
    ring = study.ring(widest.id, "high").geometry
    small = ring.bounds[3] - ring.bounds[1] < TALLEST_DEG
    shown: list[BaseGeometry] = [] if reached.is_empty else [reached]
    if reached.is_empty:
        near = shapely.shortest_line(ring, scenario.target.geometry)
        shown = [near.buffer(0.6), ring] if small else [near.buffer(2.5)]
    places = [origin.place for origin in scenario.origins if origin.place is not None]
    shown += [shapely.Point(place.lon_deg, place.lat_deg) for place in places]
    if places and small:
        shown.append(ring)
    return shown
