"""The values that flow through the house: frozen, checked where they are read.

Longitude comes before latitude. Units stand in the names: `_m`, `_m2`, `_km`,
`_deg`, `_share` (a fraction). Names are per language, English always present.
"""

from .figures import Against, Claim, Dataset, Edge, Figure, Range, Source, System
from .lands import LANGUAGES, Country, Names, Oblast, Place, Territory, Town
from .questions import HOME, DepthTo, Origin, OriginKind, Scenario, Target
from .regions import Region

__all__ = [
    "HOME",
    "LANGUAGES",
    "Against",
    "Claim",
    "Country",
    "Dataset",
    "DepthTo",
    "Edge",
    "Figure",
    "Names",
    "Oblast",
    "Origin",
    "OriginKind",
    "Place",
    "Range",
    "Region",
    "Scenario",
    "Source",
    "System",
    "Target",
    "Territory",
    "Town",
]
