"""Print the data dictionary: ``python -m rangereach.catalogue > data/README.md``."""

from .dictionary import build_dictionary

if __name__ == "__main__":
    print(build_dictionary(), end="")
