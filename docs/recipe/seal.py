"""Write the SHA-256 of every data file into the `source.toml` beside it.

    python seal.py

Run it after a data file was changed on purpose; the package refuses to load a file
whose checksum is not the declared one.
"""

import hashlib
import re
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


def main():
    """Seal every folder of `data/`."""
    for source in sorted(DATA.glob("*/source.toml")):
        head = re.split(r"(?m)^\[files\]$", source.read_text(encoding="utf-8"))[0].rstrip()
        files = sorted(path for path in source.parent.iterdir() if path != source)
        sums = [f'"{f.name}" = "{hashlib.sha256(f.read_bytes()).hexdigest()}"' for f in files]
        source.write_text("\n".join([head, "", "[files]", *sums, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
