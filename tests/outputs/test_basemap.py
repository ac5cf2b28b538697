"""The basemap of a page is cut to where a reader can go, and nothing there changes."""

import numpy as np
import shapely

from rangereach import earth
from rangereach.outputs.map.basemap import ROUNDING_M, build_basemap
from rangereach.outputs.wording import Wording
from studies import study_of

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def unpack(text: str) -> list[tuple[int, int]]:
    numbers, bits, shift = [], 0, 0
    for character in text:
        value = ALPHABET.index(character)
        bits |= (value & 31) << shift
        shift += 5
        if value < 32:
            numbers.append(~(bits >> 1) if bits & 1 else bits >> 1)
            bits = shift = 0
    sums = np.cumsum(np.array(numbers, dtype=int).reshape(-1, 2), axis=0)
    return [(int(x), int(y)) for x, y in sums]


def lines_of(arcs: list[str], step: float) -> list[shapely.Geometry]:
    return [
        shapely.LineString(np.array(unpack(arc)) * step) for arc in arcs if len(unpack(arc)) > 1
    ]


def test_the_basemap_changes_nothing_where_a_reader_can_go() -> None:
    study, wording = study_of("from-rzeszow"), Wording("en")
    within = (20.0, 47.0, 27.0, 52.0)
    whole = build_basemap(study, wording, (-180, -90, 180, 90))
    part = build_basemap(study, wording, within)
    assert sum(map(len, part["arcs"])) < 0.7 * sum(map(len, whole["arcs"]))
    assert set(part["countries"]) < set(whole["countries"])
    box = shapely.box(*within)
    seen, full = (
        shapely.intersection(shapely.union_all(lines_of(drawn["arcs"], drawn["step"])), box)
        for drawn in (part, whole)
    )
    assert shapely.hausdorff_distance(seen, full) < 1e-9
    # Every ring closes: an arc begins where the one before it ended, within a step.
    for polygons in (*part["countries"].values(), *part["oblasts"].values()):
        for ring in (ring for rings in polygons for ring in rings):
            ends = []
            for number in ring:
                points = unpack(part["arcs"][max(number, ~number)])
                ends += [points[0], points[-1]] if number >= 0 else [points[-1], points[0]]
            gaps = np.abs(np.array(ends[1::2]) - np.array([*ends[2::2], ends[0]]))
            assert gaps.max() <= 1


def test_the_basemap_is_rounded_by_no_more_than_it_says() -> None:
    half = build_basemap(study_of("from-rzeszow"), Wording("en"), (20, 44, 41, 53))["step"] / 2
    _, moved = earth.inverse(0.0, 44.0, half, 44.0 + half)
    assert moved <= ROUNDING_M
