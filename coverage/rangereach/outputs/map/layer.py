"""The zones as one layer that can be added to any folium map."""

from __future__ import annotations

import html
from typing import Any

import shapely
from branca.element import Figure
from folium.map import FeatureGroup
from shapely.geometry.base import BaseGeometry

from rangereach.model import Origin, Range
from rangereach.outputs import style
from rangereach.outputs.markup import embed_json, join
from rangereach.outputs.summary import frame_note
from rangereach.outputs.wording import Wording, band_label, origin_phrase, title
from rangereach.rings import ALL, origin_geometry
from rangereach.study import Study
from rangereach.units import M2_PER_KM2, M_PER_KM

from .files import read_file
from .shell import Raw

__all__ = ["RangeLayer"]

_PARTED = str.maketrans({mark: f"&#{ord(mark)};" for mark in "{}$`\\"})


class RangeLayer(FeatureGroup):
    """A study's reached areas, edges and origins, for any `folium.Map`.

    It brings no files with it, and every text in it reaches the page as text only. What
    it needs to say inside the frame stands in the map's attribution.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    name : str, optional
        What a layer control calls it; the title of the study where left out.
    control, show : bool
        Whether a layer control lists it, and whether it is shown at first.

    Examples
    --------
    >>> view.layer().add_to(folium.Map())  # doctest: +SKIP
    """

    def __init__(
        self,
        study: Study,
        *,
        lang: str = "en",
        units: str = "km",
        name: str | None = None,
        control: bool = True,
        show: bool = True,
    ) -> None:
        wording = Wording(lang, units)
        # Layer controls hand a name on as markup, by way of a template.
        text = html.escape(name or title(study, wording)).translate(_PARTED)
        super().__init__(name=text, control=control, show=show)
        self._name = "RangeLayer"
        self._study = study
        self._data = _Zones(study, wording).build()

    def render(self, **kwargs: Any) -> str:
        """Put the layer's script on the page as it is, then whatever was added to it."""
        page, name = self.get_root(), self.get_name()
        if not isinstance(page, Figure) or self._parent is None:
            raise TypeError("a RangeLayer is drawn on a map: add it to one")
        data = embed_json({**self._data, "pane": name})
        script = f"var {name} = rangereachLayer({data});"
        if self.show:
            script += f"\n{name}.addTo({self._parent.get_name()});"
        page.script.add_child(Raw(read_file("layer.js")), name="rangereach_layer")
        page.script.add_child(Raw(script), name=name)
        for child in self._children.values():
            child.render(**kwargs)
        return ""

    def _get_self_bounds(self) -> list[list[float | None]]:
        shapes = [
            self._study.ring(band.id, "high").geometry for band in self._study.scenario.ranges
        ]
        west, south, east, north = (float(value) for value in shapely.total_bounds(shapes))
        return [[south, west], [north, east]]


class _Zones:
    """What the layer draws and tells, as plain values."""

    def __init__(self, study: Study, wording: Wording) -> None:
        self.study, self.wording = study, wording
        self.target = study.scenario.target
        self.whole = any(origin.kind == "place" for origin in study.scenario.origins)

    def build(self) -> dict[str, Any]:
        """Return the data of one layer."""
        study, wording = self.study, self.wording
        steps = style.steps_km(study.scenario.ranges)
        fills = style.ramp(style.LIGHT, len(steps))
        lines = [origin for origin in study.scenario.origins if origin.kind != "place"]
        return {
            "colours": {"edge": style.LIGHT["edge"], "origin": style.LIGHT["target-line"]},
            "attribution": join(
                frame_note(study.scenario.ranges, wording), ". ", wording.say("credit")
            ),
            # The longest first: shorter ranges lie on it.
            "zones": [
                self._zone(km, fill) for km, fill in reversed(list(zip(steps, fills, strict=True)))
            ],
            "from": [part for origin in lines for part in _lines(self._shape(origin))],
            "places": [
                self._place(origin) for origin in study.scenario.origins if origin.kind == "place"
            ],
        }

    def _zone(self, km: float, fill: str) -> dict[str, Any]:
        study = self.study
        drawn = [
            (band, edge)
            for band in study.scenario.ranges
            for edge, edge_km in band.distinct_edges_km()
            if edge_km == km
        ]
        band, edge = drawn[0]
        ring = study.ring(band.id, edge).geometry.boundary
        inside = shapely.intersection(ring, self.target.geometry)
        outside = self.whole or inside.is_empty
        return {
            "area": _polygons(study.row(band.id, edge).geometry),
            "edge": _lines(ring if outside else inside),
            "outside": outside,
            "dashed": all(edge == "high" for _, edge in drawn),
            "fill": fill,
            "facts": self._facts(km, [band for band, _ in drawn]),
        }

    def _facts(self, km: float, bands: list[Range]) -> dict[str, Any]:
        say, study = self.wording.say, self.study
        row = study.by_range_km(ALL)[km]
        origins = study.scenario.origins
        countries = study.territory.countries
        labels = [label for band in bands if (label := band_label(self.wording, band))]
        lines = [
            *labels,
            say(
                "edge_reach" if row.area_m2 else "edge_nothing",
                km=km,
                origin=origin_phrase(self.wording, study.scenario, countries, origins),
                target=self.wording.name(self.target.names),
                area=row.area_m2 / M2_PER_KM2,
                share=row.share,
                missing=row.missing_m / M_PER_KM,
            ),
        ]
        if any(band.is_own for band in bands):
            lines.append(say("no_source"))
        sources = [
            figure.source
            for band in bands
            for figure in band.figures
            if km in (figure.low_km, figure.high_km)
        ]
        return {
            "title": say("edge_named", km=km),
            "lines": lines,
            "quotes": [
                {
                    "quote": source.quote,
                    "by": say(
                        "source_line" if source.date_certain else "source_line_inferred",
                        publisher=source.publisher,
                        date=source.date,
                    ),
                }
                for source in sources
            ],
        }

    def _place(self, origin: Origin) -> dict[str, Any]:
        assert origin.place is not None
        place = origin.place
        kind = self.wording.say(f"place_kind_{place.kind}")
        facts = {"title": self.wording.name(place.names), "lines": [kind], "quotes": []}
        return {"at": [round(place.lat_deg, 5), round(place.lon_deg, 5)], "facts": facts}

    def _shape(self, origin: Origin) -> BaseGeometry:
        shape = origin_geometry(origin, self.target, self.study.territory)
        return shape.boundary if origin.kind == "soil" else shape


def _polygons(geometry: BaseGeometry) -> list[Any]:
    return [
        [_points(ring)[:-1] for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in shapely.get_parts(geometry)
        if polygon.geom_type == "Polygon"
    ]


def _lines(geometry: BaseGeometry) -> list[Any]:
    parts = shapely.get_parts(geometry)
    return [_points(part) for part in parts if part.geom_type in ("LineString", "LinearRing")]


def _points(line: BaseGeometry) -> list[list[float]]:
    """Return latitude and longitude, about a metre sharp."""
    return [[round(y, 5), round(x, 5)] for x, y in shapely.get_coordinates(line).tolist()]
