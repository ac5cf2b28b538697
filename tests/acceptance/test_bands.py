"""The bands of the bundled systems: what the rules make of the published figures."""

import pytest

from rangereach.catalogue import band, find_system
from rangereach.model import Against


@pytest.mark.parametrize(
    ("system", "against", "low_km", "high_km", "corroborated"),
    [
        ("patriot", None, 60, 160, True),
        ("patriot", "ballistic", 40, 40, True),
        ("patriot_gem_t", None, 160, 160, True),
        ("patriot_pac3", None, 24, 45, False),
        ("samp_t", None, 100, 100, True),
        ("samp_t", "ballistic", 25, 40, False),
        ("samp_t", "missile", 25, 25, True),
        ("iris_t_slm", None, 40, 50, True),
        ("iris_t_sls", None, 15, 20, True),
        ("nasams", None, 25, 25, True),
        ("nasams_amraam", None, 25, 40, False),
        ("camm_er", None, 40, 40, True),
        ("piorun", None, 6, 6.5, True),
        ("spyder", None, 25, 80, True),
        ("s_300p", None, 75, 75, True),
        ("barak_er", None, 150, 150, True),
    ],
)
def test_band(
    system: str, against: Against | None, low_km: float, high_km: float, corroborated: bool
) -> None:
    found = band(find_system(system), against)
    assert (found.low_km, found.high_km) == (low_km, high_km)
    assert found.corroborated is corroborated


def test_patriot_shows_what_stands_alone() -> None:
    found = band(find_system("patriot"))
    alone = [f.id for f, inside in zip(found.figures, found.in_band, strict=True) if not inside]
    assert alone == ["patriot.01", "patriot.26"]  # "35 km" and "40 to 240 km"
