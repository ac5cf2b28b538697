"""What people use today, each as it is usually called.

A ring peer takes arrays of centres and radii and returns polygons; a buffer peer takes
one geometry and a radius. Both take and return longitude and latitude.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from .versus import NotInstalledError

WGS84 = Geod(ellps="WGS84")
MEAN_RADIUS_M = 6371010.0  # S2Earth's
LAEA = 3035  # ETRS89-extended, the European equal-area grid
MERCATOR = 3857


def load(module: str, package: str) -> Any:
    """Import a peer, or say how to get it."""
    try:
        return import_module(module)
    except ImportError:
        raise NotInstalledError(f"pip install {package}") from None


# Rings


def fwd_coordinates(lon: Any, lat: Any, radius_m: Any, vertices: int = 180) -> NDArray[Any]:
    """Call vectorised `pyproj.Geod.fwd` for every vertex: the usual exact way."""
    azimuth = np.tile(np.arange(vertices + 1) * (-360 / vertices), len(lon))
    x, y, r = (np.repeat(v, vertices + 1) for v in (lon, lat, radius_m))
    x, y, _ = WGS84.fwd(x, y, azimuth, r)
    return np.stack([x, y], axis=-1).reshape(len(lon), vertices + 1, 2)


def fwd_rings(lon: Any, lat: Any, radius_m: Any, vertices: int = 180) -> NDArray[Any]:
    return np.asarray(shapely.polygons(fwd_coordinates(lon, lat, radius_m, vertices)))


def geographiclib_coordinates(lon: Any, lat: Any, radius_m: Any) -> NDArray[Any]:
    geodesic = load("geographiclib.geodesic", "geographiclib").Geodesic.WGS84
    return np.array(
        [
            [
                (end["lon2"], end["lat2"])
                for azimuth in range(0, -361, -2)
                for end in [geodesic.Direct(y, x, azimuth, r)]
            ]
            for x, y, r in zip(lon, lat, radius_m, strict=True)
        ]
    )


def geographiclib_rings(lon: Any, lat: Any, radius_m: Any) -> NDArray[Any]:
    return np.asarray(shapely.polygons(geographiclib_coordinates(lon, lat, radius_m)))


def cartopy_rings(lon: Any, lat: Any, radius_m: Any, vertices: int = 180) -> NDArray[Any]:
    geodesic = load("cartopy.geodesic", "cartopy").Geodesic()
    rings: NDArray[Any] = shapely.polygons(
        [
            geodesic.circle(x, y, r, n_samples=vertices, endpoint=True)
            for x, y, r in zip(lon, lat, radius_m, strict=True)
        ]
    )
    return rings


def mercator_rings(lon: Any, lat: Any, radius_m: Any) -> NDArray[Any]:
    return _buffer_points(lon, lat, radius_m, MERCATOR)


def utm_rings(lon: Any, lat: Any, radius_m: Any) -> NDArray[Any]:
    """Buffer each point in its own UTM zone, zone by zone."""
    zone = np.floor((np.asarray(lon) + 180) / 6).astype(int) + np.where(lat < 0, 32701, 32601)
    rings = np.empty(len(lon), dtype=object)
    for crs in np.unique(zone):
        here = zone == crs
        rings[here] = _buffer_points(lon[here], lat[here], radius_m[here], int(crs))
    return rings


def aeqd_rings(lon: Any, lat: Any, radius_m: Any, quad_segs: int = 16) -> NDArray[Any]:
    """Buffer each point in an azimuthal equidistant projection of its own."""
    return np.concatenate(
        [
            _buffer_points(lon[i : i + 1], lat[i : i + 1], radius_m[i : i + 1], crs, quad_segs)
            for i, crs in enumerate(
                f"+proj=aeqd +lon_0={x} +lat_0={y} +datum=WGS84"
                for x, y in zip(lon, lat, strict=True)
            )
        ]
    )


def _buffer_points(
    lon: Any, lat: Any, radius_m: Any, crs: Any, quad_segs: int = 16
) -> NDArray[Any]:
    import geopandas as gpd

    points = gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs=4326).to_crs(crs)
    drawn = points.buffer(radius_m, quad_segs=quad_segs)
    return np.asarray(drawn.to_crs(4326).to_numpy())


def s2_rings(lon: Any, lat: Any, radius_m: Any) -> NDArray[Any]:
    """Buffer points on S2's sphere, with its default error fraction of 1 %."""
    s2 = load("s2geometry", "s2geometry")

    def one(x: float, y: float, r: float) -> Any:
        return _s2_buffer(s2, r, lambda job: job.AddPoint(s2.S2LatLng.FromDegrees(y, x).ToPoint()))

    return np.array([one(*row) for row in zip(lon, lat, radius_m, strict=True)], dtype=object)


# Buffers


def in_crs(crs: Any, quad_segs: int = 16) -> Callable[[Any, float], Any]:
    """Return a buffer as geopandas makes it in one projection."""

    def buffer(geometry: Any, radius_m: float) -> Any:
        import geopandas as gpd

        flat = gpd.GeoSeries([geometry], crs=4326).to_crs(crs)
        return flat.buffer(radius_m, quad_segs=quad_segs).to_crs(4326).iloc[0]

    return buffer


def in_utm(geometry: Any, radius_m: float) -> Any:
    import geopandas as gpd

    return in_crs(gpd.GeoSeries([geometry], crs=4326).estimate_utm_crs())(geometry, radius_m)


def in_aeqd(geometry: Any, radius_m: float) -> Any:
    """Buffer in the azimuthal equidistant projection of the centroid."""
    at = shapely.centroid(geometry)
    crs = f"+proj=aeqd +lon_0={at.x} +lat_0={at.y} +datum=WGS84"
    return in_crs(crs)(geometry, radius_m)


def in_s2(geometry: Any, radius_m: float) -> Any:
    """Buffer a polygon on S2's sphere; its Python face takes no lines."""
    s2 = load("s2geometry", "s2geometry")

    def loop(ring: Any) -> Any:
        made = s2.S2Loop()
        made.Init(
            [s2.S2LatLng.FromDegrees(y, x).ToPoint() for x, y in shapely.get_coordinates(ring)[:-1]]
        )
        made.Normalize()
        return made

    def add(job: Any) -> None:
        for part in shapely.get_parts(geometry):
            polygon = s2.S2Polygon()
            polygon.InitNested([loop(ring) for ring in shapely.get_rings(part)])
            job.AddPolygon(polygon)

    return _s2_buffer(s2, radius_m, add)


def _s2_buffer(s2: Any, radius_m: float, add: Callable[[Any], Any]) -> Any:
    options = s2.S2BufferOperationOptions()
    options.set_buffer_radius(s2.S1Angle.Radians(radius_m / MEAN_RADIUS_M))
    options.set_error_fraction(0.01)
    grown = s2.S2Polygon()
    job = s2.S2BufferOperation(s2.S2PolygonLayer(grown), options)
    add(job)
    job.Build()
    rings = []
    for i in range(grown.num_loops()):
        loop = grown.loop(i)
        at = [loop.GetS2LatLngVertex(j) for j in range(loop.num_vertices())]
        rings.append([(p.lng().degrees(), p.lat().degrees()) for p in at])
    return shapely.build_area(shapely.multilinestrings([shapely.linearrings(r) for r in rings]))
