"""Places as people keep them: what was written is what is read, or it is refused."""

import contextlib
import json
import tempfile
import warnings
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyogrio import raw

from rangereach import readers
from rangereach.errors import FileNote, RangereachError, UserFileError

FOUND = [("Medyka", 22.93, 49.8), ("Siret", 26.06, 47.95)]


def read(path: Path, **options: str) -> list[tuple[str, float, float]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FileNote)
        places = readers.read_places(path, **options)
    return [(p.names["en"], round(p.lon_deg, 6), round(p.lat_deg, 6)) for p in places]


def refusal(path: Path, **options: str) -> str:
    with pytest.raises(UserFileError) as caught:
        readers.read_places(path, **options)
    return str(caught.value)


def write_workbook(path: Path, rows: list[list[str]], layer: str = "Sheet1") -> None:
    """Write cells as they are, without a header of GDAL's own."""
    wide = max(map(len, rows))
    columns = [
        np.array([row[at] if at < len(row) else None for row in rows], dtype=object)
        for at in range(wide)
    ]
    raw.write(
        path,
        geometry=None,
        field_data=columns,
        fields=[f"Field{at + 1}" for at in range(wide)],
        layer=layer,
        driver="XLSX",
        append=path.exists(),
    )


@pytest.mark.parametrize(
    "content",
    [
        "nazwa;szerokość;długość\nMedyka;49,8;22,93\nSiret;47,95;26,06\n",
        "Назва|Широта|Довгота\nMedyka|49°48′ пн. ш.|22°55′48″ сх. д.\nSiret|47,95|26,06\n",
        "Ort;Breite (N);Länge (O)\nMedyka;49° 48' N;22° 55' 48\" O\nSiret;47,95;26,06\n",
        "Denumire,Latitudine,Longitudine\nMedyka,N49 48,E22 55 48\nSiret,47.95,26.06\n",
        "Názov;Zemepisná šírka;Zemepisná dĺžka\nMedyka;494800N;0225548E\nSiret;47,95;26,06\n",
        "Név\tSzélesség\tHosszúság\nMedyka\tÉ 49°48'\tK 22°55'48\"\nSiret\t47.95\t26.06\n",
        'name,coordinates\nMedyka,"49.8, 22.93"\nSiret,47°57\'N 26°03\'36"E\n',
        'place,wkt\nMedyka,POINT (22.93 49.8)\nSiret,"POINT(26.06 47.95)"\n',
        "name;lon/lat\nMedyka;22,93 49,8\nSiret;26,06, 47,95\n",
        "sep=;\nname;y;x\nMedyka;49.8;22.93\nSiret;47.95;26.06\n",
        "Our places,,\n\nname,lat,lon\nMedyka,49.8,22.93\nSiret,47.95,26.06\n",
        'name,lat,lon\nMedyka,"49,8","22,93"\nSiret,47.95,26.06\n',
    ],
)
def test_a_table_is_understood(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(content, "utf-8")
    assert read(path) == FOUND


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x,49°48'S,22.93", "S is south, W and Z are west"),
        ("x,49.8,22.93 V", "V is west in Romanian and east in Slovak"),
        ("x,22°56'E,49°48'N", "look swapped"),
        ("x,-49 N,22.93", "names two directions"),
        ("x,49 48,22 56", "'49 48' is not a number"),
        ("x,.5,22.93", "'.5' is not a number"),
        ("x,49°48.5'12\",22.93", "has a fraction before its last part"),
        ("x,2024/05/12,22.93", "'2024/05/12' is not a number"),
        ("x,219000,782000", "EPSG:2180 (PL-1992): the first would lie at 49.77206, 22.91806"),
        ("x,782000,219000", "EPSG:2180 (PL-1992), with the two columns exchanged"),
        ("x,6416000,2553000", "EPSG:3857 (web Mercator)"),
        ("x,-1207000,-180000", "EPSG:5514 (S-JTSK Krovak)"),
    ],
)
def test_what_is_refused_is_explained(tmp_path: Path, row: str, words: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"name,lat,lon\n{row}\n", "utf-8")
    assert words in refusal(path)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("miejscowość,miasto,lat,lon", "could be the name, and so could 'miejscowość', 'miasto'"),
        ("name,szerokość,широта,lon", "'szerokość' could be the lat"),
        ("a,b,c", "there is no column 'name'; the columns not known are a, b, c"),
    ],
)
def test_columns_that_leave_a_doubt(tmp_path: Path, header: str, words: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{header}\nx,1,2,3\n", "utf-8")
    assert words in refusal(path)


def test_many_rows_with_one_fault_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    rows = "".join(f"p{n},22.9{n:03},49.8\n" for n in range(500))
    path.write_text("name,lat,lon\n" + rows, "utf-8")
    assert "1 problem\n  row 2 to row 501: " in refusal(path)


def test_a_projected_table_is_read_when_its_system_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    points = gpd.GeoSeries([shapely.Point(22.93, 49.8)], crs=4326).to_crs(2180)
    path.write_text(f"name,x,y\nMedyka,{points[0].x:.3f},{points[0].y:.3f}\n", "utf-8")
    assert read(path, crs="EPSG:2180") == [("Medyka", 22.93, 49.8)]
    assert "'EPSG:1' is not a coordinate system" in refusal(path, crs="EPSG:1")


NAMES = {
    "cp1250": "Dołhobyczów, Świnoujście",
    "iso8859-2": "Świnoujście, Vyšné",
    "cp1251": "Порубне, Сірет",
    "cp1252": "Großröhrsdorf",
}


@pytest.mark.parametrize("encoding", NAMES)
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_an_old_encoding_is_read_and_said(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "mine.csv"
    name = NAMES[encoding]
    path.write_bytes(
        separator.join(["name", "lat", "lon\n" + name, "49,8", "22,93"]).encode(encoding)
    )
    with pytest.warns(FileNote, match="it is not UTF-8 and was read as .*: row 2 says “"):
        (place,) = readers.read_places(path)
    assert place.names["en"] == name


@pytest.mark.parametrize("text", ["é", "Besançon"])
def test_an_encoding_that_cannot_be_told_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(f"name,lat,lon\n{text},49.8,22.93\n".encode("cp1252"))
    assert "row 2: is not UTF-8 text" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes("name;lat;lon\nПорубне;47,98;26,06\n".encode(encoding))
    assert read(path) == [("Порубне", 26.06, 47.98)]


def test_a_workbook_keeps_its_rows_and_codes(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    table = [["nazwa", "szerokość", "długość"], ["007", "49.8", "22,93"]]
    write_workbook(path, table, "One")
    assert read(path) == [("007", 22.93, 49.8)]
    write_workbook(path, [["name", "lat", "lon"], ["", "", ""], ["Siret", "99", "26"]], "Two")
    assert "row 3" in refusal(Path(f"{path}#Two"))
    with pytest.warns(FileNote, match="the sheet “One” was read, the first of One, Two"):
        readers.read_places(path)
    assert "'Tow' is not a sheet of it (did you mean 'Two'?)" in refusal(Path(f"{path}#Tow"))


@pytest.mark.parametrize(("name", "crs"), [("m.gpkg", 4326), ("m.gpkg", 2180), ("m.shp", 3857)])
def test_a_layer_of_points_says_its_system(tmp_path: Path, name: str, crs: int) -> None:
    points = [shapely.Point(lon, lat) for _, lon, lat in FOUND]
    frame = gpd.GeoDataFrame({"nazwa": [found[0] for found in FOUND]}, geometry=points, crs=4326)
    frame.to_crs(crs).to_file(tmp_path / name, engine="pyogrio")
    assert read(tmp_path / name) == FOUND


def collection(*geometries: object, names: str = "Medyka Siret Third") -> str:
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": geometry}
        for name, geometry in zip(names.split(), geometries, strict=False)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_points_of_geojson_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.geojson"
    points = [{"type": "Point", "coordinates": [lon, lat, 7]} for _, lon, lat in FOUND]
    path.write_text(collection(*points), "utf-8")
    assert read(path) == FOUND
    line = {"type": "LineString", "coordinates": [[22, 49], [23, 49]]}
    path.write_text(collection(points[0], line, None), "utf-8")
    told = refusal(path)
    assert "feature 2: 'LineString' is not a Point (a place is one point" in told
    assert "feature 3: has no point" in told


@given(
    lat=st.floats(49.2, 54.3).map(lambda v: round(v, 6)),
    lon=st.floats(15.0, 22.4).map(lambda v: round(v, 6)),
    notation=st.sampled_from(
        [
            "{d}",
            "{c}",
            "{d}°{h}",
            "{D}°{M}'{S}\"{h}",
            "{h} {D} {M} {S}",
            "{D}:{M}:{S}",
            "{D}° {m}′ {h}",
            "{D} {m} {h}",
        ]
    ),
    separator=st.sampled_from(";\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1250"]),
)
def test_what_was_written_is_what_is_read(
    lat: float, lon: float, notation: str, separator: str, encoding: str
) -> None:
    def write(value: float, letter: str) -> str:
        minutes = (value - int(value)) * 60
        return notation.format(
            d=value,
            c=str(value).replace(".", ","),
            h=letter,
            D=int(value),
            M=int(minutes),
            m=f"{minutes:.7f}".replace("60.0000000", "59.9999999"),
            S=f"{min((minutes - int(minutes)) * 60, 59.99999):.5f}",
        )

    cells = ["Żary", write(lat, "N"), write(lon, "E")]
    text = (
        separator.join(["nazwa", "szerokość", "długość"])
        + "\n"
        + separator.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells)
    )
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:  # a prime is not in every old encoding
        content = text.encode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.csv"
        path.write_bytes(content)
        ((name, lon_deg, lat_deg),) = read(path)
    assert name == "Żary"
    assert (lon_deg, lat_deg) == pytest.approx((lon, lat), abs=1.1e-6)


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx", "mine.gpkg", "mine.geojson", "mine.kml"])
@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"SQLite format 3\0", b"{", b"\xff\xfe"])
def test_garbage_is_refused_with_a_message(name: str, start: bytes) -> None:
    @given(st.binary(max_size=80))
    def check(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore", FileNote)
            path = Path(folder) / name
            path.write_bytes(start + content)
            with contextlib.suppress(RangereachError):
                readers.read_places(path)

    check()
