"""Step 4: to which oblast each of 10,188 village and town councils belongs.

The councils are OpenStreetMap's of 2021 (geoBoundaries UKR-ADM3); their own oblast names
are unreliable. A council takes the oblast of the GeoNames settlements in it, else the one
that covers most of it in Natural Earth; then the neighbours are asked.
"""

import sqlite3

import numpy as np
import pandas as pd
import shapely
from geometry import DOWNLOADS, load, project, repair, save
from oblast_codes import CRIMEA, GEONAMES, natural_earth

GAZETTEER = DOWNLOADS / "gazetteer" / "gazetteer" / "data"
LAYER = "10664576B"  # Ukraine's third level in geoBoundaries
TYPO_DEG = 0.12  # a settlement's code this far (about 10 km) from its oblast is a typing error
EXCLAVE = "Slavutytska"  # Slavutych lies in Chernihiv oblast and belongs to Kyiv oblast


def read_councils():
    """Return the councils with the oblast that Natural Earth gives most of them."""
    table = pd.read_csv(GAZETTEER / "geo-boundaries.csv")
    table = table[(table.admin1 == "Ukraine") & table.shape_id.str.startswith(LAYER)]
    with sqlite3.connect(GAZETTEER / "data.db") as base:
        rows = base.execute(
            "select shape_id, coordinates from location_data where shape_id like ?", (LAYER + "%",))
        outlines = {key: shapely.from_wkb(content) for key, content in rows}
    table = table.reset_index(drop=True)
    table["geometry"] = [repair(outline) for outline in table.shape_id.map(outlines)]
    oblasts = natural_earth()
    codes, tree = list(oblasts), shapely.STRtree(list(oblasts.values()))
    found = []
    for outline in table.geometry:
        best = (0, None)
        for i in tree.query(outline):
            covered = outline.intersection(oblasts[codes[i]]).area
            if covered > best[0]:
                best = (covered, codes[i])
        found.append(best[1])
    table["by_outline"] = found
    return table


def vote_of_settlements(councils):
    """Return for each council the oblast of its settlements, weighed by population."""
    towns = load("geonames")
    towns = towns[(towns.countrycode == "UA") & towns.admin1code.isin(GEONAMES)]
    points = shapely.points(towns.longitude.values, towns.latitude.values)
    town, council = shapely.STRtree(councils.geometry.values).query(points, predicate="within")
    votes = pd.DataFrame({
        "council": council,
        "oblast": towns.admin1code.map(GEONAMES).values[town],
        "weight": np.sqrt(towns.population.values[town] + 1),
    })
    votes = votes.groupby(["council", "oblast"]).weight.sum().reset_index().sort_values("weight")
    return votes.groupby("council").oblast.last().reindex(councils.index)


def reject_typing_errors(councils):
    """Drop votes for an oblast that is nowhere near, except for the exclave."""
    oblasts = natural_earth()
    differs = councils.vote.notna() & (councils.vote != councils.by_outline)
    wrong = [
        i
        for i in councils.index[differs]
        if shapely.distance(councils.geometry[i], oblasts[councils.vote[i]]) > TYPO_DEG
        and councils.name[i] != EXCLAVE
    ]
    print("votes rejected:", list(councils.name[wrong]))
    councils.loc[wrong, "vote"] = None


def name_the_cities(councils):
    """Set Kyiv to its own council, and Sevastopol to its seven."""
    councils.loc[councils.oblast == "UA-30", "oblast"] = "UA-32"
    kyiv = (councils["name"] == "Kyivska") & (councils.admin2 == "Kyiv")
    councils.loc[kyiv, "oblast"] = "UA-30"
    councils.loc[councils.oblast == "UA-40", "oblast"] = "UA-43"
    councils.loc[councils.admin2 == "Sevastopol", "oblast"] = "UA-40"


def ask_the_neighbours(councils):
    """Change a council that nearly all of its edge borders another oblast."""
    plane = np.array([project(outline) for outline in councils.geometry], dtype=object)
    a, b = shapely.STRtree(plane).query(plane, predicate="dwithin", distance=60)
    a, b = a[a != b], b[a != b]
    common = shapely.intersection(shapely.boundary(plane[a]), shapely.buffer(plane[b], 60))
    edges = pd.DataFrame({"a": a, "b": b, "length": shapely.length(common)})
    cities = {"UA-30", "UA-40"}
    firm = (councils.vote.notna() | councils.oblast.isin(cities)).values
    for _ in range(6):
        edges["oblast"] = councils.oblast.values[edges.b]
        sums = edges.groupby(["a", "oblast"]).length.sum().reset_index()
        best = sums.sort_values("length").groupby("a").last()
        share = best.length / sums.groupby("a").length.sum()
        changed = 0
        for i in best.index:
            old, new = councils.oblast.iat[i], best.oblast[i]
            enough = 0.97 if firm[i] else 0.7
            if councils.name[i] == EXCLAVE or old in cities or new in cities:
                continue
            if new != old and share[i] > enough:
                councils.loc[i, "oblast"] = new
                changed += 1
        print("changed by neighbours:", changed)
        if not changed:
            break
    return plane


def main():
    """Save the councils with their oblast, and each oblast's union in the plane."""
    councils = read_councils()
    councils["vote"] = vote_of_settlements(councils)
    reject_typing_errors(councils)
    councils["oblast"] = councils.vote.where(councils.vote.notna(), councils.by_outline)
    name_the_cities(councils)
    plane = ask_the_neighbours(councils)
    save("councils", councils)
    countries, (zones, _) = load("countries"), load("nations")
    ukraine = project(countries["UA"])
    mainland, crimea = (project(repair(zones["UA"][n])) for n in ("Kyiv", "Simferopol"))
    oblasts = {}
    for code in sorted(councils.oblast.unique()):
        union = shapely.union_all(list(plane[(councils.oblast == code).values]))
        side = crimea if code in CRIMEA else mainland
        own = repair(union).buffer(0).intersection(ukraine).intersection(side)
        oblasts[code] = repair(own)
    codes = list(oblasts)
    for i, code in enumerate(codes):
        for other in codes[i + 1:]:
            both = oblasts[code].intersects(oblasts[other])
            if both and oblasts[code].intersection(oblasts[other]).area > 0:
                oblasts[other] = repair(oblasts[other].difference(oblasts[code]))
    save("oblasts_with_gaps", oblasts)


if __name__ == "__main__":
    main()
