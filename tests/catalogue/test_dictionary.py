"""The data dictionary is that of the schemas, and every schema is that of its file."""

import subprocess
import sys

from rangereach.catalogue import build_dictionary, load_datasets
from rangereach.shipped import data_dir


def test_dictionary_is_up_to_date() -> None:
    shipped = (data_dir() / "README.md").read_text(encoding="utf-8")
    assert shipped == build_dictionary(), "python -m rangereach.catalogue > data/README.md"


def test_dictionary_is_printed_by_the_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "rangereach.catalogue"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert ran.stdout == build_dictionary()


def test_every_file_is_described() -> None:
    text = build_dictionary()
    for dataset in load_datasets():
        for name in dataset.files:
            assert f"### `{dataset.id}/{name}`" in text


def test_tables_survive_bars_in_the_text() -> None:
    for line in build_dictionary().splitlines():
        if line.startswith("| `"):
            assert line.replace(r"\|", "").count("|") == 5
