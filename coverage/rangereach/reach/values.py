"""What was measured, as plain values in metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rangereach.model import DepthTo, Edge

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

__all__ = ["Deepest", "OblastReach", "Reach"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deepest:
    """The deepest reached point and the border point nearest to it (degrees, WGS84)."""

    lon_deg: float
    lat_deg: float
    border_lon_deg: float
    border_lat_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OblastReach:
    """One oblast that is touched: reached area and its share of the oblast."""

    id: str
    area_m2: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """One edge of one range, from one origin, into the target.

    Parameters
    ----------
    band_id, edge, origin_id : str
        The keys, as in `Ring`; ``origin_id`` ``all`` comes first.
    range_km : float
        The published or asked distance, before any set-back, exactly as the band has it.
    area_m2, share : float
        Reached area of the target, and as a fraction of the target's area.
    depth_m, depth_to, plateau, deepest
        Greatest distance from a reached point to the border; which border; whether a
        whole curve is equally deep; where (None if nothing is reached).
    missing_m : float
        Distance from origin to target minus the radius; 0 where it reaches.
    oblasts : tuple of OblastReach
        Touched ones (1 km2 or 0.1 % of the oblast, whichever is less), largest area first.
    town_ids : tuple of str
        Listed towns of the target within reach, by exact geodesic distance; largest
        population first, uncertain ones last.
    towns_population : int
        Their people, without uncertain ones.
    max_error_m : float
        Bound of the drawn edge's error.
    geometry : shapely Polygon or MultiPolygon
        The reached part of the target, EPSG:4326; empty if none.
    """

    band_id: str
    edge: Edge
    origin_id: str
    range_km: float
    area_m2: float
    share: float
    depth_m: float
    depth_to: DepthTo
    plateau: bool
    deepest: Deepest | None
    missing_m: float
    oblasts: tuple[OblastReach, ...]
    town_ids: tuple[str, ...]
    towns_population: int
    max_error_m: float
    geometry: Polygon | MultiPolygon

    @property
    def reaches(self) -> bool:
        """Whether any of the target is reached."""
        return self.area_m2 > 0
