"""Covering conflicts: of each at least one unit, together weighing as little as possible, and why it takes that much.

Units are cells, each conflict says that its units hold at least 1, and the least that all of them weigh is asked of the
engine for any boxes. Before, what says nothing is left out: a conflict that holds another one, and a unit that takes part
in nothing that another, no heavier one does not take part in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from casualtylib.model.box import Axis, Box
from casualtylib.reconciling.branch import Branch, Problem
from casualtylib.reconciling.cells import bits
from casualtylib.reconciling.ends import Bar, Limit
from casualtylib.reconciling.system import Row

Units = frozenset[str]

_ATOMS = 4000  # the most kinds of units of one part


@frozen(eq=False)
class Cover:
    """A lightest set of units that covers some conflicts.

    Args:
        units: the set.
        weight: what it weighs.
        tree: why nothing lighter does, over an axis of all units; its ends are rows named by the numbers of the conflicts.
    """

    units: Units
    weight: int
    tree: Branch


def cover(conflicts: Sequence[Units], weights: Mapping[str, int], nodes: int, units: Sequence[str] | None = None) -> Cover | None:
    """A lightest cover, and why it is one; None if it takes more cases than `nodes`.

    Args:
        conflicts: of each at least one unit.
        weights: what each unit weighs, 1 or more.
        nodes: the most cases to look at.
        units: the units along the axis of the argument; not given: those of the conflicts.

    >>> found = cover([frozenset("ab"), frozenset("bc"), frozenset("ac")], dict.fromkeys("abc", 1), 99)
    >>> found.weight, sorted(found.units)
    (2, ['a', 'b'])
    """
    units = sorted(frozenset().union(*conflicts)) if units is None else units
    axes = (Axis("unit", tuple(units)),)
    place = {unit: i for i, unit in enumerate(units)}

    def box(some: Sequence[str]) -> Box:
        return Box((frozenset(place[unit] for unit in some),))

    number = {conflict: i for i, conflict in reversed(list(enumerate(conflicts)))}
    kept, stands_for = kernel(conflicts, weights)
    bars = []
    for conflict in kept:
        wide = box([unit for unit, other in stands_for.items() if other in conflict])
        bars.append(Bar(wide, bits(wide, axes), Limit(Row(str(number[conflict]), wide, 1), False, 1)))
    for weight in sorted({weights[unit] for unit in stands_for.values()}):  # boxes without ends tell units of each weight apart
        alike = box([unit for unit, other in stands_for.items() if weights[other] == weight])
        bars.append(Bar(alike, bits(alike, axes)))
    query = box(list(stands_for))
    problem = Problem(axes, bars, (query, bits(query, axes)), _ATOMS, weigh=[weights[stands_for.get(unit, unit)] for unit in units])
    found = problem.least(nodes) if problem.ready else None
    if found is None or not found.exact or found.value is None or found.tree is None:
        return None
    chosen = frozenset(stands_for[units[place]] for (place,), _ in found.numbers or ())
    return Cover(chosen, found.value, found.tree)


def kernel(conflicts: Sequence[Units], weights: Mapping[str, int]) -> tuple[list[Units], dict[str, str]]:
    """The conflicts that say all, and for each unit the one that does for it whatever it does, and weighs no more.

    What hits these conflicts hits all; a conflict that holds another says no more than that one. Repeated until nothing changes.

    >>> kept, stands_for = kernel([frozenset("ab"), frozenset("abc"), frozenset("bd")], dict.fromkeys("abcd", 1))
    >>> list(map(sorted, kept)), stands_for
    ([['a', 'b']], {'a': 'b', 'b': 'b', 'c': 'b', 'd': 'b'})
    """
    kept = list(dict.fromkeys(conflicts))
    narrow = {conflict: conflict for conflict in kept}
    stands_for = {unit: unit for unit in sorted(frozenset().union(*kept))}
    while True:
        before = len(kept), len(set(stands_for.values()))
        kept = [c for i, c in enumerate(kept) if not any(_says(narrow, d, c, j < i) for j, d in enumerate(kept) if j != i)]
        holders = {unit: frozenset(c for c in kept if unit in narrow[c]) for unit in dict.fromkeys(stands_for.values())}
        leading: list[str] = []
        for unit in sorted(holders, key=lambda u: (-len(holders[u]), weights[u], u)):
            other = next((o for o in leading if holders[unit] <= holders[o] and weights[o] <= weights[unit]), None)
            if other is None:
                leading.append(unit)
            else:
                stands_for = {u: other if v == unit else v for u, v in stands_for.items()}
        narrow = {c: frozenset(stands_for[u] for u in narrow[c]) & frozenset(leading) for c in kept}
        if before == (len(kept), len(leading)):
            return kept, stands_for


def _says(narrow: Mapping[Units, Units], one: Units, other: Units, first: bool) -> bool:
    """Whether what hits one conflict hits the other; of two that are alike the first stays."""
    return narrow[one] < narrow[other] or (first and narrow[one] == narrow[other])


def parts(conflicts: Sequence[Units]) -> list[list[Units]]:
    """The conflicts by those that are linked through common units."""
    parts: list[tuple[set[str], list[Units]]] = []
    for conflict in dict.fromkeys(conflicts):
        units, together = set(conflict), [conflict]
        apart = []
        for other in parts:
            if other[0] & units:
                units |= other[0]
                together = other[1] + together
            else:
                apart.append(other)
        parts = [*apart, (units, together)]
    return [together for _, together in parts]
