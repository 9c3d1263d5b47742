"""The rows of a table: a csv or json file, mappings, or a data frame."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import Any

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.checks import shown
from casualtylib.reconciling.record import Record

#: A csv or json path, an iterable of mappings, or a data frame.
Table = str | PathLike[str] | Iterable[Mapping[str, Any]] | Any

#: What may stand between the cells of a file; the first that the line of names holds.
_BETWEEN = (",", ";", "\t")
_ORDERS = (None, "dmy", "mdy")


def records(table: Table, needed: Sequence[str], order: str | None = None) -> list[Record]:
    """The rows of a table; those in which nothing stands are passed over.

    Args:
        table: the path of a csv or json file, an iterable of mappings, or a pandas, polars or Arrow table.
        needed: the columns that must be there, in some row at least: a row may leave cells out.
        order: ``"dmy"`` or ``"mdy"``, for dates in numbers whose year stands last.

    Raises:
        FieldError: names a column that is not there. UsageError: for something that is no table. OSError: for no such file.
    """
    if order not in _ORDERS:
        raise UsageError(f"date_order: takes 'dmy' or 'mdy', not {order!r}")
    names, rows = _read(table)
    found = [record for number, cells in enumerate(rows, 1) if not (record := Record(number, cells, order)).is_empty]
    known = names or dict.fromkeys(column for row in found for column in row.cells)
    for column in needed:
        if known and column not in known:
            raise FieldError(f"row 1, {column}", f"there is no such column; there are {', '.join(map(str, known))}")
    return found


def _read(table: Table) -> tuple[Sequence[str], Sequence[Mapping[str, Any]]]:
    """The names of the columns, where the table tells them apart from its rows, and the rows."""
    if isinstance(table, str | PathLike):
        path = PurePath(fspath(table))
        if not str(path).isprintable():
            raise UsageError(f"takes the path of a file, not {shown(str(path))}")
        if path.suffix.lower() == ".json":
            return (), _listed(_json(path))
        return _csv(path)
    if isinstance(table, bytes | Mapping):
        raise UsageError(f"takes a path, rows or a data frame, not {type(table).__name__}")
    return ((), _listed(table)) if isinstance(table, Sequence) else _framed(table)


def _text(path: PurePath) -> str:
    """The text of a file.

    Raises:
        UsageError: for a file that is none.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UsageError(f"{path.name}: is no text in UTF-8 (byte {fault.start}); save it as csv in UTF-8, or hand in its rows") from None
    if "\0" in text or text.startswith("PK\x03\x04"):
        raise UsageError(f"{path.name}: is no csv; read it with pandas or polars, and hand in the frame")
    return text


def _json(path: PurePath) -> Iterable[Any]:
    try:
        found = json.loads(_text(path))
    except json.JSONDecodeError as fault:
        raise UsageError(f"{path.name}: is no JSON: {fault}") from None
    if not isinstance(found, list):
        raise UsageError(f"{path.name}: takes a list of rows, not {type(found).__name__}")
    return found


def _csv(path: PurePath) -> tuple[Sequence[str], list[Mapping[str, Any]]]:
    text = _text(path)
    between = next((mark for mark in _BETWEEN if mark in text.split("\n", 1)[0]), ",")
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=between))
    except csv.Error as fault:
        raise UsageError(f"{path.name}: is no csv: {fault}") from None
    names = [name.strip() for name in rows[0]] if rows else []
    _told_apart(names)
    found: list[Mapping[str, Any]] = []
    for number, row in enumerate(rows[1:], 1):
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            raise FieldError(f"row {number}", f"has {len(row)} cells, and there are {len(names)} columns")
        found.append(dict(zip(names, row, strict=False)))
    return names, found


def _told_apart(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen and name:
            raise FieldError(name, "two columns have this name")
        seen.add(name)


def _listed(rows: Iterable[Any]) -> list[Mapping[str, Any]]:
    found = list(rows)
    for number, row in enumerate(found, 1):
        if not isinstance(row, Mapping):
            raise FieldError(f"row {number}", f"takes a mapping of columns to values, not {shown(row)}")
    return found


def _framed(table: Any) -> tuple[Sequence[str], list[Mapping[str, Any]]]:
    if isinstance(table, Iterable) and not hasattr(type(table), "columns"):
        return (), _listed(table)
    if not hasattr(type(table), "columns"):
        raise UsageError(f"takes a path, rows or a data frame, not {type(table).__name__}")
    try:
        import narwhals as nw
    except ImportError as fault:
        raise UsageError("data frames need the extra casualtylib[tables] (narwhals)") from fault
    try:
        frame = nw.from_native(table, eager_only=True)
        names = frame.columns
    except TypeError:
        raise UsageError(f"takes a path, rows or a data frame in memory, not {type(table).__name__}; collect it first") from None
    except nw.exceptions.NarwhalsError as fault:
        raise FieldError("columns", str(fault)) from None
    return names, list(frame.rows(named=True))
