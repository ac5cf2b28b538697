"""A commented scenario file to begin with: every key is explained, every example loads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rangereach.model import Origin

from .origins import parse_origins
from .schema import SCHEMA_NAME
from .spot import build
from .targets import country_target

__all__ = ["render_draft"]

_HEAD = f"""\
#:schema ./{SCHEMA_NAME}
# A question for rangereach: how far could a published range reach? Hypothetical: geometry,
# not a statement about any deployment.
#
# Run it with      rangereach map FILE      or      rangereach reach FILE
# This is TOML. A line that begins with # says something; where no space follows the #, it
# is an example: take the # away, and change it.

# title: the question as a reader sees it. Left out, it is made from the parts.
"""

_TITLES = """\
#titles = { uk = "Заголовок українською", pl = "Tytuł po polsku" }
"""

_TOP = """
# into: what is reached into, a country by its code, or a polygon file (GeoJSON, longitude
# first) beside this one. With territory_of = "UA" in the braces the polygon is checked:
# one that leaves out recognised territory is refused. Left out, it is Ukraine.
#into = "UA"

#into = { file = "area.geojson" }

# claims: published statements that the question is about. List them: rangereach claims
#claims = ["lange-2024"]

# systems: a file with systems of your own, which a [[range]] below can then name.
#systems = "systems.toml"

# Where the range is measured from: one or more of border, soil, places, own_places, or
# country with kind.
[origin]
"""

_PARTS = {
    "border": (
        "border: anywhere along the land border with the target. PL, SK, HU, RO or MD.",
        ["SK"],
    ),
    "soil": (
        "soil: anywhere on the territory, also of LT, LV, EE and FI; farther than a border.",
        ["RO"],
    ),
    "places": (
        "places: listed public places, by id or name, or all of a kind. rangereach places",
        ["pl_medyka_road", "SK:road"],
    ),
}

_KIND = """\
# country and kind: all listed places of a kind there: road, ferry, town or airport.
#country = "HU"
#kind = "airport"

# own_places: a CSV, XLSX, GeoJSON or GeoPackage file with places of your own; beside it,
# crs names the system of projected coordinates, such as EPSG:2180.
#own_places = { file = "places.csv" }
"""

_SETBACK = """
# setback_km: how far back from border or soil, less than every range: an upper bound.
#setback_km = 10
"""

_RANGES = """
# How far: one [[range]] for each band of distances, from low_km to high_km.
"""

_EXAMPLES = """
# A [[range]] without a source is your own question, and is shown as that. id is its key in
# tables, label what a reader sees.
#[[range]]
#id = "question"
#label = "our question"
#labels = { uk = "наше питання", pl = "nasze pytanie" }
#low_km = 40
#high_km = 60

# system: its published band, computed from its figures. List them: rangereach systems
# against asks for its figures against aircraft_cruise, ballistic, missile or not_stated.
#[[range]]
#id = "ballistic"
#system = "patriot_pac3_mse"
#against = "ballistic"

# A published figure with its source: all five, only the title may be empty. hedge is the
# word beside the number, as printed. date is a day, or "2024" or "2024-05".
#[[range]]
#id = "printed"
#low_km = 40
#high_km = 40
#hedge = "about"
#[range.source]
#publisher = "A newspaper"
#title = ""
#url = "https://example.org/a"
#date = 2024-05-11
#quote = "about 40 km"

# Several figures: a [[range.figure]] for each; the band is the least to the greatest.
#[[range]]
#id = "several"
#[[range.figure]]
#low_km = 40
#high_km = 40
#source = { publisher = "A", title = "", url = "https://example.org", date = "2024", quote = "…" }
#[[range.figure]]
#low_km = 50
#high_km = 60
#source = { publisher = "B", title = "", url = "https://example.org", date = "2024", quote = "…" }
"""


def render_draft(
    *,
    origins: Sequence[str] = (),
    systems: Sequence[str] = (),
    ranges: Sequence[str] = (),
    title: str = "",
) -> str:
    """Return the text of a scenario file that loads as it stands.

    Parameters
    ----------
    origins, systems, ranges : sequence of str
        As typed, such as ``"PL:soil"``, ``"patriot"``, ``"70-100"``. Without any origin it
        is the border of Poland, without any range 70 to 100 km, as a question.
    title : str
        What a reader sees.

    Raises
    ------
    UserFileError
        With everything that is wrong with them.
    """
    if not systems and not ranges:
        ranges = ["70-100"]
    scenario = build(
        origins=origins or ["PL"], systems=systems, ranges_km=ranges, id="the new scenario"
    )
    named = _sort(origins or ["PL"])
    text = [_HEAD]
    text.append(
        f"title = {_quote(title)}\n{_TITLES}"
        if title
        else f'#title = "How far would it reach?"\n{_TITLES}'
    )
    text.append(_TOP)
    for key, (meaning, example) in _PARTS.items():
        mark = "" if named[key] else "#"
        text.append(f"# {meaning}\n{mark}{key} = {_quote(named[key] or example)}\n\n")
    text.append(_KIND)
    if all(origin.kind != "place" for origin in scenario.origins):
        text.append(_SETBACK)
    bands = (
        f"system = {_quote(band.system)}\n"
        if band.system
        else f"low_km = {band.low_km:.12g}\nhigh_km = {band.high_km:.12g}\n"
        for band in scenario.ranges
    )
    text += [_RANGES, "\n".join(f"[[range]]\n{band}" for band in bands), _EXAMPLES]
    return "".join(text)


def _sort(origins: Iterable[str]) -> dict[str, list[str]]:
    """Return what was typed for origins under the keys of a file, each once."""
    named: dict[str, dict[str, None]] = {"border": {}, "soil": {}, "places": {}}
    target = country_target("UA")
    for text in origins:
        first, *_ = parse_origins(text, target)
        key = "places" if first.kind == "place" else first.kind
        named[key][_entry(text, first)] = None
    return {key: list(entries) for key, entries in named.items()}


def _entry(text: str, origin: Origin) -> str:
    if origin.place is None:
        return origin.country or ""
    code, colon, kind = text.partition(":")
    return f"{code.strip().upper()}:{kind.strip().casefold()}" if colon else origin.id


def _quote(value: str | list[str]) -> str:
    """Return TOML for a text or a list of texts: JSON's, but for one letter."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
