"""The radio horizon against values others have published."""

import pytest

from rangereach.earth import radio_horizon_m
from rangereach.errors import GeometryError

NAUTICAL_MILE_M = 1852.0
FOOT_M = 0.3048


@pytest.mark.parametrize(
    ("antenna_m", "target_m", "published_m", "rounding_m"),
    [
        (30, 100, 63_800, 50),
        (30, 5, 31_800, 50),
        (25 * FOOT_M, 625 * FOOT_M, 36.9 * NAUTICAL_MILE_M, 0.05 * NAUTICAL_MILE_M),
        (15, 5, 25_180, 1),
        (35, 12, 38_663, 1),
        (120, 35, 69_537, 1),
    ],
)
def test_published_values(antenna_m, target_m, published_m, rounding_m):
    assert radio_horizon_m(antenna_m, target_m) == pytest.approx(published_m, abs=rounding_m)


def test_heights_below_ground_are_refused():
    with pytest.raises(GeometryError, match=r"-1"):
        radio_horizon_m(20, -1)
