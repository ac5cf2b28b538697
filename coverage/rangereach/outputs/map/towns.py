"""Which towns maps and tables name."""

from __future__ import annotations

from rangereach.model import Town
from rangereach.outputs import style
from rangereach.study import Study
from rangereach.units import M_PER_KM

__all__ = ["NAMED_FROM", "named_towns"]

NAMED_FROM = 15_000
"""Towns from this population on are named; smaller ones are counted."""


def named_towns(study: Study) -> list[Town]:
    """Return the towns that maps and tables name, most needed on a map first.

    A town whose population is uncertain is named: its source lists it as a city.
    """
    steps = style.steps_km(study.scenario.ranges)
    setback_m = study.scenario.setback_km * M_PER_KM
    towns = [
        town
        for town in study.towns.values()
        if town.population is None or town.population >= NAMED_FROM
    ]
    return sorted(
        towns,
        key=lambda town: (
            *style.town_rank(town, study.town_distance_m[town.id] + setback_m, steps),
            town.id,
        ),
    )
