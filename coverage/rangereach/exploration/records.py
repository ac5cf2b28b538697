"""The tables that ship with the package: one line of JSON for each origin, or set of them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from typing import Any

from rangereach.model import HOME, Origin, Scenario
from rangereach.provenance import read_bytes
from rangereach.rings import ALL
from rangereach.units import M2_PER_KM2, M_PER_KM

from .values import STOPS_KM, Exploration, Group, Table

__all__ = ["load", "name_origins", "offer_soil", "write_record"]

_FILE = ("exploration", "tables.jsonl")

_STEP_DEG = 1e-4


def load(scenario: Scenario) -> Exploration | None:
    """Load a scenario's tables, where they ship with the package.

    Parameters
    ----------
    scenario : Scenario
        Target, origins and set-back; its ranges are not asked.

    Returns
    -------
    Exploration or None
        With the soil of the same countries as an alternative, where the origins are borders.
        None unless all origins are bundled, each and together, the target is Ukraine, and
        there is no set-back.

    Raises
    ------
    DataError
        If the file is damaged.
    """
    if scenario.target.country != HOME or scenario.setback_km:
        return None
    soil = offer_soil(scenario.origins)
    key_of = {
        ALL: name_origins(scenario.origins),
        **{origin.id: origin.id for origin in scenario.origins},
    }
    found = _read({*key_of.values(), name_origins(soil)})
    if not found.keys() >= set(key_of.values()):
        return None
    tables = {origin_id: _table(found[key], "front") for origin_id, key in key_of.items()}
    alternatives = {}
    if beside := found.get(name_origins(soil)):
        alternatives[beside["origins"]] = soil
        tables[beside["origins"]] = _table(beside, "front_beside_border")
    return Exploration(stops_km=STOPS_KM, tables=tables, alternatives=alternatives)


def name_origins(origins: Iterable[Origin]) -> str:
    """Return the key of a set of origins, whatever their order.

    Examples
    --------
    >>> name_origins([Origin(id=key, kind="border", country=key) for key in ("SK", "PL")])
    'PL+SK'
    """
    return "+".join(sorted(origin.id for origin in origins))


def offer_soil(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return the soil of the countries whose borders these are; none where one is no border."""
    each = tuple(origins)
    if any(origin.kind != "border" for origin in each):
        return ()
    return tuple(
        Origin(id=f"{origin.country}:soil", kind="soil", country=origin.country) for origin in each
    )


def write_record(key: str, table: Table, *, beside: Sequence[Group] | None = None) -> str:
    """Write a table as a line of the file: kilometres, areas to 0.01 km2, distances to 1 m.

    Towns enter at the next whole metre: no stop lies between. What is missing to the target
    is written of the first stop alone: each longer one misses as much less as it is longer.

    Parameters
    ----------
    key : str
        From `name_origins`.
    table : Table
        At the stops of `STOPS_KM`.
    beside : sequence of Group, optional
        Of a soil, the front it has beside those of its borders.
    """
    record = {
        "origins": key,
        "area_km2": [_short(value / M2_PER_KM2, 2) for value in table.area_m2],
        "depth_km": [_short(value / M_PER_KM, 3) for value in table.depth_m],
        "missing_km": _short(table.missing_m[0] / M_PER_KM, 3),
        "towns": table.towns,
        "people": table.people,
        "town_enters_km": {
            town: _short(math.ceil(metres) / M_PER_KM, 3)
            for town, metres in table.town_enters_m.items()
        },
        "oblast_enters_km": {key: _short(km, 0) for key, km in table.oblast_enters_km.items()},
        "front": _groups(table.front),
    }
    if beside is not None:
        record["front_beside_border"] = _groups(beside)
    return json.dumps(record, separators=(",", ":"))


def _groups(front: Iterable[Group]) -> list[tuple[float, list[float]]]:
    return [(_short(group.until_km, 0), _pack(group.points)) for group in front]


def _pack(points: Sequence[tuple[float, float]]) -> list[float]:
    """Write a point in degrees, then each as its steps from the one before, in `_STEP_DEG`."""
    flat = [value for point in points for value in point]
    steps = (_short((b - a) / _STEP_DEG, 2) for a, b in zip(flat, flat[2:], strict=False))
    return [*flat[:2], *steps]


def _unpack(packed: Sequence[float]) -> tuple[tuple[float, float], ...]:
    flat = list(packed[:2])
    for steps in packed[2:]:
        flat.append(round(flat[-2] + steps * _STEP_DEG, 6))
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def _short(value: float, digits: int) -> float:
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded


def _read(keys: set[str]) -> dict[str, dict[str, Any]]:
    """Return the records of some keys that are there; no other line is parsed."""
    starts = tuple(f'{{"origins":{json.dumps(key)},' for key in keys)
    lines = read_bytes(*_FILE).decode("utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.startswith(starts)]
    return {record["origins"]: record for record in records}


def _table(record: dict[str, Any], front: str) -> Table:
    return Table(
        area_m2=tuple(km2 * M2_PER_KM2 for km2 in record["area_km2"]),
        depth_m=tuple(km * M_PER_KM for km in record["depth_km"]),
        missing_m=tuple(
            max(0.0, (record["missing_km"] - (stop_km - STOPS_KM[0])) * M_PER_KM)
            for stop_km in STOPS_KM
        ),
        towns=tuple(record["towns"]),
        people=tuple(record["people"]),
        town_enters_m={key: km * M_PER_KM for key, km in record["town_enters_km"].items()},
        oblast_enters_km=dict(record["oblast_enters_km"]),
        front=tuple(
            Group(until_km=until, points=_unpack(packed)) for until, packed in record[front]
        ),
    )
