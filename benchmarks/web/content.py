"""What both pages show: border places, four ranges around each, Ukraine with its oblasts."""

from __future__ import annotations

from functools import cache
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import shapely

import rangereach as rr
from rangereach import catalogue, scenarios
from rangereach.model import Place
from rangereach.outputs.map import render
from rangereach.study import Study, run

RANGES_KM = (80, 150, 300, 500)
COLOURS = ("#14507F", "#3F7CA8", "#8DB6D3", "#D7E6F1")
PLACES = (
    "pl_dorohusk_road",
    "pl_hrebenne_road",
    "pl_korczowa_road",
    "pl_medyka_road",
    "sk_ubla_road",
    "sk_vysne_nemecke_road",
    "hu_zahony_road",
    "hu_tiszabecs_road",
    "ro_halmeu_road",
    "ro_siret_road",
)
TITLE = "How far from the border? Hypothetical ranges"


@cache
def measured(count: int) -> Study:
    """Return a study of so many places: listed ones, or for more, points along the border."""
    ranges = [(float(km), float(km)) for km in RANGES_KM]
    if count <= len(PLACES):
        return run(scenarios.build(origins=PLACES[:count], ranges_km=ranges, title=TITLE))
    territory = catalogue.load_territory()
    borders = [catalogue.shared_border(territory, code, "UA") for code in ("PL", "SK", "HU", "RO")]
    line: Any = shapely.line_merge(shapely.union_all(borders))
    along = np.linspace(0, 1, count)
    points = shapely.get_coordinates(shapely.line_interpolate_point(line.geoms[0], along, True))
    places = [
        Place(
            id=f"own-{number}",
            names={"en": f"Place {number}"},
            country="PL",
            kind="own",
            set="own",
            lon_deg=float(lon),
            lat_deg=float(lat),
            accuracy_m=0.0,
        )
        for number, (lon, lat) in enumerate(points, start=1)
    ]
    return run(scenarios.build(places=places, ranges_km=ranges, title=TITLE))


def our_page(count: int) -> str:
    return render(measured(count))


def stock_page(count: int) -> str:
    """Return the same content as people make it with folium: its default tiles and layers."""
    study = measured(count)
    drawn = folium.Map(location=[49.0, 26.0], zoom_start=6)
    parts = study.territory.oblasts.values()
    oblasts = gpd.GeoDataFrame(
        {"name": [part.names["en"] for part in parts]},
        geometry=[part.geometry for part in parts],
        crs=4326,
    )
    folium.GeoJson(
        oblasts, name="Oblasts", tooltip=folium.GeoJsonTooltip(["name"]), embed=True
    ).add_to(drawn)
    places = [origin.place for origin in study.scenario.origins if origin.place]
    lon, lat = np.array([[place.lon_deg, place.lat_deg] for place in places]).T
    for km, colour in zip(RANGES_KM, COLOURS, strict=True):
        group = folium.FeatureGroup(name=f"{km} km").add_to(drawn)
        rings = rr.ring_coordinates(lon, lat, km * 1e3)
        for place, ring in zip(places, rings, strict=True):
            text = f"{place.names['en']}: {km} km"
            folium.Polygon(
                ring[:, ::-1].tolist(),
                color=colour,
                fill=True,
                tooltip=text,
                popup=folium.Popup(f"{text}, a hypothetical range"),
            ).add_to(group)
    for place in places:
        at = [place.lat_deg, place.lon_deg]
        folium.Marker(at, tooltip=place.names["en"]).add_to(drawn)
    folium.LayerControl().add_to(drawn)
    rows = "".join(
        f'<p><i style="background:{colour}">&emsp;</i> {km} km</p>'
        for km, colour in zip(RANGES_KM, COLOURS, strict=True)
    )
    legend = f'<div style="position:fixed;bottom:9px;left:9px;z-index:999">{TITLE}{rows}</div>'
    page: Any = drawn.get_root()
    page.html.add_child(folium.Element(legend))
    return str(page.render())
