import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rangereach.readers.positions import find_lines

TRICKY = '''\
a = """x
y"" ] """ # [c]
"b.c" = [1, # hi ]
 {d = 2, "e f".g = '}'}, [ ] ,]
[h]
'i'."\\u006a" = 1979-05-27 07:32:00
[[k]]
[k.l]
m = 1
[[k.n]]
[[k.n]]
o = \'\'\'
x\'\'\'
[[k]]
[[k.n]]
p.q = 1e5
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("a",), 1),
        (("b.c",), 3),
        (("b.c", 0), 3),
        (("b.c", 1), 4),
        (("b.c", 1, "e f", "g"), 4),
        (("h", "i", "j"), 6),
        (("k", 0), 7),
        (("k", 0, "l", "m"), 9),
        (("k", 0, "n", 0), 10),
        (("k", 0, "n", 1, "o"), 12),
        (("k", 1), 14),
        (("k", 1, "n", 0, "p", "q"), 16),
    ],
)
def test_line_of_a_path(path: tuple[str | int, ...], line: int) -> None:
    assert find_lines(TRICKY)[path] == line


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    inner = {path}
    entries: Any = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    for key, item in entries:
        inner |= paths_of(item, (*path, key))
    return inner


KEYS = st.sampled_from(["a", "b-1", '"c d"', "'e.f'", "g.h", '"\\n"'])
SCALARS = st.sampled_from(
    ["1", "-2.5", "true", '"x # ] }"', "'y'", '"""z\n"" """', "2024-05-11", '"\\"\\\\"']
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # c\n".join(items) + "\n]"),
        st.lists(st.tuples(KEYS, inner), max_size=2, unique_by=lambda pair: pair[0]).map(
            lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=8,
)
HEADERS = st.sampled_from(["[t]", "[[s]]", "[s.u]", "[[s.v]]", '[ "w x" . y ]', "# nothing"])


@given(st.lists(st.one_of(HEADERS, st.tuples(KEYS, VALUES).map(lambda kv: f"{kv[0]} = {kv[1]}"))))
def test_every_path_of_valid_toml_has_a_line(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = find_lines(text)
    assert set(found) == paths_of(values)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
