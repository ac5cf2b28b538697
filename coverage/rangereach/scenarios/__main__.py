"""Print the schema: ``python -m rangereach.scenarios > maps/scenarios/scenario.schema.json``."""

from .schema import render_schema

if __name__ == "__main__":
    print(render_schema(), end="")
