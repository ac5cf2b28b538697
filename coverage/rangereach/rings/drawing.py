"""The rings of a scenario: every range round every origin, and their union."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from rangereach import catalogue, earth
from rangereach.errors import GeometryError
from rangereach.model import Edge, Origin, Scenario, Target, Territory
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

__all__ = ["ALL", "Ring", "draw", "origin_geometry"]

ALL = "all"
"""The origin id of the union of all origins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One range drawn around one origin; a row of the RINGS frame.

    Parameters
    ----------
    band_id, edge, origin_id : str
        The keys; ``origin_id`` is ``all`` for the union of the origins.
    range_km : float
        The published or asked distance, exactly as the band has it.
    radius_m : float
        The geodesic distance that is drawn: range minus set-back.
    max_error_m : float
        Bound of the drawn edge's error.
    geometry : shapely Polygon or MultiPolygon
        EPSG:4326, longitude first.
    """

    band_id: str
    edge: Edge
    origin_id: str
    range_km: float
    radius_m: float
    max_error_m: float
    geometry: Polygon | MultiPolygon


def origin_geometry(origin: Origin, target: Target, territory: Territory) -> BaseGeometry:
    """Return the point, line or area that distances from an origin start at.

    Parameters
    ----------
    origin : Origin
        A place, a border or a soil.
    target : Target
        Whose border is meant; Ukraine's where the target is a polygon of the user's.
    territory : Territory
        The borders.

    Returns
    -------
    shapely geometry
        EPSG:4326.

    Raises
    ------
    GeometryError
        If the country shares no border with the target.
    """
    if origin.kind == "place":
        assert origin.place is not None
        return shapely.Point(origin.place.lon_deg, origin.place.lat_deg)
    assert origin.country is not None
    if origin.kind == "soil":
        return territory.countries[origin.country].geometry
    border = catalogue.shared_border(territory, origin.country, target.facing)
    if border is None:
        raise GeometryError(
            f"{origin.country} shares no land border with {target.names['en']}",
            hint=f"measure from its soil: {origin.country}:soil",
        )
    return border


def draw(scenario: Scenario, territory: Territory) -> tuple[Ring, ...]:
    """Draw every range of a scenario around every origin.

    Parameters
    ----------
    scenario : Scenario
        Origins, ranges and set-back.
    territory : Territory
        The borders.

    Returns
    -------
    tuple of Ring
        One per (band, edge, origin), ``all`` first within each edge; within 10 m.
    """
    origins = [
        (origin.id, origin_geometry(origin, scenario.target, territory))
        for origin in scenario.origins
    ]
    rows: list[Ring] = []
    for band in scenario.ranges:
        low: list[Ring] = []
        for edge, range_km in band.edges_km():
            if edge == "high" and band.high_km == band.low_km:
                rows += [replace(ring, edge="high") for ring in low]
                continue
            radius_m = (range_km - scenario.setback_km) * M_PER_KM
            drawn = [
                Ring(
                    band_id=band.id,
                    edge=edge,
                    origin_id=origin_id,
                    range_km=range_km,
                    radius_m=radius_m,
                    max_error_m=shape.max_error_m,
                    geometry=shape.geometry,
                )
                for origin_id, shape in _draw_each(origins, radius_m)
            ]
            low = [_unite(drawn), *drawn]
            rows += low
    return tuple(rows)


def _draw_each(
    origins: list[tuple[str, BaseGeometry]], radius_m: float
) -> Iterator[tuple[str, earth.Drawn]]:
    points = [geometry for _, geometry in origins if geometry.geom_type == "Point"]
    rings = earth.draw_rings(shapely.get_x(points), shapely.get_y(points), radius_m)
    circles = (earth.Drawn(*row) for row in zip(*rings, strict=True))
    for origin_id, geometry in origins:
        is_point = geometry.geom_type == "Point"
        yield origin_id, next(circles) if is_point else earth.draw_buffer(geometry, radius_m)


def _unite(drawn: list[Ring]) -> Ring:
    if len(drawn) == 1:
        return replace(drawn[0], origin_id=ALL)
    return replace(
        drawn[0],
        origin_id=ALL,
        max_error_m=max(ring.max_error_m for ring in drawn),
        geometry=earth.unite([ring.geometry for ring in drawn]),
    )
