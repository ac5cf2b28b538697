"""How it was measured, one sentence per choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.wording import Wording
from rangereach.units import M2_PER_KM2

if TYPE_CHECKING:
    from rangereach.study import Study

__all__ = ["method_sentences"]


def method_sentences(study: Study, wording: Wording) -> list[str]:
    """Say what was measured and how: distances, land, origins, depth, oblasts.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    """
    scenario = study.scenario
    target = wording.name(scenario.target.names)
    area = study.target_area_m2 / M2_PER_KM2
    kinds = {origin.kind for origin in scenario.origins}
    error = max(ring.max_error_m for ring in study.rings)
    depth_to = study.reach[0].depth_to
    lines = [wording.say("method_geometry", error=error)]
    if scenario.target.country == "UA":
        lines.append(wording.say("method_area_ukraine", target=target, area=area))
    else:
        own = scenario.target.country is None
        lines.append(
            wording.say("method_area_own" if own else "method_area", target=target, area=area)
        )
    if "border" in kinds:
        lines.append(wording.say("method_border", target=target))
    if "soil" in kinds:
        lines.append(wording.say("method_soil"))
    if "place" in kinds:
        lines.append(wording.say("method_places"))
    if scenario.setback_km:
        lines.append(wording.say("method_setback", setback=scenario.setback_km))
    lines += [
        wording.say(f"method_depth_{depth_to}", target=target),
        wording.say("method_touched"),
    ]
    return lines
