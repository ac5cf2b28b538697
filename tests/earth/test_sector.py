"""Annuli and sectors: random points fall on the right side, and edges keep their bound."""

import itertools

import numpy as np
import pytest
import shapely

from measuring import GEOD, boundary_points, sphere_points
from rangereach.earth import draw_annulus, draw_ring, draw_sector
from rangereach.errors import GeometryError

PLACES = [(22.0, 50.0), (179.9, -10), (180, 60), (-60, 89.5), (30, -89.9999), (12, 90), (-77, -90)]


def random_sector(rng):
    """Return the arguments of a sector: any centre and size, many cases that are special."""
    lon, lat = (float(v[0]) for v in sphere_points(1, seed=int(rng.integers(1 << 30))))
    if rng.random() < 0.4:
        lon, lat = PLACES[rng.integers(len(PLACES))]
    radius = float(np.exp(rng.uniform(0, np.log(1.99e7))))
    if rng.random() < 0.3:
        radius = rng.uniform(5e6, 1.99e7)
    bearing = rng.choice([rng.uniform(-400, 400), 0, 90, 180])
    width = rng.choice([10 ** rng.uniform(-1, 2), rng.uniform(1, 360), 90, 180, 350, 359.9])
    least = 0.0 if rng.random() < 0.5 else radius * rng.uniform(0.01, 0.95)
    fineness = {"tolerance_m": max(0.01, radius * 10 ** rng.uniform(-5, -2.5))}
    if rng.random() < 0.3:
        fineness = {"vertices": int(rng.choice([6, 24, 180]))}
    return (lon, lat, radius, bearing, width), {"least_m": least, **fineness}


def nearest_on_geodesic(lon, lat, azimuth, between, points):
    """Return the distance of points from a geodesic from (lon, lat), by golden sections."""
    x, y = points

    def away(at):
        on = GEOD.fwd(*np.broadcast_arrays(lon, lat, azimuth, at))
        return GEOD.inv(on[0], on[1], *np.broadcast_arrays(x, y, at)[:2])[2]

    at = np.linspace(*between, 300)[:, None]
    found = away(np.broadcast_to(at, (300, len(x))))
    nearest = found.argmin(axis=0)
    low, high = at[np.maximum(nearest - 1, 0), 0], at[np.minimum(nearest + 1, 299), 0]
    golden = (5**0.5 - 1) / 2
    for _ in range(45):
        left, right = high - golden * (high - low), low + golden * (high - low)
        near_left = away(left) < away(right)
        low, high = np.where(near_left, low, left), np.where(near_left, right, high)
    return np.minimum(found.min(axis=0), away((low + high) / 2))


def points_beside(arguments, least, error, rng):
    """Return points at random in and around a sector, most a little off one of its sides."""
    lon, lat, radius, bearing, width = arguments
    off = rng.choice([-1, 1], 150) * error * rng.uniform(1, 1.5, 150)
    share, side = rng.uniform(-0.6, 0.6, 150), rng.integers(0, 4, 150)
    at = rng.uniform(0, 1.1, 150) * radius
    at = np.select([side == 0, side == 1], [radius + off, least + off], at).clip(0, 2e7)
    share = np.where(side == 2, np.round(share) + 0.5 * (share < 0) - 0.5 * (share > 0), share)
    azimuth = bearing + share * width + np.where(side == 2, np.degrees(off / (at + 1e-9)), 0)
    x, y, _ = GEOD.fwd(*np.broadcast_arrays(lon, lat, azimuth, at))
    everywhere = sphere_points(100, seed=int(rng.integers(1 << 30)))
    return np.r_[x, everywhere[0]], np.r_[y, everywhere[1]]


@pytest.mark.parametrize("seed", range(6))
def test_points_fall_on_the_right_side_of_random_sectors(seed):
    rng = np.random.default_rng(seed)
    for _ in range(40):
        arguments, options = random_sector(rng)
        lon, lat, radius, bearing, width = arguments
        least = options["least_m"]
        drawn = draw_sector(*arguments, **options)
        assert drawn.geometry.is_valid
        assert not drawn.geometry.is_empty
        assert drawn.max_error_m <= options.get("tolerance_m", np.inf)
        west, _, east, _ = drawn.geometry.bounds
        assert -180 <= west <= east <= 180
        x, y = points_beside(arguments, least, drawn.max_error_m, rng)
        azimuth, _, distance = GEOD.inv(*np.broadcast_arrays(lon, lat, x, y))
        within = np.abs((azimuth - bearing + 180) % 360 - 180) < width / 2
        truth = within & (distance < radius) & (distance > least)
        wrong = shapely.intersects_xy(drawn.geometry, x, y) != truth
        if wrong.any():
            x, y, distance, within = (v[wrong] for v in (x, y, distance, within))
            from_arcs = np.minimum(
                np.abs(distance - radius), np.abs(distance - least) if least else np.inf
            )
            off = np.minimum.reduce(
                [
                    np.where(within, from_arcs, np.inf),
                    *(
                        nearest_on_geodesic(lon, lat, bearing + half, (least, radius), (x, y))
                        for half in (-width / 2, width / 2)
                    ),
                ]
            )
            assert off.max() <= drawn.max_error_m + 1e-5, (arguments, options)


@pytest.mark.parametrize(("lon", "lat"), PLACES)
def test_sectors_that_fill_the_circle_fill_the_ring(lon, lat):
    ring = draw_ring(lon, lat, 3e5, tolerance_m=1).geometry
    sectors = [
        draw_sector(lon, lat, 3e5, b, 90, tolerance_m=1).geometry for b in range(45, 360, 90)
    ]
    assert shapely.union_all(sectors).symmetric_difference(ring).area < 2e-4 * ring.area
    for one, other in itertools.combinations(sectors, 2):
        assert one.intersection(other).area < 1e-4 * ring.area


def test_straight_sides_are_geodesics_within_the_error():
    drawn = draw_sector(22, 50, 4e5, 90, 60, tolerance_m=5)
    x, y = boundary_points(drawn.geometry, 3000)
    azimuth, _, distance = GEOD.inv(np.full(3000, 22.0), np.full(3000, 50.0), x, y)
    across = np.radians(np.abs(np.abs(azimuth - 90) - 30)) * distance  # wider than on Earth
    assert np.minimum(across, np.abs(distance - 4e5)).max() <= 1.01 * drawn.max_error_m
    assert drawn.max_error_m <= 5


def test_a_whole_sector_is_a_ring_or_an_annulus():
    assert draw_sector(22, 50, 1e5, 7, 360).geometry.equals(draw_ring(22, 50, 1e5).geometry)
    whole = draw_sector(22, 50, 1e5, 7, 360, least_m=4e4)
    annulus = draw_annulus(22, 50, 4e4, 1e5)
    assert whole == annulus
    assert annulus.radius_m == 1e5
    assert len(annulus.geometry.interiors) == 1


@pytest.mark.parametrize(("lon", "lat"), PLACES)
@pytest.mark.parametrize(
    ("least", "radius"), [(1e3, 2e3), (2e5, 3e6), (9e6, 1.6e7), (1.8e7, 1.9e7)]
)
def test_points_fall_on_the_right_side_of_annuli(lon, lat, least, radius):
    drawn = draw_annulus(lon, lat, least, radius, tolerance_m=radius / 1e4)
    assert drawn.geometry.is_valid
    assert shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(drawn.geometry))).all()
    rng = np.random.default_rng(1)
    near = rng.choice([least, radius], 300) + drawn.max_error_m * rng.choice([-1.1, 1.1], 300)
    x, y, _ = GEOD.fwd(*np.broadcast_arrays(lon, lat, rng.uniform(0, 360, 300), near))
    everywhere = sphere_points(1000)
    x, y = np.r_[x, everywhere[0]], np.r_[y, everywhere[1]]
    distance = GEOD.inv(*np.broadcast_arrays(lon, lat, x, y))[2]
    sure = np.minimum(np.abs(distance - least), np.abs(distance - radius)) > drawn.max_error_m
    inside = shapely.intersects_xy(drawn.geometry, x, y)
    assert (inside == ((distance > least) & (distance < radius)))[sure].all()


@pytest.mark.parametrize(
    ("arguments", "options", "named"),
    [
        ((22, 50, 1e5, 0, 0), {}, "0 degrees wide"),
        ((22, 50, 1e5, 0, 361), {}, "361 degrees wide"),
        ((22, 50, 1e5, 0, float("nan")), {}, "nan degrees wide"),
        ((22, 50, 1e5, float("inf"), 90), {}, "bearing of inf"),
        ((22, 50, 1e5, 0, 90), {"least_m": 1e5}, "least radius, 100000 m"),
        ((22, 50, 1e5, 0, 90), {"least_m": -1}, "-1 m"),
        ((22, 50, 2e7, 0, 90), {}, "2e[+]07 m"),
        ((22, 95, 1e5, 0, 90), {}, "95"),
        ((22, 50, 1e5, 0, 90), {"tolerance_m": 5, "vertices": 8}, "tolerance_m=5 and vertices=8"),
        ((22, 50, 1e5, 0, 90), {"vertices": 2}, "2 vertices"),
    ],
)
def test_what_cannot_be_drawn_is_named(arguments, options, named):
    with pytest.raises(GeometryError, match=named) as error:
        draw_sector(*arguments, **options)
    assert error.value.hint
