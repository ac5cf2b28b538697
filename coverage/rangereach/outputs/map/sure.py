"""How sure is this? What a band rests on, one press away from every number of it."""

from __future__ import annotations

from rangereach.model import Figure, Range
from rangereach.outputs.corroboration import corroboration_sentence, sort_figures
from rangereach.outputs.markup import Markup, tag
from rangereach.outputs.wording import Wording, band_label, range_phrase
from rangereach.study import Study

from .sources import figure_line

__all__ = ["range_head", "sure_button", "sure_panels"]


def sure_button(study: Study, wording: Wording, band: Range) -> Markup:
    """Offer what a band rests on: by the question, or of several bands by its own name.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    band : Range
        One of the study's that has published figures.
    """
    if len(study.scenario.ranges) == 1:
        return _opener(_panel_id(study, band), wording.say("sure_open"))
    name = band_label(wording, band) or range_phrase(wording, band.low_km, band.high_km)
    return _opener(_panel_id(study, band), name)


def range_head(study: Study, wording: Wording, km: float, band: Range | None = None) -> Markup:
    """Head a column with its range, which opens what it rests on.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    km : float
        The range.
    band : Range, optional
        Whose edge it is; by default the first with such an edge that has a source.
    """
    text = wording.say("at_km", km=km)
    bands = study.scenario.ranges if band is None else (band,)
    known = next((band for band in bands if not band.is_own and km in _edges(band)), None)
    inside = text if known is None else _opener(_panel_id(study, known), text)
    return tag("th", inside, scope="col", data_km=f"{km:g}")


def sure_panels(study: Study, wording: Wording) -> list[Markup]:
    """Build what the buttons open: a panel for each band with a published figure.

    It lists the figures that set the band's edges, then those outside of it, each with its
    quote, hedge, publisher, date and kind of source; it opens and closes without a script.
    """
    return [
        _panel(study, wording, band)
        for band in study.scenario.ranges
        if not band.is_own and band.figures
    ]


def _panel(study: Study, wording: Wording, band: Range) -> Markup:
    key = _panel_id(study, band)
    spread = range_phrase(wording, band.low_km, band.high_km)
    label = band_label(wording, band)
    heading = (
        wording.say("sure_title_label", label=label, range=spread)
        if label
        else wording.say("sure_title", range=spread)
    )
    setting, others, outside = sort_figures(band)
    close = tag(
        "button",
        "×",
        type="button",
        class_="rr-close",
        popovertarget=key,
        popovertargetaction="hide",
        aria_label=wording.say("close"),
    )
    return tag(
        "div",
        close,
        tag("h2", heading, id=f"{key}-title"),
        tag("p", corroboration_sentence(wording, band)),
        _list(wording, band, setting),
        tag("p", wording.say("sure_more", count=len(others)), class_="rr-small")
        if others
        else None,
        tag("h3", wording.say("sure_outside")) if outside else None,
        _list(wording, band, outside) if outside else None,
        tag("p", tag("a", wording.say("sure_all"), href="#rr-sources"), class_="rr-small"),
        popover=True,
        id=key,
        class_="rr-sure-panel",
        role="dialog",
        aria_labelledby=f"{key}-title",
    )


def _list(wording: Wording, band: Range, figures: list[Figure]) -> Markup:
    rows = (tag("li", figure_line(wording, band, figure, inside=None)) for figure in figures)
    return tag("ul", *rows, class_="rr-figures")


def _opener(key: str, text: str) -> Markup:
    return tag(
        "button",
        text,
        type="button",
        class_="rr-sure",
        popovertarget=key,
        aria_haspopup="dialog",
    )


def _edges(band: Range) -> set[float]:
    return {band.low_km, band.high_km}


def _panel_id(study: Study, band: Range) -> str:
    return f"rr-sure-{study.scenario.ranges.index(band)}"
