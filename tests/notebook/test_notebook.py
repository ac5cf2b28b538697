"""The face for Python: lazy names, tables with units, the map inline."""

import operator
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import rangereach as rr
from rangereach.errors import GeometryError, OutputError
from rangereach.frames import REACH, RINGS


@pytest.fixture(scope="module")
def view() -> rr.View:
    return rr.run(rr.scenario("from-rzeszow"))


def test_the_rings_are_a_frame_with_units(view: rr.View) -> None:
    assert isinstance(view.rings, gpd.GeoDataFrame)
    assert list(view.rings.columns) == RINGS.names
    assert view.rings.crs == "EPSG:4326"
    assert view.rings.attrs["units"] == {"radius_m": "m", "max_error_m": "m"}
    assert list(view.rings["radius_m"].unique()) == [60_000, 160_000]
    assert (view.rings["max_error_m"] <= 10).all()


def test_the_reach_is_a_frame_with_units(view: rr.View) -> None:
    assert isinstance(view.reach, pd.DataFrame)
    assert list(view.reach.columns) == REACH.names
    assert view.reach.attrs["units"]["area_km2"] == "km2"
    assert view.reach["origin_id"].iloc[0] == "all"
    assert view.reach["area_km2"].iloc[0] == 0


def test_the_map_shows_itself(view: rr.View, tmp_path: Path) -> None:
    import folium

    page = view.map()
    assert isinstance(page, folium.Map)
    page.save(tmp_path / "map.html")
    text = (tmp_path / "map.html").read_text("utf-8")
    assert '<meta name="generator" content="rangereach' in text[:4096]
    inline = view._repr_html_()
    assert "<iframe" in inline or "<!DOCTYPE html>" in inline
    assert str(view).startswith("Measured from Rzeszow-Jasionka Airport")


def test_ones_own_file_and_parts(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[origin]\nborder = ["PL"]\n[[range]]\nlow_km = 70\nhigh_km = 70\n')
    loaded = rr.load(path)
    assert isinstance(loaded, rr.Scenario)
    assert loaded.id == "mine"
    assert rr.build(origins=["PL"], ranges_km=["70"]).digest == loaded.digest


def test_public_names_are_there_and_lazy() -> None:
    assert set(rr.__all__) <= set(dir(rr))
    assert all(hasattr(rr, name) for name in rr.__all__)
    with pytest.raises(AttributeError, match="no attribute 'explode'"):
        operator.attrgetter("explode")(rr)
    code = "import rangereach as rr, sys; rr.RangereachError; print('numpy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_drawing_and_measuring_by_hand() -> None:
    ring = rr.draw_rings([22.019, 50.11], range_km=100)
    assert list(ring["radius_m"]) == [100_000]
    reach = rr.measure_reach(ring)
    assert reach["area_km2"].iloc[0] > 500
    assert rr.ring_coordinates([22.0], [50.0], 1000, vertices=8).shape == (1, 9, 2)


def test_an_area_that_cannot_be_measured_is_named_by_its_row() -> None:
    bow_tie = shapely.Polygon([(23, 49), (24, 50), (24, 49), (23, 50)])
    areas = gpd.GeoSeries([shapely.box(23, 49, 24, 50), bow_tie], crs="EPSG:4326")
    with pytest.raises(GeometryError, match="row 1: "):
        rr.measure_reach(areas)
    with pytest.raises(rr.RangereachError, match="never a target"):
        rr.measure_reach(areas.iloc[:1], into="BY")


def test_the_picture_shows_and_saves_itself(view: rr.View, tmp_path: Path) -> None:
    picture = view.figure(lang="pl", size="print", width_mm=89)
    assert picture._repr_svg_().startswith("<!-- Generator: rangereach")
    assert picture._repr_png_().startswith(b"\x89PNG")
    for name, start in (("x.svg", b"<!--"), ("x.PNG", b"\x89PNG"), ("x.pdf", b"%PDF")):
        picture.save(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    with pytest.raises(OutputError, match=r"a picture is \.svg, \.png, \.pdf"):
        picture.save(tmp_path / "x.gif")


def test_the_slider_comes_with_bundled_origins_and_is_measured_for_others(
    view: rr.View, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text(
        '[origin]\nborder = ["SK"]\nsetback_km = 2.5\n[[range]]\nlow_km = 90\nhigh_km = 90\n'
    )
    mine = rr.run(rr.load(tmp_path / "mine.toml"))
    fronts = [
        '"fronts":' in drawn.get_root().render()
        for drawn in (view.map(), mine.map(), mine.map(slider=True))
    ]
    assert fronts == [True, False, True]
