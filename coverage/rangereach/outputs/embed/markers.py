"""The reached areas as area markers of Datawrapper's locator maps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import mapping

from rangereach.outputs import style
from rangereach.outputs.wording import Wording, range_phrase

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from rangereach.study import Study

__all__ = ["render_markers"]

DECIMALS = 5
"""Of degrees, as on the page: half of the last one is 0.6 m."""


def render_markers(study: Study, *, lang: str = "en", units: str = "km") -> str:
    """Return the area within each range, inside the target, as Datawrapper's markers.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.

    Returns
    -------
    str
        JSON, the widest area first, so that shorter ranges lie on top. It is the body of
        ``PUT /v3/charts/{id}/data``; each ``feature`` is GeoJSON that the editor imports
        by itself. No markers where nothing is reached.

    Notes
    -----
    Shape of a marker: "Adding Area Markers" in Datawrapper's developer documentation
    (https://developer.datawrapper.de/docs/adding-line-area-markers).
    """
    wording = Wording(lang, units)
    steps = study.by_range_km()
    fills = style.ramp(style.LIGHT, len(steps))
    low_edges = {band.low_km for band in study.scenario.ranges}
    markers = [
        _marker(
            f"within-{index}",
            wording.say("legend_within", range=range_phrase(wording, km, km)),
            row.geometry,
            fill=fill,
            dashed=km not in low_edges,
        )
        for index, ((km, row), fill) in enumerate(zip(steps.items(), fills, strict=True))
        if row.area_m2
    ]
    return json.dumps({"markers": markers[::-1]}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _marker(
    marker_id: str, title: str, geometry: BaseGeometry, *, fill: str, dashed: bool
) -> dict[str, Any]:
    rounded = mapping(shapely.set_precision(geometry, 10.0**-DECIMALS))
    return {
        "id": marker_id,
        "title": title,
        "type": "area",
        "visible": True,
        "exactShape": True,
        "fill": True,
        "stroke": True,
        "properties": {
            "fill": fill,
            "fill-opacity": 0.8,
            "stroke": style.LIGHT["edge"],
            "stroke-width": 1.5,
            "stroke-opacity": 1,
            "stroke-dasharray": "4,3" if dashed else "100000",
            "pattern": "solid",
            "pattern-line-width": 2,
            "pattern-line-gap": 2,
        },
        "feature": {
            "type": "Feature",
            "properties": {"name": title},
            "geometry": {
                "type": rounded["type"],
                "coordinates": _round(rounded["coordinates"]),
            },
        },
    }


def _round(coordinates: Any) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, DECIMALS)
    return [_round(part) for part in coordinates]
