"""Scenario files: the bundled ones and a user's own, from TOML to `Scenario`."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rangereach.catalogue import load_claims
from rangereach.errors import RangereachError, UnknownNameError, raise_problems
from rangereach.model import Claim, Origin, Scenario, System, Target
from rangereach.readers import read_places, read_systems
from rangereach.readers.document import Table, read_toml
from rangereach.shipped import scenarios_dir

from .assembly import assemble, doubt_setback
from .origins import country_origin, kind_origins, parse_places, place_origin
from .ranges import read_ranges
from .targets import country_target, file_target

__all__ = ["find", "list_bundled", "load"]


def list_bundled() -> dict[str, str]:
    """Return the title of each bundled scenario, by id."""
    files = sorted(scenarios_dir().glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text("utf-8"))["title"] for path in files}


def find(name: str | os.PathLike[str]) -> Scenario:
    """Load a scenario by its bundled name or by the path of its file.

    Parameters
    ----------
    name : str or path
        Such as ``"safe-zone"`` or ``"mine.toml"``.

    Raises
    ------
    UnknownNameError
        If it is neither.
    UserFileError
        If the file has problems.
    """
    text = os.fspath(name)
    if text in list_bundled():
        return load(scenarios_dir() / f"{text}.toml")
    if text.casefold().endswith(".toml") or Path(text).is_file():
        return load(text)
    raise UnknownNameError("scenario", text, list_bundled())


def load(path: str | os.PathLike[str]) -> Scenario:
    """Load a scenario from a TOML file.

    Parameters
    ----------
    path : str or path
        The file; paths inside it are relative to its folder.

    Returns
    -------
    Scenario
        Checked; its id is the file's stem.

    Raises
    ------
    UserFileError
        With every problem in the file, each with its line.
    """
    path = Path(path)
    document = read_toml(path, os.fspath(path))
    root = document.root
    root.check_keys("title", "titles", "into", "claims", "systems", "origin", "range")
    title, titles = root.text("title"), root.translations("titles")
    if titles and not title:
        root.add("titles", "titles go with a title", hint="add title")
    target = _read_target(root, path.parent)
    claims = _read_claims(root)
    table = root.table("origin", required=True)
    origins = _read_origins(table, target, path.parent) if table else []
    ranges = read_ranges(root, _read_own_systems(root, path.parent))
    setback_km = (table.number("setback_km") if table else None) or 0.0
    doubt = doubt_setback(setback_km, origins, ranges)
    if table and doubt:
        table.add("setback_km", doubt)
    raise_problems(document.name, document.problems)
    assert target is not None
    return assemble(
        id=path.stem,
        title=title,
        titles=titles,
        target=target,
        origins=origins,
        ranges=ranges,
        setback_km=setback_km,
        claims=claims,
    )


def _read_target(root: Table, folder: Path) -> Target | None:
    into = root.values.get("into", "UA")
    try:
        if isinstance(into, str):
            return country_target(into)
        table = root.table("into")
        if table is None:
            return None
        table.check_keys("file", "territory_of")
        name = table.text("file", required=True, empty=False)
        territory_of = table.text("territory_of")
        if name:
            return file_target(folder / name, name=name, territory_of=territory_of)
    except RangereachError as error:
        root.document.add_error(("into",), error)
    return None


def _read_own_systems(root: Table, folder: Path) -> dict[str, System]:
    name = root.text("systems", empty=False)
    try:
        return read_systems(folder / name, name=name) if name else {}
    except RangereachError as error:
        root.document.add_error(("systems",), error)
    return {}


def _read_claims(root: Table) -> list[Claim]:
    known = load_claims()
    found = []
    for path, text in root.texts("claims") if "claims" in root else []:
        if text in known:
            found.append(known[text])
        else:
            root.document.add_error(path, UnknownNameError("claim", text, known))
    return found


def _read_origins(table: Table, target: Target | None, folder: Path) -> list[Origin]:
    table.check_keys("border", "soil", "places", "own_places", "country", "kind", "setback_km")
    if target is None:  # already noted; the origins are still worth checking
        target = country_target("UA")
    named = [
        (path, read, text)
        for key, read in _READERS.items()
        if key in table
        for path, text in table.texts(key)
    ]
    if "country" in table or "kind" in table:
        code = table.text("country", required=True, empty=False)
        kind = table.text("kind", empty=False)
        if "kind" not in table:
            hint = 'such as kind = "road"; for its border write border = ["PL"]'
            table.add("country", "country goes with a kind of listed places", hint=hint)
        if code and kind:
            named.append(((*table.path, "kind"), partial(kind_origins, code), kind))
    elif not any(key in table for key in (*_READERS, "own_places")):
        hint = 'add border = ["PL"], soil = ["PL"] or places = ["…"]'
        table.document.add(table.path, "[origin] names no origin", hint=hint)
    found: dict[str, Origin] = {}
    for path, read, text in named:
        try:
            for origin in read(text, target):
                if origin.id in found and path[-1] != "kind":
                    table.document.add(path, "is named twice", value=origin.id)
                found[origin.id] = origin
        except RangereachError as error:
            table.document.add_error(path, error)
    for origin in _read_own_places(table, target, folder):
        found[origin.id] = origin
    return list(found.values())


def _read_own_places(table: Table, target: Target, folder: Path) -> list[Origin]:
    own = table.table("own_places")
    if own is None:
        return []
    own.check_keys("file", "crs")
    name, crs = own.text("file", required=True, empty=False), own.text("crs")
    try:
        places = read_places(folder / name, crs=crs or None, name=name) if name else []
        return [place_origin(place, target) for place in places]
    except RangereachError as error:
        table.document.add_error((*table.path, "own_places"), error)
        return []


_READERS: dict[str, Callable[[str, Target], list[Origin]]] = {
    "border": lambda text, target: [country_origin(text, "border", target)],
    "soil": lambda text, target: [country_origin(text, "soil", target)],
    "places": parse_places,
}
