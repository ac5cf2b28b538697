"""Step 5: close the gaps between the oblasts.

A gap that touches one oblast belongs to it. A small or thin one between several is
divided by distance (Voronoi); a large one along the line that Natural Earth draws.
"""

import numpy as np
import shapely
from geometry import load, polygons, project, repair, save
from oblast_codes import CRIMEA, natural_earth
from shapely import Polygon

SMALL_M2 = 3e6
THIN_M = 500


class Gaps:
    """The oblasts with gaps, and what is added to each."""

    def __init__(self, oblasts):
        self.oblasts = oblasts
        self.added = {code: [] for code in oblasts}
        self.outlines = {code: project(outline) for code, outline in natural_earth().items()}

    def divide_by_distance(self, gap, codes):
        """Give each point of a gap to the nearest of some oblasts."""
        points, labels = [], []
        for code in codes:
            near = self.oblasts[code].intersection(shapely.box(*gap.buffer(400).bounds))
            edge = near.boundary.intersection(gap.buffer(30))
            found = np.empty((0, 2))
            if not edge.is_empty:
                found = shapely.get_coordinates(shapely.segmentize(edge, 40))
            points.append(found)
            labels += [code] * len(found)
        points, first = np.unique(np.round(np.vstack(points), 2), axis=0, return_index=True)
        labels = np.array(labels)[first]
        if len(points) < 4:
            self.added[codes[0]] += polygons(gap)
            return
        diagram = shapely.voronoi_polygons(
            shapely.multipoints(points), extend_to=gap.envelope.buffer(1000))
        cells = np.array(diagram.geoms, dtype=object)
        point, cell = shapely.STRtree(cells).query(shapely.points(points), predicate="within")
        for code in codes:
            own = cells[cell[labels[point] == code]]
            if len(own):
                share = repair(shapely.union_all(own).intersection(gap))
                self.added[code] += polygons(share) if share.area > 0 else []

    def divide_by_outline(self, gap, codes):
        """Divide a gap along Natural Earth's lines; what they leave, by distance."""
        rest = gap
        for code in codes:
            self.added[code] += polygons(repair(rest.intersection(self.outlines[code])))
            rest = repair(rest.difference(self.outlines[code]))
        for part in polygons(rest):
            self.divide_by_distance(part, codes)

    def close(self, gap, codes, sides):
        """Close one gap between some oblasts, on either side of Crimea's line."""
        for side, here in sides:
            own = [code for code in codes if (code in CRIMEA) == here] or codes
            for part in polygons(repair(gap.intersection(side))):
                if part.area == 0:
                    continue
                if len(own) == 1:
                    self.added[own[0]].append(part)
                elif part.area < SMALL_M2 or 4 * part.area / max(part.length, 1) < THIN_M:
                    self.divide_by_distance(part, own)
                else:
                    self.divide_by_outline(part, own)


def main():
    """Save the oblasts without gaps, in the plane."""
    oblasts = load("oblasts_with_gaps")
    ukraine = project(load("countries")["UA"])
    zones, _ = load("nations")
    sides = [
        (project(repair(zones["UA"]["Kyiv"])), False),
        (project(repair(zones["UA"]["Simferopol"])), True),
    ]
    found = polygons(ukraine.difference(shapely.union_all(list(oblasts.values()))))
    parts = [(code, part) for code, outline in oblasts.items() for part in polygons(outline)]
    tree = shapely.STRtree(np.array([part for _, part in parts], dtype=object))
    gaps = Gaps(oblasts)
    for gap in found:
        codes = sorted({parts[i][0] for i in tree.query(gap, predicate="dwithin", distance=25)})
        if not codes:
            gaps.added[parts[tree.nearest(gap)][0]].append(gap)
        elif len(codes) == 1:
            gaps.added[codes[0]].append(gap)
        else:
            gaps.close(gap, codes, sides)
    print("gaps closed:", len(found), "of", round(sum(g.area for g in found) / 1e6), "km2")
    closed = {
        code: repair(shapely.union_all([outline, *gaps.added[code]], grid_size=0.001))
        for code, outline in oblasts.items()
    }
    save("oblasts_raw", closed)


if __name__ == "__main__":
    main()
