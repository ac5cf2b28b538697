"""The head of the page: what search engines, cards and the browser are told."""

import re
from html.parser import HTMLParser

import pytest

from rangereach.errors import OutputError
from rangereach.outputs import style
from rangereach.outputs.map import render
from rangereach.outputs.wording import finding, title
from studies import study_of

URL, IMAGE = "https://news.example/reach/map.en.html", "https://news.example/reach/figure.png"


class Head(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self.feed(page.split("</head>", maxsplit=1)[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link":
            self.told[given["rel"]] = given["href"]
        for key in ("name", "property", "http-equiv"):
            if key in given:
                place = f" {given['media']}" if "media" in given else ""
                self.told[given[key] + place] = given["content"]


def test_the_page_says_what_it_is() -> None:
    study = study_of("safe-zone")
    told = Head(render(study)).told
    assert told["description"] == told["og:description"] == finding(study)
    assert told["og:title"] == title(study)
    assert told["og:type"] == "article"
    assert told["twitter:card"] == "summary"
    assert told["referrer"] == "strict-origin-when-cross-origin"
    assert told["theme-color (prefers-color-scheme: light)"] == style.LIGHT["paper"]
    assert told["theme-color (prefers-color-scheme: dark)"] == style.DARK["paper"]
    assert not {"canonical", "og:url", "og:image"} & told.keys()


def test_a_card_has_the_picture_and_the_address_that_were_given() -> None:
    study = study_of("safe-zone")
    told = Head(render(study, url=URL, image=IMAGE)).told
    assert told["canonical"] == told["og:url"] == URL
    assert told["og:image"] == IMAGE
    assert told["og:image:alt"] == finding(study)
    assert told["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "map.html", 'https://a.example/"x'])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(OutputError, match="is no web address"):
        render(study_of("safe-zone"), image=address)


def test_the_policy_allows_what_is_on_the_page_and_nothing_else() -> None:
    policy = Head(render(study_of("safe-zone"))).told["Content-Security-Policy"]
    rules = dict(part.split(" ", 1) for part in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"
    for kind in ("script-src", "style-src"):
        assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", source) for source in rules[kind].split())
