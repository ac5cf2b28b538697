"""How far the reachable area goes into the target: area, depth, oblasts, towns.

Areas are those of the drawn polygons, on the ellipsoid, edges straight in longitude
and latitude. Towns are decided by their exact geodesic distance from the origin,
never by the drawn polygon.
"""

from .area import measure_reach
from .discs import measure_discs
from .gauge import TOUCHED_M2, TOUCHED_SHARE, Gauge
from .values import Deepest, OblastReach, Reach

__all__ = [
    "TOUCHED_M2",
    "TOUCHED_SHARE",
    "Deepest",
    "Gauge",
    "OblastReach",
    "Reach",
    "measure_discs",
    "measure_reach",
]
