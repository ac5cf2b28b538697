"""Build maps/gallery: the pages of the bundled scenarios, their pictures, its README.

Needs the dev extra and Debian's chromium. Run from anywhere: make gallery
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from rangereach import scenarios, study
from rangereach.outputs import map as pages
from rangereach.outputs import wording

GALLERY = Path(__file__).parents[2] / "maps" / "gallery"
WIDTH, HEIGHT = 1120, 900

HEAD = """\
# The gallery

The maps of the bundled scenarios, ready to open: each is one file that needs no network. \
Save it (on a code host: the download or "raw" button) and open it in a browser. \
`make gallery` rebuilds them, and a test compares.
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for scenario_id in scenarios.list_bundled():
            found = study.run(scenarios.find(scenario_id))
            page_file = GALLERY / f"{scenario_id}.html"
            page_file.write_text(pages.render(found), "utf-8")
            context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, offline=True)
            page = context.new_page()
            page.goto(page_file.as_uri())
            page.wait_for_timeout(1000)
            frame = page.locator(".folium-map").bounding_box()
            bottom = frame["y"] + frame["height"] + 32
            page.screenshot(
                path=GALLERY / f"{scenario_id}.png",
                clip={"x": 0, "y": 0, "width": WIDTH, "height": bottom},
            )
            context.close()
            text += ENTRY.format(
                id=scenario_id,
                title=wording.title(found),
                finding=wording.finding(found),
            )
        browser.close()
    (GALLERY / "README.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
