"""The picture of a study: words, map and furniture put together as one SVG."""

from __future__ import annotations

from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join
from rangereach.outputs.summary import capitals_sentences, frame_note
from rangereach.outputs.wording import Wording, finding, title
from rangereach.study import Study

from .frame import Box, fit_frame
from .furniture import furnish
from .labels import Labels
from .layers import Step, draw_steps, layer, map_layers
from .layout import label_halos, lay_out, wrap_svg
from .sheet import Sheet, choose_sheet
from .words import write_foot, write_head

__all__ = ["render_svg"]

COLOURS = style.LIGHT


def render_svg(
    study: Study,
    *,
    lang: str = "en",
    units: str = "km",
    size: str = "social",
    width_mm: float | None = None,
) -> str:
    """Draw a study as a static picture.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    lang : str
        A language with a catalogue.
    units : {"km", "mi", "nmi"}
        In what lengths and areas are written.
    size : {"social", "square", "page", "print"}
        1200 by 630 pixels, 1080 by 1080, 1100 and as tall as needed, or for paper.
    width_mm : float, optional
        Width on paper, for ``"print"``; 183 where nothing is said.

    Returns
    -------
    str
        SVG with named layers and real text; the same study gives the same text.

    Raises
    ------
    UnknownNameError
        If the language, the unit or the size is unknown.
    OutputError
        If the width is none that a picture can have.
    """
    sheet, wording = choose_sheet(size, width_mm), Wording(lang, units)
    steps = draw_steps(study)
    words, box, height = lay_out(
        sheet,
        lambda column: write_head(column, study, wording, sheet, steps),
        lambda column: write_foot(column, study, wording, sheet),
    )
    drawn = _map(study, wording, sheet, steps, box)
    said = [finding(study, wording), *capitals_sentences(study, wording)]
    note = frame_note(study.scenario.ranges, wording)
    return wrap_svg(
        sheet,
        height,
        join(drawn, layer("Words", words)),
        lang=wording.lang,
        title=title(study, wording),
        description=f"{' '.join(said)} {note}.",
        version=study.version,
    )


def _map(study: Study, wording: Wording, sheet: Sheet, steps: list[Step], box: Box) -> Markup:
    frame = fit_frame(study, box)
    furniture = furnish(study, wording, frame, steps, sheet.label)
    labels = Labels(
        study, wording, frame=frame, steps=steps, size=sheet.label, taken=furniture.taken
    )
    return join(
        map_layers(study, frame, steps, sheet.stroke),
        layer("Country_names", *labels.lands, fill=COLOURS["land-name"]),
        layer("Places", *labels.marks),
        label_halos(sheet.label) if labels.names else None,
        layer("Labels", *labels.names, fill=COLOURS["ink"]),
        layer("Furniture", furniture.drawn),
    )
