"""Stadiums: all points within a distance of one short piece of a line.

Half a circle round each end of the piece, joined by the curves at the same distance
to both sides; round a point, a circle. Steps 0 to half - 1 of the outline go round the
end, step half goes along the piece, steps half + 1 to 2 half go round the start, the
last goes back along the piece: counter-clockwise, from vertex 0 to vertex 2 half + 2,
which is vertex 0 again.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from rangereach.earth.certificate import Sag, bound_sag
from rangereach.earth.ellipsoid import B, direct, inverse, unwrap_deg
from rangereach.earth.line.polyline import Pieces

__all__ = ["Shape", "Stadiums", "choose_shape", "longest_side"]

_MOST = 10_000  # steps of a half circle; what needs more is next to a pole


class Stadiums:
    """The stadiums of some pieces at one radius.

    Parameters
    ----------
    pieces : Pieces
        n pieces.
    radius_m : float
        Every vertex is exactly this far from its piece, metres.
    half : int
        Steps of each half circle.
    """

    def __init__(self, pieces: Pieces, radius_m: float, half: int) -> None:
        self.pieces, self.radius_m, self.half = pieces, radius_m, half
        self.steps = 2 * half + 2
        start, end = pieces
        back, length = inverse(end[:, 0], end[:, 1], start[:, 0], start[:, 1])
        there, _ = inverse(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
        # a point has no direction; any will do if both are opposite
        self._back = np.where(length > 0, back, 180.0)
        self._there = np.where(length > 0, there, 0.0)
        self._is_point = length == 0

    def outline(self) -> NDArray[Any]:
        """Return all outlines, longitude continuous, closed: (n, steps + 1, 2), degrees."""
        vertex = np.arange(self.steps + 1)
        piece = np.arange(len(self._back))[:, None]
        _, lon, lat = self._vertices(*np.broadcast_arrays(piece, vertex))
        lon = unwrap_deg(np.concatenate([self.pieces.end[:, :1], lon], axis=1))[:, 1:]
        return np.stack([lon, lat], axis=-1)

    def bound(self) -> Sag:
        """Bound the sag of every edge: distance from the piece along it, against `radius_m`.

        Beyond the ends the distance is that from an end; alongside, that from the line.
        """
        outline = self.outline()
        sag = bound_sag(outline, self.radius_m, self.radius_m)
        beside = bound_sag(outline, self.radius_m, self.radius_m, to_line=True)
        for side in (self.half, self.steps - 1):
            sag.down[:, side] = beside.down[:, side]
            sag.up[:, side] = beside.up[:, side]
        return sag

    def find_steps(
        self, piece: NDArray[Any], share: NDArray[Any], x: NDArray[Any], y: NDArray[Any]
    ) -> NDArray[Any]:
        """Return the step of a stadium's outline that lies in the direction of a point.

        Parameters
        ----------
        piece : ndarray of int
            The piece nearest to each point.
        share : ndarray of float64
            Where on it the nearest point lies, 0 at its start, 1 at its end.
        x, y : ndarray of float64
            The points, degrees.

        Returns
        -------
        ndarray of int
        """
        at_end = share > 0.5
        base = np.where(at_end[:, None], self.pieces.end[piece], self.pieces.start[piece])
        azimuth, _ = inverse(base[:, 0], base[:, 1], x, y)
        ahead, back = self._there[piece] - 90 - azimuth, self._back[piece] - 90 - azimuth
        at_end |= self._is_point[piece] & (back % 360 < 180)
        angle = np.where(at_end, back, ahead) % 360
        step = np.floor(angle * self.half / 180).astype(int)
        step = np.where(angle >= 180, self.half, step)  # alongside, beyond the half circle
        step = np.where(angle >= 270, -1, step)  # alongside, before it
        return np.where(at_end, step, step + self.half + 1) % self.steps

    def draw_wedges(self, shown: NDArray[Any]) -> tuple[NDArray[Any], float]:
        """Draw some steps as wedges over their pieces.

        Parameters
        ----------
        shown : ndarray of bool, shape (n, steps)
            Which steps to draw.

        Returns
        -------
        wedges : ndarray of shapely Polygon
            One for each run of steps, a whole stadium where all are shown. Longitude is
            continuous from the piece, so no stadium may enclose a pole.
        up_m : float
            No point of them is farther than ``radius_m + up_m`` from its piece.
        """
        change = np.diff(np.pad(shown, ((0, 0), (1, 1))).astype(np.int8), axis=1)
        piece, low = np.nonzero(change == 1)
        _, high = np.nonzero(change == -1)
        whole = high - low == self.steps
        # a run's vertices, between the ends of the piece that they go round; closed
        length = high - low + 1 + np.where(whole, 0, 3)
        run = np.repeat(np.arange(len(low)), length)
        index = np.arange(len(run)) - np.repeat(np.cumsum(length) - length, length)
        last = length[run] - 1
        closing = ~whole[run] & (index == last)
        inner = ~whole[run] & ((index == 0) | (index >= last - 1))
        vertex = np.where(closing, low[run], low[run] + index - ~whole[run])
        vertex = np.clip(vertex, low[run], high[run])
        base, lon, lat = self._vertices(piece[run], vertex)
        lon = base[:, 0] + (lon - base[:, 0] + 180) % 360 - 180
        xy = np.where(inner[:, None], base, np.stack([lon, lat], axis=1))
        wedges = np.asarray(shapely.polygons(shapely.linearrings(xy, indices=run)), dtype=object)
        joined = index[:-1] < last[:-1]
        edges = np.stack([xy[:-1], xy[1:]], axis=1)[joined]
        radial = (inner[:-1] | inner[1:])[joined]
        step = vertex[:-1][joined]
        beside = radial | (step == self.half) | (step == self.steps - 1)
        up = np.where(
            beside,
            bound_sag(edges, self.radius_m, self.radius_m, to_line=True).up[:, 0],
            bound_sag(edges, self.radius_m, self.radius_m).up[:, 0],
        )
        # towards the piece distance falls to 0: there is room for a quarter of the radius
        up = np.where(radial, 4 * np.maximum(0, up - self.radius_m / 4), up)
        return wedges, float(up.max())

    def _vertices(
        self, piece: NDArray[Any], vertex: NDArray[Any]
    ) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return the ends of the pieces that vertices go round, and the vertices."""
        vertex = vertex % self.steps
        at_end = vertex <= self.half
        turn = np.where(at_end, vertex, vertex - self.half - 1) * (180.0 / self.half)
        azimuth = np.where(at_end, self._back[piece], self._there[piece]) - 90 - turn
        base = np.where(at_end[..., None], self.pieces.end[piece], self.pieces.start[piece])
        return base, *direct(base[..., 0], base[..., 1], azimuth, self.radius_m)


class Shape(NamedTuple):
    """How finely stadiums are drawn.

    Parameters
    ----------
    half : int
        Steps of each half circle.
    radius_m : float
        Distance of the vertices: a little more than what is drawn, so that the error is
        shared between both sides.
    """

    half: int
    radius_m: float

    def of(self, pieces: Pieces) -> Stadiums:
        """Return the stadiums of some pieces."""
        return Stadiums(pieces, self.radius_m, self.half)


def choose_shape(pieces: Pieces, radius_m: float, tolerance_m: float) -> Shape:
    """Choose a shape that keeps a tolerance at some of the pieces; the rest is to be checked.

    Parameters
    ----------
    pieces : Pieces
        Those at hand; some of them and the one nearest to a pole are tried.
    radius_m, tolerance_m : float
        Metres.

    Returns
    -------
    Shape
    """
    count, half = len(pieces.start), 32
    pole = int(np.argmax(np.abs(pieces.start[:, 1])))
    while True:
        some = np.append(np.linspace(0, count - 1, 16 if half < 1000 else 2).astype(int), pole)
        sample = Pieces(pieces.start[some], pieces.end[some])
        down, up = (float(side.max()) for side in Stadiums(sample, radius_m, half).bound())
        offset = max(0.0, (down - up) / 2)
        excess = max(down - offset, up + offset) / tolerance_m
        if excess <= 1 or half > _MOST:
            return Shape(half, radius_m + offset)
        half = int(np.ceil(half * min(8.0, np.sqrt(excess) * 1.005)))


def longest_side(lat_deg: float, radius_m: float, sag_m: float) -> float:
    """Return how long a piece may be so that the edges alongside stray little.

    Such an edge strays by at most 1/8 of its length squared times the curvature of the
    parallel and that of the curve at the same distance (see `certificate`).

    Parameters
    ----------
    lat_deg : float
        Greatest latitude of the pieces, either side of the equator.
    radius_m, sag_m : float
        Metres.

    Returns
    -------
    float
        Metres.
    """
    reached = np.minimum(np.radians(lat_deg) + radius_m / B, 1.57)
    curvature = (np.tan(reached) + np.tan(np.minimum(radius_m / B, 1.57))) / B
    return float(np.sqrt(8 * sag_m / curvature))
