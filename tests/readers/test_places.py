"""A user's own places: what is understood, and what is refused with its row."""

from pathlib import Path

import pytest

from rangereach import readers
from rangereach.errors import UserFileError


def read(tmp_path: Path, content: str | bytes) -> list[tuple[str, str, float, float, str | None]]:
    path = tmp_path / "places.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [
        (place.id, place.names["en"], place.lon_deg, place.lat_deg, place.country)
        for place in readers.read_places(path)
    ]


def problems(tmp_path: Path, content: str | bytes) -> list[str]:
    with pytest.raises(UserFileError) as caught:
        read(tmp_path, content)
    return [str(problem) for problem in caught.value.problems]


EXPECTED = [("own-1", "Medyka", 22.93, 49.8, "PL"), ("own-2", "Siret", 26.06, 47.95, "RO")]


@pytest.mark.parametrize(
    "content",
    [
        "name,lat,lon\nMedyka,49.8,22.93\nSiret,47.95,26.06\n",
        "\ufefflon,name,lat\r\n22.93,Medyka,49.8\r\n26.06,Siret,47.95\r\n",
        "Name;LAT;Lon\nMedyka;49.8;22.93\nSiret;47.95;26.06",
        "name;lat;lon\nMedyka;49,8;22,93\nSiret;47,95;26,06",
        "name\tlat\tlon\nMedyka\t49.8\t22.93\nSiret\t47.95\t26.06\n",
        'id,name,note,lat,lon\n1,"Medyka","a, b",49.8,22.93\n2, Siret ,,47.95,26.06\n',
        "\nname,lat,lon\n\nMedyka,49.8,22.93\n,,\nSiret,47.95,+26.06\n",
        "name,lat,lon,,\nMedyka,49.8,22.93,,\nSiret,4.795e1,26.06,,\n",
    ],
)
def test_what_is_understood(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == EXPECTED


def test_names_are_kept_as_they_are(tmp_path: Path) -> None:
    name = "<script>alert(1)</script> Добромиль"
    assert read(tmp_path, f"name,lat,lon\n{name},49.8,22.93\n")[0][1] == name


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [
        (22.93, 49.80, "PL"),
        (22.9437439, 49.8000147, "PL"),  # the crossing itself, a little inside Ukraine
        (26.06, 47.95, "RO"),
        (20.0, 58.0, None),  # in the Baltic Sea
        (125.7, 39.0, None),  # off the map
    ],
)
def test_the_country_is_found(tmp_path: Path, lon: float, lat: float, country: str | None) -> None:
    assert read(tmp_path, f"name,lat,lon\nx,{lat},{lon}\n")[0][4] == country


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Medyka,,22.93", "lat is missing"),
        ("Medyka,49.8", "lon is missing"),
        (",49.8,22.93", "the name is missing"),
        ("Medyka,abc,22.93", "'abc' is not a number, in the column lat"),
        ("Medyka,nan,22.93", "'nan' is not a number"),
        ("Medyka,49.8,inf", "'inf' is not a number"),
        ("Medyka,49.8,1e999", "'1e999' is not a number"),
        ("Medyka,49°78′N,22.93", "has minutes or seconds of 60 and more"),
        ("Medyka,49.8,222.9", "lon is outside -180 to 180"),
        ("Medyka,-190,22.9", "lat is outside -90 to 90"),
        ("Medyka,22.93,49.8", "look swapped"),
        ("Medyka,122.9,49.8", "look swapped"),
        ("Medyka,49,8,22,93", "has more cells than the header"),
        ("Lviv,49.84,24.02", "lies in Ukraine: an origin lies outside the target"),
        ("Odesa,46.4,30.75", "lies in Ukraine"),
        ("Simferopol,44.95,34.1", "lies in Ukraine"),
        ("Donetsk,48.02,37.8", "lies in Ukraine"),
        ("Brest,52.1,23.7", "Belarus, which is drawn but is never an origin"),
        ("Kursk,51.73,36.19", "Russia, which is drawn but is never an origin"),
        ("Kaliningrad,54.71,20.5", "Russia, which is drawn but is never an origin"),
    ],
)
def test_what_is_refused(tmp_path: Path, row: str, words: str) -> None:
    (problem,) = problems(tmp_path, f"name,lat,lon\nGood,49.8,22.93\n{row}\n")
    assert problem.startswith("row 3: ")
    assert words in problem


def test_every_bad_row_comes_at_once(tmp_path: Path) -> None:
    rows = ["Good,49.8,22.93", "Brest,52.1,23.7", "x,y,z", ",1000,0", "Good,49.8,22.93"]
    found = problems(tmp_path, "name,lat,lon\n" + "\n".join(rows))
    assert [problem.split(":")[0] for problem in found] == [
        "row 3",
        "row 4",
        "row 4",
        "row 5",
        "row 5",
        "row 6",
    ]
    assert "same place as in row 2" in found[-1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("\n \n,,\n", "is empty"),
        ("name,lat,lon\n", "holds no places"),
        ("name,latutide,lon\nx,1,2\n", "rename 'latutide' to 'lat'"),
        ("nam,lat,lon\nx,1,2\n", "rename 'nam' to 'name'"),
        ("Medyka,49.8,22.93\n", "there is no column 'lat'"),
        ("name,lat,lon,lat\nx,1,2,3\n", "'lat' is there twice"),
        ("name,lat,lon\n\u00e9,1,2\n".encode("latin-1"), "row 2: is not UTF-8"),
        (b"\x00\x01\x02\x03", "there is no column"),
        ("name,lat,lon\n" + "x" * 200_000 + ",1,2\n", "is not CSV"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: str | bytes, words: str) -> None:
    assert any(words in problem for problem in problems(tmp_path, content))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserFileError, match="does not exist"):
        readers.read_places(tmp_path / "nope.csv")
    with pytest.raises(UserFileError, match="cannot be read"):
        readers.read_places(tmp_path)
