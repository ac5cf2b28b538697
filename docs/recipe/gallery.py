"""Build maps/gallery: the pages of the bundled scenarios, their pictures, its README.

Needs only the package itself. Run from anywhere: make gallery
"""

from pathlib import Path

from rangereach import exploration, scenarios, study
from rangereach.outputs import figure, wording
from rangereach.outputs import map as pages

GALLERY = Path(__file__).parents[2] / "maps" / "gallery"
WIDTH = 1100

HEAD = """\
# The gallery

The maps of the bundled scenarios, ready to open: each is one file that needs no network. \
Save it (on a code host: the download or "raw" button) and open it in a browser. \
`make gallery` rebuilds them, and a test compares. For another language, \
`rangereach map safe-zone --lang uk`.
"""

ENTRY = """
## {title}

{finding}

[![{title}]({id}.png)]({id}.html)

The page: [`{id}.html`]({id}.html). The question: [`{id}.toml`](../scenarios/{id}.toml).
"""


def main() -> None:
    """Write a page and a picture per scenario, then the README."""
    GALLERY.mkdir(exist_ok=True)
    text = HEAD
    for scenario_id in scenarios.list_bundled():
        scenario = scenarios.find(scenario_id)
        found = study.run(scenario)
        page = pages.render(found, exploration=exploration.load(scenario))
        (GALLERY / f"{scenario_id}.html").write_text(page, "utf-8")
        picture = figure.render_svg(found, size="page")
        png = figure.render_png(picture, width_px=WIDTH)
        (GALLERY / f"{scenario_id}.png").write_bytes(png)
        text += ENTRY.format(
            id=scenario_id,
            title=wording.title(found),
            finding=wording.finding(found),
        )
    (GALLERY / "README.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
