"""Step 1: national outlines, sea included, from the zones of timezone-boundary-builder.

Its zones share their edges exactly. A country is the union of its zones: Kyiv and
Simferopol make Ukraine.
"""

import numpy as np
import shapely
from geometry import save
from shapely import MultiPolygon, Polygon
from timezonefinder import TimezoneFinder

ZONES = {
    "UA": ["Kyiv", "Simferopol"], "PL": ["Warsaw"], "SK": ["Bratislava"], "HU": ["Budapest"],
    "RO": ["Bucharest"], "MD": ["Chisinau"], "BY": ["Minsk"],
    "RU": ["Moscow", "Kaliningrad", "Volgograd", "Saratov", "Samara", "Kirov", "Astrakhan",
           "Ulyanovsk"],
    "BG": ["Sofia"], "LT": ["Vilnius"], "LV": ["Riga"], "EE": ["Tallinn"],
    "FI": ["Helsinki", "Mariehamn"], "CZ": ["Prague"], "AT": ["Vienna"],
    "DE": ["Berlin", "Busingen"],
}


def main():
    """Save the zones by country and name, and their unions by country."""
    finder = TimezoneFinder()
    zones, nations = {}, {}
    for country, names in ZONES.items():
        for name in names:
            try:
                rings = finder.get_geometry(tz_name=f"Europe/{name}", coords_as_pairs=True)
            except ValueError as error:
                print("no zone", name, error)  # some are only links to others
                continue
            zones.setdefault(country, {})[name] = MultiPolygon(
                [Polygon(part[0], part[1:]) for part in rings])
        nations[country] = shapely.union_all(list(zones[country].values()))
    flat = [part for found in zones.values() for zone in found.values() for part in zone.geoms]
    print("zones form a coverage:", shapely.coverage_is_valid(np.array(flat, dtype=object)))
    save("nations", (zones, nations))


if __name__ == "__main__":
    main()
