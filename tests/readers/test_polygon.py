import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.testing import assert_geometries_equal

from rangereach import readers
from rangereach.errors import UserFileError

RING = [[24, 49], [25, 49], [25, 50], [24, 50], [24, 49]]
HOLE = [[24.2, 49.2], [24.2, 49.4], [24.4, 49.4], [24.2, 49.2]]
FAR = [[[30, 50], [31, 50], [31, 51], [30, 50]]]
SQUARE = {"type": "Polygon", "coordinates": [RING]}


def read(tmp_path: Path, value: Any) -> shapely.Geometry:
    path = tmp_path / "area.geojson"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return readers.read_polygon(path)


def feature(geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def collection(*geometries: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [feature(item) for item in geometries]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (SQUARE, shapely.Polygon(RING)),
        (feature(SQUARE), shapely.Polygon(RING)),
        (collection(SQUARE), shapely.Polygon(RING)),
        ("\ufeff" + json.dumps(SQUARE), shapely.Polygon(RING)),
        ({"type": "Polygon", "coordinates": [RING, HOLE]}, shapely.Polygon(RING, [HOLE])),
        (
            {"type": "Polygon", "coordinates": [[[*point, 120.5] for point in RING]]},
            shapely.Polygon(RING),
        ),
        (
            collection(SQUARE, {"type": "MultiPolygon", "coordinates": [FAR]}),
            shapely.MultiPolygon([shapely.Polygon(RING), shapely.Polygon(FAR[0])]),
        ),
        (collection(SQUARE, SQUARE), shapely.Polygon(RING)),
    ],
)
def test_what_is_understood(tmp_path: Path, value: Any, expected: shapely.Geometry) -> None:
    assert_geometries_equal(read(tmp_path, value), expected, normalize=True)


def polygon(*points: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(points)]}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "is not JSON"),
        ("{", "line 1, column 2: is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is not a Polygon"),
        ("null", "is not a Polygon"),
        ({"type": "Point", "coordinates": [24, 49]}, "'Point' is not a Polygon"),
        ({"type": "Topology", "objects": {}}, "'Topology' is not a Polygon"),
        (collection(), "holds no polygon"),
        (feature(None), "is not a Polygon"),
        (
            collection(SQUARE, {"type": "LineString", "coordinates": RING}),
            "feature 2: 'LineString'",
        ),
        ({"type": "Polygon"}, "has no rings"),
        ({"type": "MultiPolygon"}, "has no coordinates"),
        ({"type": "Polygon", "coordinates": [[]]}, "fewer than 4 positions"),
        (polygon(*RING[:3]), "fewer than 4 positions"),
        (polygon(*RING[:4]), "not closed"),
        (polygon([24, 49], [25, 50], [25, 49], [24, 50], [24, 49]), "Self-intersection"),
        (polygon([24, 49], [25, 49], [26, 49], [24, 49]), "is not a sound polygon"),
        (polygon([2.6e6, 6e6], [2.7e6, 6e6], [2.7e6, 6.1e6], [2.6e6, 6e6]), "WGS84"),
        (polygon([24, 91], [25, 49], [25, 50], [24, 91]), "[24, 91]"),
        (polygon([24, "49"], [25, 49], [25, 50], [24, "49"]), "is not a longitude"),
        (polygon([24], [25, 49], [25, 50], [24]), "is not a longitude"),
        (polygon([True, 49], [25, 49], [25, 50], [True, 49]), "is not a longitude"),
        (polygon([10**400, 49], [25, 49], [25, 50], [10**400, 49]), "is not a longitude"),
        (polygon([float("nan"), 49], [25, 49], [25, 50], [24, 49]), "is not a longitude"),
        (polygon([float("inf"), 49], [25, 49], [25, 50], [24, 49]), "is not a longitude"),
    ],
)
def test_what_is_refused(tmp_path: Path, value: Any, words: str) -> None:
    with pytest.raises(UserFileError) as caught:
        read(tmp_path, value)
    assert any(words in str(problem) for problem in caught.value.problems), str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserFileError, match="does not exist"):
        readers.read_polygon(tmp_path / "nope.geojson")


@pytest.mark.parametrize(("name", "crs"), [("a.gpkg", 4326), ("a.gpkg", 32635), ("a.shp", 3857)])
def test_a_layer_is_turned_into_degrees(tmp_path: Path, name: str, crs: int) -> None:
    shape = shapely.segmentize(shapely.Polygon(RING), 0.01)
    frame = gpd.GeoDataFrame({"name": ["x"]}, geometry=[shape], crs=4326).to_crs(crs)
    frame.to_file(tmp_path / name, engine="pyogrio")
    area = readers.read_polygon(tmp_path / name)
    assert shapely.hausdorff_distance(area, shapely.Polygon(RING)) < 1e-6


def test_kml_is_read(tmp_path: Path) -> None:
    at = " ".join(f"{lon},{lat},0" for lon, lat in RING)
    path = tmp_path / "area.kml"
    path.write_text(
        '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>'
        f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{at}</coordinates></LinearRing>"
        "</outerBoundaryIs></Polygon></Placemark></Document></kml>",
        "utf-8",
    )
    assert_geometries_equal(readers.read_polygon(path), shapely.Polygon(RING), normalize=True)


def test_a_geojson_that_names_its_system_is_turned_into_degrees(tmp_path: Path) -> None:
    shape = gpd.GeoSeries([shapely.Polygon(RING)], crs=4326).to_crs(3857)[0]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    area = read(tmp_path, {**json.loads(shapely.to_geojson(shape)), "crs": crs})
    assert shapely.hausdorff_distance(area, shapely.Polygon(RING)) < 1e-6


def test_projected_positions_are_explained(tmp_path: Path) -> None:
    at = [[782000, 219000], [783000, 219000], [783000, 220000], [782000, 219000]]
    with pytest.raises(UserFileError, match=r"EPSG:2180 \(PL-1992\): the first would lie at 49\."):
        read(tmp_path, {"type": "Polygon", "coordinates": [at]})


def test_features_of_a_layer_are_refused_by_number(tmp_path: Path) -> None:
    bow = shapely.Polygon([[24, 49], [25, 50], [25, 49], [24, 50], [24, 49]])
    shapes = [shapely.Polygon(RING), shapely.Point(24, 49), bow]
    path = tmp_path / "area.gpkg"
    gpd.GeoDataFrame({"n": [1, 2, 3]}, geometry=shapes, crs=4326).to_file(path, engine="pyogrio")
    with pytest.raises(UserFileError) as caught:
        readers.read_polygon(path)
    first, second = map(str, caught.value.problems)
    assert first.startswith("feature 2: 'Point' is not a Polygon")
    assert second.startswith("feature 3: is not a sound polygon: Self-intersection[24.5 49.5]")
