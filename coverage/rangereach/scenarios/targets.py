"""What is reached into: a country's recognised land, or a polygon of the user's."""

from __future__ import annotations

from pathlib import Path

from rangereach import earth
from rangereach.catalogue import check_recognised, load_territory
from rangereach.errors import RangereachError
from rangereach.model import Target
from rangereach.readers import NEVER, read_polygon

__all__ = ["QuestionError", "country_target", "file_target"]

_SLIVER = 0.01  # two border sources differ by far less than this share of a polygon


class QuestionError(RangereachError, ValueError):
    """A question that this package does not answer."""


def country_target(code: str) -> Target:
    """Return a country as the target.

    Parameters
    ----------
    code : str
        ISO 3166-1 alpha-2; case is ignored.

    Raises
    ------
    QuestionError
        If it is not on the map, is cut by its frame, or is never a target.
    """
    countries = load_territory().countries
    country = countries.get(code.upper())
    allowed = [key for key, item in countries.items() if key not in NEVER and not item.clipped]
    choices = f"choose one of {', '.join(sorted(allowed))}, or a polygon file (.geojson)"
    if country is None:
        named = [key for key in allowed if countries[key].names["en"].casefold() == code.casefold()]
        hint = f"write {named[0]}" if named else choices
        raise QuestionError(f"there is no country {code!r}", hint=hint)
    if country.id not in allowed:
        never = "is drawn, but is never a target"
        why = never if country.id in NEVER else "is cut by the frame of the map"
        raise QuestionError(f"{country.names['en']} ({country.id}) {why}", hint=choices)
    return Target(id=country.id, names=country.names, geometry=country.geometry, country=country.id)


def file_target(path: Path, *, name: str, territory_of: str = "") -> Target:
    """Return a polygon file of the user's as the target.

    Parameters
    ----------
    path : Path
        A GeoJSON file.
    name : str
        As the user gave it, for messages.
    territory_of : str, optional
        ``"UA"``: have it checked as that country's recognised territory.

    Raises
    ------
    UserFileError
        If the file is not a sound polygon.
    DataError
        If it leaves out land that is recognised as the country's.
    QuestionError
        If it lies in a country that is never a target.
    """
    geometry = read_polygon(path, name=name)
    if territory_of and territory_of != "UA":
        raise QuestionError(
            f"territory_of is {territory_of!r}; only the territory of UA can be checked",
            hint='write territory_of = "UA", or leave it out',
        )
    if territory_of:
        check_recognised(geometry)
    countries = load_territory().countries
    for code in NEVER:
        shared = earth.intersect(geometry, countries[code].geometry)[0]
        if earth.area_m2(shared) > _SLIVER * earth.area_m2(geometry):
            raise QuestionError(
                f"{name} lies in {countries[code].names['en']}, which is never a target",
                hint="draw it inside Ukraine or another neighbour",
            )
    return Target(id="own", names={"en": path.stem}, geometry=geometry, country=None)
