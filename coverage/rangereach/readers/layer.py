"""Sheets and layers that GDAL reads: workbooks, GeoPackages, Shapefiles, KML.

Everything is read as text where it can be, so that a code stays a code.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from rangereach.errors import Problem, UserFileError, did_you_mean

from .grid import Row, number_rows

__all__ = ["Layer", "read_layer", "read_sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The features of one layer.

    Parameters
    ----------
    fields : tuple of str
        Names of the properties.
    values : list of tuple of str
        The properties of each feature, as text.
    geometries : sequence of shapely geometry or None
        One per feature, in `crs`.
    crs : str
        Its system, as a code or WKT; empty where the file does not say.
    note : str
        Which layer it is, where there are several and none was named.
    """

    fields: tuple[str, ...]
    values: list[tuple[str, ...]]
    geometries: Sequence[Any]
    crs: str
    note: str = ""


def read_sheet(path: Path, name: str, sheet: str) -> tuple[list[Row], str]:
    """Read a sheet of a workbook, its first one where none is named.

    Returns
    -------
    rows : list of Row
        Numbered as the spreadsheet shows them.
    note : str
        Which sheet it is, where there are several and none was named.

    Raises
    ------
    UserFileError
        If it is no workbook, or has no such sheet.
    """
    chosen, note = _choose(path, name, sheet, "sheet")
    options = {"HEADERS": "DISABLE", "FIELD_TYPES": "STRING"}
    _, _, columns = _read(path, name, chosen, read_geometry=False, **options)
    return number_rows(zip(*columns, strict=True)), note


def read_layer(path: Path, name: str, layer: str) -> Layer:
    """Read a layer of a file of features, its first one where none is named.

    Raises
    ------
    UserFileError
        If it cannot be read, or has no such layer.
    """
    chosen, note = _choose(path, name, layer, "layer")
    meta, geometry, columns = _read(path, name, chosen)
    count = len(geometry) if geometry is not None else len(columns[0]) if columns else 0
    texts = [["" if _is_null(value) else str(value).strip() for value in part] for part in columns]
    return Layer(
        fields=tuple(str(field) for field in meta["fields"]),
        values=[tuple(row) for row in zip(*texts, strict=True)] if texts else [()] * count,
        geometries=[None] * count if geometry is None else list(shapely.from_wkb(geometry)),
        crs=str(meta["crs"] or ""),
        note=note,
    )


def _is_null(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _choose(path: Path, name: str, wanted: str, kind: str) -> tuple[str, str]:
    """Return the layer to read, and a note where it was taken for being the first."""
    import pyogrio

    with _quietly():
        try:
            known = [str(row[0]) for row in pyogrio.list_layers(path)]
        except (RuntimeError, ValueError, OSError) as error:
            raise _refuse(name, error) from None
    if not known:
        raise UserFileError(name, [Problem(where="file", why=f"holds no {kind}")])
    if wanted:
        found = [layer for layer in known if layer.casefold() == wanted.casefold()]
        if found:
            return found[0], ""
        near = did_you_mean(wanted, known)
        hint = f"did you mean {near!r}?" if near else f"there are: {', '.join(known)}"
        problem = Problem(where="file", value=wanted, why=f"is not a {kind} of it", hint=hint)
        raise UserFileError(name, [problem])
    if len(known) == 1:
        return known[0], ""
    listed = ", ".join(known)
    note = f"the {kind} “{known[0]}” was read, the first of {listed}; name another as FILE#{kind}"
    return known[0], note


def _read(path: Path, name: str, layer: str, **options: Any) -> tuple[Any, Any, Any]:
    from pyogrio import raw

    with _quietly():
        try:
            meta, _, geometry, columns = raw.read(path, layer=layer, **options)
        except (RuntimeError, ValueError, OSError) as error:
            raise _refuse(name, error) from None
    return meta, geometry, columns


def _refuse(name: str, error: Exception) -> UserFileError:
    first = str(error).split("\n", 1)[0][:120]
    hint = "open it and save it anew, or as CSV UTF-8"
    return UserFileError(name, [Problem(where="file", why=f"cannot be read: {first}", hint=hint)])


def _quietly() -> warnings.catch_warnings[Any]:
    """Leave out GDAL's own remarks: what matters is read back from the result."""
    return warnings.catch_warnings(action="ignore", category=RuntimeWarning)
