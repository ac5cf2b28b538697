"""Names on the map: which fit, and where. No two collide; the least important goes first."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach.model import Place, Town
from rangereach.outputs import style
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.wording import Wording, band_label
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .edges import name_edge
from .frame import Box, Frame
from .lands import name_land
from .layers import Step
from .marks import State, draw_mark
from .room import Room, around
from .typeface import text_width

__all__ = ["Labels"]

PEOPLE_PER_KM2 = 550
"""Towns that are no seats are named from this many people per square of the type's size in km."""

REACHED_NEEDS = 0.15
"""What is reached needs so much of that: the reader asks for it."""

ACROSS_A_LINE = 4
"""How many sides of its dot a name gives up so as not to lie on a line."""


class Labels:
    """Marks and names of a map.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    frame : Frame
        The view.
    steps : list of Step
        The distances that are drawn.
    size : float
        Of the type.
    taken : list of Box
        Where no name may stand.
    """

    def __init__(
        self,
        study: Study,
        wording: Wording,
        *,
        frame: Frame,
        steps: list[Step],
        size: float,
        taken: list[Box],
    ) -> None:
        self._study, self._wording, self._frame = study, wording, frame
        self._steps, self._size = steps, size
        self._room = Room(frame.box.grow(-0.3 * size), taken)
        self._lines = self._crossed()
        self.marks: list[Markup] = []
        self.names: list[Markup] = []
        self.lands: list[Markup] = []
        self._put_all()

    def _put_all(self) -> None:
        """Put down everything, the most needed first."""
        study = self._study
        steps_km = [step.km for step in self._steps]
        towns = sorted(
            filter(style.is_named, study.towns.values()),
            key=lambda town: (*style.town_rank(town, study.enters_m(town.id), steps_km), town.id),
        )
        for origin in study.scenario.origins:
            if origin.place is not None:
                self._put_place(origin.place)
        seats = [town for town in towns if town.capital]
        for town in sorted(seats, key=lambda town: self._state(town) == "open"):
            self._put_town(town)
        for step in self._steps:
            self._put_edge(step)
        self._put_lands(near=True)
        for town in towns:
            if not town.capital and self._is_large(town):
                self._put_town(town)
        self._put_lands(near=False)

    def _state(self, town: Town) -> State:
        enters_m = self._study.enters_m(town.id)
        if enters_m <= self._steps[0].km * M_PER_KM:
            return "full"
        return "half" if enters_m <= self._steps[-1].km * M_PER_KM else "open"

    def _is_large(self, town: Town) -> bool:
        across_km = self._size / self._frame.units_per_m / M_PER_KM
        people = 100_000 if town.population is None else town.population
        need = PEOPLE_PER_KM2 * across_km**2
        return people >= need * (1.0 if self._state(town) == "open" else REACHED_NEEDS)

    def _put_town(self, town: Town) -> None:
        size = self._size if town.capital else 0.88 * self._size
        self._put_point(
            self._frame.point(town.lon_deg, town.lat_deg),
            self._wording.name(town.names),
            self._state(town),
            size,
            gap=0.12 * size if town.capital else 0.5 * size,
        )

    def _put_place(self, place: Place) -> None:
        """Mark what is measured from, with its name where there is room for it."""
        point = self._frame.point(place.lon_deg, place.lat_deg)
        name = self._wording.name(place.names)
        if not self._put_point(point, name, "place", self._size, gap=0.1 * self._size):
            radius = 0.3 * self._size
            self.marks.append(draw_mark("place", *point, radius))
            self._room.take(around(*point, radius))

    def _put_point(
        self, point: tuple[float, float], name: str, state: State, size: float, *, gap: float
    ) -> bool:
        """Put down a mark with its name at the best side that is free, or neither."""
        x, y = point
        radius = 0.3 * size
        dot = around(x, y, radius + 0.1 * size)
        if not self._room.fits([dot]):
            return False
        bold = state in {"full", "place"}
        width = text_width(name, size, bold=bold)
        fitting = [
            (rank + ACROSS_A_LINE * self._crosses(text), left, middle, anchor, text)
            for rank, (left, middle, anchor) in enumerate(_sides(x, y, radius, size))
            for text in [_text_box(left, middle, anchor, width, size)]
            if self._room.fits([text], gap)
        ]
        if not fitting:
            return False
        _, left, middle, anchor, text = min(fitting, key=lambda side: side[0])
        self._room.take(dot, text)
        self.marks.append(draw_mark(state, x, y, radius))
        self.names.append(
            tag(
                "text",
                name,
                x=f"{left:.1f}",
                y=f"{middle + 0.36 * size:.1f}",
                font_size=f"{size:.1f}".removesuffix(".0"),
                text_anchor=None if anchor == "start" else anchor,
                font_weight="700" if bold else None,
                fill=style.LIGHT["edge"] if state == "place" else None,
            )
        )
        return True

    def _crossed(self) -> BaseGeometry:
        """Return the lines that names had better leave alone: edges, and the target's border."""
        border = shapely.boundary(self._study.scenario.target.geometry)
        rings = [line for step in self._steps for line in (step.edge, step.outside)]
        placed = shapely.multilinestrings(
            [
                line
                for lines in (border, *rings)
                for line in shapely.get_parts(self._frame.place(lines))
                if line.geom_type == "LineString"
            ]
        )
        crossed: BaseGeometry = shapely.simplify(placed, 1.0, preserve_topology=False)
        shapely.prepare(crossed)
        return crossed

    def _crosses(self, box: Box) -> bool:
        text = shapely.box(box.left, box.top, box.right, box.bottom)
        return bool(shapely.intersects(self._lines, text))

    def _put_edge(self, step: Step) -> None:
        line = shapely.line_merge(
            self._frame.place(step.edge if step.edge.length else step.outside)
        )
        name = name_edge(self._edge_texts(step), line, 0.92 * self._size, self._room)
        if name:
            self.names.append(name)

    def _edge_texts(self, step: Step) -> list[str]:
        """Return what a range may be called, the most telling first."""
        setback = self._study.scenario.setback_km
        text = self._wording.say("edge_label", km=step.km)
        if setback:
            text = self._wording.say("range_less", range=text, setback=setback)
        labels = [band_label(self._wording, band).split(" (")[0] for band in step.bands]
        if len(self._study.scenario.ranges) > 1 and all(labels):
            named = self._wording.say("edge_label_many", labels=labels, km=step.km)
            return [named, text]
        return [text]

    def _put_lands(self, *, near: bool) -> None:
        """Name the countries that are measured from and into, or all others."""
        study = self._study
        facing = study.scenario.target.facing
        concerned = {origin.country for origin in study.scenario.origins} | {facing}
        for code, country in study.territory.countries.items():
            if (code in concerned) != near:
                continue
            area = self._in_view(country.geometry)
            if code == facing:
                area = shapely.difference(area, self._in_view(self._steps[-1].reached))
            name = self._wording.name(country.names).upper()
            for scale in (1.35, 1.15, 1.0) if code == facing else (0.92, 0.8):
                written = name_land(name, area, scale * self._size, self._room, off=self._lines)
                if written:
                    self.lands.append(written)
                    break

    def _in_view(self, area: BaseGeometry) -> BaseGeometry:
        """Return what is in view of an area, fit for further geometry."""
        slim = shapely.simplify(self._frame.place(area), 1.0, preserve_topology=False)
        return shapely.buffer(slim, 0)


def _sides(x: float, y: float, radius: float, size: float) -> Iterator[tuple[float, float, str]]:
    """Return where a name may stand about its dot: its anchor, its middle line, its alignment."""
    beside, above = radius + 0.35 * size, radius + 0.75 * size
    yield x + beside, y, "start"
    yield x + 0.8 * beside, y - 0.62 * size, "start"
    yield x - beside, y, "end"
    yield x + 0.8 * beside, y + 0.62 * size, "start"
    yield x - 0.8 * beside, y - 0.62 * size, "end"
    yield x - 0.8 * beside, y + 0.62 * size, "end"
    yield x, y - above, "middle"
    yield x, y + above, "middle"


def _text_box(left: float, middle: float, anchor: str, width: float, size: float) -> Box:
    start = left - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(start, middle - 0.55 * size, width, 1.1 * size)
