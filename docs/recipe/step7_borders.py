"""Step 7: all boundaries as arcs, each simplified once; then TopoJSON.

27 oblasts and 15 countries become one coverage, its edges a set of arcs between nodes.
Every arc is simplified by itself (Douglas and Peucker) with the tolerance of its kind, on
a grid of 0.00001 degrees; where arcs would meet elsewhere than at their ends the
tolerance is halved. Faces of the arcs are the shapes again.
"""

import json

import numpy as np
import shapely
from geometry import WORK, area_km2, lines, load, polygons, project, unproject
from shapely import LineString, MultiPolygon

NEAR = {"PL", "SK", "HU", "RO", "MD", "BY", "RU", "BG"}
TOLERANCE_M = {"border": 20.0, "oblast": 50.0, "coast": 50.0, "near": 400.0, "far": 1200.0}
ORDER = ["UA", "PL", "SK", "HU", "RO", "MD", "BY", "RU", "BG", "LT", "LV", "EE", "FI", "CZ",
         "AT", "DE"]


def read_coverage():
    """Return ids and shapes in the plane: oblasts, then countries without small islands."""
    oblasts, countries = load("oblasts"), load("countries")
    ids, shapes = list(oblasts), list(oblasts.values())
    for code, country in countries.items():
        if code == "UA":
            continue
        least = 25e6 if code in ("FI", "EE", "RU", "DE") else 2e6
        parts = polygons(project(country))
        largest = max(parts, key=lambda part: part.area)
        ids.append(code)
        shapes.append(MultiPolygon([p for p in parts if p is largest or p.area > least]))
    shapes = np.array(shapes, dtype=object)
    return ids, shapely.coverage_clean(shapes, gap_width=2.0, snapping_distance=0.05)


def find_arcs(shapes):
    """Return the edges of a coverage as lines between nodes, each once."""
    segments = []
    for shape in shapes:
        for line in lines(shape.boundary):
            at = shapely.get_coordinates(line)
            segments.append(np.hstack([at[:-1], at[1:]]))
    s = np.vstack(segments)
    backwards = (s[:, 0] > s[:, 2]) | ((s[:, 0] == s[:, 2]) & (s[:, 1] > s[:, 3]))
    s[backwards] = s[backwards][:, [2, 3, 0, 1]]
    s = np.unique(s, axis=0)
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(s.reshape(-1, 2, 2))))
    return np.array(lines(merged), dtype=object)


def kind(sides):
    """Return the kind of an arc from the ids on either side."""
    own = [side for side in sides if side.startswith("UA-")]
    others = [side for side in sides if not side.startswith("UA-")]
    if own and others:
        return "border"
    if len(own) == 2:
        return "oblast"
    if own:
        return "coast"
    return "near" if NEAR & set(others) else "far"


def simplify(arc, tolerance_m):
    """Return an arc in degrees on the grid; a closed one keeps at least three vertices."""
    at = shapely.get_coordinates(arc)
    if (at[0] == at[-1]).all():
        n = len(at) - 1
        half = int(np.hypot(*(at[:-1] - at[0]).T).argmax())
        there = shapely.get_coordinates(LineString(at[: half + 1]).simplify(tolerance_m))
        back = shapely.get_coordinates(LineString(at[half:]).simplify(tolerance_m))
        slim = np.vstack([there, back[1:]])
        if len(slim) < 4:
            third = max(1, n // 3)
            slim = np.vstack([at[0], at[third], at[min(2 * third, n - 1)], at[0]])
        arc = LineString(slim)
    else:
        arc = arc.simplify(tolerance_m)
    grid = np.round(shapely.get_coordinates(unproject(arc)), 5)
    kept = np.r_[True, (np.diff(grid, axis=0) != 0).any(1)]
    return LineString(grid[kept]) if kept.sum() > 1 else LineString(grid[[0, -1]])


def find_crossings(slim):
    """Return the numbers of lines that meet themselves, or others but at their ends."""
    bad = {n for n, line in enumerate(slim) if not line.is_simple}
    pairs = shapely.STRtree(slim).query(slim, predicate="intersects")
    pairs = pairs[:, pairs[0] < pairs[1]]
    meets = shapely.intersection(slim[pairs[0]], slim[pairs[1]])
    for (i, j), meet in zip(pairs.T, meets, strict=True):
        ends = [{tuple(slim[n].coords[0]), tuple(slim[n].coords[-1])} for n in (i, j)]
        along = meet.geom_type in ("LineString", "MultiLineString")
        points = [tuple(point) for point in shapely.get_coordinates(meet)]
        if along or any(p not in ends[0] or p not in ends[1] for p in points):
            bad |= {i, j}
    return bad


def simplify_all(arcs, sides):
    """Return the arcs in degrees, simplified so that they meet at their ends only."""
    tolerance = np.array([TOLERANCE_M[kind(side)] for side in sides])
    for _ in range(12):
        slim = np.array([simplify(a, t) for a, t in zip(arcs, tolerance, strict=True)],
                        dtype=object)
        bad = find_crossings(slim)
        print("arcs that cross:", len(bad))
        if not bad:
            break
        for n in bad:
            tolerance[n] *= 0.5
    return slim


def rebuild(ids, parts, owners, slim):
    """Return the shapes by id, in degrees, as faces of the simplified arcs."""
    faces = shapely.get_parts(shapely.polygonize(list(slim)))
    inside = shapely.point_on_surface(faces)
    tree = shapely.STRtree(np.array([unproject(part) for part in parts], dtype=object))
    label = [None] * len(faces)
    for face, part in tree.query(inside, predicate="intersects").T:
        label[face] = ids[owners[part]]
    countries = load("countries")
    for n, found in enumerate(label):
        if found is None:  # such as the Russian exclave inside Belarus; else a lake
            own = [code for code, land in countries.items() if land.intersects(inside[n])]
            label[n] = own[0] if own and own[0] != "UA" else None
    shapes = {key: [f for f, own in zip(faces, label, strict=True) if own == key] for key in ids}
    return {k: MultiPolygon(v) if len(v) > 1 else v[0] for k, v in shapes.items() if v}


def write_topology(path, slim, countries, oblasts):
    """Write TopoJSON with these very arcs, as whole steps of the grid."""
    arcs = [[(round(x * 1e5), round(y * 1e5)) for x, y in line.coords] for line in slim]
    numbers = {}
    for n, arc in enumerate(arcs):
        for a, b in zip(arc, arc[1:]):
            numbers[a, b], numbers[b, a] = n, ~n

    def ring(line):
        at = [(round(x * 1e5), round(y * 1e5)) for x, y in line.coords]
        found = []
        for a, b in zip(at, at[1:]):
            if not found or found[-1] != numbers[a, b]:
                found.append(numbers[a, b])
        if len(found) > 1 and found[0] == found[-1]:
            found.pop()
        return found

    def entry(shape, properties):
        shape = shapely.orient_polygons(shape, exterior_cw=False)
        parts = [[ring(p.exterior), *map(ring, p.interiors)] for p in polygons(shape)]
        single = len(parts) == 1
        return {"type": "Polygon" if single else "MultiPolygon",
                "arcs": parts[0] if single else parts, "properties": properties}

    def steps(arc):
        return [list(arc[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in zip(arc, arc[1:]))]

    topology = {
        "type": "Topology",
        "transform": {"scale": [1e-5, 1e-5], "translate": [0, 0]},
        "arcs": [steps(arc) for arc in arcs],
        "objects": {
            "countries": {"type": "GeometryCollection", "geometries": [
                entry(countries[c], {"iso2": c, "clipped": c == "RU"}) for c in ORDER]},
            "oblasts": {"type": "GeometryCollection", "geometries": [
                entry(oblasts[o], {"iso": o}) for o in sorted(oblasts)]},
        },
    }
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def main():
    """Write `borders.topo.json`."""
    ids, shapes = read_coverage()
    print("all form a coverage:", shapely.coverage_is_valid(shapes))
    arcs = find_arcs(shapes)
    parts = [(n, part) for n, shape in enumerate(shapes) for part in polygons(shape)]
    owners, parts = [n for n, _ in parts], np.array([part for _, part in parts], dtype=object)
    first = shapely.linestrings(np.array([shapely.get_coordinates(arc)[:2] for arc in arcs]))
    middle = shapely.line_interpolate_point(first, 0.5, normalized=True)
    sides = [set() for _ in arcs]
    for arc, part in shapely.STRtree(parts).query(middle, predicate="dwithin", distance=0.01).T:
        sides[arc].add(ids[owners[part]])
    slim = simplify_all(arcs, sides)
    found = rebuild(ids, parts, owners, slim)
    oblasts = {key: shape for key, shape in found.items() if key.startswith("UA-")}
    countries = {key: shape for key, shape in found.items() if not key.startswith("UA-")}
    ordered = np.array([oblasts[o] for o in ids if o.startswith("UA-")], dtype=object)
    countries["UA"] = shapely.coverage_union_all(ordered)
    print("Ukraine:", round(area_km2(countries["UA"]), 1), "km2")
    write_topology(WORK / "borders.topo.json", slim, countries, oblasts)


if __name__ == "__main__":
    main()
