"""A conic projection for pictures: the one of a view, conformal, on WGS84.

No measurement passes through it: what is projected was measured before.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from .ellipsoid import A, F

if TYPE_CHECKING:
    from pyproj import Proj

__all__ = ["Conic"]

LONGEST_EDGE_DEG = 0.25
"""Edges are straight in longitude and latitude; longer ones are cut before they are projected."""

LEAST_LATITUDE_DEG = 1.0
"""On the equator a cone would be a cylinder."""


@cache
def _proj(lon_deg: float, lat_deg: float, south_deg: float, north_deg: float) -> Proj:
    from pyproj import Proj

    return Proj(
        proj="lcc", a=A, f=F, lon_0=lon_deg, lat_0=lat_deg, lat_1=south_deg, lat_2=north_deg
    )


class Conic:
    """Lambert's conformal conic projection, with little distortion within a view.

    The standard parallels lie a sixth of the view's height inside its edges.

    Parameters
    ----------
    west, south, east, north : float
        The view, degrees.

    Examples
    --------
    >>> [round(float(v)) for v in Conic(20.0, 44.0, 40.0, 52.0).project(30.0, 48.0)]
    [0, 0]
    """

    def __init__(self, west: float, south: float, east: float, north: float) -> None:
        middle = (south + north) / 2
        if abs(middle) < LEAST_LATITUDE_DEG:
            middle = LEAST_LATITUDE_DEG
        third = min((north - south) / 3, abs(middle) / 2)
        self._proj = _proj((west + east) / 2, middle, middle - third, middle + third)

    def project(self, lon: ArrayLike, lat: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return metres east and north of the view's middle.

        Parameters
        ----------
        lon, lat : array_like of float
            Degrees; they broadcast.
        """
        lon, lat = np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float))
        x, y = self._proj(lon.ravel(), lat.ravel())
        return np.reshape(x, lon.shape), np.reshape(y, lon.shape)

    def locate(self, x: ArrayLike, y: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the longitude and latitude of a projected point, degrees.

        Parameters
        ----------
        x, y : array_like of float
            Metres, as from `project`.
        """
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        lon, lat = self._proj(x.ravel(), y.ravel(), inverse=True)
        return np.reshape(lon, x.shape), np.reshape(lat, x.shape)

    def project_geometry(self, geometry: BaseGeometry) -> BaseGeometry:
        """Project a shape; its long edges stay as straight in degrees as they were.

        Parameters
        ----------
        geometry : shapely geometry
            EPSG:4326.
        """
        fine = shapely.segmentize(geometry, LONGEST_EDGE_DEG)
        return shapely.transform(fine, lambda c: np.column_stack(self.project(c[:, 0], c[:, 1])))
