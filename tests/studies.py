"""Studies that several tests read, each measured once per process."""

import dataclasses
import functools

from rangereach import comparison, scenarios, study
from rangereach.comparison import Comparison
from rangereach.model import Figure, Place, Range, Source
from rangereach.study import Study

HOSTILE = (
    "<img src=x onerror=\"window.marked='img'\">",
    "</script><script>window.marked='script'</script>",
    "\"><svg onload=window.marked='svg'>",
    "';window.marked='quote';//`${window.marked='tick'}`",
    "{{7*191}}{% print 7*191 %}{# gone #}",
)
"""Harmless marks: each shows itself if a page runs it instead of printing it."""


@functools.cache
def study_of(name: str) -> Study:
    """Measure a bundled scenario."""
    return study.run(scenarios.find(name))


@functools.cache
def what_if(
    origins: tuple[str, ...],
    ranges_km: tuple[tuple[float, float], ...] = (),
    systems: tuple[str, ...] = (),
    setback_km: float = 0.0,
) -> Study:
    """Measure a scenario built on the spot."""
    return study.run(
        scenarios.build(
            origins=origins, ranges_km=ranges_km, systems=systems, setback_km=setback_km
        )
    )


@functools.cache
def comparison_of(a: str, b: str) -> Comparison:
    """Compare two bundled scenarios."""
    return comparison.compare(study_of(a), study_of(b))


@functools.cache
def hostile_study() -> Study:
    """Return a study in which every text from outside holds the marks."""
    text = "".join(HOSTILE)
    place = Place(
        id="own-1",
        names={"en": f"Place {text}"},
        country="PL",
        kind="own",
        set="own",
        lon_deg=22.9,
        lat_deg=49.8,
        accuracy_m=0.0,
    )
    scenario = scenarios.build(places=[place], ranges_km=[(60.0, 90.0)])
    figures = tuple(
        Figure(
            id=f"f{number}",
            low_km=km,
            high_km=km,
            hedge=f"hedge {text}",
            source=Source(
                publisher=f"Publisher {text}",
                title=f"Title {text}" if number else "",
                url=f"javascript:window.marked='url'//{text}",
                date="2024-05",
                date_certain=False,
                quote=f"Quote {text}",
                first_source=f"First {text}",
            ),
        )
        for number, km in enumerate((60.0, 90.0))
    )
    band = dataclasses.replace(
        scenario.ranges[0], label=f"Label {text}", figures=figures, in_band=(True, True)
    )
    assert isinstance(band, Range)
    return study.run(dataclasses.replace(scenario, title=f"Title {text}", ranges=(band,)))
