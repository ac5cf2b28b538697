"""Measure the tables behind the slider: data/exploration/tables.jsonl.

One line per bundled origin and per set of them that is often asked for, with the soil that
may stand for a set of borders: each is what `rangereach map --slider` measures for it. Needs
the package installed; about ten minutes on two cores. Then run `seal.py`.

    python exploration.py
"""

import sys
from multiprocessing import Pool
from pathlib import Path

from rangereach import catalogue, exploration, scenarios
from rangereach.exploration.records import offer_soil, write_record
from rangereach.rings import ALL

FILE = Path(__file__).resolve().parents[2] / "data" / "exploration" / "tables.jsonl"
BORDERS = ("PL", "SK", "HU", "RO", "MD")
FLANK = ("LT", "LV", "EE", "FI")
SETS = (("PL", "SK", "HU", "RO"), ("PL", "RO"), BORDERS, tuple(f"{code}:soil" for code in FLANK))


def sets_of_origins():
    """Return ids of origins by the key of their set, in the order of the file."""
    asked = [[code] for code in BORDERS] + [[f"{code}:soil"] for code in (*BORDERS, *FLANK)]
    sets = [parse(ids) for ids in SETS]
    sets += [scenarios.find(name).origins for name in scenarios.list_bundled()]
    for origins in sets:
        asked += [[origin.id for origin in some] for some in (origins, offer_soil(origins)) if some]
    places = catalogue.load_places().values()
    asked += [[place.id] for place in places if place.set != "ua_reference"]
    return {"+".join(sorted(ids)): ids for ids in asked}


def parse(ids):
    """Return the origins of some ids."""
    return scenarios.build(origins=ids, ranges_km=[(70.0, 100.0)]).origins


def measure(item):
    """Return the line of one set."""
    key, ids = item
    question = scenarios.build(origins=ids, ranges_km=[(70.0, 100.0)])
    table = exploration.run(question).tables[ALL]
    codes = [id.removesuffix(":soil") for id in ids]
    if not set(codes) <= set(BORDERS) or ids == codes:
        return write_record(key, table)
    borders = exploration.run(scenarios.build(origins=codes, ranges_km=[(70.0, 100.0)]))
    front = [group for code in codes for group in borders.tables[code].front]
    beside = exploration.run(question, beside=front).tables[ALL].front
    return write_record(key, table, beside=beside)


def main():
    """Write the file."""
    FILE.parent.mkdir(exist_ok=True)
    with Pool(int(sys.argv[1]) if sys.argv[1:] else 2) as pool:
        lines = pool.map(measure, sets_of_origins().items(), chunksize=1)
    FILE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(len(lines), "lines,", FILE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
