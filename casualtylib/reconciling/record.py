"""One row of a table, and what its cells say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from attrs import define, field, frozen

from casualtylib.errors import FieldError, UsageError
from casualtylib.grammar.calendar import months
from casualtylib.model.checks import LIMIT, shown
from casualtylib.model.moment import day_of

#: What stands for "not reported" in a table.
_EMPTY = {"", "na", "n/a", "n.a.", "<na>", "nan", "nat", "none", "null", "-", "–", "—", "?", "unknown", "not reported", "not available"}
#: A whole number, its thousands perhaps set apart, perhaps with decimals that say nothing; 2.000 may be two or two thousand.
_WHOLE = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.(?!000$)0*)?", re.ASCII)
#: Numbers of a day written out: year first, or in an order that the table has to tell.
_NUMERIC = re.compile(r"(\d{4}|\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{1,2})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})[ -]([a-z]+)\.?[ ,-]{1,2}(\d{4})|([a-z]+)\.? (\d{1,2}),? (\d{4}))", re.ASCII | re.IGNORECASE)

RAISE, REPORT = "raise", "report"


@frozen
class Problem:
    """Something in a table that was left out, or that a reader should know.

    Args:
        where: row and column.
        words: what is the matter.
    """

    where: str
    words: str


@define
class Faults:
    """What to do with a cell that cannot be: raise its error, or leave it out and report it.

    Args:
        bad: ``"raise"`` or ``"report"``.
        problems: what was reported.
    """

    bad: str = field(default=RAISE)
    problems: list[Problem] = field(factory=list)

    @bad.validator
    def _known(self, _attribute: object, value: str) -> None:
        if value not in (RAISE, REPORT):
            raise UsageError(f"bad: takes {RAISE!r} or {REPORT!r}, not {value!r}")

    def add(self, fault: FieldError) -> None:
        """Raise a fault, or report it."""
        if self.bad == RAISE:
            raise fault
        self.problems.append(Problem(fault.field, f"{fault.problem}; left out"))


@frozen
class Record:
    """One row: its number, from 1, and its cells; what it does not have is not reported.

    Args:
        number: counted from 1; the line of names is not counted.
        cells: column and value.
        order: ``"dmy"`` or ``"mdy"``: how dates in numbers are written where the year stands last.
    """

    number: int
    cells: Mapping[str, Any]
    order: str | None = None

    def at(self, column: str) -> str:
        """Where a cell stands, for an error."""
        return f"row {self.number}, {column}"

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return all(value is None or value == "" for value in self.cells.values())

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
            raise FieldError(self.at(column), f"takes a whole number from 0 to {LIMIT:,}, not {shown(value)}")
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
        if isinstance(value, date) and not empty(value):
            return value
        try:
            return _moment(str(value).strip(), self.order)
        except ValueError as fault:
            raise FieldError(self.at(column), f"takes a day such as 2024-12-01, not {shown(value)}{_hint(value, fault)}") from None


def zone_of(value: date) -> str:
    """The time zone of a moment, as its offset; "" for none."""
    return str(value.utcoffset()) if isinstance(value, datetime) and value.tzinfo is not None else ""


def other_zone(zones: Iterable[tuple[str, str]]) -> list[Problem]:
    """The first cell whose time zone is not that of the first: days are taken as written, so that their order may be wrong.

    Args:
        zones: where each day stands, and its time zone.
    """
    told = list(zones)
    other = next((where for where, zone in told if zone != told[0][1]), None)
    return [] if other is None else [Problem(other, f"has another time zone than {told[0][0]}; days are taken as written")]


def empty(value: object) -> bool:
    """Whether a cell says nothing.

    >>> [empty(value) for value in (None, "", " NA", float("nan"), 0, "0")]
    [True, True, True, True, False, False]
    """
    if value is None or isinstance(value, str):
        return value is None or value.strip().lower() in _EMPTY
    return type(value) is not date and not isinstance(value, int) and str(value).lower() in _EMPTY


def _whole(value: object) -> int | None:
    if isinstance(value, str):
        match = _WHOLE.fullmatch(value.strip())
        return None if match is None else int(re.sub(r"\D", "", match[1]))
    if isinstance(value, bool):
        return None
    try:
        number = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        return None
    return int(number) if number == value else None


def _moment(text: str, order: str | None) -> date:
    """A day in words or numbers.

    >>> [str(_moment(text, None)) for text in ("2024-12-01", "1 December 2024", "Dec. 1, 2024", "2024/12/1")]
    ['2024-12-01', '2024-12-01', '2024-12-01', '2024-12-01']
    >>> str(_moment("01/12/2024", "dmy"))
    '2024-12-01'

    Raises:
        ValueError: for anything else.
    """
    numeric = _NUMERIC.fullmatch(text)
    if numeric is not None:
        first, second, third = int(numeric[1]), int(numeric[3]), int(numeric[4])
        if len(numeric[1]) == 4 and len(numeric[4]) < 4:
            return date(first, second, third)
        if len(numeric[4]) < 4 or order is None:
            raise ValueError("the order of day and month is not known")
        return date(third, second, first) if order == "dmy" else date(third, first, second)
    match = _NAMED.fullmatch(text)
    if match is not None:
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        if month.lower() in months():
            return date(int(year), months()[month.lower()], int(day))
    return datetime.fromisoformat(text)


def _hint(value: object, fault: ValueError) -> str:
    if "order" in str(fault):
        return " (say date_order='dmy' or 'mdy' if these are its days and months)"
    if isinstance(value, int | float) or (isinstance(value, str) and value.isdigit()):
        return " (the number of a day, as spreadsheets keep it? hand in dates)"
    return ""
