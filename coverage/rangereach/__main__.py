"""Run the command line as ``python -m rangereach``."""

from .cli import main

if __name__ == "__main__":
    main(prog_name="rangereach")
