"""GeoJSON: what GDAL reads back is what was there, to the last decimal."""

import datetime
import io
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

import rangereach as rr
from rangereach.errors import GeometryError, OutputError
from rangereach.outputs.export.digits import FILLER, write_positions
from rangereach.outputs.export.outline import find_simple


def test_gdal_reads_back_what_was_written():
    places = gpd.GeoDataFrame(
        {"name": ["Łódź", 'a "quoted" %s', "\x00\n\u2028"], "people": [1, 2, 3]},
        geometry=gpd.points_from_xy([22.019, 179.9, 30], [50.11, -10, 89]),
        crs="EPSG:4326",
    )
    rings = rr.draw_rings(places, range_km=[100, 300, 400])
    read = gpd.read_file(io.BytesIO(rr.write_geojson(rings)))
    assert read.crs == "EPSG:4326"
    assert list(read["people"]) == [1, 2, 3]
    assert list(read["name"])[:2] == list(places["name"])[:2]
    assert list(read["radius_m"]) == [100e3, 300e3, 400e3]
    assert list(read.geom_type) == ["Polygon", "MultiPolygon", "Polygon"]
    assert read.is_valid.all()
    assert shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(read.geometry))).all()
    moved = shapely.get_coordinates(read.geometry) - shapely.get_coordinates(rings.geometry)
    assert np.abs(moved).max() <= 0.5e-7 + 1e-13
    assert list(read["max_error_m"] - rings["max_error_m"]) == pytest.approx([0.0079] * 3, rel=0.01)


SHAPES = [
    shapely.Point(1.5, -2.25),
    shapely.LineString([(0, 0), (1, 1), (-170.5, 80)]),
    shapely.box(0, 0, 1, 1) - shapely.box(0.25, 0.25, 0.5, 0.5) - shapely.box(0.6, 0.6, 0.7, 0.7),
    shapely.MultiPoint([(1, 2), (3, 4)]),
    shapely.MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 3), (4, 5)]]),
    shapely.MultiPolygon(
        [
            shapely.box(0, 0, 4, 4) - shapely.box(1, 1, 2, 2),
            shapely.box(10, 10, 11, 11),
            shapely.box(20, 0, 24, 4) - shapely.box(21, 1, 22, 2),
        ]
    ),
    shapely.GeometryCollection([shapely.Point(1, 2), shapely.box(0, 0, 1, 1), shapely.Point(3, 4)]),
    shapely.GeometryCollection([shapely.GeometryCollection([shapely.MultiPoint([(1, 2)])])]),
    shapely.Point(1, 2, 3),
]


def written(*shapes, **options):
    frame = gpd.GeoDataFrame(geometry=list(shapes), crs="EPSG:4326")
    text = rr.write_geojson(frame, **options)
    assert FILLER not in text
    return [feature["geometry"] for feature in json.loads(text)["features"]]


@pytest.mark.parametrize("order", [SHAPES, SHAPES[::-1], SHAPES * 30])
def test_every_kind_of_geometry_in_any_order(order):
    for shape, read in zip(order, written(*order), strict=True):
        assert shapely.equals(shapely.from_geojson(json.dumps(read)), shapely.force_2d(shape))
        assert read["type"] == shape.geom_type


def test_what_is_empty_or_missing_is_null_and_empty_parts_are_left_out():
    assert written(None, shapely.Point(), shapely.Polygon(), SHAPES[0])[:3] == [None] * 3
    box = shapely.box(0, 0, 1, 1)
    for parts in (
        [shapely.Polygon(), box],
        [box, shapely.Polygon(), box],
        [box, shapely.Polygon()],
    ):
        (read,) = written(shapely.MultiPolygon(parts))
        assert len(read["coordinates"]) == sum(not part.is_empty for part in parts)
    (read,) = written(shapely.multilinestrings([shapely.LineString(), SHAPES[1]]))
    assert [len(line) for line in read["coordinates"]] == [0, 3]
    (read,) = written(shapely.GeometryCollection([shapely.Point(), SHAPES[0]]))
    assert len(read["geometries"]) == 1
    (read,) = written(shapely.LinearRing([(0, 0), (1, 0), (1, 1)]))
    assert read["type"] == "LineString"
    assert len(read["coordinates"]) == 4


def test_polygons_come_out_valid_and_counter_clockwise():
    clockwise = shapely.box(0, 0, 1, 1, ccw=False)
    notched = shapely.Polygon([(0, 0), (2, 0), (2, 1), (1, 1e-10), (0, 1)])  # all but cut in two
    for decimals in (1, 3, 7):
        for read in written(clockwise, notched, decimals=decimals):
            shape = shapely.from_geojson(json.dumps(read))
            assert shape.is_valid
            assert shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(shape))).all()
    rings = rr.draw_rings([[0, 50.0], [10, 60]], range_km="1 m").geometry
    for read in written(*rings, decimals=5):
        assert shapely.from_geojson(json.dumps(read)).is_valid


def test_a_sliver_that_rounding_would_break_is_mended():
    sliver = shapely.Polygon([(0, 0), (1, 0.16), (0.5, 0.1), (0.4, 0.3)])
    rounded = shapely.transform(sliver, lambda xy: np.round(xy, 1))
    assert sliver.is_valid
    assert not rounded.is_valid
    (read,) = written(sliver, decimals=1)
    shape = shapely.from_geojson(json.dumps(read))
    assert shape.is_valid
    changed = shape.symmetric_difference(sliver)
    assert changed.difference(sliver.boundary.buffer(0.0708)).area == 0


def test_rings_that_are_surely_simple_are_valid_and_counter_clockwise():
    rng = np.random.default_rng(5)
    rings = []
    for noise in (0, 0.1, 0.5, 1) * 100:
        count, turns = rng.integers(3, 9), rng.choice([1, 1, -1, 2])
        angle = 2 * np.pi * turns * (np.arange(count) + noise * rng.uniform(-1, 1, count)) / count
        size = 1e6 * (1 + noise * rng.uniform(-1, 1, count))
        xy = np.rint(np.column_stack([size * np.cos(angle), size * np.sin(angle)]) + 3e8)
        rings.append(np.vstack([xy, xy[:1]]))
    simple = find_simple(np.concatenate(rings), np.array([len(ring) for ring in rings]))
    polygons = np.array([shapely.Polygon(ring) for ring in rings])
    round_ones = shapely.is_valid(polygons) & shapely.is_ccw(shapely.get_exterior_ring(polygons))
    assert round_ones[simple].all()
    assert 100 < simple.sum() < round_ones.sum() < len(rings)


def test_values_of_every_type():
    zone = datetime.timezone(datetime.timedelta(hours=2))
    frame = gpd.GeoDataFrame(
        {
            "whole": pd.array([1, None], dtype="Int64"),
            "number": [0.1, np.nan],
            "flag": [True, False],
            "maybe": [None, True],
            "text": pd.Series(["ä", None], dtype="str"),
            "day": [datetime.date(2024, 5, 11), None],
            "time": pd.to_datetime(["2024-05-11 12:00", None]),
            "local": [datetime.datetime(2024, 5, 11, tzinfo=zone), None],
            "kind": pd.Categorical(["x", None]),
            "list": [["UA-46", "UA-07"], []],
            "array": [np.array([1, 2]), None],
            "dict": [{"a": 1, "b": [2]}, None],
            7: [1, 2],
            "50 %s": ["%d", "%"],
        },
        geometry=[shapely.Point(1, 2)] * 2,
        crs="EPSG:4326",
    )
    first, second = (f["properties"] for f in json.loads(rr.write_geojson(frame))["features"])
    assert first == {
        "whole": 1,
        "number": 0.1,
        "flag": True,
        "maybe": None,
        "text": "ä",
        "day": "2024-05-11",
        "time": "2024-05-11T12:00:00",
        "local": "2024-05-11T00:00:00+02:00",
        "kind": "x",
        "list": ["UA-46", "UA-07"],
        "array": [1, 2],
        "dict": {"a": 1, "b": [2]},
        "7": 1,
        "50 %s": "%d",
    }
    kept = {key: value for key, value in second.items() if value is not None}
    assert kept == {"flag": False, "maybe": True, "list": [], "7": 2, "50 %s": "%"}


def test_an_index_with_names_becomes_the_ids():
    points = gpd.GeoSeries([shapely.Point(1, 2), shapely.Point(3, 4)], crs="EPSG:4326")
    plain = json.loads(rr.write_geojson(gpd.GeoDataFrame(geometry=points)))["features"]
    assert all("id" not in feature for feature in plain)
    named = gpd.GeoDataFrame(geometry=points.set_axis(["a", "b"]))
    assert [f["id"] for f in json.loads(rr.write_geojson(named))["features"]] == ["a", "b"]


def test_another_crs_is_brought_to_longitude_and_latitude():
    frame = gpd.GeoDataFrame({"a": [1]}, geometry=[shapely.Point(22, 50)], crs="EPSG:4326")
    text = rr.write_geojson(frame.to_crs("EPSG:3857").rename_geometry("shape"), decimals=5)
    assert text == rr.write_geojson(frame, decimals=5)
    assert b"[22.00000,50.00000]" in text


def test_the_same_frame_gives_the_same_bytes_and_none_an_empty_list():
    frame = rr.draw_rings([[22, 50], [23, 51]] * 150, range_km=10)
    assert rr.write_geojson(frame) == rr.write_geojson(frame)
    assert len(json.loads(rr.write_geojson(frame))["features"]) == 300
    empty = json.loads(rr.write_geojson(frame.iloc[:0]))
    assert empty == {"type": "FeatureCollection", "features": []}


@given(
    st.lists(st.tuples(st.floats(-540, 540), st.floats(-90, 90)), min_size=1, max_size=20),
    st.integers(1, 8),
)
def test_positions_are_rounded_to_the_last_decimal(positions, decimals):
    units = np.rint(np.array(positions) * 10.0**decimals)
    text = bytes(write_positions(units, decimals)).translate(None, FILLER)
    read = json.loads(b"[[" + text[3:] + b"]]")
    assert read == [[x / 10.0**decimals, y / 10.0**decimals] for x, y in units]
    assert b"-0" + b"." + b"0" * decimals not in text.replace(b",", b" ").split()


@pytest.mark.parametrize(
    ("frame", "options", "error", "named"),
    [
        (gpd.GeoDataFrame(geometry=[shapely.Point(1, 2)]), {}, GeometryError, "no CRS"),
        (gpd.GeoSeries([shapely.Point(1, 99)], crs=4326), {}, GeometryError, "row 0: 1, 99"),
        (
            gpd.GeoSeries([shapely.Point(1, 9)], crs=4326),
            {"decimals": 0},
            OutputError,
            "0 decimals",
        ),
        (
            gpd.GeoSeries([shapely.Point(1, 9)], crs=4326),
            {"decimals": 9},
            OutputError,
            "9 decimals",
        ),
        *(
            (
                gpd.GeoDataFrame({"a": [value]}, geometry=[shapely.Point(1, 2)], crs=4326),
                {},
                OutputError,
                f"column 'a' cannot be written as JSON: .*{named}",
            )
            for value, named in ((np.inf, "Out of range"), (object(), "object"), (b"x", "bytes"))
        ),
    ],
)
def test_what_cannot_be_written_is_named(frame, options, error, named):
    with pytest.raises(error, match=named) as raised:
        rr.write_geojson(frame, **options)
    assert raised.value.hint
