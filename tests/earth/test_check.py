"""Values that cannot be measured: every function of the engine names them the same way."""

import math

import numpy as np
import pytest
import shapely

import rangereach as rr
from rangereach import earth
from rangereach.earth.check import check_geometry, check_tolerance, find_impossible
from rangereach.errors import GeometryError

NAN, INF = math.nan, math.inf

POINT_FUNCTIONS = [
    lambda lon, lat: rr.ring_coordinates(lon, lat, 1e3),
    lambda lon, lat: earth.draw_rings(lon, lat, 1e3),
    lambda lon, lat: earth.draw_rings(lon, lat, 1e3, vertices=9),
    lambda lon, lat: earth.draw_ring(lon, lat, 1e3),
    lambda lon, lat: earth.draw_annulus(lon, lat, 1e3, 2e3),
    lambda lon, lat: earth.draw_sector(lon, lat, 1e3, 0, 90),
    lambda lon, lat: rr.draw_rings([lon, lat], range_km=1),
    lambda lon, lat: rr.draw_buffers([lon, lat], range_km=1),
    lambda lon, lat: rr.draw_rings(shapely.Point(lon, lat), range_km=1),
    lambda lon, lat: earth.draw_buffer(shapely.Point(lon, lat), 1e3),
    lambda lon, lat: earth.draw_buffer(shapely.MultiPoint([(1, 2), (lon, lat)]), 1e3),
]


@pytest.mark.parametrize("use", POINT_FUNCTIONS)
@pytest.mark.parametrize(
    ("lon", "lat", "named", "hint"),
    [
        (50, 95, "50, 95", "look swapped, as 95, 50 would be possible"),
        (-50, -170, "-50, -170", "look swapped"),
        (95, 95, "95, 95", "latitudes run from -90 to 90"),
        (22, 1e5, "22, 100000", "look like metres"),
        (500_000, 5_500_000, "500000, 5.5e[+]06", "look like metres"),
        (541, 0, "541, 0", "look like metres"),
        (INF, 0, "inf, 0", "degrees, longitude first"),
        (0, -INF, "0, -inf", "degrees, longitude first"),
    ],
)
def test_impossible_points_are_named_with_the_likeliest_mistake(use, lon, lat, named, hint):
    with pytest.raises(GeometryError, match=f"{named} is no longitude and latitude") as error:
        use(lon, lat)
    assert hint in error.value.hint


@pytest.mark.parametrize("use", POINT_FUNCTIONS[:8])
def test_nan_is_no_coordinate(use):
    for lon, lat in ((NAN, 50), (22, NAN), (None, 50)):
        with pytest.raises(GeometryError, match=r"nan.* is no longitude and latitude|nan|None"):
            use(lon, lat)


@pytest.mark.parametrize(
    "use",
    [
        lambda radius: rr.ring_coordinates(22, 50, radius),
        lambda radius: earth.draw_rings(22, 50, radius),
        lambda radius: earth.draw_rings(22, 50, radius, vertices=9),
        lambda radius: earth.draw_ring(22, 50, radius),
        lambda radius: earth.draw_sector(22, 50, radius, 0, 90),
        lambda radius: earth.draw_annulus(22, 50, 1, radius),
        lambda radius: earth.draw_annulus(22, 50, radius, 1e6),
        lambda radius: earth.draw_buffer(shapely.Point(22, 50), radius),
        lambda radius: earth.draw_buffer(shapely.box(22, 50, 23, 51), radius),
    ],
)
@pytest.mark.parametrize(
    ("radius", "named"),
    [
        (0, "radius of 0 m"),
        (-5, "radius of -5 m"),
        (2e7, "radius of 2e[+]07 m"),
        (NAN, "radius of nan m"),
        (INF, "radius of inf m"),
        ("70 km", "'70 km' is not a radius"),
        (None, "radius of nan m"),
    ],
)
def test_impossible_radii_are_named(use, radius, named):
    with pytest.raises(GeometryError, match=named) as error:
        use(radius)
    assert error.value.hint
    assert error.value.row is None


def test_the_row_is_named_where_there_are_many():
    for use in (rr.ring_coordinates, earth.draw_rings):
        with pytest.raises(GeometryError, match=r"^row 1: 5, 95 is") as error:
            use([1, 5], [50, 95], 1e3)
        assert error.value.row == 1
        with pytest.raises(GeometryError, match=r"^row 2: a radius of -1 m"):
            use([1, 2, 3], 50, [1, 2, -1])
    with pytest.raises(GeometryError, match="do not fit together"):
        rr.ring_coordinates([1, 2, 3], [1, 2], 1e3)
    with pytest.raises(GeometryError, match="do not fit together"):
        rr.ring_coordinates("west", 50, 1e3)


@pytest.mark.parametrize("tolerance", [0, -1, NAN, INF, "10", None, 1e-9])
def test_impossible_tolerances_are_named(tolerance):
    with pytest.raises(GeometryError, match="a tolerance of"):
        check_tolerance(tolerance, least_m=0.001)


@pytest.mark.parametrize("vertices", [0, 2, -8, 3.5, "8"])
def test_impossible_numbers_of_vertices_are_named(vertices):
    for use in (rr.ring_coordinates, earth.draw_rings, earth.draw_ring):
        with pytest.raises(GeometryError, match="vertices make no ring"):
            use(22, 50, 1e3, vertices=vertices)


@pytest.mark.parametrize(
    ("geometry", "named"),
    [
        (None, "NoneType is not a geometry"),
        ("POINT (1 2)", "str is not a geometry"),
        (shapely.LineString(), "the LineString is empty"),
        (shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), "not valid: Self-intersection"),
        (shapely.LineString([(0, 0), (1, 91)]), "vertex 1: 1, 91 is no longitude and latitude"),
        (
            shapely.transform(shapely.LineString([(0, 0), (1, 1)]), lambda xy: xy * [1, NAN]),
            "vertex 0: 0, nan is no longitude and latitude",
        ),
    ],
)
def test_impossible_geometries_are_named(geometry, named):
    for use in (check_geometry, lambda shape: earth.draw_buffer(shape, 1e3)):
        with pytest.raises(GeometryError, match=named) as error:
            use(geometry)
        assert error.value.hint


def test_possible_coordinates_pass():
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(-540, 540, 100), rng.uniform(-90, 90, 100)
    assert find_impossible(lon, lat).size == 0
    lon[[3, 50]], lat[[7]] = (NAN, 541), -90.001
    assert list(find_impossible(lon, lat)) == [3, 7, 50]
