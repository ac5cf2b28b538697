"""An independent measure of distances and drawn boundaries, slow and plain.

Uses PROJ's geodesics on densely sampled lines and nothing of `rangereach.earth`.
"""

import itertools

import numpy as np
import shapely
from pyproj import Geod

GEOD = Geod(ellps="WGS84")


def sample_lines(geometry, spacing_m):
    """Return points along all edges, straight in longitude and latitude, and all points."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    rings = [*shapely.get_rings(parts), *parts[shapely.get_type_id(parts) == 1]]
    found = [shapely.get_coordinates(parts[shapely.get_type_id(parts) == 0])]
    for ring in rings:
        xy = shapely.get_coordinates(ring)
        for a, b in itertools.pairwise(xy):
            # an upper bound of the edge's length: a degree is at most 111,700 m
            count = int(np.ceil(np.hypot(*(b - a)) * 111_700 / spacing_m)) + 1
            found.append(a + np.linspace(0, 1, count + 1)[:, None] * (b - a))
    return np.concatenate(found)


def ecef(lon, lat):
    lam, phi = np.radians(lon), np.radians(lat)
    e2 = GEOD.es
    n = GEOD.a / np.sqrt(1 - e2 * np.sin(phi) ** 2)
    return np.stack(
        [n * np.cos(phi) * np.cos(lam), n * np.cos(phi) * np.sin(lam), n * (1 - e2) * np.sin(phi)],
        axis=-1,
    )


def brute_distance(geometry, lon, lat, spacing_m):
    """Return each point's geodesic distance to the nearest of a geometry's samples, metres.

    Never too short; too long by at most ``spacing^2 / (8 distance)`` beside a line. The 8
    samples nearest through the Earth hold the nearest by geodesic to within centimetres.
    """
    samples = sample_lines(geometry, spacing_m)
    targets = ecef(*samples.T)
    points = ecef(lon, lat)
    out = np.empty(len(points))
    keep = min(8, len(targets))
    for i, point in enumerate(points):
        gap = ((targets - point) ** 2).sum(axis=1)
        k = np.argpartition(gap, keep - 1)[:keep]
        _, _, distance = GEOD.inv(
            np.full(keep, lon[i]), np.full(keep, lat[i]), samples[k, 0], samples[k, 1]
        )
        out[i] = distance.min()
    return out


def boundary_points(geometry, count, seed=0):
    """Return random points on a boundary, without the seams at 180 degrees and the poles."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    seam = np.stack([np.abs(xy[:, 0]) == 180, np.abs(xy[:, 1]) == 90], axis=1)
    both = (seam[:-1] & seam[1:] & (xy[:-1] == xy[1:])).any(axis=1)
    edge = np.flatnonzero((ring[1:] == ring[:-1]) & ~both)
    rng = np.random.default_rng(seed)
    edge = rng.choice(edge, count)
    share = rng.random(count)[:, None]
    return (xy[edge] + share * (xy[edge + 1] - xy[edge])).T


def sphere_points(count, seed=0):
    """Return random points, evenly spread over a sphere."""
    rng = np.random.default_rng(seed)
    return rng.uniform(-180, 180, count), np.degrees(np.arcsin(rng.uniform(-1, 1, count)))
