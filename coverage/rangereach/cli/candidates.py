"""What a shell can offer while a command is typed: names and ids, and a word on each.

Read from the first columns of the bundled files, not through the catalogue: a key press
has to be answered before anyone notices, and the catalogue brings the geometry along.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rangereach.shipped import data_dir, scenarios_dir

if TYPE_CHECKING:
    from click import Context, Parameter
    from click.shell_completion import CompletionItem

__all__ = [
    "complete_claim",
    "complete_language",
    "complete_origin",
    "complete_place",
    "complete_scenario",
    "complete_scenario_or_claim",
    "complete_system",
    "complete_target",
]

Names = dict[str, str]
"""What may be typed, and what it stands for."""

_PLAIN = re.compile(r"[\w.-]+")
"""A file name that a shell needs no quotation marks for."""

POLYGONS = (".geojson", ".json", ".gpkg", ".shp", ".kml")


def _completer(
    read: Callable[[], Names], *, listed: bool = False
) -> Callable[[Context, Parameter, str], list[CompletionItem]]:
    """Return what click calls for the words to offer.

    Parameters
    ----------
    read : callable
        Returns all of them.
    listed : bool
        Whether several may be typed, divided by commas.
    """

    def complete(_: Context, __: Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        before, comma, last = incomplete.rpartition(",") if listed else ("", "", incomplete)
        taken = before.split(",")
        return [
            CompletionItem(f"{before}{comma}{name}", help=meaning)
            for name, meaning in read().items()
            if name.casefold().startswith(last.casefold()) and name not in taken
        ]

    return complete


def _rows(folder: str, file: str) -> Iterable[Mapping[str, str]]:
    with (data_dir(folder) / file).open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _files(*endings: str) -> Names:
    """Return the files in this folder; a path into another one is left to the shell."""
    found = sorted(path for path in Path().iterdir() if path.suffix.casefold() in endings)
    return {path.name: "your file" for path in found if _PLAIN.fullmatch(path.name)}


def _scenarios() -> Names:
    import tomllib

    bundled = {}
    for path in sorted(scenarios_dir().glob("*.toml")):
        bundled[path.stem] = str(tomllib.loads(path.read_text("utf-8"))["title"])
    return bundled | _files(".toml")


def _claims() -> Names:
    import tomllib

    text = (data_dir("claims") / "claims.toml").read_text("utf-8")
    return {
        key: f"{table['speaker']}, {table['date']}" for key, table in tomllib.loads(text).items()
    }


def _systems() -> Names:
    """Return the ids, then the aliases that only one system has."""
    rows = list(_rows("systems", "systems.csv"))
    aliases = [(alias, row["name"]) for row in rows for alias in row["aliases"].split(" | ")]
    shared = [alias for alias, _ in aliases]
    own = {alias: name for alias, name in aliases if shared.count(alias) == 1}
    return {row["id"]: row["name"] for row in rows} | {
        alias: name for alias, name in own.items() if _PLAIN.fullmatch(alias)
    }


def _places() -> Names:
    listed = (row for row in _rows("places", "places.csv") if row["set"] != "ua_reference")
    return {row["id"]: f"{row['name_en']}, {row['country']}, {row['kind']}" for row in listed}


def _countries() -> Names:
    return {row["id"]: row["en"] for row in _rows("territory", "countries.csv")}


def _origins() -> Names:
    """Return borders, soils, kinds of places and places, in this order."""
    listed = [row for row in _rows("places", "places.csv") if row["set"] != "ua_reference"]
    names = _countries()
    codes = {row["country"]: row["set"] for row in listed}
    borders = {
        code: f"the border of {names[code]}" for code, part in codes.items() if part == "core"
    }
    soils = {f"{code}:soil": f"anywhere in {names[code]}" for code in codes}
    kinds = {
        f"{row['country']}:{row['kind']}": f"every listed {row['kind']} in {names[row['country']]}"
        for row in listed
    }
    return borders | soils | kinds | _places()


def _targets() -> Names:
    known = {code: name for code, name in _countries().items() if code not in ("BY", "RU")}
    return known | _files(*POLYGONS)


def _languages() -> Names:
    from rangereach.model import LANGUAGES
    from rangereach.outputs.wording import languages

    return {code: LANGUAGES.get(code, code) for code in languages()}


complete_scenario = _completer(_scenarios)
complete_claim = _completer(_claims)
complete_scenario_or_claim = _completer(lambda: _scenarios() | _claims())
complete_place = _completer(_places)
complete_system = _completer(_systems, listed=True)
complete_origin = _completer(_origins, listed=True)
complete_target = _completer(_targets)
complete_language = _completer(_languages, listed=True)
