"""The command: measure every subject, print as it goes, write ``benchmarks/RESULTS.md``."""

from __future__ import annotations

import argparse
import os
import secrets
from datetime import date
from importlib import import_module
from pathlib import Path

SUBJECTS = ("rings", "buffers", "areas", "depth", "curves", "seams", "writing", "memory")
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    """Run the subjects that were asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=", ".join(SUBJECTS))
    parser.add_argument("--seed", type=int, default=None, help="of the random input")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="try everything out on tiny input")
    parser.add_argument("-o", "--output", type=Path, help="default: RESULTS.md, if all is run")
    given = parser.parse_args()
    # a core for each, which NumPy's matrix product has to be told before it is loaded
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    from .results import write_section, write_up
    from .versus import Bench

    seed = secrets.randbelow(10**6) if given.seed is None else given.seed
    print(f"seed {seed}\n", flush=True)
    bench = Bench(seed=seed, rounds=given.rounds, quick=given.quick)
    sections = []
    for subject in given.subjects or SUBJECTS:
        for section in import_module(f".{subject}", __package__).measure(bench):
            sections.append(section)
            print(write_section(section), end="\n\n", flush=True)
    complete = not given.subjects and not given.quick
    output = given.output or (RESULTS if complete else None)
    if output:
        text = write_up(sections, when=date.today().isoformat(), seed=seed, rounds=given.rounds)
        output.write_text(text, "utf-8")
        print(output)


if __name__ == "__main__":
    main()
