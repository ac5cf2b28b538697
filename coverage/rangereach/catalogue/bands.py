"""A system's band: computed from its published figures, never typed.

1. The figures for the question: by default those against aircraft and cruise missiles
   and those that do not say; others only when asked for, or where there are no others.
2. A value is corroborated when a maker, ministry or armed force prints it (tier A), or
   two publishers of different origin do. Values within 3 % are the same.
3. The band runs from the least to the greatest corroborated value. Figures outside it
   are kept and marked.
4. Where nothing is corroborated, the band is all of them, and is marked so.
"""

from __future__ import annotations

from collections.abc import Sequence

from rangereach.errors import UnknownNameError
from rangereach.model import Against, Figure, Names, Range, System

__all__ = ["band"]

SAME_SHARE = 0.03
"""Two published values that differ by no more than this share are one value."""

_DEFAULT: tuple[Against, ...] = ("aircraft_cruise", "not_stated")


def band(
    system: System,
    against: Against | None = None,
    *,
    id: str | None = None,
    label: str | None = None,
    labels: Names | None = None,
) -> Range:
    """Return the band of a system's published ranges.

    Parameters
    ----------
    system : System
        With its figures.
    against : str, optional
        Take only the figures against this; by default those against aircraft and cruise
        missiles and those that do not say.
    id, label : str, optional
        By default the system's id and name.
    labels : mapping of str to str, optional
        The label in other languages, where one is given.

    Returns
    -------
    Range
        Its `figures` are all that answer the question, in and out of the band; its
        `against` is None for the default question.

    Raises
    ------
    UnknownNameError
        If no range is published for that question; with the questions that are answered.
    """
    ranges = [figure for figure in system.figures if figure.measure == "range_km"]
    question = against
    figures = [f for f in ranges if f.against in (_DEFAULT if against is None else (against,))]
    if not figures and against is None and ranges:
        question = ranges[0].against
        figures = [figure for figure in ranges if figure.against == question]
    if not figures:
        offered = sorted({figure.against for figure in ranges})
        raise UnknownNameError(f"published range of {system.id} against", against or "", offered)
    values = [value for figure in figures for value in (figure.low_km, figure.high_km)]
    firm = [value for value in values if _is_corroborated(value, figures)]
    low, high = min(firm or values), max(firm or values)
    return Range(
        id=id or system.id,
        label=label or system.name,
        labels=(labels or {}) if label else system.names,
        low_km=low,
        high_km=high,
        system=system.id,
        corroborated=bool(firm),
        against=question,
        own_file=system.own_file,
        figures=tuple(figures),
        in_band=tuple(low <= figure.low_km and figure.high_km <= high for figure in figures),
    )


def _is_corroborated(value: float, figures: Sequence[Figure]) -> bool:
    """Tell whether tier A or two different origins print a value, within `SAME_SHARE`."""
    printing = [
        figure
        for figure in figures
        if any(
            abs(other - value) <= SAME_SHARE * max(other, value)
            for other in (figure.low_km, figure.high_km)
        )
    ]
    origins = {figure.source.origin for figure in printing}
    return len(origins) > 1 or any(figure.source.tier == "A" for figure in printing)
