"""Areas and shares counted again on an equal-area grid, without the engine.

Every grid point is decided by its distance to the densely sampled border, chord
lengths turned into geodesic ones by PROJ: nothing here draws a polygon.
"""

import numpy as np
import pytest
import shapely
from pyproj import Geod, Transformer

from rangereach import catalogue, scenarios, study

SPACING_M = 2_000.0
GEOD = Geod(ellps="WGS84")


def to_ecef(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    to_xyz = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    return np.column_stack(to_xyz.transform(lon, lat, np.zeros_like(lon)))


def grid_of(target: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
    """Return the points of an equal-area grid (EPSG:3035) that lie in the target."""
    to_grid = Transformer.from_crs("EPSG:4326", "EPSG:3035", always_xy=True)
    west, south, east, north = target.bounds
    edge = shapely.segmentize(shapely.box(west, south, east, north), 0.1)
    x, y = to_grid.transform(*shapely.get_coordinates(edge).T)
    xs, ys = np.meshgrid(np.arange(min(x), max(x), SPACING_M), np.arange(min(y), max(y), SPACING_M))
    lon, lat = to_grid.transform(xs.ravel(), ys.ravel(), direction="INVERSE")
    inside = shapely.contains_xy(target, lon, lat)
    return lon[inside], lat[inside]


def is_within(
    lon: np.ndarray, lat: np.ndarray, lines: shapely.Geometry, distance_m: float
) -> np.ndarray:
    samples = shapely.get_coordinates(shapely.segmentize(lines, 0.005))
    near = to_ecef(samples[:, 0], samples[:, 1])
    points = to_ecef(lon, lat)
    chord = np.empty(len(points))
    nearest = np.empty(len(points), dtype=int)
    squared = (near**2).sum(1)
    for start in range(0, len(points), 2000):
        block = points[start : start + 2000]
        gap = squared - 2 * block @ near.T
        nearest[start : start + 2000] = gap.argmin(1)
        chord[start : start + 2000] = gap.min(1) + (block**2).sum(1)
    geodesic = GEOD.inv(lon, lat, samples[nearest, 0], samples[nearest, 1])[2]
    return np.asarray(geodesic) <= distance_m


@pytest.mark.parametrize(
    ("origins", "range_km"),
    [(["PL", "SK", "HU", "RO"], 70.0), (["MD"], 83.7), (["RO"], 217.3), (["HU", "MD"], 41.9)],
)
def test_area_within_reach_of_borders(origins: list[str], range_km: float) -> None:
    territory = catalogue.load_territory()
    ukraine = territory.countries["UA"].geometry
    lon, lat = grid_of(ukraine)
    lines = shapely.union_all(
        [catalogue.shared_border(territory, country, "UA") for country in origins]
    )
    counted = is_within(lon, lat, lines, range_km * 1000)
    row = study.run(scenarios.build(origins=origins, ranges_km=[(range_km, range_km)])).row(
        "range-1", "high"
    )
    # A boundary of length L cuts L / spacing cells; their coin tosses add up to this error.
    boundary_km = row.geometry.length * 90
    noise_km2 = 4 * (SPACING_M / 1000) ** 1.5 * boundary_km**0.5
    assert row.area_m2 / 1e6 == pytest.approx(
        counted.sum() * (SPACING_M / 1000) ** 2, abs=noise_km2
    )
    assert row.share == pytest.approx(counted.mean(), abs=0.002)


@pytest.mark.parametrize(
    ("place_id", "range_km"), [("pl_eprz_airport", 131.0), ("ro_siret_road", 57.5)]
)
def test_area_within_reach_of_a_place(place_id: str, range_km: float) -> None:
    ukraine = catalogue.load_territory().countries["UA"].geometry
    place = catalogue.load_places()[place_id]
    lon, lat = grid_of(ukraine)
    distance_m = GEOD.inv(
        np.full_like(lon, place.lon_deg), np.full_like(lat, place.lat_deg), lon, lat
    )[2]
    counted = (np.asarray(distance_m) <= range_km * 1000).sum() * (SPACING_M / 1000) ** 2
    row = study.run(scenarios.build(origins=[place_id], ranges_km=[(range_km, range_km)])).row(
        "range-1", "high"
    )
    assert row.area_m2 / 1e6 == pytest.approx(counted, rel=0.01)
