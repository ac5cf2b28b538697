"""The same question put otherwise: its answers, and why some are not asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rangereach import catalogue, study
from rangereach.model import Origin, Range, Territory
from rangereach.provenance import load_dataset
from rangereach.reach import Reach
from rangereach.study import Study

from .values import Absence, Alternative, Answer, Sensitivity, Topic

__all__ = ["SETBACKS_KM", "run"]

SETBACKS_KM = (5.0, 10.0, 20.0)
"""How far back from border or soil is asked."""


def run(given: Study) -> Sensitivity:
    """Ask a study's question again: on the second border, of the other kind, set back.

    Parameters
    ----------
    given : Study
        From `rangereach.study.run`.

    Returns
    -------
    Sensitivity
        For all origins together and each distance of the study.
    """
    asking = _Asking(given)
    asking.ask_second_border()
    asking.ask_kinds()
    asking.ask_setbacks()
    return Sensitivity(
        given=asking.given,
        alternatives=tuple(asking.alternatives),
        absent=asking.absent,
        apart=_deviations(given),
        border_data=load_dataset("territory"),
        second_border_data=load_dataset(catalogue.SECOND_BORDER),
    )


class _Asking:
    """One study, and what was asked beside it so far."""

    def __init__(self, given: Study) -> None:
        self.study = given
        self.rows = given.by_range_km()
        self.given = tuple(_answer(row) for row in self.rows.values())
        self.alternatives: list[Alternative] = []
        self.absent: dict[Topic, Absence] = {}

    def ask_second_border(self) -> None:
        """Take borders, soils and the target's outline from the second border."""
        scenario = self.study.scenario
        if scenario.target.country is None and all(o.kind == "place" for o in scenario.origins):
            self.absent["border_data"] = "no_border_used"
            return
        self.ask("second-border", "border_data", territory=catalogue.load_second_territory())

    def ask_kinds(self) -> None:
        """Measure from the border of the countries instead of their soil, and the other way."""
        scenario = self.study.scenario
        if any(origin.kind == "place" for origin in scenario.origins):
            self.absent["origin_kind"] = "places"
            return
        borders = tuple(self.as_border(origin) for origin in scenario.origins)
        soils = tuple(_as_soil(origin) for origin in scenario.origins)
        for id, origins in (("border", borders), ("soil", soils)):
            distinct = tuple({origin.id: origin for origin in origins}.values())
            if set(distinct) != set(scenario.origins):
                self.ask(id, "origin_kind", origins=distinct)
        if not any(found.topic == "origin_kind" for found in self.alternatives):
            self.absent["origin_kind"] = "no_shared_border"

    def ask_setbacks(self) -> None:
        """Measure from farther back than border or soil.

        Set back by 10 km, 70 km come to what 60 km come to from the border itself; so all
        set-backs are one question, and equal distances are measured once.
        """
        scenario = self.study.scenario
        if any(origin.kind == "place" for origin in scenario.origins):
            self.absent["setback"] = "places"
            return
        pairs = {
            setback_km: {km: km - setback_km for km in self.rows if km > setback_km}
            for setback_km in SETBACKS_KM
            if setback_km != scenario.setback_km
        }
        distances_km = sorted({left for kept in pairs.values() for left in kept.values()})
        if not distances_km:
            self.absent["setback"] = "range_too_short"
            return
        found = self.measure(ranges_km=distances_km, setback_km=0.0)
        for setback_km, kept in pairs.items():
            rows = {km: replace(found[left], range_km=km) for km, left in kept.items()}
            if rows:
                self.keep(f"setback-{setback_km:.0f}", "setback", rows, setback_km)

    def ask(
        self,
        id: str,
        topic: Topic,
        *,
        origins: tuple[Origin, ...] | None = None,
        territory: Territory | None = None,
    ) -> None:
        """Measure the study's distances from other origins or on other borders."""
        rows = self.measure(ranges_km=self.rows, origins=origins, territory=territory)
        self.keep(id, topic, rows, self.study.scenario.setback_km)

    def measure(
        self,
        *,
        ranges_km: Iterable[float],
        origins: tuple[Origin, ...] | None = None,
        setback_km: float | None = None,
        territory: Territory | None = None,
    ) -> dict[float, Reach]:
        """Measure a scenario that differs in what is given; by distance, the shortest first."""
        scenario = self.study.scenario
        asked = replace(
            scenario,
            origins=origins or scenario.origins,
            ranges=tuple(_range(km) for km in ranges_km),
            setback_km=scenario.setback_km if setback_km is None else setback_km,
        )
        return study.run(asked, territory=territory).by_range_km()

    def keep(self, id: str, topic: Topic, rows: Mapping[float, Reach], setback_km: float) -> None:
        """Keep what was measured, beside the study's own answers."""
        answers = tuple(_answer(row, self.rows[km]) for km, row in rows.items())
        self.alternatives.append(
            Alternative(id=id, topic=topic, answers=answers, setback_km=setback_km)
        )

    def as_border(self, origin: Origin) -> Origin:
        """Return a soil's border with the target; the soil itself where there is none."""
        target = self.study.scenario.target
        assert origin.country is not None
        border = catalogue.shared_border(self.study.territory, origin.country, target.facing)
        if border is None:
            return origin
        return Origin(id=origin.country, kind="border", country=origin.country)


def _as_soil(origin: Origin) -> Origin:
    return Origin(id=f"{origin.country}:soil", kind="soil", country=origin.country)


def _range(km: float) -> Range:
    return Range(id=f"km-{km!r}", label="", low_km=km, high_km=km)


def _answer(row: Reach, before: Reach | None = None) -> Answer:
    was = row.town_ids if before is None else before.town_ids
    here, there = set(row.town_ids), set(was)
    return Answer(
        range_km=row.range_km,
        area_m2=row.area_m2,
        share=row.share,
        depth_m=row.depth_m,
        missing_m=row.missing_m,
        towns=len(row.town_ids),
        gained=tuple(town for town in row.town_ids if town not in there),
        lost=tuple(town for town in was if town not in here),
    )


def _deviations(given: Study) -> Mapping[str, catalogue.Deviation]:
    """Return how far the borders that the question rests on lie from the second ones."""
    scenario = given.scenario
    if scenario.target.facing != "UA":
        return {}
    known = catalogue.load_border_deviation()
    named = {origin.country for origin in scenario.origins}
    return {code: known[code] for code in known if code in named}
