"""Curves that several tests read, each measured once per process."""

import dataclasses
import functools

from rangereach import curve, scenarios
from rangereach.curve import CurveStudy
from rangereach.model import Scenario


@functools.cache
def traced(
    origins: tuple[str, ...],
    sweep: str,
    step: str | None = None,
    systems: tuple[str, ...] = (),
    *,
    by_origin: bool = False,
) -> CurveStudy:
    """Measure a sweep of a scenario built on the spot, or, of one word, a bundled one."""
    return curve.trace(
        question(origins, systems), curve.parse_sweep(sweep, step), by_origin=by_origin
    )


def question(origins: tuple[str, ...], systems: tuple[str, ...]) -> Scenario:
    if origins == ("safe-zone",):
        return scenarios.find("safe-zone")
    asked = scenarios.build(origins=origins, systems=systems, ranges_km=[(1.0, 500.0)])
    return dataclasses.replace(asked, ranges=asked.ranges[:-1])
