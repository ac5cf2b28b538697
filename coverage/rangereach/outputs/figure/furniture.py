"""What a map carries in its corners: the scale bar, the note, and where in the target it is."""

from __future__ import annotations

import math
from collections.abc import Callable

import shapely
from shapely.geometry.base import BaseGeometry

from rangereach import earth
from rangereach.outputs import style
from rangereach.outputs.markup import Markup, join, tag
from rangereach.outputs.summary import frame_note
from rangereach.outputs.wording import Wording
from rangereach.study import Study
from rangereach.units import M_PER_KM

from .frame import Box, Frame
from .layers import Step
from .path import path_data
from .typeface import balance, text_width

__all__ = ["Furniture", "furnish", "scale_bar_units"]

Choose = Callable[[float, float], Box]
"""Takes a free corner for a width and a height."""

COLOURS = style.LIGHT
NICE = (1, 2, 5)
LONGEST_BAR_SHARE = 0.24
LOCATOR_SHARE = 0.17
LEAST_VIEW = 0.6
"""A view that would be smaller on the locator is shown as large as this, of the type's size."""

WHOLE_SHARE = 0.9
"""Where so much of the target is in view, no locator is needed."""


class Furniture:
    """What was drawn in the corners, and what it takes up.

    Parameters
    ----------
    drawn : Markup
        Elements.
    taken : list of Box
        Where no name may stand.
    """

    __slots__ = ("drawn", "taken")

    def __init__(self, drawn: Markup, taken: list[Box]) -> None:
        self.drawn, self.taken = drawn, taken


def scale_bar_units(frame: Frame, km: float) -> float:
    """Return how long a distance is along the map's middle latitude, in units.

    Parameters
    ----------
    frame : Frame
        The view.
    km : float
        The distance, from west to east.
    """
    box = frame.box
    middle = frame.locate(box.left + box.width / 2, box.top + box.height / 2)
    lon, lat = earth.direct(*middle, (270.0, 90.0), km * M_PER_KM / 2)
    (x0, y0), (x1, y1) = (frame.point(float(a), float(b)) for a, b in zip(lon, lat, strict=True))
    return math.hypot(x1 - x0, y1 - y0)


def furnish(
    study: Study, wording: Wording, frame: Frame, steps: list[Step], size: float
) -> Furniture:
    """Draw the scale bar with the note below it, and the locator where it is needed.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    wording : Wording
        The language.
    frame : Frame
        The view.
    steps : list of Step
        The distances that are drawn; they should stay visible.
    size : float
        Of the map's type.
    """
    outline = shapely.simplify(study.scenario.target.geometry, 0.02)
    target = shapely.buffer(frame.spread(outline), 0)
    seen = [steps[-1].reached, *(step.outside for step in steps)]
    placed = shapely.union_all(
        [shapely.buffer(frame.spread(shapely.simplify(shape, 0.01)), size) for shape in seen]
    )
    taken: list[Box] = []

    def choose(width: float, height: float) -> Box:
        """Take the corner where the least is hidden, lower ones first."""

        def hidden(box: Box) -> float:
            rect = shapely.box(box.left, box.top, box.right, box.bottom)
            return float(
                4 * shapely.intersection(rect, placed).area
                + shapely.intersection(rect, target).area
                + 0.6 * rect.area * (box.top == frame.box.top)
                + 100 * rect.area * any(box.overlaps(other) for other in taken)
            )

        chosen = min(_corners(frame.box, width, height), key=hidden)
        taken.append(chosen)
        return chosen

    parts = [_scale_and_note(study, wording, frame, choose, 0.84 * size)]
    view = shapely.box(frame.box.left, frame.box.top, frame.box.right, frame.box.bottom)
    if shapely.intersection(target, view).area < WHOLE_SHARE * target.area:
        label = wording.say("locator", target=wording.name(study.scenario.target.names))
        parts.append(_locator(label, frame, target, choose, size))
    return Furniture(join(*parts), taken)


def _corners(box: Box, width: float, height: float) -> list[Box]:
    left, right = box.left, box.right - width
    top, bottom = box.top, box.bottom - height
    return [Box(x, y, width, height) for y in (bottom, top) for x in (right, left)]


def _ltwh(geometry: BaseGeometry) -> tuple[float, float, float, float]:
    left, top, right, bottom = geometry.bounds
    return left, top, right - left, bottom - top


def _scale_and_note(
    study: Study, wording: Wording, frame: Frame, choose: Choose, size: float
) -> Markup:
    """Draw the scale bar, and the note that every map and picture must carry, below it."""
    note = frame_note(study.scenario.ranges, wording)
    lines = balance(note, size, 0.55 * frame.box.width)
    longest = frame.box.width * LONGEST_BAR_SHARE
    km = wording.unit_km * _nice_length(longest / scale_bar_units(frame, wording.unit_km))
    bar = scale_bar_units(frame, km)
    text = wording.say("edge_label", km=km)
    inner = max(bar, *(text_width(line, size) for line in lines))
    pad, leading = 0.7 * size, 1.35 * size
    box = choose(inner + 2 * pad, 1.9 * size + len(lines) * leading + 1.4 * pad)
    on_right = box.left > frame.box.left
    anchor, x = ("end", box.right - pad) if on_right else ("start", box.left + pad)
    start = x - bar if on_right else x
    line_y = box.top + pad + 1.15 * size
    first = line_y + 0.5 * size + size
    tick = 0.35 * size
    path = f"M{start:.2f} {line_y - tick:.2f}V{line_y:.2f}H{start + bar:.2f}V{line_y - tick:.2f}"
    shared = {"font_size": f"{size:.1f}", "fill": COLOURS["ink"]}
    return join(
        tag(
            "rect",
            x=f"{box.left:.1f}",
            y=f"{box.top:.1f}",
            width=f"{box.width:.1f}",
            height=f"{box.height:.1f}",
            fill=COLOURS["paper"],
            fill_opacity="0.86",
        ),
        tag(
            "g",
            tag(
                "path", d=path, fill="none", stroke=COLOURS["ink"], stroke_width=f"{size / 10:.2f}"
            ),
            tag(
                "text",
                text,
                x=f"{start + bar / 2:.1f}",
                y=f"{line_y - 0.4 * size:.1f}",
                text_anchor="middle",
                **shared,
            ),
            id="Scale_bar",
        ),
        tag(
            "text",
            *(
                tag("tspan", line, x=f"{x:.1f}", y=f"{first + number * leading:.1f}")
                for number, line in enumerate(lines)
            ),
            id="Note",
            text_anchor=None if anchor == "start" else anchor,
            **shared,
        ),
    )


def _nice_length(longest: float) -> float:
    """Return the greatest of 1, 2, 5, 10, 20 … that is not longer."""
    power = 10 ** math.floor(math.log10(longest))
    return float(max(step * power for step in NICE if step * power <= longest))


def _locator(label: str, frame: Frame, target: BaseGeometry, choose: Choose, size: float) -> Markup:
    """Show the whole target small, with the view as a frame."""
    left, top, width, height = _ltwh(target)
    view = frame.box
    pad = 0.5 * size
    scale = min(LOCATOR_SHARE * view.width / width, LOCATOR_SHARE * view.height / height)
    corner = choose(width * scale + 4 * pad, height * scale + 4 * pad)
    box = corner.grow(-pad)

    def small(geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(
            geometry,
            lambda c: (c - [left, top]) * scale + [box.left + pad, box.top + pad],
        )

    rect = shapely.box(view.left, view.top, view.right, view.bottom)
    inside = shapely.box(box.left, box.top, box.right, box.bottom)
    shown = small(rect)
    if shown.bounds[2] - shown.bounds[0] < LEAST_VIEW * size:
        shown = shapely.box(*shapely.buffer(shapely.centroid(shown), LEAST_VIEW * size / 2).bounds)
    frame_line = shapely.intersection(shown, inside.buffer(-0.1 * size))
    return tag(
        "g",
        tag("title", label),
        tag(
            "path",
            d=path_data(inside),
            fill=COLOURS["paper"],
            stroke=COLOURS["line"],
            stroke_width=f"{size / 20:.2f}",
        ),
        tag("path", d=path_data(small(target)), fill=COLOURS["line"]),
        tag(
            "path",
            d=path_data(frame_line),
            fill=COLOURS["near"],
            fill_opacity="0.35",
            stroke=COLOURS["edge"],
            stroke_width=f"{size / 10:.2f}",
        ),
        id="Locator",
    )
