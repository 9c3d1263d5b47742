"""Validators shared by the nouns; each error names the field. The published schema says the same as `Whole`, `OneOf` and `day`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from attrs import frozen

from casualtylib.errors import FieldError

#: Larger numbers are not claims of casualties (design, part 3).
LIMIT = 10**12

Validator = Callable[[Any, Any, Any], None]

#: So much of a value is shown in an error.
_SHOWN = 80


def _field(instance: Any, attribute: Any) -> str:
    return f"{type(instance).__name__}.{attribute.name}"


def shown(value: object) -> str:
    """A value as an error shows it: its beginning."""
    words = repr(value)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def takes(name: str, value: object, *kinds: type, optional: bool = False) -> None:
    """That an argument is of one of `kinds`, or None where `optional`.

    Raises:
        FieldError: names the argument and shows the value that is none of these.

    >>> takes("weights", 5, dict)
    Traceback (most recent call last):
    ...
    casualtylib.errors.FieldError: weights: takes dict, not 5
    """
    if not (value is None and optional) and (not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds)):
        raise FieldError(name, f"takes {' or '.join(kind.__name__ for kind in kinds)}, not {shown(value)}")


def listed(name: str, value: object, *kinds: type) -> None:
    """That an argument is a list, a tuple or another collection of `kinds`, and no single text.

    Raises:
        FieldError: names the argument and shows what is wrong.
    """
    if not isinstance(value, Collection) or isinstance(value, str | bytes):
        raise FieldError(name, f"takes several of {' or '.join(kind.__name__ for kind in kinds)}, not {shown(value)}")
    for item in value:
        takes(name, item, *kinds)


@frozen
class Whole:
    """A whole number from `low` to `high` (bool refused), or None where `optional`."""

    low: int = 0
    high: int = LIMIT
    optional: bool = False

    def __call__(self, instance: Any, attribute: Any, value: Any) -> None:
        if type(value) is int and self.low <= value <= self.high:
            return
        if value is None and self.optional:
            return
        if not isinstance(value, int) or isinstance(value, bool):
            raise FieldError(_field(instance, attribute), f"takes a whole number, not {shown(value)}")
        if not self.low <= value <= self.high:
            raise FieldError(_field(instance, attribute), f"takes {self.low:,} to {self.high:,}, not {value:,}")


@frozen
class OneOf:
    """One of `values`, or None where `optional`."""

    values: tuple[str, ...]
    optional: bool = False

    def __call__(self, instance: Any, attribute: Any, value: Any) -> None:
        if (isinstance(value, str) and value in self.values) or (value is None and self.optional):
            return
        known = " or ".join([*map(repr, self.values), *(["None"] if self.optional else [])])
        raise FieldError(_field(instance, attribute), f"takes {known}, not {shown(value)}")


def whole(low: int = 0, high: int = LIMIT, *, optional: bool = False) -> Whole:
    """A whole number from `low` to `high` (bool refused), or None where `optional`."""
    return Whole(low, high, optional)


def one_of(*values: str, optional: bool = False) -> OneOf:
    """One of `values`, or None where `optional`."""
    return OneOf(values, optional)


def instance(*kinds: type, optional: bool = False) -> Validator:
    """A value of one of `kinds`, or None where `optional`."""
    names = " or ".join(kind.__name__ for kind in kinds)
    plain = frozenset((*kinds, type(None)) if optional else kinds)  # what nearly all values are: seen at one look

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if type(value) in plain:
            return
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise FieldError(_field(instance, attribute), f"takes {names}, not {shown(value)}")

    return check


def items(*kinds: type) -> Validator:
    """A tuple whose items are all of one of `kinds`."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if not isinstance(value, tuple):
            raise FieldError(_field(instance, attribute), f"takes a tuple, not {shown(value)}")
        for item in value:
            if not isinstance(item, kinds):
                raise FieldError(_field(instance, attribute), f"takes a tuple of {names}, not one with {shown(item)}")

    return check


def pairs(instance: Any, attribute: Any, value: Any) -> None:
    """A tuple of pairs of words."""
    items(tuple)(instance, attribute, value)
    for pair in value:
        if len(pair) != 2 or not all(isinstance(word, str) for word in pair):
            raise FieldError(_field(instance, attribute), f"takes pairs of words, not {shown(pair)}")


def day(instance: Any, attribute: Any, value: Any) -> None:
    """A calendar day without a time, or None."""
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise FieldError(_field(instance, attribute), f"takes a datetime.date or None, not {shown(value)}")


def moment(instance: Any, attribute: Any, value: Any) -> None:
    """A day or a time of a day, or None."""
    if value is not None and not isinstance(value, date):
        raise FieldError(_field(instance, attribute), f"takes a datetime.date, a datetime.datetime or None, not {shown(value)}")
