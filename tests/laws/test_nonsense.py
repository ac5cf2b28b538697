"""Whatever a user's file holds, it is read or refused with a message; nothing else happens."""

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rangereach import readers, scenarios
from rangereach.errors import RangereachError

CSV = "name,lat,lon\nMedyka,49.8,22.93\nŚwinoujście;53,9;14,2\n"
GEOJSON = '{"type": "Polygon", "coordinates": [[[24, 49], [25, 49], [25, 50], [24, 49]]]}'
TOML = """title = "x"
into = "UA"
claims = ["lange-2024"]
[origin]
border = ["PL"]
setback_km = 1
[[range]]
low_km = 70
high_km = 7e1
source = { publisher = "P", title = "", url = "https://a.b/", date = 2024-05-11, quote = "q" }
[[range]]
system = "patriot"
"""


def mutated(text: str) -> st.SearchStrategy[bytes]:
    """Cut a piece out of a good file and put something else in its place."""
    size = len(text)
    words = st.one_of(
        st.text(max_size=8),
        st.sampled_from(["[[", "]]", "{", "}", '"', "'''", ",", ";", "nan", "-1", "1e400", "\x00"]),
    )
    return st.builds(
        lambda at, length, word: (text[:at] + word + text[at + length :]).encode("utf-8", "ignore"),
        st.integers(0, size),
        st.integers(0, 30),
        words,
    )


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("places.csv", CSV, readers.read_places),
        ("area.geojson", GEOJSON, readers.read_polygon),
        ("mine.toml", TOML, scenarios.load),
    ],
)
def test_a_damaged_file_is_read_or_refused(
    name: str, text: str, read: Callable[[Path], object]
) -> None:
    @given(st.one_of(mutated(text), st.binary(max_size=60)))
    def check(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            with contextlib.suppress(RangereachError):
                read(path)

    check()
