"""The bounds of drawn edges hold, and are no wider than they need be."""

import numpy as np
import pytest

from measuring import GEOD
from rangereach.earth.certificate import bound_acceleration, bound_sag, lowest_on_edge

SHARES = np.linspace(0, 1, 41)


def distances(point, start, end):
    """Distances from a point to an edge straight in longitude and latitude, and its length."""
    xy = start + SHARES[:, None] * (end - start)
    ones = np.ones(len(xy))
    _, _, away = GEOD.inv(point[0] * ones, point[1] * ones, xy[:, 0], xy[:, 1])
    _, _, steps = GEOD.inv(xy[:-1, 0], xy[:-1, 1], xy[1:, 0], xy[1:, 1])
    return away, steps.sum()


def random_edges(count, seed):
    """Edges of very different lengths, with points at very different distances."""
    rng = np.random.default_rng(seed)
    start = np.stack([rng.uniform(-10, 10, count), rng.uniform(-89, 89, count)], axis=1)
    step = rng.normal(size=(count, 2)) * 10 ** rng.uniform(-4, 0.5, (count, 1))
    end = np.stack([start[:, 0] + step[:, 0], np.clip(start[:, 1] + step[:, 1], -89, 89)], axis=1)
    azimuth, far = rng.uniform(0, 360, count), 10 ** rng.uniform(1, 7.25, count)
    x, y, _ = GEOD.fwd(start[:, 0], start[:, 1], azimuth, far)
    return start, end, np.stack([x, y], axis=1)


def test_distance_along_an_edge_stays_within_the_bound():
    for start, end, point in zip(*random_edges(400, 1), strict=True):
        away, length = distances(point, start, end)
        edge = np.stack([start, end])
        speed2, _ = bound_acceleration(edge)
        assert length <= np.sqrt(speed2[0]) * (1 + 1e-9)
        sag = bound_sag(edge, away[0], away[-1])
        straight = away[0] + SHARES * (away[-1] - away[0])
        off = away - straight
        room = 1e-6 + 1e-12 * away[0]
        assert off.min() >= -sag.down[0] - room
        assert off.max() <= sag.up[0] + room
        low = lowest_on_edge(away[:1], away[-1:], sag.down)[0]
        assert away.min() >= low - room


def test_distance_from_a_line_stays_within_the_bound():
    # from the equator, distance is that along the meridian
    rng = np.random.default_rng(3)
    for _ in range(200):
        lat = rng.uniform(0.1, 80)
        start = np.array([0.0, lat])
        end = start + rng.normal(size=2) * 10 ** rng.uniform(-3, 0.3)
        y = start[1] + SHARES * (end[1] - start[1])
        if y.min() <= 0 or y.max() >= 85:
            continue
        _, _, away = GEOD.inv(0 * y, 0 * y, 0 * y, y)
        sag = bound_sag(np.stack([start, end]), away[0], away[-1], to_line=True)
        off = away - (away[0] + SHARES * (away[-1] - away[0]))
        assert off.min() >= -sag.down[0] - 1e-6
        assert off.max() <= sag.up[0] + 1e-6


@pytest.mark.parametrize("radius", [1e3, 1e5, 1e6, 5e6])
def test_the_sagitta_of_a_chord_is_bounded_closely(radius):
    x, y, _ = GEOD.fwd([20, 20], [10, 10], [89, 91], [radius, radius])
    edge = np.stack([x, y], axis=1)
    sag = bound_sag(edge, radius, radius)
    away, _ = distances((20, 10), *edge)
    assert radius - away.min() == pytest.approx(sag.down[0], rel=0.1)


def test_without_a_bound_of_curvature_the_length_bounds():
    edge = np.array([[0.0, 0], [1, 0]])
    half = np.sqrt(bound_acceleration(edge)[0]) / 2
    assert bound_sag(edge, 0.0, 0.0).down == pytest.approx(half)
    assert bound_sag(edge, 19.96e6, 19.96e6).up == pytest.approx(half)


def test_the_lowest_value_of_a_parabola():
    shares = np.linspace(0, 1, 100_001)
    for start, end, down in ((10, 10, 3), (10, 12, 3), (10, 25, 3), (25, 10, 3), (5, 5, 0)):
        parabola = start + (end - start) * shares - 4 * down * shares * (1 - shares)
        low = lowest_on_edge(np.array([start]), np.array([end]), np.array([down]))
        assert low[0] == pytest.approx(parabola.min(), abs=1e-8)
