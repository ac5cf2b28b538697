import re
from pathlib import Path

from rangereach import scenarios

DOCS = Path(__file__).parents[2] / "docs" / "scenario-files.md"


def test_the_example_in_the_documentation_loads(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```", DOCS.read_text("utf-8"), re.M | re.S)
    path = tmp_path / "example.toml"
    path.write_text(example, "utf-8")
    scenario = scenarios.load(path)
    assert [band.id for band in scenario.ranges] == ["corridor", "patriot", "range-1"]
    assert (scenario.ranges[0].low_km, scenario.ranges[0].high_km) == (40, 60)
    other = example.replace('border = ["PL", "SK"]', "").replace("setback_km = 10", "")
    path.write_text(re.sub(r"^# (soil|places|country|kind)", r"\1", other, flags=re.M), "utf-8")
    kinds = {origin.kind for origin in scenarios.load(path).origins}
    assert kinds == {"soil", "place"}
