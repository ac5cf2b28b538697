"""Areas of exact discs in polygons, against clipped polygons of very many vertices, and laws."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from measuring import GEOD, sphere_points
from rangereach import catalogue
from rangereach.earth import DiscAreas, area_m2, direct, draw_ring, inverse
from rangereach.errors import GeometryError

TERRITORY = catalogue.load_territory()
UKRAINE = TERRITORY.countries["UA"].geometry
WORLD = DiscAreas(shapely.box(-180, -90, 180, 90))
BOX = shapely.box(-90, -60, 90, 80) - shapely.box(-60, -20, 40, 50)
FRAME = DiscAreas(BOX)
HALVES = [DiscAreas(BOX & shapely.box(*b)) for b in ((-90, -90, 3, 90), (3, -90, 90, 90))]
PLACES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
RADII = st.floats(1, 6.5).map(lambda power: 10**power)
A, E2 = GEOD.a, GEOD.es
NODES = np.polynomial.legendre.leggauss(6)


def disc_area(radius):
    """Area of a disc on a sphere: of one on the ellipsoid within 1 %, to judge errors by."""
    return 2 * np.pi * 6371e3**2 * (1 - np.cos(radius / 6371e3))


def local_area(region, lat0):
    """Area, summed from lat0 and not from the equator: small regions keep their digits."""

    def strip(phi):
        height = phi - np.radians(lat0)
        at = np.radians(lat0) + (NODES[0] + 1) / 2 * height[..., None]
        return height * ((np.cos(at) / (1 - E2 * np.sin(at) ** 2) ** 2) @ NODES[1]) / 2

    total = 0.0
    for ring in shapely.get_rings(shapely.get_parts(shapely.orient_polygons(region))):
        lam, phi = np.radians(shapely.get_coordinates(ring)).T
        at = phi[:-1, None] + (NODES[0] + 1) / 2 * np.diff(phi)[:, None]
        total -= A**2 * (1 - E2) * np.sum(np.diff(lam) * (strip(at) @ NODES[1]) / 2)
    return total


def clipped_area(polygon, lon, lat, radius):
    """Area by clipping polygons of 10,000 and 20,000 vertices, extrapolated."""

    def clip(count):
        azimuth = np.linspace(0, -360, count + 1)
        x, y, _ = GEOD.fwd(*np.broadcast_arrays(lon, lat, azimuth, radius))
        x[-1], y[-1] = x[0], y[0]
        return local_area(
            shapely.intersection(shapely.Polygon(np.column_stack([x, y])), polygon), lat
        )

    coarse, fine = clip(10_000), clip(20_000)
    return fine + (fine - coarse) / 3


def star(rng, lon, lat, size):
    angle = np.sort(rng.uniform(0, 2 * np.pi, 11))
    xy = np.column_stack([np.cos(angle), np.sin(angle)]) * rng.uniform(0.3, 1, (11, 1)) * size
    return shapely.make_valid(shapely.Polygon(xy + np.array([lon, lat])))


def test_discs_in_ukraine():
    rng = np.random.default_rng(1)
    areas = DiscAreas(UKRAINE)
    lon, lat = rng.uniform(21, 41, 24), rng.uniform(44, 53, 24)
    radius = 10 ** rng.uniform(3, 5.7, 24)
    measured = areas.measure(lon, lat, radius)
    for area, *disc in zip(measured, lon, lat, radius, strict=True):
        assert area == pytest.approx(clipped_area(UKRAINE, *disc), abs=1e-9 * disc_area(disc[2]))


@pytest.mark.parametrize("seed", range(12))
def test_discs_in_stars_with_holes_and_islands(seed):
    rng = np.random.default_rng(seed)
    lon, lat, size = rng.uniform(-140, 140), rng.uniform(-60, 60), 10 ** rng.uniform(-1.5, 0.9)
    hole, island = star(rng, lon, lat, size / 3), star(rng, lon + 2.2 * size, lat, size)
    polygon = (star(rng, lon, lat, size) - hole).union(island)
    at = np.array([[lon, lat], [lon + size, lat], *shapely.get_coordinates(polygon)[:2]])
    radius = size * 111e3 * 10 ** rng.uniform(-1.5, 0.3, len(at))
    measured = DiscAreas(polygon).measure(*at.T, radius)
    for area, (x, y), r in zip(measured, at, radius, strict=True):
        assert area == pytest.approx(clipped_area(polygon, x, y, r), abs=1e-8 * disc_area(r))


@pytest.mark.parametrize("radius", [1.0, 10.0, 1e3])
def test_small_discs_at_a_corner_keep_their_digits(radius):
    square = shapely.box(20, 40, 21, 41)
    area = DiscAreas(square).measure(20, 40, radius)
    assert area == pytest.approx(clipped_area(square, 20, 40, radius), rel=1e-8)


@pytest.mark.parametrize("radius", [1.0, 1e2, 1e4, 1e6, 8e6, 1.2e7, 1.8e7])
def test_the_world_holds_whole_discs(radius):
    lon, lat = sphere_points(20)
    lat[:4] = 90, -90, 89.9999, -89.99
    lon[4:6] = 180, -180
    azimuth = np.arange(0, 360, 0.1)
    for x, y, area in zip(lon, lat, WORLD.measure(lon, lat, radius), strict=True):
        if radius < 1e4:
            assert area == pytest.approx(np.pi * radius**2, rel=1e-6 if radius > 1e3 else 1e-8)
            continue
        # geodesic polygons, which know of no poles; of 3,600 vertices and half as many
        half, full = (
            abs(GEOD.polygon_area_perimeter(*direct(x, y, azimuth[::step], radius))[0])
            for step in (2, 1)
        )
        if radius > 1e7:  # the polygon's other side
            half, full = (510_065_621_724_089.0 - v if v < 2.5e14 else v for v in (half, full))
        assert area == pytest.approx(full + (full - half) / 3, rel=1e-8)


def test_a_cap_from_the_pole_is_known_exactly():
    cap = DiscAreas(shapely.box(-180, 80, 180, 90))
    for lat in (89.99, 85.0, 81.0):
        radius = inverse(0, 90, 0, lat)[1]
        expected = area_m2(shapely.box(-180, lat, 180, 90))
        assert cap.measure(12.0, 90.0, radius) == pytest.approx(expected, rel=1e-8)
    assert cap.measure(12.0, 90.0, 3e6) == pytest.approx(area_m2(cap.polygon), rel=1e-12)


def test_a_seam_at_180_degrees_is_no_border():
    plain, moved = shapely.box(-10, 50, 10, 60), shapely.box(170, 50, 190, 60)
    split = shapely.MultiPolygon([shapely.box(170, 50, 180, 60), shapely.box(-180, 50, -170, 60)])
    lon, lat = np.array([0.0, 1.0, 9.0, 0.0]), np.array([55.0, 49.0, 60.0, 56.0])
    radius = np.array([1e3, 2e5, 4e5, 6e6])
    expected = DiscAreas(plain).measure(lon, lat, radius)
    for polygon in (moved, split):
        shifted = (lon + 360) % 360 - 180
        measured = DiscAreas(polygon).measure(shifted, lat, radius)
        assert measured == pytest.approx(expected, rel=1e-9)
    west = DiscAreas(shapely.box(170, 50, 180, 60))  # here the seam is its border
    assert west.measure(180, 55, 1e5) == pytest.approx(
        expected[0] * 0 + WORLD.measure(0, 55, 1e5) / 2
    )


def test_touching_discs():
    """A circle through a vertex, or along an edge's foot, has no crossing in any order."""
    square = shapely.box(10, 40, 14, 44)
    areas = DiscAreas(square)
    for x, y in ((9.0, 39.0), (12.0, 39.0), (15.0, 45.0), (8.0, 40.5)):
        corners = shapely.get_coordinates(square)[:4]
        to_corner = inverse(x, y, *corners.T)[1]
        for factor in (1 - 1e-9, 1, 1 + 1e-9):
            area = areas.measure(x, y, to_corner.max() * factor)
            assert area == pytest.approx(area_m2(square), rel=1e-8)
        if x != 12 and y != 40.5:
            assert areas.measure(x, y, to_corner.min()) <= 1e-8 * disc_area(to_corner.min())
    north = inverse(12.0, 42.0, 12.0, 44.0)[1]
    assert areas.measure(12, 42, 1e3) == pytest.approx(WORLD.measure(12, 42, 1e3), rel=1e-9)
    assert north > 2e5
    touching = DiscAreas(shapely.box(9, 38, 15, 44)).measure(12, 42, north)
    # the parallel is no geodesic: due north it touches the circle, and elsewhere keeps off it
    assert touching == pytest.approx(WORLD.measure(12, 42, north), rel=1e-8)


def test_a_polygon_within_the_disc_is_its_own_area():
    assert DiscAreas(UKRAINE).measure(31, 49, 1.5e6) == pytest.approx(area_m2(UKRAINE), rel=1e-10)
    assert DiscAreas(UKRAINE).measure(-60, -10, 1.9e7) == pytest.approx(area_m2(UKRAINE), rel=1e-10)
    assert DiscAreas(UKRAINE).measure(-149, -49, 1.9e7) == 0  # all round the globe but there


def test_the_far_pole_on_the_circle_is_drawn_instead():
    half = shapely.box(0, -90, 90, 90)
    quarter = inverse(20.0, 0.0, 0.0, 90.0)[1]
    drawn = draw_ring(20.0, 0.0, quarter, tolerance_m=0.05).geometry
    expected = area_m2(shapely.intersection(drawn, half))
    assert DiscAreas(half).measure(20, 0, quarter) == pytest.approx(expected, rel=1e-8)


def test_oblasts_add_up_to_the_whole():
    rng = np.random.default_rng(3)
    lon, lat, radius = rng.uniform(22, 40, 60), rng.uniform(45, 52, 60), rng.uniform(4e4, 4e5, 60)
    whole = DiscAreas(UKRAINE).measure(lon, lat, radius)
    parts = sum(
        DiscAreas(oblast.geometry).measure(lon, lat, radius)
        for oblast in TERRITORY.oblasts.values()
    )
    # the shipped lines of oblasts and of the country agree to a few hundred square metres
    assert np.abs(parts - whole).max() <= 1e-6 * disc_area(4e5)


@given(PLACES, RADII, st.floats(1, 2))
def test_laws_of_any_disc(at, radius, factor):
    whole, wider = FRAME.measure(*at, [radius, radius * factor])
    room = WORLD.measure(*at, radius)
    slack = 1e-8 * room
    assert 0 <= whole <= room + slack
    assert wider >= whole - 4 * slack
    halves = [half.measure(*at, radius) for half in HALVES]
    assert sum(halves) == pytest.approx(whole, abs=2 * slack)


def test_many_at_once_are_the_same_as_one_by_one():
    areas = DiscAreas(shapely.box(20, 45, 40, 50))
    lon = np.linspace(15, 45, 5000)
    many = areas.measure(lon, 47.0, 1e5)
    assert many.shape == (5000,)
    assert [areas.measure(x, 47.0, 1e5) for x in lon[::500]] == pytest.approx(
        many[::500], rel=1e-12
    )
    assert areas.measure([[20.0, 21.0]], 47.0, [[1e4], [1e5]]).shape == (2, 2)
    assert areas.measure([], [], []).shape == (0,)


def test_bad_input():
    areas = DiscAreas(shapely.box(20, 45, 40, 50))
    with pytest.raises(GeometryError, match="row 1: 20, 91"):
        areas.measure([20.0, 20.0], [45.0, 91.0], 1e5)
    with pytest.raises(GeometryError, match="radius of -1 m"):
        areas.measure(20.0, 45.0, -1)
    with pytest.raises(GeometryError, match="empty"):
        DiscAreas(shapely.Polygon())
    with pytest.raises(GeometryError, match="LineString has no area"):
        DiscAreas(shapely.LineString([(0, 0), (1, 1)]))
