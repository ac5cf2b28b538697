"""Step 6: one piece per oblast, and all of them one coverage.

A detached piece on the mainland goes to the neighbour with the longest common edge;
islands stay, and so does Slavutych.
"""

import numpy as np
import shapely
from geometry import area_km2, load, polygons, project, repair, save, unproject
from oblast_codes import CRIMEA
from shapely import Point

SLAVUTYCH = project(Point(30.757, 51.522))


def move_pieces(oblasts, mainland):
    """Return the oblasts after one round, and how many pieces moved."""
    items = [(code, part) for code, outline in oblasts.items() for part in polygons(outline)]
    largest = {
        code: max((part for own, part in items if own == code), key=lambda part: part.area)
        for code in oblasts
    }
    kept = {code: [largest[code]] for code in oblasts}
    tree = shapely.STRtree(np.array([part for _, part in items], dtype=object))
    moved = 0
    for code, part in items:
        if part is largest[code]:
            continue
        exclave = code == "UA-32" and part.area > 5e6 and part.contains(SLAVUTYCH)
        if exclave or not mainland.contains(part.representative_point()):
            kept[code].append(part)
            continue
        best = (0, None)
        for i in tree.query(part, predicate="dwithin", distance=2):
            other, outline = items[i]
            if other == code or outline is not largest[other]:
                continue
            if (other in CRIMEA) != (code in CRIMEA):
                continue
            length = part.buffer(2).intersection(outline.boundary).length
            if length > best[0]:
                best = (length, other)
        if best[1] and part.area < 400e6:
            kept[best[1]].append(part)
            moved += 1
        else:
            kept[code].append(part)
    united = {
        code: repair(shapely.union_all(parts, grid_size=0.01)) for code, parts in kept.items()
    }
    return united, moved


def main():
    """Save the oblasts as one coverage, in the plane."""
    oblasts, ukraine = load("oblasts_raw"), project(load("countries")["UA"])
    mainland = max(polygons(ukraine), key=lambda part: part.area)
    for _ in range(4):
        oblasts, moved = move_pieces(oblasts, mainland)
        print("pieces moved:", moved)
        if not moved:
            break
    codes = sorted(oblasts)
    clean = shapely.coverage_clean(
        np.array([oblasts[code] for code in codes], dtype=object),
        gap_width=5.0, snapping_distance=0.02)
    print("oblasts form a coverage:", shapely.coverage_is_valid(clean))
    for code, outline in zip(codes, clean, strict=True):
        print(code, round(area_km2(unproject(outline)), 1), "km2")
    save("oblasts", dict(zip(codes, clean, strict=True)))


if __name__ == "__main__":
    main()
