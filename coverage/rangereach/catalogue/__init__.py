"""Bundled data as checked, frozen values.

Each module reads one folder of `data/` against a declared schema, through
`provenance`, once. What a person types is found here too: places, systems, countries.
"""

from __future__ import annotations

from rangereach.model import Dataset
from rangereach.provenance import FOLDERS, load_dataset

from .bands import band
from .claims import load_claims
from .dictionary import build_dictionary
from .names import fold
from .places import find_place, load_places
from .recognised import check_recognised
from .regions import load_oblast_words, load_region_heads, load_regions
from .second_border import (
    SECOND_BORDER,
    Deviation,
    load_border_deviation,
    load_second_territory,
)
from .systems import find_system, load_systems
from .territory import (
    find_country,
    load_basemap,
    load_oblast_capitals,
    load_territory,
    shared_border,
)
from .towns import load_towns

__all__ = [
    "SECOND_BORDER",
    "Deviation",
    "band",
    "build_dictionary",
    "check_recognised",
    "find_country",
    "find_place",
    "find_system",
    "fold",
    "load_basemap",
    "load_border_deviation",
    "load_claims",
    "load_datasets",
    "load_oblast_capitals",
    "load_oblast_words",
    "load_places",
    "load_region_heads",
    "load_regions",
    "load_second_territory",
    "load_systems",
    "load_territory",
    "load_towns",
    "shared_border",
]


def load_datasets() -> tuple[Dataset, ...]:
    """Return the provenance of every bundled folder, in the order of citation."""
    return tuple(load_dataset(folder) for folder in FOLDERS)
