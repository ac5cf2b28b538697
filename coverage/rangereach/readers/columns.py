"""Which column of a user's table is the name, the latitude, the longitude."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rangereach.catalogue.names import fold
from rangereach.errors import Problem, did_you_mean

__all__ = ["HEADER", "Columns", "find_columns"]

HEADER = ("name", "lat", "lon")

Role = Literal["name", "lat", "lon", "pair"]

# In each role, what a column is plainly called, and what it is taken for where nothing is.
_CALLED: dict[Role, tuple[str, str]] = {
    "name": (
        "name, nazwa, назва, bezeichnung, ortsname, denumire, nume, názov, meno, név, megnevezés",
        (
            "place, place name, title, label, town, city, village, settlement, crossing, site, "
            "point, miejscowość, miejsce, miasto, przejście, punkt, місце, місто, "
            "населений пункт, пункт, ort, stadt, gemeinde, localitate, loc, oraș, obec, mesto, "
            "miesto, település, helység, hely, város"
        ),
    ),
    "lat": (
        (
            "lat, latitude, szerokość, широта, breite, breitengrad, latitudine, šírka, "
            "szélesség, szélességi"
        ),
        "y, northing, hochwert, n",
    ),
    "lon": (
        (
            "lon, lng, long, longitude, długość, довгота, länge, laenge, längengrad, longitudine, "
            "dĺžka, hosszúság, hosszúsági"
        ),
        "x, easting, rechtswert, e",
    ),
    "pair": (
        (
            "lat lon, lat lng, lat long, latlon, latlng, latitude longitude, coordinates, "
            "coordinate, coords, współrzędne, координати, koordinaten, coordonate, súradnice, "
            "koordináták, lon lat, lng lat, long lat, lonlat, longitude latitude, x y"
        ),
        "gps, position, location, wkt, geometry, geom, the geom",
    ),
}
_LON_FIRST = ("lon", "lng", "long", "x")
# Words that say more about a column and not what it is.
_SILENT = (
    "deg degrees degree dd dms decimal wgs84 wgs 84 epsg 4326 geogr geograficzna geographic "
    "geographische geografica zemepisna foldrajzi географічна gps fok stopnie n s e o w m"
)
_BY_NAME: dict[str, tuple[Role, bool]] = {
    fold(name.strip()): (role, plainly)
    for role, called in _CALLED.items()
    for plainly, names in zip((True, False), called, strict=True)
    for name in names.split(",")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Positions of the columns in a row; either `lat` and `lon`, or `pair`.

    Parameters
    ----------
    name : int
        Of the place's name.
    lat, lon : int or None
        Of the two coordinates.
    pair : int or None
        Of the one that holds both.
    lon_first : bool
        Whether plain numbers in `pair` stand longitude first.
    """

    name: int
    lat: int | None = None
    lon: int | None = None
    pair: int | None = None
    lon_first: bool = False


def find_columns(header: Sequence[str], *, only_name: bool = False) -> Columns | list[Problem]:
    """Find the columns by their names, in any order, case and of seven languages.

    Parameters
    ----------
    header : sequence of str
        The names.
    only_name : bool
        Whether coordinates are not looked for, since a geometry holds them.

    Returns
    -------
    Columns, or list of Problem
        What keeps them from being found, `where` left empty.
    """
    problems: list[Problem] = []
    roles: tuple[Role, ...] = ("name",) if only_name else ("name", "lat", "lon", "pair")
    found = {role: _choose(header, role, problems) for role in roles}
    name, lat, lon, pair = (found.get(role) for role in ("name", "lat", "lon", "pair"))
    wanted: list[Role] = []
    if name is None:
        wanted.append("name")
    if not only_name and (lat is None or lon is None):
        if pair is None:
            wanted += [role for role in roles[1:3] if found[role] is None]
        lat = lon = None
    if not problems:
        problems = [_miss(header, role) for role in wanted]
    if problems or name is None:
        return problems
    first = _read_words(header[pair])[0] if pair is not None and _read_words(header[pair]) else ""
    return Columns(
        name=name,
        lat=lat,
        lon=lon,
        pair=pair if lat is None else None,
        lon_first=first in _LON_FIRST or first.startswith("lon"),
    )


def _choose(header: Sequence[str], role: Role, problems: list[Problem]) -> int | None:
    found = [(at, _take(cell)) for at, cell in enumerate(header)]
    exact = [at for at, cell in enumerate(header) if fold(cell) == role]
    plainly = [at for at, taken in found if taken == (role, True)]
    others = [at for at, taken in found if taken == (role, False)]
    candidates = exact or plainly or others
    if len(candidates) > 1:
        cells = [header[at].strip() for at in candidates]
        listed = ", ".join(repr(cell) for cell in cells)
        if len(set(cells)) == 1:
            why, hint = "is there twice", "rename or remove one of them"
        else:
            why = f"could be the {role}, and so could {listed}"
            hint = f"rename the one you mean to {'coordinates' if role == 'pair' else role!r}"
        problems.append(Problem(where="", value=cells[0], why=why, hint=hint))
    return candidates[0] if candidates else None


def _take(cell: str) -> tuple[Role, bool] | None:
    whole = " ".join(re.findall(r"\w+", fold(cell.replace("_", " "))))
    words = _read_words(cell)
    return _BY_NAME.get(whole) or _BY_NAME.get(" ".join(words))


def _read_words(cell: str) -> list[str]:
    words = re.findall(r"\w+", fold(cell.replace("_", " ")))
    return [word for word in words if word not in fold(_SILENT).split()] or words


def _miss(header: Sequence[str], role: Role) -> Problem:
    others = [cell.strip() for cell in header if _take(cell) is None and cell.strip()]
    near = next((cell for cell in others if fold(cell).startswith(role)), None)
    near = near or did_you_mean(role, others)
    hint = f"rename {near!r} to {role!r}" if near else f"the header is {','.join(HEADER)}"
    listed = ", ".join(others[:8])
    about = f"; the columns not known are {listed}" if others and not near else ""
    return Problem(where="", why=f"there is no column {role!r}{about}", hint=hint)
