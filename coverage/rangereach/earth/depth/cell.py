"""Cells of longitude and latitude that cover regions, with bounds of distance over them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach.earth.certificate import bound_sag
from rangereach.earth.ellipsoid import A, B

__all__ = ["Cells", "bound_bulge", "bound_reach", "cover", "cut_out", "quarter"]

_ACROSS = 4  # cells along the longer side of a region to begin with
_POLYGONAL = (3, 6)
_ROUNDING = 1e-12  # of a cell's area


class Cells(NamedTuple):
    """Square cells, and what of a region lies in each.

    Parameters
    ----------
    x, y : ndarray of float64, shape (n,)
        Centres, degrees.
    half : ndarray of float64, shape (n,)
        Half of a side, degrees.
    region : ndarray of int, shape (n,)
        Index of the cell's region.
    part : ndarray of object, shape (n,)
        A polygon that holds what of the region lies in the cell; None where the cell lies
        in the region.
    """

    x: NDArray[Any]
    y: NDArray[Any]
    half: NDArray[Any]
    region: NDArray[Any]
    part: NDArray[Any]

    def take(self, which: NDArray[Any]) -> Cells:
        """Return some of the cells, by index or mask."""
        return Cells(*(field[which] for field in self))

    @property
    def centre(self) -> NDArray[Any]:
        """Longitude and latitude of the centres, shape (n, 2), on the Earth."""
        return np.stack([self.x, np.clip(self.y, -90, 90)], axis=1)

    def draw(self) -> NDArray[Any]:
        """Draw the cells as polygons."""
        low, high = np.clip(self.y - self.half, -90, 90), np.clip(self.y + self.half, -90, 90)
        boxes = shapely.box(self.x - self.half, low, self.x + self.half, high)
        return np.asarray(boxes, dtype=object)


def cover(regions: NDArray[Any]) -> Cells:
    """Cover regions with a few large cells each.

    Parameters
    ----------
    regions : ndarray of object, shape (n,)
        Polygons, degrees.

    Returns
    -------
    Cells
        The part of each is the whole region still.
    """
    west, south, east, north = shapely.bounds(regions).T
    half = np.maximum(np.maximum(east - west, north - south), 1e-9) / (2 * _ACROSS)
    columns, rows = (
        np.maximum(1, np.ceil(width / (2 * half) - 1e-9)).astype(int)
        for width in (east - west, north - south)
    )
    count = columns * rows
    region = np.repeat(np.arange(len(regions)), count)
    index = np.arange(len(region)) - np.repeat(np.cumsum(count) - count, count)
    row, column = np.divmod(index, columns[region])
    half_of = half[region]
    x = west[region] + half_of * (2 * column + 1)
    y = south[region] + half_of * (2 * row + 1)
    return Cells(x, y, half_of, region, regions[region])


def quarter(cells: Cells) -> Cells:
    """Cut each cell into four, which inherit its part."""
    half = cells.half[:, None] / 2
    x = cells.x[:, None] + half * np.array([-1, 1, -1, 1])
    y = cells.y[:, None] + half * np.array([-1, -1, 1, 1])
    half, region, part = (np.repeat(field, 4) for field in (half.ravel(), cells.region, cells.part))
    return Cells(x.ravel(), y.ravel(), half, region, part)


def cut_out(cells: Cells) -> tuple[Cells, NDArray[Any]]:
    """Cut what each cell inherited down to the cell.

    Parameters
    ----------
    cells : Cells
        From `cover` or `quarter`.

    Returns
    -------
    cells : Cells
        The same, with their own parts.
    shapes : ndarray of object, shape (n,)
        What lies in them, polygons; empty where nothing does.
    """
    boxes = cells.draw()
    shapes = boxes.copy()
    cut = np.flatnonzero(~shapely.is_missing(cells.part))
    shapes[cut] = shapely.intersection(cells.part[cut], boxes[cut])
    # a cell that touches a region along a line or at a point holds none of its inside
    odd = cut[~np.isin(shapely.get_type_id(shapes[cut]), _POLYGONAL)]
    shapes[odd] = [_keep_polygons(shape) for shape in shapes[odd]]
    part = cells.part.copy()
    full = shapely.area(shapes[cut]) >= shapely.area(boxes[cut]) * (1 - _ROUNDING)
    part[cut], part[cut[full]] = shapes[cut], None
    return cells._replace(part=part), shapes


def _keep_polygons(shape: Any) -> Any:
    parts = shapely.get_parts(shape)
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == _POLYGONAL[0]])


def bound_reach(lat: NDArray[Any], half: NDArray[Any]) -> NDArray[Any]:
    """Bound the distance from cells' centres to their corners, metres."""
    widest = np.cos(np.radians(np.maximum(np.abs(lat) - half, 0)))
    reach: NDArray[Any] = np.radians(half) * (A * A / B) * np.hypot(1.0, widest)
    return reach


def bound_bulge(lat: NDArray[Any], half: NDArray[Any], farthest_m: NDArray[Any]) -> NDArray[Any]:
    """Bound how far distance from a point, in a polygon in a cell, exceeds that at its corners.

    Along an edge distance exceeds the greater of its values at the ends by at most the sag
    `certificate.bound_sag` proves; along a line through a point inside, which ends on edges,
    once more. None is longer in longitude or latitude than the cell's diagonal.

    Parameters
    ----------
    lat, half : ndarray of float64, shape (n,)
        Of the cells, degrees.
    farthest_m : ndarray of float64, shape (n,)
        Nothing of the cell is farther from the point, metres.

    Returns
    -------
    ndarray of float64
        Metres.
    """
    south, north = np.clip(lat - half, -90, 90), np.clip(lat + half, -90, 90)
    diagonal = np.stack([[np.zeros_like(lat), south], [2 * half, north]]).transpose(2, 0, 1)
    farthest = farthest_m[:, None]
    bulge: NDArray[Any] = 2 * bound_sag(diagonal, farthest, farthest).up[:, 0]
    return bulge
