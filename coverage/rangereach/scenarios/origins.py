"""Where a range is measured from: listed places, a border, or a whole territory.

A country code means its shared border with the target. Its soil is meant only when
asked (``PL:soil``), all its listed places of a kind likewise (``PL:road``). Origins are
Ukraine's neighbours in the catalogue, and for soil and places the Baltic states and
Finland.
"""

from __future__ import annotations

import shapely

from rangereach.catalogue import find_place, load_places, load_territory
from rangereach.model import HOME, Origin, OriginKind, Place, Target
from rangereach.readers import NEVER

from .targets import QuestionError

__all__ = ["country_origin", "kind_origins", "parse_origins", "parse_places", "place_origin"]

NEIGHBOURS = ("PL", "SK", "HU", "RO", "MD")
"""Countries whose border with Ukraine can be an origin."""

EASTERN_FLANK = ("LT", "LV", "EE", "FI")
"""Countries without a border with Ukraine: soil and places only."""

KINDS = ("road", "ferry", "town", "airport")
"""Kinds of listed places, of which all in a country can be meant: ``PL:road``."""


def parse_origins(text: str, target: Target) -> list[Origin]:
    """Read what was typed for an origin: ``PL``, ``PL:soil``, ``PL:road``, a place's id or name.

    Parameters
    ----------
    text : str
        As typed.
    target : Target
        What is reached into.

    Returns
    -------
    list of Origin
        One; for a kind of places, such as ``PL:road``, every listed one of that country.

    Raises
    ------
    QuestionError, UnknownNameError
        If it is not an origin into this target.
    """
    code, colon, kind = (part.strip() for part in text.partition(":"))
    kind = kind.casefold()
    if kind == "soil":
        return [country_origin(code, "soil", target)]
    if colon and kind not in KINDS:
        raise QuestionError(
            f"{text!r} is not an origin",
            hint=f"write {code} or {code}:soil, or all listed places of a kind: "
            + ", ".join(f"{code}:{known}" for known in KINDS),
        )
    if len(text) == 2 and text.isalpha():
        return [country_origin(text, "border", target)]
    for country in load_territory().countries.values():
        if text.casefold() == country.names["en"].casefold():
            raise QuestionError(
                f"{text!r} is a country",
                hint=f"write {country.id} for its border, {country.id}:soil for its territory",
            )
    return parse_places(text, target)


def parse_places(text: str, target: Target) -> list[Origin]:
    """Read listed places as typed: the id or name of one, or a kind of them, ``PL:road``.

    Raises
    ------
    QuestionError, UnknownNameError, AmbiguousNameError
        If that is no listed place, or none that can be an origin.
    """
    code, colon, kind = (part.strip() for part in text.partition(":"))
    if colon and kind.casefold() in KINDS:
        return kind_origins(code, kind.casefold(), target)
    return [place_origin(find_place(text), target)]


def country_origin(code: str, kind: OriginKind, target: Target) -> Origin:
    """Return a country's border with the target, or its soil, as an origin.

    Parameters
    ----------
    code : str
        ISO 3166-1 alpha-2; case is ignored.
    kind : {"border", "soil"}
        Which of the two.
    target : Target
        What is reached into.

    Raises
    ------
    QuestionError
        If the country is not an origin, or has no such border.
    """
    countries = load_territory().countries
    typed, code = code, code.upper()
    facing = countries[target.facing]
    bordering = [key for key in NEIGHBOURS if countries[key].arcs & facing.arcs]
    choices = bordering if kind == "border" else [*NEIGHBOURS, *EASTERN_FLANK]
    hint = f"choose one of {', '.join(choices)}"
    if code == target.country:
        raise QuestionError(f"{code} is the target; the origin is another country", hint=hint)
    if code in NEVER:
        raise QuestionError(f"{code} is drawn, but is never an origin", hint=hint)
    if code not in (*NEIGHBOURS, *EASTERN_FLANK):
        known = countries.get(code)
        raise QuestionError(
            f"{known.names['en']} ({code}) is not an origin"
            if known
            else f"there is no country {typed!r}",
            hint=hint,
        )
    if code not in choices:
        raise QuestionError(
            f"{countries[code].names['en']} ({code}) shares no border with "
            f"{facing.names['en']} ({facing.id})",
            hint=f"measure from its territory instead: {code}:soil, "
            f'in a file soil = ["{code}"]; borders: {", ".join(choices)}',
        )
    return Origin(id=f"{code}:soil" if kind == "soil" else code, kind=kind, country=code)


def place_origin(place: Place, target: Target) -> Origin:
    """Return a listed place, or a user's own, as an origin.

    Raises
    ------
    QuestionError
        If it lies in the target or in a country that is never an origin.
    """
    if place.country in (*NEVER, HOME, target.country):
        raise QuestionError(
            f"{place.names['en']} ({place.id}) lies in {place.country}: an origin lies in "
            "a neighbouring country, outside the target"
        )
    # A crossing may lie on the line: countries are compared above, and a polygon
    # of the user's has no country to compare.
    point = shapely.Point(place.lon_deg, place.lat_deg)
    if target.country is None and shapely.contains(target.geometry, point):
        raise QuestionError(f"{place.names['en']} ({place.id}) lies inside the target polygon")
    return Origin(id=place.id, kind="place", country=place.country, place=place)


def kind_origins(code: str, kind: str, target: Target) -> list[Origin]:
    """Return every listed place of one kind in one country.

    Raises
    ------
    QuestionError
        If none is listed.
    """
    listed = [place for place in load_places().values() if place.set != "ua_reference"]
    found = [item for item in listed if (item.country, item.kind) == (code.upper(), kind)]
    if not found:
        kinds = sorted({place.kind for place in listed if place.country == code.upper()})
        countries = sorted({place.country for place in listed if place.country})
        raise QuestionError(
            f"no place of kind {kind!r} is listed in {code!r}",
            hint=f"kinds there: {', '.join(kinds)}"
            if kinds
            else f"countries with listed places: {', '.join(countries)}",
        )
    return [place_origin(place, target) for place in found]
