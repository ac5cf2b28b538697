"""The map's layers in painting order: land, reach, borders, and where it is measured from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach import catalogue
from rangereach.model import Edge, Range
from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag
from rangereach.study import Study

from .frame import Frame
from .path import decimal, path_data

__all__ = ["Step", "draw_steps", "has_rings_outside", "layer", "map_layers"]

DASH = "6 4"
COLOURS = style.LIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One drawn distance: its reach, its edge, and how both are painted.

    Parameters
    ----------
    km : float
        The distance.
    bands : tuple of Range
        The bands with this edge.
    fill : str
        Colour of the area.
    reached : shapely geometry
        What lies within it inside the target, as measured.
    edge : shapely geometry
        The ring's line inside the target.
    outside : shapely geometry
        The ring's line elsewhere; empty where it is not drawn.
    """

    km: float
    bands: tuple[Range, ...]
    fill: str
    reached: BaseGeometry
    edge: BaseGeometry
    outside: BaseGeometry

    @property
    def is_dashed(self) -> bool:
        """Whether it is only ever the high edge of a band."""
        return all(self.km != band.low_km for band in self.bands)


def has_rings_outside(study: Study) -> bool:
    """Whether rings are drawn outside the target: around places, or where none reaches it."""
    places = any(origin.kind == "place" for origin in study.scenario.origins)
    return places or not any(row.area_m2 for row in study.reach)


def draw_steps(study: Study) -> list[Step]:
    """Return every drawn distance once, the shortest first."""
    ranges = study.scenario.ranges
    target = study.scenario.target.geometry
    distances = style.steps_km(ranges)
    steps = []
    for km, fill in zip(distances, style.ramp(COLOURS, len(distances)), strict=True):
        bands = tuple(band for band in ranges if km in (band.low_km, band.high_km))
        side: Edge = "low" if bands[0].low_km == km else "high"
        line = shapely.boundary(study.ring(bands[0].id, side).geometry)
        nothing = shapely.MultiLineString()
        steps.append(
            Step(
                km=km,
                bands=bands,
                fill=fill,
                reached=study.row(bands[0].id, side).geometry,
                edge=shapely.intersection(line, target),
                outside=shapely.difference(line, target) if has_rings_outside(study) else nothing,
            )
        )
    return steps


def layer(name: str, *children: Markup | None, **attributes: str | None) -> Markup:
    """Group elements under a name that drawing programs show as a layer.

    Parameters
    ----------
    name : str
        Shown with spaces for its underscores.
    *children : Markup
        Elements.
    **attributes
        Of the group, inherited by its elements.
    """
    shown = {"inkscape:groupmode": "layer", "inkscape:label": name.replace("_", " ")}
    return tag("g", join(*children), id=name, **shown, **attributes)


def map_layers(study: Study, frame: Frame, steps: Iterable[Step], stroke: float) -> Markup:
    """Draw everything on the map but its words and marks.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    frame : Frame
        The view.
    steps : iterable of Step
        From `draw_steps`.
    stroke : float
        Units that a line of weight one is wide.
    """
    steps = list(steps)
    target, countries = study.scenario.target, study.territory.countries
    box = frame.box
    sea = tag(
        "rect",
        x=decimal(box.left),
        y=decimal(box.top),
        width=decimal(box.width),
        height=decimal(box.height),
    )

    def area(geometry: BaseGeometry, **attributes: str) -> Markup | None:
        data = path_data(frame.place(geometry))
        return tag("path", d=data, **attributes) if data else None

    def line(geometry: BaseGeometry, **attributes: str) -> Markup | None:
        return area(shapely.line_merge(geometry), **attributes)

    def arcs(numbers: Iterable[int]) -> BaseGeometry:
        return shapely.multilinestrings([study.territory.arcs[n] for n in sorted(numbers)])

    def width(weight: float) -> str:
        return decimal(weight * stroke)

    others = {code: country for code, country in countries.items() if code != target.country}
    own = countries[target.country].arcs if target.country else frozenset[int]()
    of_countries = frozenset().union(*(country.arcs for country in countries.values()))
    of_others = frozenset().union(*(country.arcs for country in others.values()))
    of_oblasts = frozenset(range(len(study.territory.arcs))) - of_countries
    outline = arcs(own) if own else shapely.boundary(target.geometry)
    round_joins = {"fill": "none", "stroke_linejoin": "round"}
    edges = {**round_joins, "stroke": COLOURS["edge"]}
    dash = " ".join(decimal(float(part) * stroke) for part in DASH.split())

    def dashed(step: Step) -> dict[str, str]:
        return {"stroke_dasharray": dash} if step.is_dashed else {}

    return join(
        layer("Sea", sea, fill=COLOURS["sea"]),
        layer(
            "Neighbours",
            tag(
                "g",
                *(
                    area(country.geometry, id=_id(country.names["en"]))
                    for country in others.values()
                ),
                fill=COLOURS["land"],
            ),
            line(
                arcs(of_others - own),
                **round_joins,
                stroke=COLOURS["land-line"],
                stroke_width=width(0.8),
            ),
        ),
        layer(
            _id(target.names["en"]) if target.country else "Target",
            area(target.geometry),
            fill=COLOURS["target"],
        ),
        layer(
            "Ranges",
            tag(
                "g",
                *(
                    area(step.reached, id=f"within_{decimal(step.km)}_km", fill=step.fill)
                    for step in reversed(steps)
                ),
            ),
        ),
        layer(
            "Oblast_borders",
            line(arcs(of_oblasts)),
            **round_joins,
            stroke=COLOURS["oblast-line"],
            stroke_width=width(0.6),
        ),
        layer(
            "Range_edges",
            *(line(step.outside, stroke_width=width(0.8), **dashed(step)) for step in steps),
            *(
                line(
                    step.edge,
                    id=f"edge_{decimal(step.km)}_km",
                    stroke_width=width(1.8),
                    **dashed(step),
                )
                for step in steps
            ),
            **edges,
        ),
        layer(
            "Target_border",
            line(outline),
            **round_joins,
            stroke=COLOURS["target-line"],
            stroke_width=width(1.2),
        ),
        layer(
            "Origins",
            *(line(origin) for origin in _origin_lines(study)),
            **round_joins,
            stroke=COLOURS["target-line"],
            stroke_width=width(2.6),
        ),
    )


def _origin_lines(study: Study) -> list[BaseGeometry]:
    """Return the shared borders and the outlines of the soils that are measured from."""
    lines: list[BaseGeometry] = []
    for origin in study.scenario.origins:
        if origin.country is None:
            continue
        if origin.kind == "border":
            facing = study.scenario.target.facing
            shared = catalogue.shared_border(study.territory, origin.country, facing)
            lines += [] if shared is None else [shared]
        elif origin.kind == "soil":
            lines.append(shapely.boundary(study.territory.countries[origin.country].geometry))
    return lines


def _id(name: str) -> str:
    return name.replace(" ", "_")
