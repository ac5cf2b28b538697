"""Annuli and sectors of geodesic circles, with the error of every edge.

The boundary of a sector is one closed line: an arc at the greatest distance, a geodesic
inward, an arc at the least distance (or the centre), a geodesic outward. No point of a
drawn side is farther from the true one than its bound (`certificate`):

- an arc's by its distance from the centre, as a ring's is;
- a geodesic's by its distance across from the geodesic, 0 at the vertices;
- where an arc's first edge leaves a geodesic it might lean out over it. Its other end lies
  at the angle d from the geodesic; where curvature is at most K, that is as far off as on
  the sphere of that curvature, or farther (J. M. Lee, Introduction to Riemannian Manifolds,
  2nd ed., Springer 2018, Theorem 11.10): sin(sqrt(K) q) = sin(sqrt(K) r) sin(d). The
  distance along the edge rises to q from 0, less what the bound says it may sag.

So the drawn line can be moved onto the true one with no point going farther than the
bound, and a point farther off than that lies on its right side.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach.earth.antimeridian import close_ring, polygonal
from rangereach.earth.certificate import Drawn, bound_sag, lowest_on_edge
from rangereach.earth.check import check_fineness, check_points, check_radius
from rangereach.earth.ellipsoid import K_MAX, direct, inverse, unwrap_deg
from rangereach.errors import GeometryError

from .bound import ROUNDING_M
from .drawing import draw_ring
from .refine import fit_outline

__all__ = ["draw_annulus", "draw_sector"]

_WHOLE_DEG = 360.0
_STEP_DEG = 10.0
_FINEST_M = 0.001  # sides need not be truer than that, however true the arcs are


def draw_annulus(
    lon: float,
    lat: float,
    least_m: float,
    radius_m: float,
    *,
    tolerance_m: float | None = None,
    vertices: int | None = None,
) -> Drawn:
    """Draw all points between two geodesic distances from one point.

    Parameters
    ----------
    lon, lat : float
        Centre, degrees.
    least_m, radius_m : float
        Metres; the least is below the greatest, 19,900 km at most.
    tolerance_m, vertices : optional
        As in `draw_ring`, for either edge.

    Returns
    -------
    Drawn
        Every point whose distance differs from both radii by more than ``max_error_m``
        is on its right side.

    Raises
    ------
    GeometryError
        For a coordinate or radius that cannot be drawn, or a least radius that is not
        below the greatest.
    """
    radius = float(check_radius(radius_m))
    least = _check_least(least_m, radius)
    outer = draw_ring(lon, lat, radius, tolerance_m=tolerance_m, vertices=vertices)
    inner = draw_ring(lon, lat, least, tolerance_m=tolerance_m, vertices=vertices)
    between = polygonal(shapely.difference(outer.geometry, inner.geometry))
    error = max(outer.max_error_m, inner.max_error_m)
    return Drawn(between, outer.radius_m, error)


def draw_sector(
    lon: float,
    lat: float,
    radius_m: float,
    bearing_deg: float,
    width_deg: float,
    *,
    least_m: float = 0.0,
    tolerance_m: float | None = None,
    vertices: int | None = None,
) -> Drawn:
    """Draw all points within a distance of one point and within some directions from it.

    Parameters
    ----------
    lon, lat : float
        Centre, degrees.
    radius_m : float
        Greatest geodesic distance, metres, up to 19,900 km.
    bearing_deg : float
        Azimuth of the sector's middle at the centre, clockwise from north, degrees.
    width_deg : float
        From its first to its last azimuth, degrees; above 0. 360 is a ring or annulus.
    least_m : float
        Least geodesic distance, metres; 0 begins at the centre.
    tolerance_m, vertices : optional
        As in `draw_ring`. `vertices` are those of a whole ring, of which arcs get their
        share; the straight sides get as many as make them as true as the arcs.

    Returns
    -------
    Drawn
        Every point farther than ``max_error_m`` from the true boundary, arcs and sides,
        is on its right side.

    Raises
    ------
    GeometryError
        As in `draw_annulus`, or for a bearing or width that is none.
    """
    x, y = (float(v) for v in check_points(lon, lat))
    radius = float(check_radius(radius_m))
    least = _check_least(least_m, radius) if least_m else 0.0
    bearing, width = _check_directions(bearing_deg, width_deg)
    tolerance = check_fineness(tolerance_m, vertices)
    if width == _WHOLE_DEG:
        if least:
            return draw_annulus(x, y, least, radius, tolerance_m=tolerance_m, vertices=vertices)
        return draw_ring(x, y, radius, tolerance_m=tolerance_m, vertices=vertices)
    azimuths = bearing + width / 2, bearing - width / 2  # counter-clockwise
    arcs = []
    for distance in (radius, least) if least else (radius,):
        if tolerance is None:
            assert vertices is not None
            arcs.append(_count_arc(x, y, distance, azimuths, vertices))
        else:
            arcs.append(_fit_arc(x, y, distance, azimuths, tolerance))
    error = max(error for _, error in arcs)
    sides = [
        _draw_side(
            (x, y),
            azimuth,
            (arcs[1][0][end] if least else None, arcs[0][0][end]),
            (least, radius),
            max(error, _FINEST_M) if tolerance is None else tolerance - ROUNDING_M,
        )
        for azimuth, end in zip(azimuths, (0, -1), strict=True)
    ]
    error = max(error, *(error + ROUNDING_M for _, error in sides))
    (outward, _), (inward, _) = sides
    ring = [arcs[0][0], inward[-2::-1], *(arc[::-1] for arc, _ in arcs[1:]), outward[:-1]]
    xy = np.concatenate([*ring, arcs[0][0][:1]])
    xy = xy[np.r_[True, (np.diff(xy, axis=0) != 0).any(axis=1)]]
    xy[:, 0] = unwrap_deg(xy[:, 0])
    return Drawn(close_ring(xy), radius, error)


def _fit_arc(
    lon: float, lat: float, radius: float, azimuths: tuple[float, float], tolerance: float
) -> tuple[NDArray[Any], float]:
    """Return an arc's vertices, with as many as a tolerance needs, and its error."""

    def outline(azimuth: NDArray[Any], radius: float) -> NDArray[Any]:
        return _trace(lon, lat, azimuth, radius)

    count = math.ceil((azimuths[0] - azimuths[1]) / _STEP_DEG)
    while True:
        arc, error = fit_outline(outline, np.linspace(*azimuths, count + 1), radius, tolerance)
        error += 2 * _bound_lean(lon, lat, arc, azimuths) + ROUNDING_M
        if error <= tolerance:
            return arc, error
        count *= 2


def _count_arc(
    lon: float, lat: float, radius: float, azimuths: tuple[float, float], vertices: int
) -> tuple[NDArray[Any], float]:
    """Return an arc with its share of the vertices of a ring, and its error."""
    count = math.ceil(vertices * (azimuths[0] - azimuths[1]) / _WHOLE_DEG)
    arc = _trace(lon, lat, np.linspace(*azimuths, count + 1), radius)
    sag = bound_sag(arc, radius, radius)
    error = float(max(sag.down.max(), sag.up.max()))
    return arc, error + 2 * _bound_lean(lon, lat, arc, azimuths) + ROUNDING_M


def _bound_lean(lon: float, lat: float, arc: NDArray[Any], azimuths: tuple[float, float]) -> float:
    """Bound how far an arc's edges lean out over the geodesics at its ends, metres.

    A point that leans out by this much and strays from the radius by an error is within
    the error and twice this of the corner.
    """
    azimuth, distance = inverse(lon, lat, arc[:, 0], arc[:, 1])
    up = bound_sag(arc, 0.0, 0.0, to_line=True).up
    lean = 0.0
    for end in azimuths:
        angle = np.abs((azimuth - end + 180) % 360 - 180)
        sine = np.sin(np.minimum(np.sqrt(K_MAX) * distance, np.pi))
        away = np.arcsin(sine * np.sin(np.radians(np.minimum(angle, 90)))) / np.sqrt(K_MAX)
        lean = max(lean, -float(lowest_on_edge(away[:-1], away[1:], up).min()))
    return lean if lean > ROUNDING_M else 0.0


def _draw_side(
    centre: tuple[float, float],
    azimuth: float,
    corners: tuple[NDArray[Any] | None, NDArray[Any]],
    between: tuple[float, float],
    tolerance: float,
) -> tuple[NDArray[Any], float]:
    """Return a geodesic's vertices from the inner corner (or the centre) out, and its error."""
    inner, outer = corners
    at = np.linspace(*between, 3)
    while True:
        side = _trace(*centre, azimuth, at)
        if inner is not None:
            side[0] = inner
        elif abs(centre[1]) == 90:
            side[0] = side[1, 0], centre[1]  # a pole has every longitude
        else:
            side[0] = centre
        side[-1] = outer
        side[:, 0] = unwrap_deg(side[:, 0])
        sag = bound_sag(side, 0.0, 0.0, to_line=True).up
        if sag.max() <= tolerance:
            return side, float(sag.max())
        halves = (at[:-1] + at[1:])[sag > tolerance] / 2
        at = np.sort(np.concatenate([at, halves]))


def _trace(lon: float, lat: float, azimuth_deg: Any, distance_m: Any) -> NDArray[Any]:
    """Return points at azimuths and distances, longitude continuous, shape (n, 2)."""
    x, y = direct(lon, lat, azimuth_deg, distance_m)
    return np.column_stack([unwrap_deg(x), y])


def _check_least(least_m: float, radius_m: float) -> float:
    least = float(check_radius(least_m))
    if not least < radius_m:
        raise GeometryError(
            f"the least radius, {least:g} m, is not below the greatest, {radius_m:g} m",
            hint="the least is the inner edge of what is drawn, the greatest the outer one",
        )
    return least


def _check_directions(bearing_deg: float, width_deg: float) -> tuple[float, float]:
    bearing, width = float(bearing_deg), float(width_deg)
    if not math.isfinite(bearing):
        raise GeometryError(
            f"a bearing of {bearing:g} degrees is none",
            hint="give degrees clockwise from north, for example 90 for east",
        )
    if not 0 < width <= _WHOLE_DEG:
        raise GeometryError(
            f"a sector {width:g} degrees wide cannot be drawn",
            hint="a width is above 0 and at most 360 degrees",
        )
    return bearing % _WHOLE_DEG, width
