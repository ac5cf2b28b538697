"""What a newcomer mistypes: each answer names the value and the remedy."""

from pathlib import Path

import pytest

from .conftest import Invoke


@pytest.mark.parametrize(
    ("line", "wrong", "remedy"),
    [
        ("mapp", "'mapp'", "rangereach map"),
        ("safe-zone", "'safe-zone'", "rangereach map safe-zone"),
        ("safe_zone", "'safe_zone'", "rangereach map safe-zone"),
        ("my.toml", "'my.toml'", "rangereach map my.toml"),
        ("xyzzy", "'xyzzy'", "choose one of: map, reach"),
        ("--form PL", "--form", "rangereach --help"),
        ("map --form PL", "--form", "did you mean --from?"),
        ("map --json", "--json", "goes with: reach"),
        ("map saf-zone", "'saf-zone'", "did you mean 'safe-zone'"),
        ("map PL", "'PL'", "--from PL"),
        ("map patriot", "'patriot'", "--system patriot"),
        ("map PL 70", "(70)", "quotation marks"),
        ("map own.tml", "'own.tml'", "choose one of"),
        ("map owm.toml", "owm.toml", "did you mean 'own.toml'"),
        ("reach --from PL --range 70 km", "'km'", "--range 70km"),
        ("reach --from PL --range -5", "'-5'", "70-100"),
        ("reach --from PL --range seventy", "'seventy'", "70-100"),
        ("reach --from PL", "no range", "70-100"),
        ("reach --range 70", "nothing to measure from", "PL"),
        ("reach --range", "--range", "--help"),
        ("reach --from Poland --range 70", "'Poland'", "PL for its border"),
        ("reach --from LT --range 70", "(LT)", "LT:soil"),
        ("reach --from RU --range 70", "RU", "one of PL, SK, HU, RO, MD"),
        ("reach --from PL --system Patriots", "'Patriots'", "'patriot'"),
        ("reach --from PL --range 70 --setback 80", "set-back", "less than every range"),
        ("reach --from PL --range 70 --setback ten", "'ten'", "--help"),
        ("reach --from PL --range 70 --into Ukraine", "'Ukraine'", "write UA"),
        ("reach --lang ua", "'ua'", "uk"),
        ("reach --units miles", "'miles'", "'mi'"),
        ("reach safe-zone --range 70", "--range", "leave out"),
        ("map -o nowhere/x.html", "'nowhere'", "make it first"),
        ("map -o x.png", "x.png", "rangereach figure -o x.png"),
        ("figure --size big", "'big'", "'social'"),
        ("claims lange", "", ""),
    ],
)
def test_one_message_says_what_and_how(
    invoke: Invoke, tmp_path: Path, line: str, wrong: str, remedy: str
) -> None:
    (tmp_path / "own.toml").write_text("")
    result = invoke(*line.split())
    if not wrong:  # the one that is right, so that the others can fail
        assert (result.exit_code, result.stderr) == (0, "")
        return
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("rangereach: ")
    assert wrong in result.stderr
    assert remedy in result.stderr
    assert len(result.stderr.splitlines()) <= 3
    assert [path.name for path in tmp_path.iterdir()] == ["own.toml"]
