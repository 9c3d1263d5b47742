"""Tables of any kind as rows with a number, and their cells as numbers, days and words."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from math import isnan
from os import PathLike, fspath
from typing import Any

from attrs import frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.model.checks import LIMIT
from casualtylib.model.moment import day_of

#: What stands for "not reported" in a table.
_EMPTY = {"", "na", "n/a", "nan", "none", "null", "-", "–"}

#: A csv or json path, an iterable of mappings, or a data frame.
Table = str | PathLike[str] | Iterable[Mapping[str, Any]] | Any


@frozen
class Problem:
    """Something in a table that was left out, or that a reader should know.

    Args:
        where: row and column.
        words: what is the matter.
    """

    where: str
    words: str


@frozen
class Record:
    """One row: its number, from 1, and its cells; what it does not have is not reported."""

    number: int
    cells: Mapping[str, Any]

    def at(self, column: str) -> str:
        """Where a cell stands, for an error."""
        return f"row {self.number}, {column}"

    def word(self, column: str | None) -> str | None:
        """A cell as a word; None if there is nothing in it."""
        value = self.cells.get(column) if column is not None else None
        return None if empty(value) else str(value).strip()

    def number_in(self, column: str | None) -> int | None:
        """A cell as a whole number; None if nothing is reported.

        Raises:
            FieldError: for anything else, naming row and column.
        """
        value = self.cells.get(column) if column is not None else None
        if column is None or empty(value):
            return None
        number = _whole(value)
        if number is None or not 0 <= number <= LIMIT:
            raise FieldError(self.at(column), f"takes a whole number from 0 to {LIMIT:,}, not {value!r}")
        return number

    def day(self, column: str) -> date:
        """A cell as a day.

        Raises:
            FieldError: for anything else, naming row and column.
        """
        return day_of(self.moment(column))

    def moment(self, column: str) -> date:
        """A cell as a day or a time of a day.

        Raises:
            FieldError: for anything else, naming row and column.
        """
        value = self.cells.get(column)
        if isinstance(value, date):
            return value
        try:
            return datetime.fromisoformat(str(value).strip())
        except ValueError:
            raise FieldError(self.at(column), f"takes an ISO date, not {value!r}") from None

    def zone(self, column: str) -> str:
        """The time zone of a cell with a time, as its offset; "" for none."""
        value = self.moment(column)
        return str(value.utcoffset()) if isinstance(value, datetime) and value.tzinfo is not None else ""


def empty(value: object) -> bool:
    """Whether a cell says nothing.

    >>> [empty(value) for value in (None, "", " NA", float("nan"), 0, "0")]
    [True, True, True, True, False, False]
    """
    return value is None or (isinstance(value, float) and isnan(value)) or (isinstance(value, str) and value.strip().lower() in _EMPTY)


def _whole(value: object) -> int | None:
    if isinstance(value, str):
        text = value.strip().replace(",", "")
        return int(text) if text.isascii() and text.isdigit() else int(float(text)) if text.endswith(".0") and text[:-2].isdigit() else None
    try:
        number = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return None
    return number if number == value and not isinstance(value, bool) else None


def records(table: Table, needed: Sequence[str]) -> list[Record]:
    """The rows of a table.

    Args:
        table: the path of a csv or json file, an iterable of mappings, or a pandas, polars or Arrow table.
        needed: the columns that must be there, in some row at least: a row may leave cells out.

    Raises:
        FieldError: names a column that is not there. UsageError: for something that is no table.
    """
    rows = [Record(number, cells) for number, cells in enumerate(_rows(table), 1)]
    known = dict.fromkeys(column for row in rows for column in row.cells)
    for column in needed:
        if rows and column not in known:
            raise FieldError(rows[0].at(column), f"there is no such column; there are {', '.join(map(str, known))}")
    return rows


def _rows(table: Table) -> Iterable[Mapping[str, Any]]:
    if isinstance(table, str | PathLike):
        with open(fspath(table), encoding="utf-8-sig", newline="") as file:
            if fspath(table).endswith(".json"):
                return _listed(json.load(file))
            return list(csv.DictReader(file))
    if isinstance(table, Sequence):
        return _listed(table)
    return _framed(table)


def _listed(rows: Iterable[Any]) -> list[Mapping[str, Any]]:
    found = list(rows)
    for number, row in enumerate(found, 1):
        if not isinstance(row, Mapping):
            raise FieldError(f"row {number}", f"takes a mapping of columns to values, not {row!r}")
    return found


def _framed(table: Any) -> list[Mapping[str, Any]]:
    try:
        import narwhals as nw
    except ImportError as fault:
        raise UsageError("Ledger.from_table: data frames need the extra casualtylib[tables] (narwhals)") from fault
    try:
        frame = nw.from_native(table, eager_only=True)
    except TypeError:
        if isinstance(table, Iterable):
            return _listed(table)
        raise UsageError(f"Ledger.from_table: takes a path, rows or a data frame, not {type(table).__name__}") from None
    return list(frame.rows(named=True))
