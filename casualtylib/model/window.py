"""When: days of harm, and of coming to know."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import field, frozen

from casualtylib.errors import FieldError
from casualtylib.model.checks import day, takes


@frozen
class Window:
    """Days, both ends included; an end may be open (None).

    Args:
        start: the first day; None: no first day is stated.
        end: the last day; None: no last day is stated.

    Raises:
        FieldError: if `end` lies before `start`, or an end is no `datetime.date`.

    >>> Window(date(2024, 11, 27), date(2024, 12, 2)).days
    6
    >>> Window.on(date(2024, 12, 1)).is_subset(Window(date(2024, 11, 27), None))
    True
    """

    start: date | None = field(default=None, validator=day)
    end: date | None = field(default=None, validator=day)

    def __attrs_post_init__(self) -> None:
        if self.end is not None and self.start is not None and self.end < self.start:
            raise FieldError("Window.end", f"{self.end} lies before the start, {self.start}")

    @classmethod
    def on(cls, day: date) -> Window:
        """One day."""
        return cls(day, day)

    @property
    def days(self) -> int | None:
        """How many days it has; None where an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def is_subset(self, other: Window) -> bool:
        """Whether every day of this one is in `other`."""
        takes("other", other, Window)
        starts = other.start is None or (self.start is not None and other.start <= self.start)
        ends = other.end is None or (self.end is not None and self.end <= other.end)
        return starts and ends

    def is_disjoint(self, other: Window) -> bool:
        """Whether no day is in both."""
        takes("other", other, Window)
        return _before(self.end, other.start) or _before(other.end, self.start)

    def hull(self, other: Window) -> Window:
        """The smallest window over both."""
        takes("other", other, Window)
        start = None if self.start is None or other.start is None else min(self.start, other.start)
        end = None if self.end is None or other.end is None else max(self.end, other.end)
        return Window(start, end)

    def __and__(self, other: Window) -> Window | None:
        """The days in both; None if there are none."""
        if self.is_disjoint(other):
            return None
        if self.is_subset(other):
            return self
        if other.is_subset(self):
            return other
        starts = [d for d in (self.start, other.start) if d is not None]
        ends = [d for d in (self.end, other.end) if d is not None]
        return Window(max(starts, default=None), min(ends, default=None))

    def outside(self, taken: Window) -> tuple[Window, ...]:
        """The stretches of this one that lie outside of `taken`.

        >>> week = Window(date(2024, 12, 2), date(2024, 12, 8))
        >>> [str(rest) for rest in week.outside(Window.on(date(2024, 12, 4)))]
        ['2024-12-02 to 2024-12-03', '2024-12-05 to 2024-12-08']
        """
        if self.is_disjoint(taken):
            return (self,)
        found = []
        if taken.start not in (None, date.min) and (self.start is None or self.start < taken.start):
            found.append(Window(self.start, days_before(taken.start, 1)))
        if taken.end not in (None, date.max) and (self.end is None or taken.end < self.end):
            found.append(Window(days_after(taken.end, 1), self.end))
        return tuple(found)

    def __str__(self) -> str:
        """For people.

        >>> str(Window.on(date(2024, 12, 1))), str(Window(date(2024, 11, 27), None))
        ('2024-12-01', 'since 2024-11-27')
        """
        if self.start == self.end:
            return "any day" if self.start is None else str(self.start)
        if self.end is None:
            return f"since {self.start}"
        if self.start is None:
            return f"until {self.end}"
        return f"{self.start} to {self.end}"


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def days_before(day: date, n: int) -> date:
    """The day `n` days before; the calendar's first day where there is none.

    >>> days_before(date(2024, 12, 2), 1)
    datetime.date(2024, 12, 1)
    """
    return day - timedelta(days=n) if (day - date.min).days >= n else date.min


def days_after(day: date, n: int) -> date:
    """The day `n` days after; the calendar's last day where there is none.

    >>> days_after(date(2024, 12, 2), 1)
    datetime.date(2024, 12, 3)
    """
    return day + timedelta(days=n) if (date.max - day).days >= n else date.max
