"""Areas of a caller's discs, against drawn and clipped ones."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

import rangereach as rr
from rangereach import catalogue, earth
from rangereach.errors import GeometryError

PLACES = np.array([[22.019, 50.11], [24.0, 49.8], [30.5, 50.45], [10.0, 50.0]])
KM = np.array([100.0, 38 * 1.852, 400.0, 250.0])


def test_discs_have_the_area_of_finely_drawn_ones() -> None:
    found = rr.measure_discs(PLACES, range_km=KM)
    drawn = rr.draw_rings(PLACES, range_km=KM, tolerance_m=0.01)
    ukraine = catalogue.load_territory().countries["UA"].geometry
    expected = earth.area_m2(earth.intersect(ukraine, drawn.geometry)) / 1e6
    assert list(found.columns) == ["area_km2", "share"]
    assert found["area_km2"].to_numpy() == pytest.approx(expected, rel=1e-6)
    assert found["area_km2"].iloc[3] == found["share"].iloc[3] == 0
    assert found["share"].to_numpy() == pytest.approx(
        expected * 1e6 / earth.area_m2(ukraine), rel=1e-6
    )


def test_places_and_ranges_in_every_form() -> None:
    expected = rr.measure_discs(PLACES, range_km=KM)
    points = gpd.GeoDataFrame(
        {"name": list("abcd")},
        geometry=gpd.points_from_xy(*PLACES.T),
        crs="EPSG:4326",
        index=[7, 8, 9, 5],
    ).to_crs("EPSG:3857")
    units = rr.measure_discs(points, range_km=["100 km", "38 nmi", "400000 m", "250"])
    assert list(units.index) == [7, 8, 9, 5]
    assert units.to_numpy() == pytest.approx(expected.to_numpy(), rel=1e-9)
    one = rr.measure_discs(shapely.Point(24, 49.8), range_km=KM[1])
    assert one["area_km2"].iloc[0] == pytest.approx(expected["area_km2"].iloc[1], rel=1e-12)
    assert rr.measure_discs([24, 49.8], range_km=2000)["share"].iloc[0] == pytest.approx(1)
    assert rr.measure_discs([24, 49.8], range_km=100, into="MD")["share"].iloc[0] == 0
    assert rr.measure_discs(np.empty((0, 2)), range_km=1).shape == (0, 2)


def test_what_cannot_be_measured_is_named_by_its_row() -> None:
    with pytest.raises(GeometryError, match="row 1: range_km: 0 km"):
        rr.measure_discs(PLACES, range_km=[1, 0, 1, 1])
    with pytest.raises(GeometryError, match=r"row 1 \(index 8\): a LineString is not a point"):
        rr.measure_discs(
            gpd.GeoSeries(
                [shapely.Point(24, 50), shapely.LineString([(24, 50), (25, 50)])],
                index=[7, 8],
                crs="EPSG:4326",
            ),
            range_km=100,
        )
    with pytest.raises(GeometryError, match="row 0: there is no geometry"):
        rr.measure_discs(gpd.GeoSeries([None, shapely.Point(1, 1)], crs=4326), range_km=100)
    with pytest.raises(GeometryError, match="the Point is empty"):
        rr.measure_discs(gpd.GeoSeries([shapely.Point()], crs=4326), range_km=100)
    with pytest.raises(rr.RangereachError, match="never a target"):
        rr.measure_discs(PLACES, range_km=100, into="BY")
