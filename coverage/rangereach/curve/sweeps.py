"""A sweep: distances from a least to a greatest one, as a person types it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rangereach.earth.check import MAX_RADIUS_M
from rangereach.errors import GeometryError
from rangereach.units import M_PER_KM, METRES

__all__ = ["MOST_STOPS", "Sweep", "is_sweep", "parse_sweep"]

MOST_STOPS = 5000
USUAL_STEP = 10.0
"""Where no step is asked for, in the sweep's unit."""

_DOTS = re.compile(r"\.{2,3}|…")
_NUMBER = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*")
_ROUNDING = 1e-9  # of a step: so near a distance is one with the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Distances from a least to a greatest one, kilometres.

    Parameters
    ----------
    low_km, high_km : float
        The first and the last.
    step_km : float
        From one to the next; the last step may be shorter.
    """

    low_km: float
    high_km: float
    step_km: float

    def stops_km(self) -> tuple[float, ...]:
        """Return the distances, ascending.

        Examples
        --------
        >>> Sweep(low_km=10.0, high_km=24.0, step_km=5.0).stops_km()
        (10.0, 15.0, 20.0, 24.0)
        """
        whole = int((self.high_km - self.low_km) / self.step_km + _ROUNDING)
        stops = [round(self.low_km + number * self.step_km, 9) for number in range(whole + 1)]
        if self.high_km - stops[-1] > _ROUNDING * self.step_km:
            stops.append(self.high_km)
        return (*stops[:-1], min(stops[-1], self.high_km))


def is_sweep(text: str) -> bool:
    """Tell whether a range as typed is meant as a sweep: it has dots between its ends."""
    return _DOTS.search(text) is not None


def parse_sweep(text: str, step: str | None = None) -> Sweep:
    """Read a sweep as typed: ``10..500``, ``10..300mi``.

    Parameters
    ----------
    text : str
        Two distances with dots between them and an optional unit, km where there is none.
    step : str, optional
        A distance such as ``5`` or ``5km``, in the unit of the sweep where it has none of
        its own; 10 where nothing is said.

    Raises
    ------
    GeometryError
        If either is none, the sweep begins at 0 or runs backwards, or it has more than 5,000
        stops.

    Examples
    --------
    >>> parse_sweep("10..500", "5")
    Sweep(low_km=10.0, high_km=500.0, step_km=5.0)
    """
    ends = [_NUMBER.fullmatch(end.casefold()) for end in _DOTS.split(text)]
    units = {end[2] for end in ends if end and end[2]} or {"km"}
    if len(ends) != 2 or None in ends or len(units) > 1 or not units <= METRES.keys():
        raise GeometryError(
            f"{text!r} is not a sweep",
            hint="write two distances with dots between them and an optional unit: 10..500, "
            "10..300mi; a band, 70-100, goes beside it as a range of its own",
        )
    (unit,) = units
    low_km, high_km = (_km(end[1], unit) for end in ends if end)
    if low_km <= 0:
        raise GeometryError(f"{text!r} begins at 0", hint="begin above it, such as 1..100")
    if low_km >= high_km:
        raise GeometryError(
            f"{text!r} is not a sweep: it must run from a lower to a higher distance",
            hint="for example 10..500",
        )
    if high_km > MAX_RADIUS_M / M_PER_KM:
        raise GeometryError(
            f"{text!r} ends too far away",
            hint=f"end at {MAX_RADIUS_M / M_PER_KM:g} km at most, half way round the Earth",
        )
    step_km = _km(str(USUAL_STEP), unit) if step is None else _read_step(step, unit)
    sweep = Sweep(low_km=low_km, high_km=high_km, step_km=step_km)
    if (high_km - low_km) / step_km > MOST_STOPS - 1:
        raise GeometryError(
            f"{text!r} in steps of {step_km:g} km has more than {MOST_STOPS:,} stops",
            hint="take a longer step, such as --step 1",
        )
    return sweep


def _read_step(text: str, unit: str) -> float:
    found = _NUMBER.fullmatch(text.casefold())
    if found is None or (found[2] or unit) not in METRES:
        raise GeometryError(
            f"{text!r} is not a step", hint="write a distance with an optional unit: 1, 5km, 2nmi"
        )
    step_km = _km(found[1], found[2] or unit)
    if step_km <= 0:
        raise GeometryError(
            f"a step of {text} does not move on", hint="write one above 0, such as 1"
        )
    return step_km


def _km(number: str, unit: str) -> float:
    return float(number.replace(",", ".")) * METRES[unit] / M_PER_KM
