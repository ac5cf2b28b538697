"""The colours of both schemes as custom properties of the page."""

from __future__ import annotations

from rangereach.outputs import style

__all__ = ["write_colours"]


def write_colours(schemes: tuple[dict[str, str], ...], *, steps: int = 0) -> str:
    """Write a style sheet.

    Parameters
    ----------
    schemes : tuple of dict of str to str
        Colours by role: by day, and perhaps by night.
    steps : int
        How many ranges are filled.
    """

    def rules(colours: dict[str, str]) -> str:
        fills = style.ramp(colours, steps)
        return "".join(f"--{role}:{colour};" for role, colour in colours.items()) + "".join(
            f"--fill{index}:{colour};" for index, colour in enumerate(fills)
        )

    classes = "".join(
        f".rr-map path.rr-step{index}{{fill:var(--fill{index})}}"
        f".rr-fill{index}{{background:var(--fill{index})}}"
        for index in range(steps)
    )
    day, *night = map(rules, schemes)
    return "".join(
        [
            f":root{{color-scheme:{'light dark' if night else 'light'};{day}}}",
            *(
                f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
                for dark in night
            ),
            classes,
        ]
    )
