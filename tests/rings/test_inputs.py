"""Places in a form that cannot be used: one clear error, with the likeliest mistake as its hint."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from rangereach.errors import GeometryError
from rangereach.rings import as_frame


def series(*points, crs="EPSG:4326", index=None):
    return gpd.GeoSeries([shapely.Point(*point) for point in points], crs=crs, index=index)


@pytest.mark.parametrize(
    ("where", "named", "hint"),
    [
        (series((22, 50), crs=None), "no CRS", "set_crs"),
        (gpd.GeoDataFrame({"a": [1]}), "no geometry column", "set_geometry"),
        (pd.DataFrame({"lat": [50.0], "lon": [22.0]}), "which columns", "points_from_xy"),
        ([[1, 2, 3]], r"shape \(1, 3\)", "longitude, latitude"),
        ([["a", "b"]], "neither geometries nor coordinates", "GeoDataFrame"),
        ([[1, 2], [3]], "neither geometries nor coordinates", "GeoDataFrame"),
        (object(), "neither geometries nor coordinates", "GeoDataFrame"),
        ([np.nan, 50], "row 0: nan, 50", "degrees"),
        ([[22, 50], [22, np.inf]], "row 1: 22, inf", "degrees"),
        ([[22, 50], [None, 50]], "row 1: nan, 50", "degrees"),
        ([[22, 50], [22, 91]], "row 1: 22, 91", "look swapped"),
        ([[22, 50], [95, 91]], "row 1: 95, 91", "latitudes run from -90 to 90"),
        ([[50, 130]], "row 0: 50, 130", "look swapped, as 130, 50 would"),
        (series((5e5, 5.5e6), (6e5, 5.6e6)), "row 0: 500000, 5.5e", "look like metres"),
        (series((22, 50), (22, 95), index=["a", "b"]), r"row 1 \(index 'b'\): 22, 95", "swapped"),
        (series((22, 50), (22, 95), index=[7, 7]), r"row 1 \(index 7\): 22, 95", "swapped"),
        (series((22, 50), (1e30, 5), crs="EPSG:32634"), "row 1: 1e[+]30, 5 has no place", "CRS"),
        (series((22, 50), (23, 51), crs="EPSG:32634"), "is in metres, but", "EPSG:4326"),
        (series((np.nan, 5), crs="EPSG:32634"), "row 0: nan, 5", "degrees"),
    ],
)
def test_what_cannot_be_placed_is_named(where, named, hint):
    with pytest.raises(GeometryError, match=named) as error:
        as_frame(where)
    assert hint in error.value.hint


def test_metres_near_the_origin_of_a_crs_are_taken_as_they_are():
    frame = as_frame(series((22, 50), crs="EPSG:3857"))
    assert shapely.get_coordinates(frame.geometry)[0] == pytest.approx(
        [22 / 111319.49, 0.000449], 1e-3
    )


def test_what_came_in_is_left_alone():
    given = series((22, 50))
    frame = as_frame(given)
    frame["geometry"] = frame.geometry.translate(1)
    assert given[0] == shapely.Point(22, 50)
