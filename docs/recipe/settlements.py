"""Last step for the settlements: official romanisation, flags, and only what a map needs.

Reads `places.csv` as step 8 writes it, `names.toml` and the capitals of
`data/territory/oblasts.csv`; writes `data/settlements/settlements.csv`.

    python settlements.py PLACES_CSV
"""

import csv
import sys
import tomllib
from pathlib import Path

from romanisation import mend, romanise

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "data"
LANGUAGES = ("uk", "pl", "de", "ro", "hu", "sk")
HEADER = ["geonameid", "name", "lon", "lat", "country", "oblast", "population",
          "population_uncertain", "capital", *LANGUAGES]

# Wartime guesses: Mariupol, Kherson, Vinnytsia, Sevastopol.
UNCERTAIN = {"701822", "706448", "689558", "694423"}
# Other countries are labels on a map: cities from here on, and no city districts.
LEAST = {"PL": 50_000, "SK": 50_000, "HU": 50_000, "RO": 50_000, "MD": 20_000,
         "BY": 100_000, "CZ": 100_000, "BG": 100_000, "LT": 50_000, "LV": 50_000,
         "EE": 50_000, "FI": 100_000, "DE": 500_000, "AT": 120_000, "RU": 200_000}
DISTRICTS = set("""8063098 11903636 2779469 590775 12747032 3046446 3054667 7284824 7284842
    758470 763442 7284830 6545326 6545348 3058213""".split())
# Of Russia, only cities near the map's centre.
RUSSIAN = set("""524901 498817 501175 472045 472757 542420 578072 538560 571476 491687 554234
    484907 518255 515012 480062 535121 504341 480060 487846""".split())


def is_kept(row):
    """Tell whether a row is a Ukrainian settlement or a city that a map labels."""
    country, people = row["countrycode"], int(row["population"])
    if country == "UA":
        return True
    if country == "RU":
        return row["geonameid"] in RUSSIAN
    named = any(row[language] for language in LANGUAGES)
    return people >= LEAST[country] and named and row["geonameid"] not in DISTRICTS


def english(row, uk, fixed):
    """Return the English name: fixed by hand, else from the Ukrainian, else mended."""
    if row["geonameid"] in fixed:
        return fixed[row["geonameid"]]
    if row["countrycode"] != "UA":
        return row["name"].translate(str.maketrans("şţŞŢ’'", "șțȘȚ  ")).replace(" ", " ").strip()
    return romanise(uk) if uk else mend(row["name"])


def main(source):
    """Write the settlements."""
    names = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    with (DATA / "territory" / "oblasts.csv").open(encoding="utf-8", newline="") as handle:
        capitals = {row["capital_id"] for row in csv.DictReader(handle)}
    with open(source, encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if is_kept(row)]
    target = DATA / "settlements" / "settlements.csv"
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(HEADER)
        for row in rows:
            key = row["geonameid"]
            uk = names["uk"].get(key, row["uk"])
            uncertain = key in UNCERTAIN
            writer.writerow([
                key, english(row, uk, names["en"]), row["longitude"], row["latitude"],
                row["countrycode"], row["oblast"], "" if uncertain else row["population"],
                str(uncertain).lower(), str(key in capitals).lower(),
                uk, *(row[language] for language in LANGUAGES[1:]),
            ])


if __name__ == "__main__":
    main(sys.argv[1])
