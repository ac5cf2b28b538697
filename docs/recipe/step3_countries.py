"""Step 3: each country's land, lagoons included, at full resolution."""

import shapely
from geometry import CLIP, area_km2, load, polygons, repair, save, unproject, without_holes


def main():
    """Save the countries in degrees."""
    _, nations = load("nations")
    land, lagoons = load("land"), load("lagoons")
    # The one part above 5,000 km2 is the Sea of Azov.
    parts = [p for found in lagoons.values() for p in polygons(found) if p.area < 5e9]
    # About 1 m of overlap, so that no hairline remains between land and lagoon.
    water = repair(unproject(shapely.union_all(parts)).buffer(1e-5))
    # Holes of the land are cracks between countries, or the Caspian Sea.
    land = without_holes(shapely.union_all([land, water]), 10_000)
    countries = {}
    for code, nation in nations.items():
        if code in ("RU", "FI", "DE"):
            nation = repair(nation).intersection(CLIP)
        near = land.intersection(shapely.box(*nation.bounds).buffer(0.01))
        own = shapely.intersection(repair(nation), repair(near), grid_size=1e-7)
        countries[code] = repair(own)
        print(code, round(area_km2(countries[code]), 1), "km2", flush=True)
    save("countries", countries)


if __name__ == "__main__":
    main()
