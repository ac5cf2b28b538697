"""Rings and buffers of a caller's own places: forms, units, columns."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

import rangereach as rr
from rangereach import earth
from rangereach.errors import GeometryError

PLACES = gpd.GeoDataFrame(
    {"name": ["Rzeszow", "Lublin", "Suceava"], "radius_m": [1, 2, 3]},
    geometry=gpd.points_from_xy([22.019, 22.57, 26.25], [50.11, 51.25, 47.64]),
    crs="EPSG:4326",
    index=["rz", "lu", "su"],
)


def test_a_frame_keeps_its_columns_and_rows():
    rings = rr.draw_rings(PLACES, range_km=[10, 20, 30])
    assert list(rings.index) == ["rz", "lu", "su"]
    assert set(rings.columns) == {"name", "geometry", "radius_m", "max_error_m"}
    assert list(rings["radius_m"]) == [10e3, 20e3, 30e3]
    assert list(PLACES["radius_m"]) == [1, 2, 3]
    assert rings.crs == "EPSG:4326"
    alone = earth.draw_ring(22.57, 51.25, 20e3).geometry
    assert rings.geometry["lu"].symmetric_difference(alone).area < 1e-3 * alone.area


@pytest.mark.parametrize(
    "where",
    [
        PLACES.geometry,
        PLACES.to_crs("EPSG:3035").rename_geometry("shape"),
        np.asarray(PLACES.geometry),
        list(PLACES.geometry),
        PLACES.get_coordinates().to_numpy(),
        PLACES.get_coordinates().to_numpy().tolist(),
    ],
)
def test_all_forms_of_places_give_the_same_rings(where):
    rings = rr.draw_rings(where, range_km=25, vertices=36)
    expected = rr.draw_rings(PLACES, range_km=25, vertices=36)
    assert rings.active_geometry_name == "geometry"
    for ring, same in zip(rings.geometry, expected.geometry, strict=True):
        assert shapely.equals_exact(ring, same, tolerance=1e-7)


def test_one_point_and_none():
    for where in ([22.0, 50.0], (22, 50), shapely.Point(22, 50), [[22, 50]]):
        assert len(rr.draw_rings(where, range_km=5)) == 1
    for where in ([], np.empty((0, 2)), PLACES.iloc[:0], PLACES.iloc[:0].geometry):
        assert len(rr.draw_rings(where, range_km=5)) == 0
        assert len(rr.draw_buffers(where, range_km=5)) == 0
        assert len(rr.draw_rings(where, range_km=5, least_km=1)) == 0


@pytest.mark.parametrize(
    ("range_km", "metres"),
    [
        (70, [70_000] * 3),
        ("38 nmi", [70_376] * 3),
        ("500 m", [500] * 3),
        ("5 mi", [8046.72] * 3),
        ([1, "2 km", "3000m"], [1000, 2000, 3000]),
        (np.array([1.5, 2, 3]), [1500, 2000, 3000]),
        (pd.Series(["1 nmi", "2 nmi", "3 nmi"], index=PLACES.index), [1852, 3704, 5556]),
        (pd.Series([1, 2, 3], index=PLACES.index), [1000, 2000, 3000]),
    ],
)
def test_ranges_in_many_units(range_km, metres):
    assert list(rr.draw_rings(PLACES, range_km=range_km).radius_m) == pytest.approx(metres)
    assert list(rr.draw_buffers(PLACES, range_km=range_km).radius_m) == pytest.approx(metres)


def test_a_multipoint_gives_the_union_of_its_rings():
    where = gpd.GeoSeries(
        [shapely.MultiPoint([(22, 50), (22.1, 50)]), shapely.Point(30, 50)], crs="EPSG:4326"
    )
    rings = rr.draw_rings(where, range_km=10, vertices=24)
    single = earth.draw_rings([22, 22.1, 30], 50, 10e3, vertices=24)
    assert rings.geometry[0].equals(shapely.union_all(single.geometry[:2]))
    assert rings.geometry[1].equals(single.geometry[2])
    assert list(rings.max_error_m) == pytest.approx([single.max_error_m[0], single.max_error_m[2]])


def test_annuli_and_sectors_with_one_of_each_per_row():
    annuli = rr.draw_rings(PLACES, range_km=50, least_km="10 km")
    assert list(annuli["least_m"]) == [10_000] * 3
    assert all(len(shape.interiors) == 1 for shape in annuli.geometry)
    sectors = rr.draw_rings(
        PLACES, range_km=50, bearing_deg=[0, 90, 180], width_deg=60, vertices=72
    )
    assert list(sectors["bearing_deg"]) == [0, 90, 180]
    assert list(sectors["width_deg"]) == [60] * 3
    for row, shape in enumerate(sectors.geometry):
        x, y = shapely.get_coordinates(PLACES.geometry)[row]
        assert shape.equals(earth.draw_sector(x, y, 50e3, 90 * row, 60, vertices=72).geometry)
    both = rr.draw_rings(PLACES, range_km=50, least_km=20, bearing_deg=10, width_deg=360)
    assert both.geometry.iloc[0].equals(earth.draw_annulus(22.019, 50.11, 20e3, 50e3).geometry)


def test_buffers_of_points_lines_and_areas():
    point, line = shapely.Point(22, 50), shapely.LineString([(22.5, 49), (23, 50)])
    area, points = shapely.box(22, 49, 23, 50), shapely.MultiPoint([(22, 50), (23, 51)])
    where = gpd.GeoSeries([line, point, area, points, point], crs="EPSG:4326")
    zones = rr.draw_buffers(where, range_km=[5, "6 km", 10, 8, 7])
    assert list(zones.radius_m) == [5000, 6000, 10_000, 8000, 7000]
    assert (zones.max_error_m <= 10).all()
    assert zones.geometry.covers(where).all()
    ring = rr.draw_rings(point, range_km=6).geometry[0]
    assert shapely.equals_exact(zones.geometry[1], ring, tolerance=1e-9)
    for row in (0, 2, 3):
        expected = earth.draw_buffer(where[row], zones.radius_m[row])
        assert zones.geometry[row].equals(expected.geometry)
        assert zones.max_error_m[row] == expected.max_error_m


@pytest.mark.parametrize(
    ("where", "options", "named"),
    [
        (PLACES, {"range_km": 0}, "range_km: 0 km"),
        (PLACES, {"range_km": 20_000}, "range_km: 20000 km"),
        (PLACES, {"range_km": float("nan")}, "nan km"),
        (PLACES, {"range_km": float("inf")}, "inf km"),
        (PLACES, {"range_km": None}, "None is not a range"),
        (PLACES, {"range_km": True}, "True is not a range"),
        (PLACES, {"range_km": "far"}, "'far' is not a range"),
        (PLACES, {"range_km": "70-100"}, "'70-100' is a band"),
        (PLACES, {"range_km": [1, -2, 3]}, r"row 1 \(index 'lu'\): range_km: -2 km"),
        (PLACES, {"range_km": [1, 2, None]}, r"row 2 \(index 'su'\): .*None"),
        (PLACES, {"range_km": [1, 2, "3 parsecs"]}, r"row 2 \(index 'su'\): .*'3 parsecs'"),
        (PLACES, {"range_km": [1, 2, "3-4"]}, r"row 2 \(index 'su'\): .*'3-4' is a band"),
        (PLACES, {"range_km": [1, 2]}, r"shape \(2,\) for 3 rows"),
        (PLACES, {"range_km": pd.Series([1, 2, 3])}, "another index"),
        (PLACES, {"range_km": 5, "least_km": 5}, r"row 0 \(index 'rz'\): .*5000 m, is not below"),
        (PLACES, {"range_km": 5, "least_km": [1, 2, -1]}, r"row 2 .*least_km: -1 km"),
        (PLACES, {"range_km": 5, "bearing_deg": 5}, "bearing_deg alone"),
        (PLACES, {"range_km": 5, "width_deg": 5}, "width_deg alone"),
        (PLACES, {"range_km": 5, "bearing_deg": 1, "width_deg": [9, 0, 9]}, "row 1 .* 0 degrees"),
        (PLACES, {"range_km": 5, "bearing_deg": "N", "width_deg": 9}, "bearing_deg: 'N'"),
        (PLACES, {"range_km": 5, "tolerance_m": 1, "vertices": 9}, "tolerance_m=1 and vertices=9"),
        (PLACES, {"range_km": 5, "vertices": 2}, "2 vertices"),
        (PLACES, {"range_km": 5, "tolerance_m": -1}, "tolerance of -1 m"),
        (PLACES, {"range_km": 5, "tolerance_m": "1"}, "tolerance of '1' m"),
        (shapely.box(0, 0, 1, 1), {"range_km": 5}, "row 0: a Polygon is not a point"),
        (
            gpd.GeoSeries([shapely.Point(1, 2), None], crs=4326),
            {"range_km": 5},
            "row 1: there is no",
        ),
        (gpd.GeoSeries([shapely.Point()], crs=4326), {"range_km": 5}, "row 0: the Point is empty"),
    ],
)
def test_what_rings_cannot_be_drawn_is_named(where, options, named):
    with pytest.raises(GeometryError, match=named) as error:
        rr.draw_rings(where, **options)
    assert error.value.hint or "bearing" in named


BOW_TIE = shapely.Polygon([(23, 49), (24, 50), (24, 49), (23, 50)])


@pytest.mark.parametrize("use", [lambda w: rr.draw_buffers(w, range_km=5), rr.measure_reach])
@pytest.mark.parametrize(
    ("shape", "named"),
    [
        (None, "row 1 .index 'b'.: NoneType is not a geometry"),
        (shapely.Polygon(), "row 1 .index 'b'.: the Polygon is empty"),
        (BOW_TIE, "row 1 .index 'b'.: the Polygon is not valid: Self-intersection"),
        (shapely.box(23, 89, 24, 91), "row 1 .index 'b'.: 24, 91 is no longitude and latitude"),
        (shapely.box(49, 22, 50, 123), "row 1 .index 'b'.: 50, 123 is no .*\n.*look swapped"),
    ],
)
def test_the_row_of_a_bad_area_is_named(use, shape, named):
    where = gpd.GeoSeries([shapely.box(23, 49, 24, 50), shape], index=["a", "b"], crs="EPSG:4326")
    with pytest.raises(GeometryError, match=named):
        use(where)


def test_only_areas_reach_into_a_country():
    with pytest.raises(GeometryError, match="row 0: a Point has no area"):
        rr.measure_reach(shapely.Point(24, 50))
