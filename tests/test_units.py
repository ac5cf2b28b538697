import pytest

from rangereach.errors import GeometryError
from rangereach.units import parse_range_km


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("70", (70, 70)),
        ("70km", (70, 70)),
        (" 70 KM ", (70, 70)),
        ("0.5", (0.5, 0.5)),
        ("2,5 km", (2.5, 2.5)),
        ("70-100", (70, 100)),
        ("70–100 km", (70, 100)),
        ("38nmi", (70.376, 70.376)),
        ("1000 m", (1, 1)),
        ("100mi", (160.9344, 160.9344)),
    ],
)
def test_a_range_is_read_as_typed(text: str, expected: tuple[float, float]) -> None:
    assert parse_range_km(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text", ["", "far", "-70", "0", "100-70", "70 furlongs", "70-", "1e3", "nan", "inf", "70;100"]
)
def test_nonsense_is_refused_with_the_value_and_a_remedy(text: str) -> None:
    with pytest.raises(GeometryError) as caught:
        parse_range_km(text)
    assert repr(text) in str(caught.value)
    assert "70-100" in caught.value.hint
