"""The form of a grammar row, and how its pattern is built from named word classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex
from attrs import field, frozen

from casualtylib.errors import RuleError, underline
from casualtylib.lexicon import alternatives as alternatives

_CLASS = regex.compile(r"\{([a-z_]+)\}")


@frozen
class Rule:
    """One row: a name that says its reading, a pattern of word classes, and examples both ways.

    Args:
        name: what it reads, such as ``"more than n"``; unique in its table.
        pattern: a regular expression in which ``{word_class}`` stands for a class of the table.
        make: what the engine of the table needs to know of a match (a value, an enum, a function of the match).
        yes: example → what it is read as, in the terms of the table's test.
        no: examples that this row does not read.
    """

    name: str
    pattern: str
    make: Any = None
    yes: Mapping[str, Any] = field(factory=dict)
    no: tuple[str, ...] = ()


def expand(pattern: str, classes: Mapping[str, str]) -> str:
    """The pattern with every ``{word_class}`` replaced by its own, itself expanded.

    Raises:
        RuleError: for a class that does not exist, underlined.

    >>> expand("{over} {number}", {"over": "more than", "number": "[0-9]+"})
    '(?:more than) (?:[0-9]+)'
    """

    def put(match: regex.Match[str]) -> str:
        if match[1] not in classes:
            raise RuleError(f"no word class {match[1]!r}\n{underline(pattern, match.start(), match.end())}")
        return f"(?:{expand(classes[match[1]], classes)})"

    return _CLASS.sub(put, pattern)


def compiled(pattern: str, classes: Mapping[str, str]) -> regex.Pattern[str]:
    """The expanded pattern, compiled without regard to case.

    Raises:
        RuleError: for an unknown class, or a pattern that does not compile.
    """
    try:
        return regex.compile(expand(pattern, classes), regex.I)
    except regex.error as fault:
        raise RuleError(f"pattern {pattern!r}: {fault}") from fault
