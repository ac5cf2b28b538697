"""Which towns maps and tables name."""

from __future__ import annotations

from rangereach.model import Town
from rangereach.outputs import style
from rangereach.study import Study

__all__ = ["named_towns"]


def named_towns(study: Study) -> list[Town]:
    """Return the towns that maps and tables name, most needed on a map first."""
    steps = style.steps_km(study.scenario.ranges)
    return sorted(
        filter(style.is_named, study.towns.values()),
        key=lambda town: (*style.town_rank(town, study.enters_m(town.id), steps), town.id),
    )
