"""Range rings from public border places: how far could they reach into Ukraine.

Public names are loaded on first use, so that importing the package costs nothing.

Examples
--------
>>> import rangereach as rr
>>> rr.build(origins=["PL"], ranges_km=[(70, 100)]).id
'what-if'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import RangereachError as RangereachError
    from .model import Scenario as Scenario
    from .notebook import View as View
    from .notebook import compare as compare
    from .notebook import load as load
    from .notebook import run as run
    from .notebook import scenario as scenario
    from .outputs.export import write_geojson as write_geojson
    from .reach import measure_discs as measure_discs
    from .reach import measure_reach as measure_reach
    from .readers import read_places as read_places
    from .rings import draw_buffers as draw_buffers
    from .rings import draw_rings as draw_rings
    from .rings import ring_coordinates as ring_coordinates
    from .scenarios import build as build

__version__ = "0.1.0"

_HOMES = {
    "RangereachError": "errors",
    "Scenario": "model",
    "View": "notebook",
    "build": "scenarios",
    "compare": "notebook",
    "draw_buffers": "rings",
    "draw_rings": "rings",
    "load": "notebook",
    "measure_discs": "reach",
    "measure_reach": "reach",
    "read_places": "readers",
    "ring_coordinates": "rings",
    "run": "notebook",
    "scenario": "notebook",
    "write_geojson": "outputs.export",
}

__all__ = [
    "RangereachError",
    "Scenario",
    "View",
    "__version__",
    "build",
    "compare",
    "draw_buffers",
    "draw_rings",
    "load",
    "measure_discs",
    "measure_reach",
    "read_places",
    "ring_coordinates",
    "run",
    "scenario",
    "write_geojson",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its room on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
