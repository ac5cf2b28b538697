"""The commands for newsrooms: `embed` and `story`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

import click

from .candidates import complete_language
from .destination import STDOUT, check_destination, write
from .folder import check_folder, write_folder
from .language import LanguageOption, language_option, read_wording, units_option
from .program import show_progress
from .question import question_options, read_question
from .slider import explore, slider_option
from .terminal import say

if TYPE_CHECKING:
    from rangereach.exploration import Exploration
    from rangereach.study import Study

__all__ = ["embed_command", "story_command"]

NOWHERE = "https://example.org/"
"""Stands for the newsroom's own site until --url names it."""

PICTURE, OEMBED = "figure.png", "oembed.json"

PRINT_DPI = 300

EMBED_EXAMPLES = """\b
Examples:
  rangereach embed safe-zone --url https://news.example/maps/safe-zone.html
  rangereach embed safe-zone --no-script      for systems that strip scripts
  rangereach embed --from PL --range 70 --picture
"""

STORY_EXAMPLES = """\b
Examples:
  rangereach story safe-zone -o story
  rangereach story mine.toml -o out --lang uk,pl --url https://news.example/
"""


@click.command("embed", epilog=EMBED_EXAMPLES, short_help="Print the snippet that embeds a map.")
@question_options
@click.option("--url", metavar="URL", help="Where the page will stand; https://… in full.")
@click.option("--no-script", is_flag=True, help="Leave out the script that lets the frame grow.")
@click.option("--picture", is_flag=True, help="A picture with a link instead of a frame.")
@click.option("--tiles", is_flag=True, help="For a page with map tiles: give the frame an origin.")
@click.option("-o", "--output", default=STDOUT, metavar="FILE", help="An .html file; else stdout.")
@language_option
@click.option("--force", is_flag=True, help="Replace a file that rangereach did not write.")
def embed_command(
    *,
    url: str | None,
    no_script: bool,
    picture: bool,
    tiles: bool,
    output: str,
    lang: str,
    units: str,
    force: bool,
    **question: Any,
) -> None:
    """Print the HTML that embeds a map: a sandboxed frame with a height that fits.

    SCENARIO is a bundled name (see: rangereach scenarios) or a TOML file. The map itself
    is written by `rangereach map`, the picture by `rangereach figure`; put them on your
    own site and name the page with --url.
    """
    chosen = [
        name
        for name, given in (("--no-script", no_script), ("--picture", picture), ("--tiles", tiles))
        if given
    ]
    if picture and len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} ask for a frame and for a picture")
    wording = read_wording(lang, units)
    check_destination(output, formats=(".html",), force=force)
    scenario = read_question(**question)
    address = f"{NOWHERE}{quote(scenario.id)}.html" if url is None else url
    from rangereach.outputs import embed

    embed.check_address(address)
    with show_progress("Measuring"):
        from rangereach.outputs.wording import finding
        from rangereach.study import run

        study = run(scenario)
    if picture:
        image = urljoin(address, f"{quote(scenario.id)}.png")
        text = embed.picture_snippet(study, url=address, picture_url=image, lang=lang, units=units)
    else:
        text = embed.snippet_of(
            study, url=address, lang=lang, units=units, script=not no_script, tiles=tiles
        )
    write(output, text + "\n")
    say(finding(study, wording))
    if url is None:
        click.echo(f"Replace {address} by the page's address, or name it with --url.", err=True)


@click.command("story", epilog=STORY_EXAMPLES, short_help="Write a folder with all of a story.")
@question_options
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder; made if missing.")
@click.option(
    "--lang",
    "langs",
    cls=LanguageOption,
    default="en",
    metavar="LANGS",
    shell_complete=complete_language,
    help="Languages of the map, by commas; the first is that of texts and pictures.",
)
@units_option
@click.option("--url", metavar="URL", help="Where the folder will stand; https://… in full.")
@slider_option
@click.option("--force", is_flag=True, help="Replace files that rangereach did not write.")
def story_command(
    *,
    output: str,
    langs: str,
    units: str,
    url: str | None,
    slider: bool,
    force: bool,
    **question: Any,
) -> None:
    """Write everything that a newsroom needs into one folder.

    The map in each language, pictures, numbers, caption, text alternative, sources, a page
    to embed from, and what other systems import. All files are written, or none; their
    paths are printed to stdout, the finding to stderr.
    """
    codes = _read_languages(langs)
    wordings = [read_wording(code, units) for code in codes]
    check_folder(output, _names(codes), force=force)
    base = None if url is None else url.rstrip("/") + "/"
    if base is not None:
        from rangereach.outputs.embed import check_address

        check_address(base)
    scenario = read_question(**question)
    with show_progress("Measuring"):
        from rangereach.outputs.wording import finding
        from rangereach.study import run

        study = run(scenario)
    explored = explore(scenario, slider=slider)
    with show_progress("Drawing"):
        files = _draw(study, explored, codes, units, base)
    write_folder(output, files)
    say(finding(study, wordings[0]))


def _names(langs: list[str]) -> list[str]:
    """Return the files of a story, in the order in which they are printed."""
    return [
        *map(_page, langs),
        "figure.svg",
        PICTURE,
        "figure-print.png",
        "reach.csv",
        "caption.txt",
        "alt.txt",
        "SOURCES.md",
        "embed.html",
        "embed.js",
        OEMBED,
        "datawrapper.json",
    ]


def _draw(
    study: Study, explored: Exploration | None, langs: list[str], units: str, base: str | None
) -> dict[str, bytes]:
    """Return every file of a story; `base` is where the folder will stand, if that is known."""
    from rangereach.outputs import embed, figure, report, table
    from rangereach.outputs.map import render

    lang, site = langs[0], base or NOWHERE
    first, picture = site + _page(lang), site + PICTURE
    pages = {code: _page(code) for code in langs}
    # Other sites need full addresses: told only where they are known.
    known = base is not None
    texts = {
        page: render(
            study,
            lang=code,
            units=units,
            exploration=explored,
            url=site + page if known else None,
            image=picture if known else None,
            oembed=site + OEMBED if known and code == lang else None,
        )
        for code, page in pages.items()
    }
    texts |= {
        "figure.svg": figure.render_svg(study, lang=lang, units=units, size="page"),
        "reach.csv": table.render_csv(study),
        "caption.txt": report.render_caption(study, lang=lang, units=units),
        "alt.txt": report.render_alt(study, lang=lang, units=units),
        "SOURCES.md": report.render_sources(study, lang=lang, units=units),
        "embed.html": embed.render_preview(
            study, pages=pages, picture=PICTURE, url=site, lang=lang, units=units
        ),
        "embed.js": embed.read_listener(),
        OEMBED: embed.render_oembed(study, url=first, picture_url=picture, lang=lang, units=units),
        "datawrapper.json": embed.render_markers(study, lang=lang, units=units),
    }
    files = {name: text.encode("utf-8") for name, text in texts.items()}
    files |= {
        PICTURE: figure.render_png(figure.render_svg(study, lang=lang, units=units, size="social")),
        "figure-print.png": figure.render_png(
            figure.render_svg(study, lang=lang, units=units, size="print"), dpi=PRINT_DPI
        ),
    }
    return {name: files[name] for name in _names(langs)}


def _page(lang: str) -> str:
    return f"map.{lang}.html"


def _read_languages(text: str) -> list[str]:
    """Read language codes, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(",")))
