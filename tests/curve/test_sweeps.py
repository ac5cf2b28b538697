"""A sweep as a person types it."""

import itertools
import math

import pytest

from rangereach.curve import Sweep, is_sweep, parse_sweep
from rangereach.errors import GeometryError


@pytest.mark.parametrize(
    ("text", "step", "low_km", "high_km", "step_km"),
    [
        ("10..500", None, 10, 500, 10),
        ("10 .. 500 km", "1", 10, 500, 1),
        ("10...500", "5km", 10, 500, 5),
        ("2,5…40", "0.5", 2.5, 40, 0.5),
        ("10..300mi", None, 16.09344, 482.8032, 16.09344),
        ("10..300MI", "1", 16.09344, 482.8032, 1.609344),
        ("10..300nmi", "5km", 18.52, 555.6, 5),
        ("10km..500km", "100m", 10, 500, 0.1),
    ],
)
def test_what_may_be_typed(
    text: str, step: str | None, low_km: float, high_km: float, step_km: float
) -> None:
    assert is_sweep(text)
    found = parse_sweep(text, step)
    assert (found.low_km, found.high_km) == pytest.approx((low_km, high_km), rel=1e-12)
    assert found.step_km == pytest.approx(step_km, rel=1e-12)


@pytest.mark.parametrize("text", ["70", "70-100", "38nmi", "2.5"])
def test_what_is_no_sweep(text: str) -> None:
    assert not is_sweep(text)


@pytest.mark.parametrize(
    ("text", "step", "says"),
    [
        ("10..", None, "'10..' is not a sweep"),
        ("..500", None, "is not a sweep"),
        ("10..70-100", None, "a band, 70-100, goes beside it"),
        ("10..50..90", None, "is not a sweep"),
        ("10mi..500km", None, "is not a sweep"),
        ("10..500 leagues", None, "is not a sweep"),
        ("-10..500", None, "is not a sweep"),
        ("500..10", None, "from a lower to a higher distance"),
        ("70..70", None, "from a lower to a higher distance"),
        ("0..100", None, "begin above it, such as 1..100"),
        ("10..30000", None, "ends too far away"),
        ("10..500", "0", "a step of 0 does not move on"),
        ("10..500", "-1", "'-1' is not a step"),
        ("10..500", "five", "'five' is not a step"),
        ("10..500", "10m", "more than 5,000 stops"),
    ],
)
def test_what_cannot_be_asked(text: str, step: str | None, says: str) -> None:
    with pytest.raises(GeometryError, match=says.replace(".", r"\.")) as error:
        parse_sweep(text, step)
    assert error.value.hint


@pytest.mark.parametrize(
    ("low_km", "high_km", "step_km", "count"),
    [
        (10, 500, 1, 491),
        (10, 500, 7, 71),
        (0.1, 0.7, 0.1, 7),
        (1, 2, 5, 2),
        (10, 509.99, 0.1, 5001),
    ],
)
def test_stops_begin_and_end_where_asked_and_never_repeat(
    low_km: float, high_km: float, step_km: float, count: int
) -> None:
    stops = Sweep(low_km=low_km, high_km=high_km, step_km=step_km).stops_km()
    assert (stops[0], stops[-1], len(stops)) == (low_km, high_km, count)
    steps = [after - before for before, after in itertools.pairwise(stops)]
    assert all(math.isclose(step, step_km, rel_tol=1e-6) for step in steps[:-1])
    assert 0 < steps[-1] <= step_km * (1 + 1e-6)
