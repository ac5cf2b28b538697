"""All points within a geodesic distance of places, lines and polygons.

Each short piece of a line has an exact *stadium*: half a circle round each end, and
the curves at the same distance to both sides. The buffer is the union of the
stadiums. No projection is involved, and no line buffer of GEOS, which silently
shortens by up to 1 %.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .antimeridian import close_ring, polygonal
from .certificate import Drawn, bound_sag
from .check import check_geometry, check_radius, check_tolerance
from .ellipsoid import direct, inverse, unwrap_deg
from .polyline import PIECE_ERROR_M, Pieces, cut_pieces

__all__ = ["draw_buffer"]


def draw_buffer(geometry: BaseGeometry, radius_m: float, *, tolerance_m: float = 10.0) -> Drawn:
    """Draw all points within a geodesic distance of a geometry.

    Parameters
    ----------
    geometry : shapely geometry
        Points, lines or polygons in degrees; edges straight in longitude and latitude.
    radius_m : float
        Metres.
    tolerance_m : float
        Greatest error of the drawn boundary, metres.

    Returns
    -------
    Drawn
        Valid by RFC 7946.

    Raises
    ------
    GeometryError
        For a geometry, radius or tolerance that cannot be used.
    """
    site = check_geometry(geometry)
    radius = float(check_radius(radius_m))
    tolerance = check_tolerance(tolerance_m)
    pieces = cut_pieces(site)
    vertices = 64
    while True:
        outlines = _stadiums(pieces, radius, vertices)
        sag = bound_sag(outlines, radius, radius, to_line=True)
        down, up = float(sag.down.max()), float(sag.up.max())
        offset = max(0.0, (down - up) / 2)
        error = max(down - offset, up + offset) + 2 * PIECE_ERROR_M
        if error <= tolerance:
            break
        vertices = 2 * int(np.ceil(vertices / 2 * min(4.0, np.sqrt(error / tolerance) * 1.01)))
    outlines = _stadiums(pieces, radius + offset, vertices)
    drawn = [close_ring(outline) for outline in outlines]
    areas = [part for part in shapely.get_parts(site) if part.geom_type == "Polygon"]
    return Drawn(polygonal(shapely.union_all([*drawn, *areas])), radius, error)


def _stadiums(pieces: Pieces, radius: float, vertices: int) -> NDArray[Any]:
    """Return the closed outline of each piece's stadium, counter-clockwise."""
    (x0, y0), (x1, y1) = pieces.start.T, pieces.end.T
    there, _ = inverse(x0, y0, x1, y1)
    back, _ = inverse(x1, y1, x0, y0)
    # A point has no direction: its two half circles must still make a whole one.
    back = np.where((x0 == x1) & (y0 == y1), there + 180, back)
    turn = 180.0 * np.arange(vertices // 2 + 1) / (vertices // 2)
    azimuth = np.concatenate([(back - 90)[:, None] - turn, (there - 90)[:, None] - turn], axis=1)
    half = len(turn)
    x = np.repeat(np.stack([x1, x0], axis=1), half, axis=1)
    y = np.repeat(np.stack([y1, y0], axis=1), half, axis=1)
    lon, lat = direct(x, y, azimuth, radius)
    lon = np.concatenate([lon, lon[:, :1]], axis=1)
    lat = np.concatenate([lat, lat[:, :1]], axis=1)
    return np.stack([unwrap_deg(lon), lat], axis=-1)
