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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import scenarios
from .comparison import Comparison
from .comparison import run as run_comparison
from .errors import OutputError
from .frames import COMPARISON, REACH, RINGS
from .model import Scenario
from .study import Study
from .study import run as run_study

if TYPE_CHECKING:
    import folium
    import geopandas as gpd
    import pandas as pd

__all__ = ["Compared", "Picture", "View", "compare", "load", "run", "scenario"]


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

    def map(
        self,
        *,
        lang: str = "en",
        units: str = "km",
        slider: bool = False,
        tiles: str | None = None,
    ) -> folium.Map:
        """Return the interactive map; ``.save("map.html")`` writes it as one file.

        Parameters
        ----------
        lang : str
            A language with wording.
        units : {"km", "mi", "nmi"}
            In what lengths and areas are written.
        slider : bool
            Whether origins of your own are measured at every stop of the slider, which
            takes some seconds; bundled ones have theirs at once.
        tiles : str, optional
            A keyless tile provider by its name in xyzservices, such as
            ``"OpenStreetMap.Mapnik"``, for a background that is loaded when it is seen.
        """
        from . import exploration
        from .outputs.map import draw_map

        question = self.study.scenario
        explored = exploration.load(question) or (exploration.run(question) if slider else None)
        return draw_map(self.study, lang=lang, units=units, exploration=explored, tiles=tiles)

    def layer(
        self, *, lang: str = "en", units: str = "km", name: str | None = None
    ) -> folium.FeatureGroup:
        """Return areas, edges and origins as a layer: ``view.layer().add_to(any_folium_map)``.

        Parameters
        ----------
        lang : str
            A language with wording.
        units : {"km", "mi", "nmi"}
            In what lengths and areas are written.
        name : str, optional
            What a layer control calls it; the title where left out.
        """
        from .outputs.map import RangeLayer

        return RangeLayer(self.study, lang=lang, units=units, name=name)

    def figure(
        self,
        *,
        lang: str = "en",
        units: str = "km",
        size: str = "page",
        width_mm: float | None = None,
    ) -> Picture:
        """Return a static picture; ``.save("figure.svg")`` writes it, also as PNG or PDF.

        Parameters
        ----------
        lang : str
            A language with wording.
        units : {"km", "mi", "nmi"}
            In what lengths and areas are written.
        size : {"social", "square", "page", "print"}
            1200 by 630 pixels, 1080 by 1080, 1100 and as tall as needed, or for paper.
        width_mm : float, optional
            Width on paper, for ``"print"``; 183 where left out.
        """
        from .outputs.figure import render_svg

        return Picture(render_svg(self.study, lang=lang, units=units, size=size, width_mm=width_mm))

    def __str__(self) -> str:
        from .outputs.wording import finding

        return finding(self.study)

    def _repr_html_(self) -> str:
        return self.map()._repr_html_()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two scenarios side by side; in a notebook it shows itself as the map of what changes.

    Parameters
    ----------
    comparison : Comparison
        The plain values behind everything here.
    """

    comparison: Comparison

    @property
    def table(self) -> pd.DataFrame:
        """One row per measure of the target, the oblasts and the towns: A, B, and B less A.

        The table of ``rangereach compare --format csv``; each measure has its unit in its name.
        """
        from .outputs.comparison import comparison_rows

        return COMPARISON.table(comparison_rows(self.comparison))

    def map(self, *, lang: str = "en", units: str = "km") -> folium.Map:
        """Return the interactive map; ``.save("compare.html")`` writes it as one file.

        Parameters
        ----------
        lang : str
            A language with wording.
        units : {"km", "mi", "nmi"}
            In what lengths and areas are written.
        """
        from .outputs.map import ComparisonMap

        return ComparisonMap(self.comparison, lang=lang, units=units)

    def __str__(self) -> str:
        from .outputs.wording import Wording, comparison_finding

        return comparison_finding(self.comparison, Wording())

    def _repr_html_(self) -> str:
        return self.map()._repr_html_()


@dataclass(frozen=True, slots=True)
class Picture:
    """A static picture; in a notebook it shows itself.

    Parameters
    ----------
    svg : str
        The drawing.
    """

    svg: str

    def save(self, path: str | os.PathLike[str], *, dpi: float | None = None) -> None:
        """Write the picture in the format that the file's ending asks for.

        Parameters
        ----------
        path : str or path
            Ends in ``.svg``, ``.png`` or ``.pdf``; what is there is replaced.
        dpi : float, optional
            Dots per inch of a PNG; 96 where left out.

        Raises
        ------
        OutputError
            If the ending is another one, or PDF lacks its extra.
        """
        from .outputs.figure import render_pdf, render_png

        file = Path(path)
        draw: dict[str, Callable[[], bytes]] = {
            ".svg": lambda: self.svg.encode("utf-8"),
            ".png": lambda: render_png(self.svg, dpi=dpi),
            ".pdf": lambda: render_pdf(self.svg),
        }
        if file.suffix.casefold() not in draw:
            raise OutputError(
                f"{file}: a picture is {', '.join(draw)}", hint=f"for example {file.stem}.svg"
            )
        file.write_bytes(draw[file.suffix.casefold()]())

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_png_(self) -> bytes:
        from .outputs.figure import render_png

        return render_png(self.svg)


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


def compare(a: Scenario, b: Scenario) -> Compared:
    """Measure two scenarios of one target, and how they differ.

    Parameters
    ----------
    a, b : Scenario
        From `scenario`, `load` or `build`; differences are those of `b` less `a`.

    Raises
    ------
    QuestionError
        If the targets differ.
    """
    return Compared(run_comparison(a, b))
