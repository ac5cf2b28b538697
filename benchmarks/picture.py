"""The picture of docs/accuracy.md: error against range, by method, on logarithmic scales."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import numpy as np

WIDTH, HEIGHT = 860, 560
LEFT, RIGHT, TOP, BOTTOM = 78, 640, 62, 500
LOW_M, HIGH_M = 0.1, 1e6
GAP = 17  # between labels
TICKS = {0.1: "10 cm", 1.0: "1 m", 10.0: "10 m", 100.0: "100 m", 1e3: "1 km", 1e4: "10 km"} | {
    1e5: "100 km",
    1e6: "1,000 km",
}

HEAD = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"
 font-family="system-ui, sans-serif" font-size="13">
<title>How far the edge of a drawn range ring is off, by method and range</title>
<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>
<text x="16" y="26" fill="#1a1a1a" font-size="17" font-weight="600">\
How far the edge of a drawn range ring is off</text>
<text x="16" y="46" fill="#5a5751">at 50 N, 23 E; both scales are logarithmic</text>"""


class Curve(NamedTuple):
    """One method: its label, colour, dash, and errors in metres at the ranges."""

    label: str
    colour: str
    dash: str
    errors_m: Sequence[float]


def draw(ranges_km: Sequence[float], curves: Sequence[Curve], band: Sequence[float]) -> str:
    """Return the picture as SVG.

    Parameters
    ----------
    ranges_km : sequence of float
    curves : sequence of Curve
    band : (low, high)
        How far border lines differ, metres.
    """
    low, high = min(ranges_km), max(ranges_km)

    def x(km: float) -> float:
        return LEFT + (RIGHT - LEFT) * float(np.log(km / low) / np.log(high / low))

    def y(metres: float) -> float:
        share = np.log(max(metres, LOW_M) / LOW_M) / np.log(HIGH_M / LOW_M)
        return BOTTOM - (BOTTOM - TOP) * float(share)

    top, size = y(band[1]), y(band[0]) - y(band[1])
    out = [HEAD]
    out.append(
        f'<rect x="{LEFT}" y="{top:.1f}" width="{RIGHT - LEFT}" height="{size:.1f}" '
        'fill="#e4e0d8"/>'
    )
    for metres, label in TICKS.items():
        at = y(metres)
        out.append(f'<path d="M{LEFT} {at:.1f}H{RIGHT}" stroke="#d5d0c6"/>')
        out.append(_text(LEFT - 8, at + 4, label, "#5a5751", "end"))
    for km in ranges_km:
        out.append(f'<path d="M{x(km):.1f} {BOTTOM}v6" stroke="#5a5751"/>')
        out.append(_text(x(km), BOTTOM + 21, f"{km:,.0f}", "#5a5751", "middle"))
    out.append(_text((LEFT + RIGHT) / 2, BOTTOM + 43, "range, km", "#5a5751", "middle"))
    # the band's name stands where no curve passes it
    out.append(_text(LEFT + 8, top + 17, "how far two border sources differ", "#5a5751"))
    places = _spread([y(curve.errors_m[-1]) for curve in curves])
    for curve, place in zip(curves, places, strict=True):
        line = "L".join(
            f"{x(km):.1f} {y(e):.1f}" for km, e in zip(ranges_km, curve.errors_m, strict=True)
        )
        end = y(curve.errors_m[-1])
        out.append(
            f'<path d="M{line}" fill="none" stroke="{curve.colour}" stroke-width="2.4" '
            f'stroke-dasharray="{curve.dash}" stroke-linejoin="round"/>'
        )
        out.append(
            f'<path d="M{RIGHT + 2} {end:.1f}L{RIGHT + 14} {place:.1f}" stroke="{curve.colour}"/>'
        )
        out.append(_text(RIGHT + 18, place + 4, curve.label, "#1a1a1a"))
    return "\n".join([*out, "</svg>"]) + "\n"


def _text(x: float, y: float, text: str, colour: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )


def _spread(places: Sequence[float]) -> list[float]:
    """Move labels apart until none is nearer to another than `GAP`, as little as that needs."""
    order = np.argsort(places)
    at = np.array(places)[order]
    for _ in range(200):
        close = GAP - np.diff(at)
        push = np.maximum(close, 0) / 2
        at[:-1] -= push
        at[1:] += push
    spread = np.empty(len(at))
    spread[order] = at
    return [float(v) for v in spread]
