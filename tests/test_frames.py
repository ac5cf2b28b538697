from pathlib import Path

import pytest

from rangereach.errors import DataError
from rangereach.frames import REACH, Column, Schema

TOWNS = Schema(
    "towns.csv",
    "One town.",
    (
        Column("id", "integer", "Key."),
        Column("name", "text", "Name.", choices=("Lviv", "Lutsk")),
        Column("height", "number", "Height.", "m", null=True),
        Column("big", "flag", "Whether it is."),
        Column("aliases", "list", "Other names."),
    ),
)
HEADER = "id,name,height,big,aliases\n"


def read(tmp_path: Path, text: str) -> list[dict[str, object]]:
    path = tmp_path / "towns.csv"
    path.write_text(text, "utf-8")
    return TOWNS.read(path)


def test_cells_become_values_of_their_type(tmp_path: Path) -> None:
    rows = read(tmp_path, HEADER + "1,Lviv,2.5,true,Lwów | Lemberg\n2,Lutsk,,false,\n")
    assert rows == [
        {"id": 1, "name": "Lviv", "height": 2.5, "big": True, "aliases": ("Lwów", "Lemberg")},
        {"id": 2, "name": "Lutsk", "height": None, "big": False, "aliases": ()},
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("x,Lviv,,true,", "line 2, column id: 'x'"),
        (",Lviv,,true,", "line 2, column id: '' is empty"),
        ("1,Kyiv,,true,", "'Kyiv' is none of Lviv, Lutsk"),
        ("1,Lviv,,yes,", "'yes' is neither true nor false"),
        ("1,Lviv", "line 2: 2 cells, not 5"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(DataError, match=r"towns\.csv") as caught:
        read(tmp_path, HEADER + row + "\n")
    assert told in str(caught.value)


def test_a_wrong_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="the columns are"):
        read(tmp_path, "id,name\n")


def test_written_text_never_becomes_a_formula() -> None:
    row = {"id": 1, "name": "=1+1", "height": None, "big": True, "aliases": "-2"}
    assert TOWNS.csv([row]) == HEADER + "1,'=1+1,,true,'-2\n"


def test_a_table_declares_its_units() -> None:
    assert REACH.table([]).attrs["units"]["depth_km"] == "km"
    assert list(REACH.table([]).columns) == REACH.names


def test_the_dictionary_names_every_column() -> None:
    text = TOWNS.dictionary()
    assert all(f"| `{column.name}` |" in text for column in TOWNS.columns)
    assert "One of: `Lviv`, `Lutsk`." in text
