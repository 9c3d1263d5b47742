"""The proof that less than the smallest repair is not enough: counted over units as bounds are counted over cells.

Each conflict is an end ("of these units, at least 1"), the weight of what goes is the number asked for. A search takes a
conflict and lets each of its units go in turn, until conflicts that share none weigh enough; its tree is written as splits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from casualtylib.model.box import Axis, Box
from casualtylib.model.proof import AT_LEAST, SET_ASIDE, Cited, Leaf, Proof, Split, Tree
from casualtylib.reconciling.hitting import UndecidedError, Units, packed, parts, weigh, within


@frozen
class Enough:
    """Conflicts that share no unit, and weigh enough with what is gone."""

    conflicts: tuple[int, ...]


@frozen
class OneMustGo:
    """A conflict, and what follows when each of its units is the one that goes."""

    conflict: int
    branches: tuple[tuple[str, Argument], ...]


Argument = Enough | OneMustGo

#: Units with whether they are taken to go.
_Path = tuple[tuple[str, bool], ...]


def argument(conflicts: Sequence[Units], weights: Mapping[str, int], weight: int, nodes: int) -> Argument | None:
    """Why hitting all conflicts weighs at least `weight`; None if it takes more than `nodes` nodes to say."""
    counter = [nodes]
    try:
        return _argue(conflicts, weights, weight, frozenset(), counter)
    except UndecidedError:
        return None


def _argue(conflicts: Sequence[Units], weights: Mapping[str, int], weight: int, gone: Units, counter: list[int]) -> Argument:
    counter[0] -= 1
    if counter[0] < 0:
        raise UndecidedError
    apart = packed(conflicts, gone, weights)
    if weigh(gone, weights) + sum(min(weights[u] for u in conflicts[i]) for i in apart) >= weight:
        return Enough(tuple(apart))
    standing = [i for i, conflict in enumerate(conflicts) if not conflict & gone]
    loose = _loose(conflicts, standing, weights)
    index = min(loose, key=lambda i: (len(conflicts[i]), i))
    branches = ((unit, _argue(conflicts, weights, weight, gone | {unit}, counter)) for unit in sorted(conflicts[index]))
    return OneMustGo(index, tuple(branches))


def _loose(conflicts: Sequence[Units], standing: Sequence[int], weights: Mapping[str, int]) -> list[int]:
    """Conflicts of a part whose disjoint conflicts alone do not weigh what the part needs."""
    for part in parts([conflicts[i] for i in standing]):
        floor = sum(min(weights[u] for u in part[i]) for i in packed(part, frozenset(), weights))
        if len(part) > 1 and next(within(part, weights, floor, [10_000]), None) is None:
            inside = set(part)
            return [i for i in standing if conflicts[i] in inside]
    return list(standing)


def used_in(why: Argument) -> Iterator[int]:
    """The conflicts that an argument uses."""
    if isinstance(why, Enough):
        yield from why.conflicts
    else:
        yield why.conflict
        for _, then in why.branches:
            yield from used_in(then)


def repair_proof(
    why: Argument, conflicts: Mapping[int, Units], proofs: Mapping[int, Proof], weights: Mapping[str, int], weight: int
) -> Proof:
    """The argument as a proof.

    Args:
        why: the argument.
        conflicts, proofs: the units of each conflict that it uses, and the contradiction.
        weights: what each unit weighs.
        weight: what has to go at least.
    """
    units = sorted({unit for conflict in conflicts.values() for unit in conflict})
    place = {unit: u for u, unit in enumerate(units)}
    order = {conflict: i for i, conflict in enumerate(conflicts)}
    boxes = [Box((frozenset(place[unit] for unit in conflict),)) for conflict in conflicts.values()]
    cited = tuple(Cited(f"conflict {i}", AT_LEAST, 1, box) for i, box in enumerate(boxes, 1))

    def written(why: Argument, path: _Path) -> Tree:
        if isinstance(why, OneMustGo):
            return cases(why, why.branches, path)
        ends = [(order[c], min(weights[unit] for unit in conflicts[c])) for c in why.conflicts]
        ends += [(len(order) + depth, weights[unit]) for depth, (unit, goes) in enumerate(path) if goes]
        return Leaf(1, tuple(ends))

    def cases(why: OneMustGo, branches: Sequence[tuple[str, Argument]], path: _Path) -> Tree:
        if not branches:  # all of them stay, but one must go
            staying = [len(order) + depth for depth, (unit, goes) in enumerate(path) if not goes and unit in conflicts[why.conflict]]
            return Leaf(0, ((order[why.conflict], 1), *((depth, 1) for depth in staying)))
        (unit, then), *others = branches
        return Split(Box((frozenset({place[unit]}),)), 0, cases(why, others, (*path, (unit, False))), written(then, (*path, (unit, True))))

    return Proof(
        SET_ASIDE, (Axis("unit", tuple(units)),), cited, None, weight, written(why, ()),
        tuple(proofs[c] for c in conflicts), tuple(weights[unit] for unit in units),
    )  # fmt: skip
