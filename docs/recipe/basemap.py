"""Make the basemap for drawing from the shipped borders, its topology kept.

Every arc is simplified once, by itself (Douglas and Peucker), so whatever shared it
still does. Where simplified arcs would meet elsewhere than at their ends, their
tolerance is changed by the next of `FACTORS` until they do not. The greatest deviation of each arc is measured in
an equal-area projection centred on it and stored in the file.

    python basemap.py
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from pyproj import Transformer

DATA = Path(__file__).resolve().parents[2] / "data"
STEP = 1e-4  # degrees of the grid: up to 11 m
WEST = {"PL", "SK", "HU", "RO", "MD"}
# Metres, by what lies on either side of an arc.
TOLERANCE = {"west": 200, "ukraine": 800, "oblast": 1200, "near": 1500, "far": 5000}
FACTORS = (0.5, 0.25, 2, 0.1, 3, 4, 0.01, 6)
LEAST_ISLAND_KM2 = 250  # smaller islands of other countries are not drawn


def decode(topology):
    """Return the arcs as arrays of longitude and latitude."""
    scale = np.array(topology["transform"]["scale"])
    return [np.round(np.cumsum(np.array(arc), axis=0) * scale, 5) for arc in topology["arcs"]]


def numbers(shape):
    """Return the arc numbers of a shape."""
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return {n if n >= 0 else ~n for part in parts for ring in part for n in ring}


def kind(sides):
    """Return the kind of an arc from the ids of what it bounds."""
    oblasts = {side for side in sides if side.startswith("UA-")}
    others = {side for side in sides if not side.startswith("UA")}
    if oblasts and others:
        return "west" if others & WEST else "ukraine"
    if oblasts:
        return "oblast" if len(oblasts) > 1 else "ukraine"
    return "near" if others & WEST else "far"


@cache
def projection(lon, lat):
    """Return the equal-area projection centred on a point, WGS84, metres."""
    crs = f"+proj=laea +lat_0={lat} +lon_0={lon} +ellps=WGS84"
    return Transformer.from_crs(4326, crs, always_xy=True)


def local(arc):
    """Return the projection centred on an arc, and its inverse, metres."""
    there = projection(*np.round(arc.mean(axis=0), 3))
    return (
        lambda c: np.column_stack(there.transform(*np.asarray(c).T)),
        lambda c: np.column_stack(there.transform(*np.asarray(c).T, direction="INVERSE")),
    )


def simplify(arc, tolerance):
    """Return an arc with fewer vertices, on the grid; a ring keeps at least three."""
    there, back = local(arc)
    plane = there(arc)
    if (arc[0] == arc[-1]).all():
        middle = int(np.hypot(*(plane - plane[0]).T).argmax())
        pieces = [plane[: middle + 1], plane[middle:]]
    else:
        pieces = [plane]
    lines = [shapely.get_coordinates(shapely.LineString(p).simplify(tolerance)) for p in pieces]
    slim = np.concatenate([lines[0], *(line[1:] for line in lines[1:])])
    if len(pieces) == 2 and len(slim) < 4:
        third = max(1, (len(plane) - 1) // 3)
        slim = plane[[0, third, 2 * third, -1]]
    grid = np.rint(back(slim) / STEP).astype(int)
    kept = np.r_[True, (np.diff(grid, axis=0) != 0).any(axis=1)]
    return grid[kept]


def deviation_m(arc, grid):
    """Return the Hausdorff distance between an arc and its simplification."""
    there, _ = local(arc)
    fine, slim = there(arc), there(grid * STEP)
    return max(farthest(fine, slim), farthest(slim, fine))


def farthest(line, other):
    """Return how far the points of one line, every 50 m, lie from another line at most."""
    points = shapely.points(shapely.get_coordinates(
        shapely.segmentize(shapely.LineString(line), 50.0)))
    segments = shapely.linestrings(np.stack([other[:-1], other[1:]], axis=1))
    return shapely.STRtree(segments).query_nearest(
        points, return_distance=True, all_matches=False)[1].max()


def crossing(grids):
    """Return the numbers of arcs that touch elsewhere than at shared ends."""
    lines = np.array([shapely.LineString(grid) for grid in grids])
    bad = {n for n, line in enumerate(lines) if not line.is_simple}
    for i, j in shapely.STRtree(lines).query(lines, predicate="intersects").T:
        if i < j:
            ends = {tuple(g[k]) for g in (grids[i], grids[j]) for k in (0, -1)}
            meet = shapely.get_coordinates(lines[i].intersection(lines[j]))
            if any(tuple(point) not in ends for point in meet):
                bad |= {i, j}
    return bad


def without_islands(shape, arcs, kept_whole):
    """Return a shape without parts that are too small to draw."""
    if shape["type"] == "Polygon" or kept_whole:
        return shape
    parts = []
    for part in shape["arcs"]:
        ring = np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in part[0]])
        lat = np.radians(ring[:, 1].mean())
        area = shapely.Polygon(ring).area * 111.2**2 * np.cos(lat)
        if area >= LEAST_ISLAND_KM2:
            parts.append(part)
    return shape | {"arcs": parts}


def main():
    """Write the basemap."""
    borders = json.loads((DATA / "territory" / "borders.topo.json").read_text(encoding="utf-8"))
    arcs = decode(borders)
    countries = borders["objects"]["countries"]["geometries"]
    oblasts = borders["objects"]["oblasts"]["geometries"]
    countries = [without_islands(c, arcs, c["properties"]["iso2"] == "UA") for c in countries]
    sides = [set() for _ in arcs]
    for shape in [*countries, *oblasts]:
        for n in numbers(shape):
            sides[n].add(shape["properties"].get("iso2") or shape["properties"]["iso"])
    used = [n for n, side in enumerate(sides) if side]
    tolerance = {n: float(TOLERANCE[kind(sides[n])]) for n in used}
    grids = [simplify(arcs[n], tolerance[n]) for n in used]
    factors = {n: iter(FACTORS) for n in used}
    while bad := crossing(grids):
        for k in bad:
            n = used[k]
            grids[k] = simplify(arcs[n], tolerance[n] * next(factors[n]))
    moved = {n: deviation_m(arcs[n], grid) for n, grid in zip(used, grids, strict=True)}
    deviation = {"all": max(moved.values())}
    for code in ("PL", "SK", "HU", "RO", "MD", "BY", "RU"):
        deviation[code] = max(moved[n] for n in used if {"UA", code} <= sides[n])
    new = {n: position for position, n in enumerate(used)}

    def renumber(part):
        if isinstance(part, list):
            return [renumber(p) for p in part]
        return new[part] if part >= 0 else ~new[~part]

    def slim(shape, *keys):
        properties = {key: shape["properties"][key] for key in keys}
        return {"type": shape["type"], "arcs": renumber(shape["arcs"]), "properties": properties}

    topology = {
        "type": "Topology",
        "deviation_m": {key: round(float(value), 1) for key, value in deviation.items()},
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "arcs": [np.diff(grid, axis=0, prepend=0).tolist() for grid in grids],
        "objects": {
            "countries": {"type": "GeometryCollection",
                          "geometries": [slim(c, "iso2", "clipped") for c in countries]},
            "oblasts": {"type": "GeometryCollection",
                        "geometries": [slim(o, "iso") for o in oblasts]},
        },
    }
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    (DATA / "basemap" / "basemap.topo.json").write_text(text, encoding="utf-8")
    print(len(text), "bytes;", topology["deviation_m"])


if __name__ == "__main__":
    main()
