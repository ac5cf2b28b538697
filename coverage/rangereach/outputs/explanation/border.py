"""Where the border comes from, and how far another source's lies from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rangereach.outputs.blocks import Block, Entry, Heading, Listing, Paragraph, Table
from rangereach.outputs.wording import Wording
from rangereach.units import M_PER_KM

if TYPE_CHECKING:
    from rangereach.model import Dataset
    from rangereach.sensitivity import Sensitivity
    from rangereach.study import Study

__all__ = ["border_blocks"]

SIMPLIFIED_MOST_M = 20.0
SIMPLIFIED_MEAN_M = 5.0
"""How far the bundled line of Ukraine's land border lies from its source's at full resolution."""


def border_blocks(study: Study, found: Sensitivity, wording: Wording) -> list[Block]:
    """Return source, date and licence of both borders, and how far they lie apart.

    Parameters
    ----------
    study : Study
        From `rangereach.study.run`.
    found : Sensitivity
        Of that study.
    wording : Wording
        The language and the units.
    """
    say = wording.say
    blocks: list[Block] = [
        Heading(text=say("explain_border")),
        Listing(entries=(_entry(found.border_data, wording),)),
    ]
    if study.scenario.target.facing == "UA":
        simplified = say("explain_simplified", most=SIMPLIFIED_MOST_M, mean=SIMPLIFIED_MEAN_M)
        blocks.append(Paragraph(text=simplified))
    if not found.of("border_data"):
        return blocks
    blocks += [
        Paragraph(text=say("explain_no_bound")),
        Listing(entries=(_entry(found.second_border_data, wording),)),
    ]
    if found.apart:
        blocks.append(_apart(study, found, wording))
    return blocks


def _entry(data: Dataset, wording: Wording) -> Entry:
    text = wording.say(
        "explain_dataset",
        publisher=data.publisher,
        title=data.title,
        date=data.retrieved,
        licence=data.licence,
    )
    return Entry(text=text, url=data.url)


def _apart(study: Study, found: Sensitivity, wording: Wording) -> Table:
    say = wording.say
    rows = [
        (
            wording.name(study.territory.countries[code].names),
            *(
                say("depth_value", depth=metres / M_PER_KM)
                for metres in (apart.mean_m, apart.p95_m, apart.max_m)
            ),
        )
        for code, apart in found.apart.items()
    ]
    columns = ("explain_apart_mean", "explain_apart_p95", "explain_apart_max")
    return Table(
        head=("", *(say(key) for key in columns)),
        rows=tuple(rows),
        caption=say("explain_apart"),
    )
