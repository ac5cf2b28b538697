"""The words around a chart: title and finding before it, method and sources after."""

from __future__ import annotations

from rangereach.curve import CurveStudy
from rangereach.outputs.figure.sheet import Sheet
from rangereach.outputs.figure.words import Column, sources_sentence
from rangereach.outputs.wording import Wording, curve_capitals, curve_finding, curve_title
from rangereach.units import M2_PER_KM2

__all__ = ["write_foot", "write_head"]


def write_head(column: Column, study: CurveStudy, wording: Wording, sheet: Sheet) -> None:
    """Write title, finding and the first capitals.

    Parameters
    ----------
    column : Column
        Where.
    study : CurveStudy
        From `rangereach.curve.trace`.
    wording : Wording
        The language and units.
    sheet : Sheet
        For its sizes of type.
    """
    title = curve_title(study, wording)
    column.write(title, sheet.title, name="Title", bold=True, leading=1.2)
    column.skip(0.3 * sheet.title)
    column.write(curve_finding(study, wording), sheet.body, name="Finding")
    if capitals := curve_capitals(study, wording):
        column.skip(0.3 * sheet.body if sheet.words is not None else 0)
        column.write(capitals, sheet.body, name="Capitals")


def write_foot(column: Column, study: CurveStudy, wording: Wording, sheet: Sheet) -> None:
    """Write method and limits, sources, credits and the stamp.

    Parameters
    ----------
    column, study, wording, sheet
        As for `write_head`.
    """
    curve = study.together
    method = wording.say(
        "curve_method",
        count=len(curve.stops_km),
        area=max(curve.area_error_m2) / M2_PER_KM2,
    )
    stamp = wording.say(
        "stamp",
        version=study.version,
        date=max(data.retrieved for data in study.datasets),
        scenario=study.scenario.id,
        digest=study.scenario.digest,
    )
    column.write(method, sheet.note, name="Method", colour="muted")
    column.skip(0.35 * sheet.note)
    column.write(sources_sentence(study, wording), sheet.note, name="Sources", colour="muted")
    column.write(f"{wording.say('credit')} {stamp}", sheet.note, name="Credit", colour="muted")
