"""Every bundled file has its source; a damaged or undeclared one is refused."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from rangereach.errors import DataError
from rangereach.model import Source
from rangereach.provenance import FOLDERS, checked_path, cite, load_dataset, read_dataset
from rangereach.shipped import data_dir

ROOT = Path(__file__).parents[2]
LICENCES = {"ODbL-1.0", "CC-BY-4.0", "MIT", "Public domain"}


def test_folders_are_those_of_the_data() -> None:
    there = {path.name for path in data_dir().iterdir() if path.is_dir()}
    assert there == set(FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_declared_with_its_checksum(folder: str) -> None:
    dataset = load_dataset(folder)
    there = {path.name for path in data_dir(folder).iterdir()} - {"source.toml"}
    assert there == set(dataset.files)
    for name, declared in dataset.files.items():
        assert hashlib.sha256((data_dir(folder) / name).read_bytes()).hexdigest() == declared


@pytest.mark.parametrize("folder", FOLDERS)
def test_source_fields_mean_something(folder: str) -> None:
    dataset = load_dataset(folder)
    assert dataset.id == folder
    assert dataset.licence in LICENCES
    assert dataset.url.startswith("https://")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", dataset.retrieved)
    assert min(map(len, (dataset.title, dataset.publisher, dataset.attribution))) > 5


def test_licence_file_names_every_licence_and_attribution() -> None:
    text = (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    for folder in FOLDERS:
        dataset = load_dataset(folder)
        row = next(line for line in text.splitlines() if line.startswith(f"| `{folder}/`"))
        assert f" {dataset.licence} " in row
        assert dataset.attribution in text


def test_data_stays_small() -> None:
    size = sum(path.stat().st_size for path in data_dir().rglob("*") if path.is_file())
    assert size < 1_600_000


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(data_dir("claims"), tmp_path / "claims")
    return tmp_path


def test_a_changed_file_is_refused(copied: Path) -> None:
    assert checked_path("claims", "claims.toml", root=copied).exists()
    changed = copied / "claims" / "claims.toml"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"data/claims/claims\.toml is not the declared") as caught:
        checked_path("claims", "claims.toml", root=copied)
    assert "reinstall" in caught.value.hint


def test_an_undeclared_file_is_refused(copied: Path) -> None:
    (copied / "claims" / "more.toml").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"more\.toml is not declared"):
        checked_path("claims", "more.toml", root=copied)


def test_a_missing_file_is_refused(copied: Path) -> None:
    (copied / "claims" / "claims.toml").unlink()
    with pytest.raises(DataError, match=r"claims\.toml is missing"):
        checked_path("claims", "claims.toml", root=copied)


@pytest.mark.parametrize("key", ["title", "licence", "retrieved", "changes"])
def test_a_missing_key_is_named(copied: Path, key: str) -> None:
    source = copied / "claims" / "source.toml"
    text = re.sub(rf"(?m)^{key} = .*\n", "", source.read_text(encoding="utf-8"))
    source.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=f"lacks {key}"):
        read_dataset(copied / "claims")


def test_an_unknown_key_is_named(copied: Path) -> None:
    source = copied / "claims" / "source.toml"
    source.write_text("licens = 'x'\n" + source.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DataError, match="licens"):
        read_dataset(copied / "claims")


def test_a_broken_or_missing_source_is_named(copied: Path) -> None:
    (copied / "claims" / "source.toml").write_text("title = ", encoding="utf-8")
    with pytest.raises(DataError, match="is not TOML"):
        read_dataset(copied / "claims")
    (copied / "claims" / "source.toml").unlink()
    with pytest.raises(DataError, match=r"source\.toml is missing"):
        read_dataset(copied / "claims")


def test_citation_shows_what_is_there_and_marks_an_inferred_date() -> None:
    full = Source(publisher="NDR", title="Besuch", url="https://example.org/a", date="2024-06-11")
    assert cite(full) == "NDR, “Besuch”, 2024-06-11, https://example.org/a"
    bare = Source(publisher="NDR", title="", url="", date="2024-06", date_certain=False)
    assert cite(bare) == "NDR, 2024-06 (date inferred)"
