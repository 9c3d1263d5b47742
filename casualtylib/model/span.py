"""Where words stand in a text."""

from __future__ import annotations

from attrs import field, frozen

from casualtylib.errors import FieldError
from casualtylib.model.checks import whole


@frozen(order=True)
class Span:
    """Characters of a text, ``text[start:end]``.

    Args:
        start: offset of the first character, from 0.
        end: offset behind the last one.

    Raises:
        FieldError: if `end` lies before `start`.

    >>> Span(3, 8)
    Span(start=3, end=8)
    >>> Span(3, 8).of("at least 25")
    'least'
    """

    start: int = field(validator=whole())
    end: int = field(validator=whole())

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise FieldError("Span.end", f"{self.end} lies before the start, {self.start}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """The smallest span over both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        """The same length, `by` characters further on."""
        return Span(self.start + by, self.end + by)
