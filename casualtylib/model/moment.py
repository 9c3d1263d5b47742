"""Days and moments, as callers write them and as days."""

from __future__ import annotations

from datetime import date, datetime
from typing import overload

from casualtylib.errors import FieldError
from casualtylib.model.checks import shown


def moment(value: str | date | None, name: str = "published") -> date | None:
    """A day or moment from an ISO string, a date or a datetime.

    Raises:
        FieldError: names the field and shows the value that is no such thing.

    >>> moment("2024-12-02")
    datetime.date(2024, 12, 2)
    """
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise FieldError(name, f"takes a date or an ISO string, not {shown(value)}")
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError as fault:
        raise FieldError(name, f"{shown(value)} is no ISO date such as 2024-12-02: {_plain(fault)}") from fault


def _plain(fault: ValueError) -> str:
    """What is wrong with a date, without Python's own words for a text that is none."""
    words = str(fault)
    return "year, month and day are not all there" if words.startswith("Invalid isoformat") else words


@overload
def day_of(value: date) -> date: ...
@overload
def day_of(value: None) -> None: ...
@overload
def day_of(value: date | None) -> date | None: ...
def day_of(value: date | None) -> date | None:
    """The calendar day of a day or moment: across voices a day is one moment.

    >>> day_of(datetime(2024, 12, 2, 9, 30))
    datetime.date(2024, 12, 2)
    """
    return value.date() if isinstance(value, datetime) else value
