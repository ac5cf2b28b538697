"""The face for Python: run a question, see its map, take its tables.

Examples
--------
>>> import rangereach as rr
>>> view = rr.run(rr.scenario("safe-zone"))
>>> view.reach.attrs["units"]["area_km2"]
'km2'
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import scenarios
from .frames import REACH, RINGS
from .model import Scenario
from .study import Study
from .study import run as run_study

if TYPE_CHECKING:
    import folium
    import geopandas as gpd
    import pandas as pd

__all__ = ["View", "load", "run", "scenario"]


@dataclass(frozen=True, slots=True)
class View:
    """A study, and how to see it; in a notebook it shows itself as the map.

    Parameters
    ----------
    study : Study
        The plain values behind everything here.
    """

    study: Study

    @property
    def rings(self) -> gpd.GeoDataFrame:
        """One row per band, edge and origin: ``radius_m``, ``max_error_m``, ``geometry``.

        EPSG:4326; ``attrs["units"]`` holds the units.
        """
        return RINGS.geo_table(
            {name: getattr(ring, name) for name in RINGS.names} for ring in self.study.rings
        )

    @property
    def reach(self) -> pd.DataFrame:
        """One row per band, edge and origin, ``all`` first: the table of ``rangereach reach``.

        Kilometres and square kilometres; ``attrs["units"]`` holds the units.
        """
        from .outputs.table import reach_rows

        return REACH.table(reach_rows(self.study))

    def map(self, *, lang: str = "en", slider: bool = False) -> folium.Map:
        """Return the interactive map; ``.save("map.html")`` writes it as one file.

        Parameters
        ----------
        lang : str
            A language with wording.
        slider : bool
            Whether origins of your own are measured at every stop of the slider, which
            takes some seconds; bundled ones have theirs at once.
        """
        from . import exploration
        from .outputs.map import draw_map

        question = self.study.scenario
        explored = exploration.load(question) or (exploration.run(question) if slider else None)
        return draw_map(self.study, lang=lang, exploration=explored)

    def __str__(self) -> str:
        from .outputs.wording import finding

        return finding(self.study)

    def _repr_html_(self) -> str:
        return self.map()._repr_html_()


def scenario(name: str | os.PathLike[str]) -> Scenario:
    """Return a bundled scenario, or one of a TOML file.

    Parameters
    ----------
    name : str or path
        Such as ``"safe-zone"``; ``rangereach scenarios`` lists them.

    Raises
    ------
    UnknownNameError, UserFileError
        If there is none of that name, or the file has problems.
    """
    return scenarios.find(name)


def load(path: str | os.PathLike[str]) -> Scenario:
    """Return the scenario of a TOML file.

    Raises
    ------
    UserFileError
        With every problem in the file, each with its line.
    """
    return scenarios.load(path)


def run(question: Scenario) -> View:
    """Draw and measure a scenario.

    Parameters
    ----------
    question : Scenario
        From `scenario`, `load` or `build`.
    """
    return View(run_study(question))
