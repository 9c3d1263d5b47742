"""What happened to the people counted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import ClassVar

from attrs import field, frozen

from casualtylib.errors import FieldError
from casualtylib.model.checks import takes

#: The single outcomes, in the order in which a union names them.
SINGLE = ("killed", "injured", "missing", "displaced", "abducted", "detained")
#: Unions that have a name of their own.
NAMED = {frozenset({"killed", "injured"}): "casualties"}


def _canonical(value: object) -> str:
    if isinstance(value, Outcome):
        return value.value
    if value in SINGLE:
        return str(value)
    if not isinstance(value, str):
        raise FieldError("Outcome.value", f"takes a string, not {value!r}")
    parts = _parts(value)
    return NAMED.get(parts) or "_or_".join(name for name in SINGLE if name in parts)


@cache
def _parts(value: str) -> frozenset[str]:
    found: set[str] = set()
    for name in value.split("_or_"):
        whole = [parts for parts, known in NAMED.items() if known == name]
        if not whole and name not in SINGLE:
            raise FieldError("Outcome.value", f"{name!r} is not one of {', '.join((*SINGLE, *NAMED.values()))}")
        found |= whole[0] if whole else {name}
    return frozenset(found)


@frozen
class Outcome:
    """What happened to the people counted: a single outcome, or a union as stated.

    Args:
        value: ``"killed"``, ``"injured"``, ``"missing"``, ``"displaced"``, ``"abducted"``, ``"detained"``,
            ``"casualties"`` (killed or injured), or names joined by ``_or_``.

    Raises:
        FieldError: for a name that is none of these.

    >>> Outcome("missing_or_killed")
    Outcome(value='killed_or_missing')
    >>> Outcome.KILLED | Outcome.INJURED == Outcome.CASUALTIES
    True
    >>> Outcome.KILLED in Outcome.CASUALTIES
    True
    """

    value: str = field(converter=_canonical)

    KILLED: ClassVar[Outcome]
    INJURED: ClassVar[Outcome]
    CASUALTIES: ClassVar[Outcome]
    MISSING: ClassVar[Outcome]
    DISPLACED: ClassVar[Outcome]
    ABDUCTED: ClassVar[Outcome]
    DETAINED: ClassVar[Outcome]

    @property
    def parts(self) -> frozenset[str]:
        """The single outcomes that it joins."""
        return _parts(self.value)

    @property
    def adds(self) -> bool:
        """Whether figures of it add over windows, places and groups: only death happens once."""
        return self.value == "killed"

    def __or__(self, other: Outcome) -> Outcome:
        takes("other", other, Outcome)
        return Outcome("_or_".join(sorted(self.parts | other.parts)))

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Outcome) and other.parts <= self.parts

    def __str__(self) -> str:
        return self.value.replace("_", " ")


def union(outcomes: Iterable[Outcome]) -> Outcome:
    """The union of one or more outcomes."""
    return Outcome("_or_".join(sorted(name for outcome in outcomes for name in outcome.parts)))


Outcome.KILLED = Outcome("killed")
Outcome.INJURED = Outcome("injured")
Outcome.CASUALTIES = Outcome("casualties")
Outcome.MISSING = Outcome("missing")
Outcome.DISPLACED = Outcome("displaced")
Outcome.ABDUCTED = Outcome("abducted")
Outcome.DETAINED = Outcome("detained")
