"""How many: sets of consecutive whole numbers."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from casualtylib.errors import FieldError
from casualtylib.model.checks import LIMIT, takes, whole


@frozen(repr=False)
class Count:
    """A set of consecutive whole numbers, both ends included: what a figure says how many there were.

    Args:
        low: the fewest, 0 or more.
        high: the most; None where there is no upper bound.

    Raises:
        FieldError: for an end that is no whole number from 0 to 10**12, or ends in the wrong order.

    There is no ``<``: two counts can overlap.

    >>> Count.at_least(25) & Count.at_most(46)
    Count.between(25, 46)
    >>> Count.exactly(56) - Count.exactly(20)
    Count.exactly(36)
    >>> 30 in Count.at_least(25), Count.exactly(30).is_subset(Count.at_least(25))
    (True, True)
    """

    low: int = field(validator=whole(high=LIMIT + 1))
    high: int | None = field(default=None, validator=whole(optional=True))

    def __attrs_post_init__(self) -> None:
        if self.high is not None and self.high < self.low and (self.low, self.high) != (1, 0):
            raise FieldError("Count.high", f"{self.high} is less than the low end, {self.low}")

    @classmethod
    def exactly(cls, n: int) -> Count:
        """Just `n`."""
        return cls(n, n)

    @classmethod
    def at_least(cls, n: int) -> Count:
        """`n` or more."""
        return cls(n, None)

    @classmethod
    def at_most(cls, n: int) -> Count:
        """0 to `n`."""
        return cls(0, n)

    @classmethod
    def between(cls, a: int, b: int) -> Count:
        """`a` to `b`, both included."""
        takes("Count.low", a, int)
        takes("Count.high", b, int)
        if b < a:
            raise FieldError("Count.high", f"{b} is less than the low end, {a}")
        return cls(a, b)

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it (only `EMPTY` is so)."""
        return self.high is not None and self.high < self.low

    @property
    def is_exact(self) -> bool:
        """Whether it holds just one number."""
        return self.low == self.high

    def __contains__(self, n: object) -> bool:
        return isinstance(n, int) and self.low <= n and (self.high is None or n <= self.high)

    def __and__(self, other: Count) -> Count:
        """The numbers that both allow; `EMPTY` if none."""
        takes("other", other, Count)
        low = max(self.low, other.low)
        high = _least(self.high, other.high)
        return EMPTY if high is not None and high < low else Count(low, high)

    def __add__(self, other: Count) -> Count:
        """How many two disjoint parts hold together."""
        takes("other", other, Count)
        if self.is_empty or other.is_empty:
            return EMPTY
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high)

    def __sub__(self, other: Count) -> Count:
        """What remains of this whole when `other`, a part of it, is taken away; `EMPTY` if the part cannot fit."""
        takes("other", other, Count)
        if self.is_empty or other.is_empty or (self.high is not None and self.high < other.low):
            return EMPTY
        low = 0 if other.high is None else max(0, self.low - other.high)
        return Count(low, None if self.high is None else self.high - other.low)

    def hull(self, other: Count) -> Count:
        """The smallest Count that holds both."""
        takes("other", other, Count)
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Count(min(self.low, other.low), high)

    def is_subset(self, other: Count) -> bool:
        """Whether every number of this one is in `other`."""
        return (self & other) == self or self.is_empty

    def is_disjoint(self, other: Count) -> bool:
        """Whether no number is in both."""
        return (self & other).is_empty

    def __repr__(self) -> str:
        if self.is_empty:
            return "EMPTY"
        if self.high is None:
            return f"Count.at_least({self.low})"
        if self.is_exact:
            return f"Count.exactly({self.low})"
        return f"Count.between({self.low}, {self.high})"

    def __str__(self) -> str:
        """For people: ``25 or more``, ``20 to 30``, ``56``.

        >>> str(Count.at_least(25)), str(Count.between(20, 30)), str(Count.exactly(1200))
        ('25 or more', '20 to 30', '1,200')
        """
        if self.is_empty:
            return "no number"
        if self.high is None:
            return f"{self.low:,} or more"
        return f"{self.low:,}" if self.is_exact else f"{self.low:,} to {self.high:,}"


def _least(a: int | None, b: int | None) -> int | None:
    if a is None or b is None:
        return b if a is None else a
    return min(a, b)


#: The Count that no number is in: what two contradicting counts agree on.
EMPTY: Final = Count(1, 0)
