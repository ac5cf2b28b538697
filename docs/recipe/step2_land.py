"""Step 2: land as OpenStreetMap's coastline has it, and Ukraine's lagoons.

The coastline counts lagoons as sea. A part of the sea is a lagoon where mouths narrower
than 3 km cut it off; where narrower than 4 km too, except the Sea of Azov. To find them
the sea is eroded by half that width: what falls off from the open sea is a lagoon.
"""

import shapely
from geometry import CLIP, DOWNLOADS, polygons, project, read_features, repair, save, without_holes
from shapely import Polygon

COAST = DOWNLOADS / "geo-maps" / "package/map.geo.json"
BLACK_SEA = shapely.box(27.5, 42.5, 40.5, 47.8)
HALF_MOUTHS_M = (1500, 2000)
LEAST_M2 = 20e6


def read_land():
    """Return all land in the frame, hairline cracks between countries closed."""
    parts = [
        part
        for _, land in read_features(COAST)
        for part in polygons(repair(land))
        if part.intersects(CLIP)
    ]
    land = repair(shapely.union_all(parts).intersection(shapely.box(4, 39, 51, 72)))
    return without_holes(repair(land), 0.3)


def find_lagoons(sea, half_mouth_m):
    """Return the parts of the sea, in the plane, that narrow mouths cut off."""
    cores = sorted(polygons(sea.buffer(-half_mouth_m)), key=lambda core: -core.area)
    open_sea = cores[0].buffer(half_mouth_m * 1.0005)
    others = shapely.union_all(cores[1:]) if len(cores) > 1 else Polygon()
    return shapely.union_all([
        part
        for part in polygons(sea.difference(open_sea))
        if part.area > LEAST_M2 and part.intersects(others)
    ])


def main():
    """Save the land in degrees, and the lagoons in the plane by half mouth."""
    land = read_land()
    save("land", land)
    near = project(repair(land.intersection(BLACK_SEA.buffer(0.3))))
    sea = project(shapely.segmentize(BLACK_SEA, 0.05)).difference(near)
    lagoons = {half: find_lagoons(sea, half) for half in HALF_MOUTHS_M}
    for half, found in lagoons.items():
        print("mouths under", 2 * half, "m:", len(polygons(found)), "lagoons")
    save("lagoons", lagoons)


if __name__ == "__main__":
    main()
