"""What a comparison holds, as plain values in metres. Differences are those of B less A."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rangereach.model import Edge, Territory, Town
from rangereach.reach import OblastReach, Reach
from rangereach.study import Study

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon

__all__ = ["Change", "Comparison", "EdgeComparison", "OblastChange"]

Change = Literal["gained", "lost", "more", "less", "same"]
"""From A to B: in B alone, in A alone, more or less of it in B, or no difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OblastChange:
    """One oblast-level unit that A or B touches.

    Parameters
    ----------
    id : str
        ISO 3166-2.
    a, b : OblastReach or None
        Its reached area and share; None where it is not touched.
    change : str
        ``same`` where the areas differ by less than what counts as touched.
    """

    id: str
    a: OblastReach | None
    b: OblastReach | None
    change: Change

    @property
    def difference_m2(self) -> float:
        """Area in B less that in A."""
        return (self.b.area_m2 if self.b else 0.0) - (self.a.area_m2 if self.a else 0.0)

    @property
    def difference_share(self) -> float:
        """Share in B less that in A."""
        return (self.b.share if self.b else 0.0) - (self.a.share if self.a else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeComparison:
    """One distance of A against one of B, from all origins of each.

    Parameters
    ----------
    edge : {"low", "high"}
        The shortest distance of both, or the longest of both.
    a, b : Reach
        What each reaches.
    only_a, only_b, both : shapely Polygon or MultiPolygon
        The parts of the target that A alone, B alone and both reach, EPSG:4326. Parts of
        `only_a` and `only_b` that are narrower than the drawn edges are exact are left out.
    only_a_m2, only_b_m2, both_m2 : float
        Their areas on the ellipsoid.
    slivers_m2 : float
        Area of what was left out: the area of A and of B, less `both_m2` and what is their own.
    oblasts : tuple of OblastChange
        Those that A or B touches, the greatest difference first.
    towns_gained, towns_lost : tuple of str
        Listed towns within reach of B alone and of A alone, by exact distance; largest
        population first.
    """

    edge: Edge
    a: Reach
    b: Reach
    only_a: Polygon | MultiPolygon
    only_b: Polygon | MultiPolygon
    both: Polygon | MultiPolygon
    only_a_m2: float
    only_b_m2: float
    both_m2: float
    slivers_m2: float
    oblasts: tuple[OblastChange, ...]
    towns_gained: tuple[str, ...]
    towns_lost: tuple[str, ...]

    @property
    def difference_m2(self) -> float:
        """Area of B less that of A."""
        return self.b.area_m2 - self.a.area_m2

    @property
    def change(self) -> Change:
        """How the reached area changes from A to B; ``same`` where they reach the same land."""
        if not self.only_a_m2 and not self.only_b_m2:
            return "same"
        if not self.a.reaches:
            return "gained"
        if not self.b.reaches:
            return "lost"
        return "more" if self.difference_m2 > 0 else "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two studies of one target, and how they differ.

    Parameters
    ----------
    a, b : Study
        Both, as measured.
    edges : tuple of EdgeComparison
        The shortest distances against each other, then the longest; one where each
        scenario has a single distance.
    """

    a: Study
    b: Study
    edges: tuple[EdgeComparison, ...]

    @property
    def towns(self) -> Mapping[str, Town]:
        """The target's listed towns, by id."""
        return self.a.towns

    @property
    def territory(self) -> Territory:
        """Borders, for the basemap and for names."""
        return self.a.territory
