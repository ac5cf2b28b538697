"""Colours keep their order and their contrast in greyscale and for a deuteranope."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from rangereach.outputs.style import DARK, LIGHT, ramp

# Machado, Oliveira and Fernandes (2009), severity 1, on linear sRGB.
VISIONS = {
    "full": np.eye(3),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.01182, 0.04294, 0.968881],
        ]
    ),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "greyscale": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
}


def linear(colour: str) -> NDArray[np.float64]:
    values = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def luminance(colour: str, vision: str = "full") -> float:
    seen = np.clip(VISIONS[vision] @ linear(colour), 0, 1)
    return float(seen @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str, vision: str = "full") -> float:
    low, high = sorted((luminance(one, vision), luminance(other, vision)))
    return (high + 0.05) / (low + 0.05)


def test_the_vision_matrices_leave_grey_alone() -> None:
    for vision in VISIONS:
        assert luminance("#808080", vision) == pytest.approx(luminance("#808080"), abs=0.003)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_ranges_are_told_apart_by_lightness(colours: dict[str, str], vision: str) -> None:
    for steps in range(1, 6):
        shades = [*ramp(colours, steps), colours["target"]]
        light = [luminance(shade, vision) for shade in shades]
        assert light == sorted(light, reverse=colours is DARK)
        least = 1.1 if steps < 4 else 1.04
        for one, other in itertools.pairwise(shades):
            assert contrast(one, other, vision) >= least


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_stand_out_from_what_they_lie_on(colours: dict[str, str], vision: str) -> None:
    grounds = [colours[role] for role in ("target", "land", "sea", "paper")]
    for steps in range(1, 6):
        for ground in (*grounds, *ramp(colours, steps)):
            assert contrast(colours["edge"], ground, vision) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(colours: dict[str, str]) -> None:
    for role, ground in (
        ("ink", "paper"),
        ("ink", "panel"),
        ("muted", "paper"),
        ("muted", "panel"),
        ("link", "paper"),
        ("link", "panel"),
        ("ink", "halo"),
        ("edge", "halo"),
    ):
        assert contrast(colours[role], colours[ground]) >= 4.5
