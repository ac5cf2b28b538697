"""Measure the tables behind the slider: data/exploration/tables.jsonl.

One line per bundled origin, per set of origins that a bundled scenario has, and per soil
that may stand for such a set: each is that of `rangereach map --slider` for it. Needs the
package installed; about five minutes on two cores.

    python exploration.py
"""

import sys
from multiprocessing import Pool
from pathlib import Path

from rangereach import catalogue, exploration, scenarios
from rangereach.exploration.records import name_origins, offer_soil, write_record
from rangereach.rings import ALL

FILE = Path(__file__).resolve().parents[2] / "data" / "exploration" / "tables.jsonl"
BORDERS = ("PL", "SK", "HU", "RO", "MD")
SOILS = (*BORDERS, "LT", "LV", "EE", "FI")


def sets_of_origins():
    """Return ids of origins by the key of their set, in the order of the file."""
    places = [place.id for place in catalogue.load_places().values() if place.set != "ua_reference"]
    asked = [[code] for code in BORDERS] + [[f"{code}:soil"] for code in SOILS]
    for name in scenarios.list_bundled():
        origins = scenarios.find(name).origins
        asked += [[origin.id for origin in some] for some in (origins, offer_soil(origins)) if some]
    asked += [[place] for place in places]
    return {"+".join(sorted(ids)): ids for ids in asked}


def measure(item):
    """Return the line of one set."""
    key, ids = item
    question = scenarios.build(origins=ids, ranges_km=[(70.0, 100.0)])
    assert name_origins(question.origins) == key
    return write_record(key, exploration.run(question).tables[ALL])


def main():
    """Write the file."""
    FILE.parent.mkdir(exist_ok=True)
    with Pool(int(sys.argv[1]) if sys.argv[1:] else 2) as pool:
        lines = pool.map(measure, sets_of_origins().items(), chunksize=1)
    FILE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(len(lines), "lines,", FILE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
