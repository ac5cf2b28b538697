"""A folder of files that belong together: all of them are written, or none."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

import click

from .destination import MARK, MARK_WITHIN

__all__ = ["check_folder", "write_folder"]

SIGN = "embed.html"
"""A folder in which this file carries our mark is one of ours, and may be written anew."""


def check_folder(output: str, names: Collection[str], *, force: bool) -> None:
    """Refuse a folder before any work is done.

    Parameters
    ----------
    output : str
        The folder; made where it is missing.
    names : collection of str
        Files that will be written into it.
    force : bool
        Replace files of these names even where the folder is not ours.

    Raises
    ------
    OutputError
        If a file stands in the way, or one that is not ours would be replaced.
    """
    from rangereach.errors import OutputError

    folder = Path(output)
    if not output or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"{output!r}: is not a folder", hint="name a folder, such as -o story")
    taken = sorted(name for name in names if os.path.lexists(folder / name))
    blocked = [name for name in taken if (folder / name).is_dir()]
    if blocked:
        raise OutputError(
            f"{folder / blocked[0]}: is a folder where a file has to stand",
            hint="choose another folder",
        )
    if taken and not force and not _is_ours(folder):
        raise OutputError(
            f"{folder / taken[0]}: exists and was not written by rangereach",
            hint="choose another folder, or replace it with --force",
        )


def write_folder(output: str, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, all or none, and print their paths.

    Parameters
    ----------
    output : str
        A folder that `check_folder` has let pass.
    files : mapping of str to bytes
        Name to content.

    Raises
    ------
    OutputError
        If the folder or the disk refuses.
    """
    import secrets
    import shutil

    from rangereach.errors import OutputError

    folder = Path(os.path.realpath(output))  # a link is followed, not replaced
    draft = folder.with_name(f".rangereach-{secrets.token_hex(8)}.part")
    try:
        draft.mkdir(parents=True)
        for name, content in files.items():
            (draft / name).write_bytes(content)
        if folder.is_dir():
            for name in files:
                (draft / name).replace(folder / name)
        else:
            draft.replace(folder)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    for name in files:
        click.echo(os.path.join(output, name))


def _is_ours(folder: Path) -> bool:
    try:
        with (folder / SIGN).open("rb") as handle:
            return MARK in handle.read(MARK_WITHIN)
    except OSError:
        return False
