"""Smallest hitting sets: of each conflict at least one unit, together weighing as little as possible.

Conflicts need not be known beforehand: `smallest` asks for one that a proposed set leaves standing, until none is left
(an implicit hitting set). Everything is exact and in a fixed order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product

from attrs import define, field

from casualtylib.reconciling.covering import Cover, Units, cover, parts

_CASE = 50  # so many steps of a walk a case of a cover costs


class UndecidedError(Exception):
    """A search came to the end of its budget."""


@define(eq=False)
class Hitting:
    """What `smallest` found.

    Args:
        weight: of the best set found; None if some conflict holds no unit that can go.
        sets: the smallest sets, the first found first; at least one unless weight is None.
        conflicts: those asked for on the way; no two of the first `disjoint` share a unit.
        disjoint: how many of them.
        exact: whether none is smaller.
        complete: whether `sets` lists them all.
    """

    weight: int | None
    sets: list[Units] = field(factory=list)
    conflicts: list[Units] = field(factory=list)
    disjoint: int = 0
    exact: bool = True
    complete: bool = True


#: Asked with the units that are gone, and whether to look everywhere or only where it costs little: a conflict among the rest,
#: or None if the rest can hold (as far as was looked).
Ask = Callable[[Units, bool], Units | None]


def smallest(ask: Ask, weights: Mapping[str, int], *, cap: int, nodes: int) -> Hitting:
    """The smallest sets of units without which nothing conflicts.

    Args:
        ask: finds a conflict that a set of units leaves standing. It may raise UndecidedError.
        weights: what each unit weighs, 1 or more.
        cap: the most smallest sets to list.
        nodes: the most steps of one search.

    >>> conflicts = [frozenset("ab"), frozenset("bc"), frozenset("d")]
    >>> def ask(gone, everywhere):
    ...     return next((conflict for conflict in conflicts if not conflict & gone), None)
    >>> found = smallest(ask, dict.fromkeys("abcd", 1), cap=9, nodes=99)
    >>> found.weight, [sorted(units) for units in found.sets]
    (2, [['b', 'd']])
    """
    conflicts: list[Units] = []
    gone: Units = frozenset()
    while (conflict := ask(gone, True)) is not None:
        conflicts.append(conflict)
        if not conflict:
            return Hitting(None, [], conflicts, len(conflicts))
        gone |= conflict
    result = Hitting(None, [], conflicts, len(conflicts))
    covers = _Covers(weights, nodes)
    try:
        while True:
            best = covers.lightest(conflicts)
            if _learn(ask, best, conflicts):
                continue
            break
    except UndecidedError:
        thorough = gone
        return Hitting(weigh(thorough, weights), [thorough], conflicts, result.disjoint, exact=False, complete=False)
    result.weight, result.sets = weigh(best, weights), [best]
    try:
        _list_all(ask, covers, result, cap)
    except UndecidedError:
        result.complete = False
    return result


def _learn(ask: Ask, gone: Units, conflicts: list[Units]) -> bool:
    """Add conflicts, of which no two share a unit, that `gone` leaves standing; whether there were any.

    All is looked through only where nothing is found at little cost, and once.
    """
    before = len(conflicts)
    while (conflict := ask(gone, len(conflicts) == before)) is not None:
        conflicts.append(conflict)
        gone |= conflict
    return len(conflicts) > before


def _list_all(ask: Ask, covers: _Covers, result: Hitting, cap: int) -> None:
    assert result.weight is not None
    seen = set(result.sets)
    searching = True
    while searching:
        searching = False
        for units in covers.every(result.conflicts, cap):
            if units in seen:
                continue
            if _learn(ask, units, result.conflicts):
                searching = True
                break
            if len(result.sets) >= cap:
                result.complete = False
                return
            seen.add(units)
            result.sets.append(units)


def weigh(units: Units, weights: Mapping[str, int]) -> int:
    """What these units weigh together."""
    return sum(weights[unit] for unit in units)


def packed(conflicts: Sequence[Units], gone: Units, weights: Mapping[str, int]) -> list[int]:
    """Conflicts (indices) that `gone` leaves standing and of which no two share a unit, small ones first."""
    taken: set[str] = set(gone)
    chosen = []
    for index in sorted(range(len(conflicts)), key=lambda i: (len(conflicts[i]), -min(weights[u] for u in conflicts[i]), i)):
        if not conflicts[index] & taken and not conflicts[index] & gone:
            taken |= conflicts[index]
            chosen.append(index)
    return chosen


class _Covers:
    """The lightest sets that hit conflicts, part by part; each part is asked once.

    Args:
        weights: what each unit weighs.
        nodes: the most steps for one part.
    """

    def __init__(self, weights: Mapping[str, int], nodes: int) -> None:
        self._weights, self._nodes = weights, nodes
        self._first: dict[frozenset[Units], Cover] = {}
        self._every: dict[frozenset[Units], list[Units]] = {}

    def lightest(self, conflicts: Sequence[Units]) -> Units:
        """A lightest set.

        Raises:
            UndecidedError: when it takes too many steps; so does `every`.
        """
        return frozenset[str]().union(*(self._cover(part).units for part in parts(conflicts)))

    def every(self, conflicts: Sequence[Units], cap: int) -> Iterator[Units]:
        """Every lightest set, of those of each part; of a part no more than one beyond the cap."""
        each: list[list[Units]] = []
        for part in parts(conflicts):
            key = frozenset(part)
            if key not in self._every:
                sets = within(part, self._weights, self._cover(part).weight, [self._nodes])
                self._every[key] = list(islice(sets, cap + 1))
            each.append(self._every[key])
        return (frozenset[str]().union(*choice) for choice in product(*each))

    def _cover(self, part: Sequence[Units]) -> Cover:
        key = frozenset(part)
        if key not in self._first:
            found = cover(part, self._weights, self._nodes // _CASE)
            if found is None:
                raise UndecidedError
            self._first[key] = found
        return self._first[key]


def within(conflicts: Sequence[Units], weights: Mapping[str, int], weight: int, counter: list[int]) -> Iterator[Units]:
    """Every set of at most this weight that hits all conflicts and in which each unit was needed when it was chosen."""
    yield from _walk(conflicts, weights, weight, counter, frozenset(), frozenset())


def _walk(
    conflicts: Sequence[Units], weights: Mapping[str, int], left: int, counter: list[int], gone: Units, barred: Units
) -> Iterator[Units]:
    counter[0] -= 1
    if counter[0] < 0:
        raise UndecidedError
    standing = [conflict - barred for conflict in conflicts if not conflict & gone]
    if not standing:
        yield gone
        return
    if not all(standing) or sum(min(weights[u] for u in standing[i]) for i in packed(standing, frozenset(), weights)) > left:
        return
    for unit in min((sorted(conflict) for conflict in standing), key=lambda units: (len(units), units)):
        if weights[unit] <= left:
            yield from _walk(conflicts, weights, left - weights[unit], counter, gone | {unit}, barred)
        barred |= {unit}


def candidates(conflicts: Sequence[Units], weights: Mapping[str, int], weight: int, nodes: int) -> Units:
    """Every unit that may be in a set of at most this weight that hits all conflicts (and units where that was not decided)."""
    found: set[str] = set()
    for unit in sorted({unit for conflict in conflicts for unit in conflict}):
        rest = [conflict for conflict in conflicts if unit not in conflict]
        try:
            if next(within(rest, weights, weight - weights[unit], [nodes]), None) is not None:
                found.add(unit)
        except UndecidedError:
            found.add(unit)
    return frozenset(found)
