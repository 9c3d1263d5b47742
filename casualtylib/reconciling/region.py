"""What a figure or a question covers, in the terms of names and times: the box before it is cut into cells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from attrs import evolve, field, frozen

from casualtylib.model.outcome import Outcome
from casualtylib.reconciling import times
from casualtylib.reconciling.sides import OPEN, Literals, Side, apart, inside, meet, names_in
from casualtylib.reconciling.times import ANY_TIME, Times

#: The sides that are made of names, in their order.
AXES = ("outcome", "event", "group", "place", "cause", "by")


@frozen(cache_hash=True)
class Region:
    """A box: a side of names for each of `AXES`, and a side of time."""

    outcome: Side = OPEN
    event: Side = OPEN
    group: Side = OPEN
    place: Side = OPEN
    cause: Side = OPEN
    by: Side = OPEN
    time: Times = field(default=ANY_TIME)

    @property
    def sides(self) -> tuple[Side, ...]:
        """Its sides of names, in the order of `AXES`."""
        return (self.outcome, self.event, self.group, self.place, self.cause, self.by)

    def meet(self, other: Region) -> Region:
        """What lies in both; a side may then cover nothing."""
        sides = zip(AXES, self.sides, other.sides, strict=True)
        return Region(**{axis: meet(a, b) for axis, a, b in sides}, time=times.meet(self.time, other.time))

    @property
    def is_empty(self) -> bool:
        """Whether a side covers nothing."""
        return not self.time or not all(self.sides)

    def apart(self, other: Region, nogoods: Iterable[Literals] = ()) -> bool:
        """Whether nothing can lie in both."""
        if not times.meet(self.time, other.time):
            return True
        return any(apart(a, b, nogoods) for a, b in zip(self.sides, other.sides, strict=True))

    def inside(self, other: Region) -> bool:
        """Whether the names and windows alone put it inside `other`."""
        return all(inside(a, b) for a, b in zip(self.sides, other.sides, strict=True)) and all(
            any(one.inside(outer) for outer in other.time) for one in self.time
        )

    @property
    def names(self) -> frozenset[tuple[str, str]]:
        """(axis, name) for every name that it speaks of; unknown windows are names of the axis ``"time"``."""
        found = {(axis, name) for axis, side in zip(AXES, self.sides, strict=True) for name in names_in(side)}
        return frozenset(found | {("time", name) for when in self.time for name in when.unknown})

    def at(self, time: Times) -> Region:
        """The same people, at another time."""
        if time == self.time:
            return self
        return Region(self.outcome, self.event, self.group, self.place, self.cause, self.by, time)

    def without(self, gone: frozenset[tuple[str, str]]) -> Region:
        """The region when nothing is said about these (axis, name) pairs."""
        changed: dict[str, Side] = {}
        for axis, side in zip(AXES, self.sides, strict=True):
            dropped = {name for on, name in gone if on == axis}
            if dropped & names_in(side):
                changed[axis] = frozenset(frozenset(x for x in literals if x[0] not in dropped) for literals in side)
        lost = {name for on, name in gone if on == "time"}
        when = tuple(dict.fromkeys(evolve(one, unknown=one.unknown - lost) for one in self.time)) if lost else self.time
        return evolve(self, **changed, time=when)


@lru_cache(maxsize=1024)
def of_outcome(outcome: Outcome) -> Side:
    """An outcome as a side: a union is a set of alternatives.

    >>> len(of_outcome(Outcome.CASUALTIES))
    2
    """
    return frozenset(frozenset({(name, True)}) for name in outcome.parts)
