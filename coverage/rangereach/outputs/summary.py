"""The first sentences of every output: whose words, which capitals, how new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rangereach.outputs import style
from rangereach.outputs.wording import Wording, band_label, finding, published_phrase, range_phrase
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from rangereach.curve import CurveStudy
    from rangereach.model import Claim, Dataset, Figure, Range
    from rangereach.study import Study

__all__ = [
    "alt_text",
    "capitals_sentences",
    "frame_note",
    "newest_date",
    "used_datasets",
    "voices_sentence",
]

MOST_VOICES = 2
"""With more bands than this, the figures are counted instead."""

MOST_SEATS = 8
"""More seats of oblasts than this are left to the tables."""


ALT_LENGTH = 400
"""Characters of a text alternative; screen readers read it in one go."""


def alt_text(study: Study, wording: Wording) -> str:
    """Return a text alternative with the numbers, for a picture or a map.

    The finding always stands in it; the capitals only while there is room for them.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    """
    text = finding(study, wording)
    for sentence in capitals_sentences(study, wording):
        longer = f"{text} {sentence}"
        if len(longer) > ALT_LENGTH:
            break
        text = longer
    return text


def capitals_sentences(study: Study, wording: Wording) -> list[str]:
    """Name the seats of oblasts within the shortest and only within the longest range, if few.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    """
    steps = style.steps_km(study.scenario.ranges)
    seats = sorted(
        (study.enters_m(town.id), wording.name(town.names))
        for town in study.towns.values()
        if town.capital
    )
    low = [name for distance_m, name in seats if distance_m <= steps[0] * M_PER_KM]
    high = [
        name
        for distance_m, name in seats
        if steps[0] * M_PER_KM < distance_m <= steps[-1] * M_PER_KM
    ]
    sentences: list[str] = []
    if len(low) + len(high) > MOST_SEATS:
        return sentences
    if low:
        sentences.append(wording.say("capitals_low", count=len(low), low=steps[0], names=low))
    if high:
        sentences.append(wording.say("capitals_high", count=len(high), high=steps[-1], names=high))
    return sentences


def voices_sentence(study: Study | CurveStudy, wording: Wording) -> str:
    """Say whose words each edge of each band rests on.

    Parameters
    ----------
    study : Study or CurveStudy
        From `rangereach.study.run` or `rangereach.curve.trace`.
    wording : Wording
        The language.
    """
    ranges = study.scenario.ranges
    figures = sum(len(band.figures) for band in ranges)
    if not figures:
        return wording.say("who_nobody")
    if len(ranges) > MOST_VOICES:
        return wording.say("who_many", count=figures)
    voices = []
    for band in ranges:
        said = [_voice(study, wording, band, km) for km in sorted({band.low_km, band.high_km})]
        text = wording.say("voices", voices=said)
        label = band_label(wording, band)
        several = len(ranges) > 1 and label
        voices.append(wording.say("who_label", label=label, said=text) if several else text)
    return wording.say("who_line", voices=voices)


def newest_date(ranges: Iterable[Range]) -> str | None:
    """Return the newest date of the figures that the bands rest on; None without any."""
    dates = [
        figure.source.date
        for band in ranges
        for figure, inside in zip(band.figures, band.in_band, strict=True)
        if inside
    ]
    return max(dates, default=None)


def frame_note(ranges: Iterable[Range], wording: Wording, *, own: bool = False) -> str:
    """Say what stands inside the frame of every map and picture: hypothetical, and how new.

    Parameters
    ----------
    ranges : iterable of Range
        The bands that are shown.
    wording : Wording
        The language.
    own : bool
        Whether a distance of the reader's own is shown beside them.
    """
    bands = tuple(ranges)
    date = newest_date(bands)
    if date is None:
        return wording.say("note_own")
    own = own or any(band.is_own for band in bands)
    return wording.say("note_both" if own else "note_published", date=date)


def used_datasets(study: Study) -> list[Dataset]:
    """Return the data sets that a study rests on."""
    scenario = study.scenario
    used = {"territory", "settlements"}
    if any(band.system and not band.own_file for band in scenario.ranges):
        used.add("systems")
    if any(origin.place and origin.place.set != "own" for origin in scenario.origins):
        used.add("places")
    if scenario.claims:
        used.add("claims")
    return [data for data in study.datasets if data.id in used]


def _voice(study: Study | CurveStudy, wording: Wording, band: Range, km: float) -> str:
    if band.is_own:
        return wording.say("who_own", range=range_phrase(wording, km, km))
    figure = _best(figure for figure in band.figures if km in (figure.low_km, figure.high_km))
    claim = _claim_of(study.scenario.claims, figure)
    speaker = wording.translate(claim.speaker, claim.speakers) if claim else ""
    return wording.say(
        "who_figure" if figure.source.date_certain else "who_figure_inferred",
        range=published_phrase(wording, km, km),
        publisher=speaker or figure.source.publisher,
        date=figure.source.date,
    )


def _best(figures: Iterable[Figure]) -> Figure:
    """Prefer a maker, ministry or armed force, then the newest."""
    return max(figures, key=lambda figure: (figure.source.tier == "A", figure.source.date))


def _claim_of(claims: tuple[Claim, ...], figure: Figure) -> Claim | None:
    """Return the statement that a figure was taken from."""
    return next(
        (
            claim
            for claim in claims
            if claim.source.date == figure.source.date
            and claim.low_km is not None
            and claim.high_km is not None
            and claim.low_km <= figure.low_km <= figure.high_km <= claim.high_km
        ),
        None,
    )
