"""What every step needs: projections, parts of geometries, areas, working files.

Longitude and latitude are WGS84 degrees; the plane is EPSG:3035 (equal area, metres).
"""

import json
import pickle
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry import shape

WORK = Path.cwd()
DOWNLOADS = WORK / "downloads"
CLIP = shapely.box(5.5, 40.5, 50.0, 70.5)

GEOD = Geod(ellps="WGS84")
TO_PLANE = Transformer.from_crs(4326, 3035, always_xy=True).transform
TO_DEGREES = Transformer.from_crs(3035, 4326, always_xy=True).transform


def project(geometry):
    """Return a geometry in the plane."""
    return shapely.transform(geometry, lambda c: np.c_[TO_PLANE(c[:, 0], c[:, 1])])


def unproject(geometry):
    """Return a geometry in degrees."""
    return shapely.transform(geometry, lambda c: np.c_[TO_DEGREES(c[:, 0], c[:, 1])])


def polygons(geometry):
    """Return the polygons of any geometry."""
    if geometry.is_empty:
        return []
    if geometry.geom_type == "Polygon":
        return [geometry]
    if not hasattr(geometry, "geoms"):
        return []
    return [polygon for part in geometry.geoms for polygon in polygons(part)]


def lines(geometry):
    """Return the lines of any geometry, rings opened."""
    if geometry.is_empty:
        return []
    if geometry.geom_type in ("LineString", "LinearRing"):
        return [LineString(geometry.coords)]
    return [line for part in getattr(geometry, "geoms", []) for line in lines(part)]


def repair(geometry):
    """Return a valid geometry of polygons."""
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
    if geometry.geom_type == "GeometryCollection":
        geometry = shapely.union_all(polygons(geometry))
    return geometry


def area_km2(geometry):
    """Return the ellipsoidal area of a geometry in degrees."""
    total = 0.0
    for polygon in polygons(geometry):
        total += abs(GEOD.polygon_area_perimeter(*polygon.exterior.coords.xy)[0])
        for hole in polygon.interiors:
            total -= abs(GEOD.polygon_area_perimeter(*hole.coords.xy)[0])
    return total / 1e6


def without_holes(geometry, below_km2):
    """Return a geometry in degrees without its smaller holes."""
    return MultiPolygon([
        Polygon(p.exterior, [h for h in p.interiors if area_km2(Polygon(h)) > below_km2])
        for p in polygons(geometry)
    ])


def read_features(path):
    """Return (properties, geometry) of each feature of a GeoJSON file."""
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    return [(f["properties"], repair(shape(f["geometry"]))) for f in features]


def save(name, value):
    """Keep a working file for the next steps."""
    (WORK / f"{name}.pickle").write_bytes(pickle.dumps(value))


def load(name):
    """Read a working file of an earlier step."""
    return pickle.loads((WORK / f"{name}.pickle").read_bytes())
