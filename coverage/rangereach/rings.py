"""Origins x ranges -> drawn rings and buffers, low and high."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .model import Edge

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

__all__ = ["Ring"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One range drawn around one origin; a row of the RINGS frame.

    Parameters
    ----------
    band_id, edge, origin_id : str
        The keys; ``origin_id`` is ``all`` for the union of the origins.
    radius_m : float
        The geodesic distance that is drawn: range minus set-back.
    max_error_m : float
        Bound of the drawn edge's error.
    geometry : shapely Polygon or MultiPolygon
        EPSG:4326, longitude first.
    """

    band_id: str
    edge: Edge
    origin_id: str
    radius_m: float
    max_error_m: float
    geometry: Polygon | MultiPolygon
