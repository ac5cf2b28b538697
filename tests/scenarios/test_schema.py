"""The JSON schema against the reader: what one accepts, the other does."""

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rangereach import scenarios
from rangereach.errors import UserFileError
from rangereach.scenarios.schema import SCHEMA_NAME, render_schema
from rangereach.shipped import scenarios_dir

SCHEMA = json.loads((scenarios_dir() / SCHEMA_NAME).read_text("utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)

HEAD = '[origin]\nborder = ["PL"]\n'
BAND = "[[range]]\nlow_km = 70\nhigh_km = 100\n"
SOURCE = (
    'source = { publisher = "A", title = "", url = "https://example.org/a", '
    'date = 2024-05-11, quote = "70" }\n'
)
FIGURE = f"[[range.figure]]\nlow_km = 70\nhigh_km = 70\n{SOURCE}"
DEEP = "[[range.figure]]\n[range.figure.source]\n"

ACCEPTED = {
    "least": HEAD + BAND,
    "target": 'into = "pl"\n[origin]\nborder = ["SK"]\n' + BAND,
    "codes in any case": '[origin]\nborder = ["pl", "Sk"]\nsoil = ["lt"]\n' + BAND,
    "claims": 'claims = ["lange-2024"]\n' + HEAD + BAND,
    "no title but an empty table": HEAD + BAND + "[titles]\n",
    "titles": 'title = "a"\ntitles = { uk = "b" }\n' + HEAD + BAND,
    "setback": HEAD + "setback_km = 10\n" + BAND,
    "places": '[origin]\nplaces = ["EPRZ", "PL:road"]\nsetback_km = 0\n' + BAND,
    "places and a border": '[origin]\nplaces = ["EPRZ"]\nborder = ["RO"]\n' + BAND,
    "kind": '[origin]\ncountry = "pl"\nkind = "road"\n' + BAND,
    "system by alias": HEAD + '[[range]]\nsystem = "SAMP/T"\n',
    "system against": HEAD + '[[range]]\nsystem = "patriot"\nagainst = "ballistic"\nid = "b"\n',
    "short figure": HEAD + BAND + 'hedge = "about"\n' + SOURCE,
    "dates": HEAD + BAND + SOURCE.replace("2024-05-11", '"2024-05"'),
    "figures": HEAD + "[[range]]\nid = 'a_1'\nlabel = 'x'\n" + FIGURE + FIGURE,
    "label in German": HEAD + BAND + "label = 'a'\nlabels = { de = 'b' }\n",
    "two bands": HEAD + BAND + BAND,
}

REFUSED = {
    "nothing": "",
    "no range": HEAD,
    "no range in the list": "range = []\n" + HEAD,
    "no origin": BAND,
    "empty origin": "[origin]\n" + BAND,
    "empty list": '[origin]\nborder = ["PL"]\nsoil = []\n' + BAND,
    "a number for a text": "title = 1\n" + HEAD + BAND,
    "titles without a title": "titles = { uk = 'b' }\n" + HEAD + BAND,
    "unknown language": "title = 'a'\ntitles = { fr = 'b' }\n" + HEAD + BAND,
    "target that never is one": 'into = "RU"\n' + HEAD + BAND,
    "target without a file": 'into = { territory_of = "UA" }\n' + HEAD + BAND,
    "border of none": '[origin]\nborder = ["LT"]\n' + BAND,
    "soil of none": '[origin]\nsoil = ["DE"]\n' + BAND,
    "a text for a list": '[origin]\nborder = "PL"\n' + BAND,
    "kind alone": '[origin]\nkind = "road"\n' + BAND,
    "country alone": '[origin]\ncountry = "PL"\n' + BAND,
    "country beside a border": HEAD + 'country = "PL"\n' + BAND,
    "setback below 0": HEAD + "setback_km = -1\n" + BAND,
    "setback of places": '[origin]\nplaces = ["EPRZ"]\nsetback_km = 5\n' + BAND,
    "range as a table": HEAD + "[range]\nlow_km = 70\nhigh_km = 70\n",
    "half a band": HEAD + "[[range]]\nlow_km = 70\n",
    "distance of 0": HEAD + BAND.replace("70", "0"),
    "distance round the Earth": HEAD + BAND.replace("100", "20038"),
    "distance as a text": HEAD + BAND.replace("70", "'70'"),
    "bad id": HEAD + BAND + "id = 'a b'\n",
    "labels without a label": HEAD + BAND + "labels = { de = 'b' }\n",
    "hedge without a source": HEAD + BAND + "hedge = 'about'\n",
    "system with a distance": HEAD + BAND + "system = 'patriot'\n",
    "system with a figure": HEAD + "[[range]]\nsystem = 'patriot'\n" + FIGURE,
    "against without a system": HEAD + BAND + "against = 'ballistic'\n",
    "unknown against": HEAD + "[[range]]\nsystem = 'patriot'\nagainst = 'drones'\n",
    "empty system": HEAD + "[[range]]\nsystem = ''\n",
    "figures and a distance": HEAD + BAND + FIGURE,
    "figure without a source": HEAD + "[[range]]\n[[range.figure]]\nlow_km = 7\nhigh_km = 7\n",
    "no figure in the list": HEAD + "[[range]]\nfigure = []\n",
    "source without a quote": HEAD + BAND + SOURCE.replace(', quote = "70"', ""),
    "source with an empty quote": HEAD + BAND + SOURCE.replace('quote = "70"', 'quote = " "'),
    "no address": HEAD + BAND + SOURCE.replace("https://", "ftp://"),
    "no date": HEAD + BAND + SOURCE.replace("2024-05-11", '"May 2024"'),
    "a time": HEAD + BAND + SOURCE.replace("2024-05-11", "2024-05-11T10:00:00"),
}

ONLY_READ = {
    "band backwards": HEAD + BAND.replace("70", "170"),
    "setback not below the range": HEAD + "setback_km = 70\n" + BAND,
    "no such claim": 'claims = ["nobody-2024"]\n' + HEAD + BAND,
    "no such system": HEAD + "[[range]]\nsystem = 'patriott'\n",
    "no such place": '[origin]\nplaces = ["Medika"]\n' + BAND,
    "no such kind": '[origin]\ncountry = "PL"\nkind = "rail"\n' + BAND,
    "no such file": 'into = { file = "none.geojson" }\n' + HEAD + BAND,
    "one id twice": HEAD + (BAND + "id = 'a'\n") * 2,
    "border not shared with the target": 'into = "SK"\n[origin]\nborder = ["RO"]\n' + BAND,
    "no day of the year": HEAD + BAND + SOURCE.replace("2024-05-11", '"2024-13"'),
}
"""What is wrong between two values, or with a name: a schema cannot know."""


def as_json(value: Any) -> Any:
    """Return a TOML value as editors give it to a schema: dates and times as text."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def problems_of(text: str, folder: Path) -> str:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    try:
        scenarios.load(path)
    except UserFileError as error:
        return str(error)
    return ""


def fits(text: str) -> bool:
    return bool(CHECK.is_valid(as_json(tomllib.loads(text))))


def test_the_schema_is_one_and_is_the_one_that_ships() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert (scenarios_dir() / SCHEMA_NAME).read_text("utf-8") == render_schema(), "run: make schema"


@pytest.mark.parametrize("name", scenarios.list_bundled())
def test_bundled_scenarios_name_the_schema_and_fit_it(name: str) -> None:
    text = (scenarios_dir() / f"{name}.toml").read_text("utf-8")
    assert text.startswith(f"#:schema ./{SCHEMA_NAME}\n")
    assert fits(text)


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_read_fits(tmp_path: Path, name: str) -> None:
    assert problems_of(ACCEPTED[name], tmp_path) == ""
    assert fits(ACCEPTED[name])


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_does_not_fit(tmp_path: Path, name: str) -> None:
    assert problems_of(REFUSED[name], tmp_path)
    assert not fits(REFUSED[name])


@pytest.mark.parametrize("name", ONLY_READ)
def test_what_only_the_reader_can_see(tmp_path: Path, name: str) -> None:
    assert problems_of(ONLY_READ[name], tmp_path)
    assert fits(ONLY_READ[name])


def at(*path: str) -> dict[str, Any]:
    """Return the table of the schema at this path."""
    found = SCHEMA
    for key in path:
        found = found["properties"][key]
        found = found.get("items", found)
        found = found["anyOf"][-1] if key == "into" else found
    return dict(found["properties"])


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ((), "", HEAD + BAND),
        (("titles",), "title = 'a'\n[titles]\n", HEAD + BAND),
        (("into",), "[into]\n", HEAD + BAND),
        (("origin",), HEAD, BAND),
        (("range",), HEAD + BAND, ""),
        (("range", "labels"), HEAD + BAND + "label = 'a'\n[range.labels]\n", ""),
        (("range", "figure"), HEAD + "[[range]]\n" + FIGURE, ""),
        (("range", "source"), HEAD + BAND + "[range.source]\n", ""),
        (("range", "figure", "source"), HEAD + "[[range]]\n" + DEEP, ""),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)
def test_the_reader_knows_the_keys_of_the_schema_and_no_others(
    tmp_path: Path, path: tuple[str, ...], before: str, after: str
) -> None:
    # The reader lists what it knows when it meets a key that is like none of them.
    told = problems_of(f"{before}qqqqqqqqqq = 1\n{after}", tmp_path)
    (listed,) = re.findall(r"'qqqqqqqqqq'.*\((?:known here: |one of )([\w, ]+)[;)]", told)
    assert listed.split(", ") == list(at(*path))


def test_every_key_is_explained() -> None:
    def check(rule: Any, where: str) -> None:
        if isinstance(rule, list):
            for item in rule:
                check(item, where)
        elif isinstance(rule, dict):
            for key, item in rule.get("properties", {}).items():
                if "type" in rule:  # a table, not a rule about one
                    assert item["description"].endswith((".", "…", "tables.")), f"{where}.{key}"
            for key, item in rule.items():
                check(item, f"{where}.{key}")

    check(SCHEMA, "scenario")
