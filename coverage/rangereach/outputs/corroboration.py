"""What a band rests on: how its figures set its edges, and which lie outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.wording import Wording

if TYPE_CHECKING:
    from rangereach.model import Figure, Range

__all__ = ["corroboration_sentence", "sort_figures"]


def corroboration_sentence(wording: Wording, band: Range) -> str:
    """Say in one sentence what kind of band it is.

    Parameters
    ----------
    wording : Wording
        The language.
    band : Range
        One with published figures.
    """
    if band.system is None:
        key = "sure_said" if band.low_km == band.high_km else "sure_said_band"
    else:
        key = "sure_uncorroborated" if band.corroborated is False else "sure_corroborated"
    return wording.say(key)


def sort_figures(band: Range) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Return the figures that set an edge, the others inside, and those outside.

    Parameters
    ----------
    band : Range
        One with published figures.
    """
    setting: list[Figure] = []
    others: list[Figure] = []
    outside: list[Figure] = []
    pairs = sorted(
        zip(band.figures, band.in_band, strict=True),
        key=lambda pair: (pair[0].low_km, pair[0].high_km, pair[0].id),
    )
    for figure, inside in pairs:
        if not inside:
            outside.append(figure)
        elif {band.low_km, band.high_km} & {figure.low_km, figure.high_km}:
            setting.append(figure)
        else:
            others.append(figure)
    return setting, others, outside
