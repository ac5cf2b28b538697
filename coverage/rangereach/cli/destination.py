"""Where an output goes: a new file, one of our own, or stdout. Nothing half written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

__all__ = ["check_destination", "choose_format", "write"]

STDOUT = "-"
MARK = b'<meta name="generator" content="rangereach'
"""Every page carries it near its beginning; only such files are replaced unasked."""

MARK_WITHIN = 4096

PICTURE_MARKS = {
    ".svg": b"<!-- Generator: rangereach",
    ".png": b"Software\x00rangereach",
    ".pdf": b"/Keywords(rangereach)",
}
"""The same for pictures; a PDF carries it at its end."""


def check_destination(output: str, *, formats: tuple[str, ...], force: bool) -> None:
    """Refuse a destination before any work is done.

    Parameters
    ----------
    output : str
        A path, or ``-`` for stdout.
    formats : tuple of str
        Endings that the command writes, such as ``.html``.
    force : bool
        Replace any file.

    Raises
    ------
    OutputError
        If the ending is unknown, the folder is missing, or the file is not ours.
    """
    from rangereach.errors import OutputError

    if output == STDOUT:
        return
    path = Path(output)
    if path.suffix.casefold() not in formats:
        raise OutputError(
            f"{output}: this command writes {', '.join(formats)}",
            hint=f"pictures: rangereach figure -o {path.name}"
            if path.suffix.casefold() in PICTURE_MARKS and path.stem
            else f"for example -o {path.stem or 'map'}{formats[0]}, or -o - for stdout",
        )
    if not os.path.isdir(path.parent):
        raise OutputError(
            f"{output}: there is no folder {os.fspath(path.parent)!r}", hint="make it first"
        )
    if os.path.isdir(path):
        raise OutputError(f"{output}: is a folder", hint="name a file")
    if os.path.exists(path) and not force and not _is_ours(path):
        raise OutputError(
            f"{output}: exists and was not written by rangereach",
            hint="choose another name, or replace it with --force",
        )


def choose_format(
    form: str | None,
    *,
    as_json: bool,
    output: str | None,
    endings: Mapping[str, str],
    default: str,
) -> str:
    """Return the one format that was asked for, by name or by the ending of a file.

    Parameters
    ----------
    form : str or None
        By name.
    as_json : bool
        Whether JSON was asked for, for short.
    output : str or None
        The file.
    endings : mapping of str to str
        The format of each ending.
    default : str
        Where nothing asks for one.

    Raises
    ------
    click.UsageError
        If two are asked for.
    """
    by_ending = endings.get(Path(output).suffix.casefold()) if output else None
    asked = [name for name in (form, "json" if as_json else None, by_ending) if name]
    if len(set(asked)) > 1:
        raise click.UsageError(f"{' and '.join(dict.fromkeys(asked))} are two formats: ask for one")
    return asked[0] if asked else default


def write(output: str, content: str | bytes) -> None:
    """Write a text or a picture whole or not at all, and print the path.

    Parameters
    ----------
    output : str
        A path that `check_destination` has let pass, or ``-``.
    content : str or bytes
        What is written; text as UTF-8.

    Raises
    ------
    OutputError
        If the folder or the disk refuses.
    """
    import secrets

    from rangereach.errors import OutputError

    data = content.encode("utf-8") if isinstance(content, str) else content
    if output == STDOUT:
        click.echo(data, nl=False)
        return
    path = Path(os.path.realpath(output))  # a link is followed, not replaced
    draft = path.with_name(f".rangereach-{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as handle:
            handle.write(data)
        if os.path.exists(path):
            draft.chmod(path.stat().st_mode & 0o777)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror}") from None
    finally:
        draft.unlink(missing_ok=True)
    click.echo(output)


def _is_ours(path: Path) -> bool:
    suffix = path.suffix.casefold()
    try:
        with path.open("rb") as handle:
            if suffix == ".pdf":
                handle.seek(max(0, path.stat().st_size - MARK_WITHIN))
            return PICTURE_MARKS.get(suffix, MARK) in handle.read(MARK_WITHIN)
    except OSError:
        return False
