"""Make the second border: Natural Earth's countries, Crimea joined back to Ukraine.

Reads `countries-10m.json` of the package world-atlas. The vertices are the package's, on its
own grid of whole numbers; what is done to them:

- only the countries of the map that are ever an origin or a target are kept, of theirs only
  islands of `LEAST_ISLAND_KM2` and more, and all of Ukraine's;
- Crimea, which the package draws with Russia, is part of Ukraine again: the line across the
  isthmus is left out;
- arcs that do not bound Ukraine lose vertices that lie within `FAR_M` of the line without them;
- where an arc crosses itself, which the package's grid makes some do, the vertex that makes it
  do so is left out.

Then the distance of its lines from those of the borders is measured, which are the first, and
stored in the file.

    python second_border.py          # in the folder that holds downloads/
"""

import json
from pathlib import Path

import numpy as np
import shapely
from basemap import decode, numbers, projection
from geometry import DOWNLOADS, area_km2

DATA = Path(__file__).resolve().parents[2] / "data"
CODES = {"804": "UA", "616": "PL", "703": "SK", "348": "HU", "642": "RO", "498": "MD",
         "100": "BG", "440": "LT", "428": "LV", "233": "EE", "246": "FI", "203": "CZ",
         "040": "AT", "276": "DE"}
RUSSIA = "643"
SIMFEROPOL = shapely.Point(34.100, 44.952)
LEAST_ISLAND_KM2 = 100
FAR_M = 500
NEIGHBOURS = ("PL", "SK", "HU", "RO", "MD")


def parts_of(shape):
    """Return the rings of each polygon, as lists of arc numbers."""
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]


class Atlas:
    """The package's topology."""

    def __init__(self, path):
        self.topology = json.loads(path.read_text(encoding="utf-8"))
        self.steps = [np.cumsum(arc, axis=0) for arc in self.topology["arcs"]]
        self.scale = np.array(self.topology["transform"]["scale"])
        self.shift = np.array(self.topology["transform"]["translate"])
        shapes = self.topology["objects"]["countries"]["geometries"]
        self.shapes = {shape["id"]: shape for shape in shapes if "id" in shape}

    def degrees(self, steps):
        """Return whole numbers of the grid as longitude and latitude."""
        return steps * self.scale + self.shift

    def polygon(self, part):
        """Return a polygon of the package, in degrees."""
        rings = []
        for ring in part:
            pieces = [self.steps[n] if n >= 0 else self.steps[~n][::-1] for n in ring]
            rings.append(self.degrees(np.concatenate(pieces)))
        return shapely.make_valid(shapely.Polygon(rings[0], rings[1:]))


def join_crimea(atlas):
    """Return the parts of Ukraine with Crimea: its coast instead of the isthmus."""
    crimea = next(part for part in parts_of(atlas.shapes[RUSSIA])
                  if atlas.polygon(part).covers(SIMFEROPOL))
    (ring,) = crimea
    mainland, *islands = parts_of(atlas.shapes["804"])
    (isthmus,) = {~n for n in ring} & set(mainland[0])
    at = ring.index(~isthmus)
    coast = ring[at + 1:] + ring[:at]
    outer = mainland[0]
    here = outer.index(isthmus)
    return [[outer[:here] + coast + outer[here + 1:], *mainland[1:]], *islands]


def thin(atlas, steps, tolerance_m):
    """Return an arc without the vertices that it can do without; ends stay."""
    if not tolerance_m or len(steps) < 5:
        return steps
    at = atlas.degrees(steps)
    plane = np.column_stack(projection(*np.round(at.mean(axis=0), 3)).transform(*at.T))
    half = int(np.hypot(*(plane - plane[0]).T).argmax())
    cuts = [0, half, len(at) - 1] if (steps[0] == steps[-1]).all() else [0, len(at) - 1]
    known = {tuple(point): n for n, point in enumerate(plane.tolist())}
    kept = {0, len(at) - 1}
    for a, b in zip(cuts, cuts[1:]):
        line = shapely.LineString(plane[a:b + 1]).simplify(tolerance_m)
        kept |= {known[tuple(point)] for point in line.coords}
    return steps[sorted(kept | set(cuts))]


def mend(steps):
    """Return an arc that does not cross itself."""
    while not shapely.LineString(steps).is_simple:
        without = [np.delete(steps, n, axis=0) for n in range(1, len(steps) - 1)]
        moved = [shapely.hausdorff_distance(shapely.LineString(steps), shapely.LineString(w))
                 if shapely.LineString(w).is_simple else np.inf for w in without]
        steps = without[int(np.argmin(moved))]
        print("left out one vertex of an arc that crossed itself")
    return steps


def deviation_m(line, other):
    """Return how far points of one line, every 100 m, lie from another, in metres."""
    plane = projection(*shapely.get_coordinates(line).mean(axis=0).round(3))

    def there(shape):
        return shapely.transform(shape, lambda c: np.column_stack(plane.transform(*c.T)))

    points = shapely.points(shapely.get_coordinates(shapely.segmentize(there(line), 100.0)))
    away = shapely.distance(points, there(other))
    found = {"mean": away.mean(), "p95": np.quantile(away, 0.95), "max": away.max()}
    return {key: int(round(value)) for key, value in found.items()}


def shared(shapes, arcs, a, b):
    """Return the border of two countries: their common arcs."""
    common = sorted(numbers(shapes[a]) & numbers(shapes[b]))
    return shapely.MultiLineString([arcs[n] for n in common])


def main():
    """Write the second border."""
    atlas = Atlas(DOWNLOADS / "world-atlas" / "package" / "countries-10m.json")
    parts = {code: [part for part in parts_of(atlas.shapes[key])
                    if area_km2(atlas.polygon(part)) >= LEAST_ISLAND_KM2]
             for key, code in CODES.items()}
    parts["UA"] = join_crimea(atlas)
    shapes = {code: {"type": "MultiPolygon", "arcs": found} for code, found in parts.items()}
    used = sorted(set().union(*map(numbers, shapes.values())))
    own = numbers(shapes["UA"])
    steps = [mend(thin(atlas, atlas.steps[n], 0 if n in own else FAR_M)) for n in used]
    new = {n: position for position, n in enumerate(used)}

    def renumber(part):
        if isinstance(part, list):
            return [renumber(one) for one in part]
        return new[part] if part >= 0 else ~new[~part]

    for shape in shapes.values():
        shape["arcs"] = renumber(shape["arcs"])
    arcs = [atlas.degrees(arc) for arc in steps]
    borders = json.loads((DATA / "territory" / "borders.topo.json").read_text(encoding="utf-8"))
    first = {shape["properties"]["iso2"]: shape
             for shape in borders["objects"]["countries"]["geometries"]}
    apart = {code: deviation_m(shared(first, decode(borders), "UA", code),
                               shared(shapes, arcs, "UA", code)) for code in NEIGHBOURS}
    topology = {
        "type": "Topology",
        "deviation_m": apart,
        "transform": {"scale": atlas.scale.tolist(), "translate": atlas.shift.tolist()},
        "arcs": [np.diff(arc, axis=0, prepend=0).tolist() for arc in steps],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": [
            shape | {"properties": {"iso2": code}} for code, shape in shapes.items()]}},
    }
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    where = DATA / "second_border"
    where.mkdir(exist_ok=True)
    (where / "borders.topo.json").write_text(text, encoding="utf-8")
    print(len(text), "bytes")
    for code, found in apart.items():
        print(code, found)


if __name__ == "__main__":
    main()
