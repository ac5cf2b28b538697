"""Blocks: the same words in a terminal, in Markdown and in HTML, and nothing steers them."""

import re

from rangereach.outputs.blocks import (
    WIDTH,
    Block,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Table,
    render_html,
    render_markdown,
    render_text,
)

ARTICLE: tuple[Block, ...] = (
    Heading(text="How far?", level=1),
    Quotation(
        text="“up to 70 km”",
        cited=Entry(text="Nico Lange, 11 May 2024", url="https://news.example/a"),
    ),
    Paragraph(text="About a tenth.", strong=True),
    Table(
        caption="Reach",
        head=("", "70 km", "100 km"),
        rows=(("Area", "64,400 km²", "89,500 km²"), ("Share", "10.7 %", "14.9 %")),
    ),
    Listing(entries=(Entry(text="70 km: somebody", quote="“siebzig”"), Entry(text="100 km"))),
)

HOSTILE = '</script><img src=x onerror="a()"> [a](javascript:b) | `c` **d** {{e}} \x1b[31m\u202e'


def test_a_text_is_aligned_and_fits_a_terminal() -> None:
    assert render_text(ARTICLE) == (
        "How far?\n========\n\n"
        "    “up to 70 km”\n    Nico Lange, 11 May 2024\n    https://news.example/a\n\n"
        "About a tenth.\n\n"
        "Reach\n"
        "            70 km      100 km\n"
        "Area   64,400 km²  89,500 km²\n"
        "Share      10.7 %      14.9 %\n\n"
        "- 70 km: somebody\n  “siebzig”\n- 100 km\n"
    )


def test_markdown_has_its_marks() -> None:
    assert render_markdown(ARTICLE) == (
        "# How far?\n\n"
        "> “up to 70 km”\n>\n> Nico Lange, 11 May 2024 [news.example](<https://news.example/a>)\n\n"
        "**About a tenth.**\n\n"
        "Reach\n\n"
        "|  | 70 km | 100 km |\n| --- | ---: | ---: |\n"
        "| Area | 64,400 km² | 89,500 km² |\n| Share | 10.7 % | 14.9 % |\n\n"
        "- 70 km: somebody\n\n  > “siebzig”\n\n- 100 km\n"
    )


def test_html_has_headers_and_a_named_group() -> None:
    page = render_html(ARTICLE)
    assert '<th scope="row">Area</th><td>64,400\u00a0km²</td>' in page
    assert 'role="group" aria-label="Reach"' in page
    assert (
        '<a href="https://news.example/a" rel="noopener" target="_blank">news.example</a>' in page
    )


def test_long_lines_are_wrapped_and_wide_tables_broken_in_their_first_column() -> None:
    long = "word " * 60
    blocks: tuple[Block, ...] = (
        Paragraph(text=long),
        Table(caption="Wide", head=("", "one", "two"), rows=((long, "64,400 km²", "1"),)),
        Listing(entries=(Entry(text=long, quote=long),)),
    )
    assert max(map(len, render_text(blocks).splitlines())) <= WIDTH


def test_text_from_outside_stays_text_in_every_medium() -> None:
    blocks: tuple[Block, ...] = (
        Heading(text=HOSTILE, level=1),
        Quotation(text=HOSTILE, cited=Entry(text=HOSTILE, url="javascript:alert(1)")),
        Paragraph(text=HOSTILE),
        Table(caption=HOSTILE, head=("", HOSTILE), rows=((HOSTILE, HOSTILE),)),
        Listing(entries=(Entry(text=HOSTILE, quote=HOSTILE, url="https://a.example/<b>"),)),
    )
    text, markdown, page = render_text(blocks), render_markdown(blocks), render_html(blocks)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text + markdown)
    assert not re.search(
        r"<(?!/?(?:h1|figure|figcaption|blockquote|p|div|table|caption|thead|tbody"
        r"|tr|th|td|ul|li|span)[ >])",
        page,
    )
    assert "<img" not in page
    assert "href" not in page  # neither a script nor a broken address is linked
    assert not re.search(r"(?<!\\)[<`{]", markdown)
    table = [line for line in markdown.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {3}


def test_a_line_of_markdown_does_not_begin_a_list() -> None:
    texts = {"2024. május 11.": r"2024\. május 11.", "10.7 %": "10.7 %", "- a": r"\- a"}
    for text, escaped in texts.items():
        assert render_markdown((Paragraph(text=text),)) == f"{escaped}\n"
