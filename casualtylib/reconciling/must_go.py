"""The proof that less than the smallest repair is not enough: counted over units as bounds are counted over cells.

Each conflict is an end ("of these units, at least 1"), the weight of what goes is the number asked for, so that the engine
for any boxes finds the least of it and says why. Conflicts that are linked through no common unit are argued by themselves:
where ends alone do not add up, "of these units at most n - 1 go" is refuted first, and "at least n" is used like an end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from math import lcm

from attrs import evolve, frozen

from casualtylib.model.box import Axis, Box
from casualtylib.model.proof import AT_LEAST, SET_ASIDE, Cited, Leaf, Proof, Split, Tree
from casualtylib.reconciling.branch import Branch, Fork, Sum
from casualtylib.reconciling.certificates import used
from casualtylib.reconciling.covering import Cover, Units, cover, parts
from casualtylib.reconciling.ends import Limit

#: Ends and cases (by their place among both) with how often each counts.
_Terms = list[tuple[int, Fraction]]
#: Writes a leaf that stands below so many cases.
_Leaves = Callable[[Sum, int], Leaf]


@frozen(eq=False)
class Argument:
    """Why all conflicts take at least some weight.

    Args:
        conflicts: those that it uses (indices); its ends are these, in order.
        units: all units, in the order of its boxes.
        tree: the argument.
    """

    conflicts: tuple[int, ...]
    units: tuple[str, ...]
    tree: Tree


@frozen(eq=False)
class _Part:
    """Conflicts that are linked.

    Args:
        units: theirs.
        cover: the lightest units that cover them, and why none are lighter.
        each: what one unit weighs, where all weigh the same; else None.
    """

    units: Units
    cover: Cover
    each: int | None

    @property
    def adds_up(self) -> bool:
        """Whether ends alone say so, with nothing lost in rounding."""
        tree = self.cover.tree
        return isinstance(tree, Sum) and sum(y for _, y in tree.limits) == self.cover.weight * tree.times


def argument(conflicts: Sequence[Units], weights: Mapping[str, int], weight: int, nodes: int) -> Argument | None:
    """Why hitting all conflicts weighs at least `weight`; None if it takes more than `nodes` cases of a part to say.

    >>> triangle = [frozenset("ab"), frozenset("bc"), frozenset("ac")]
    >>> weights = dict.fromkeys("abc", 1)
    >>> argument(triangle, weights, 2, 99).conflicts, argument(triangle, weights, 3, 99)
    ((0, 1, 2), None)
    """
    number = {conflict: i for i, conflict in reversed(list(enumerate(conflicts)))}
    units = tuple(sorted(frozenset().union(*conflicts)))
    found: list[_Part] = []
    ends: dict[Limit, int] = {}
    for part in _apart(conflicts, weights):
        covered = cover(part, weights, nodes, units)
        if covered is None:
            return None
        mine = frozenset().union(*part)
        weigh = {weights[unit] for unit in mine}
        found.append(_Part(mine, covered, min(weigh) if len(weigh) == 1 else None))
        ends |= {limit: number[part[int(limit.row.id)]] for limit in used(covered.tree)}
    if sum(part.cover.weight for part in found) < weight:
        return None
    cited = sorted(set(ends.values()))
    if len(cited) < len(conflicts):  # of these alone, so that no other's units are spoken of
        alone = argument([conflicts[i] for i in cited], weights, weight, nodes)
        return alone and evolve(alone, conflicts=tuple(cited[i] for i in alone.conflicts))
    order = {limit: cited.index(i) for limit, i in ends.items()}
    return Argument(tuple(cited), units, _Writer(units, len(cited), order, found).tree())


def _apart(conflicts: Sequence[Units], weights: Mapping[str, int]) -> list[list[Units]]:
    """The conflicts by those that are linked; all together that hold units of several weights, for cases count units."""
    linked = parts(conflicts)
    even = [part for part in linked if len({weights[unit] for conflict in part for unit in conflict}) == 1]
    uneven = [conflict for part in linked if part not in even for conflict in part]
    return [*even, uneven] if uneven else even


class _Writer:
    """Writes the arguments of parts as one tree; its ends come first, then the cases taken above."""

    def __init__(self, units: Sequence[str], ends: int, order: Mapping[Limit, int], found: Sequence[_Part]) -> None:
        self._place = {unit: i for i, unit in enumerate(units)}
        self._ends, self._order = ends, order
        self._plain = [part for part in found if part.each and part.adds_up]
        self._split = [(part, part.each) for part in found if part.each and not part.adds_up]
        self._last: Branch = next((part.cover.tree for part in found if not part.each), Sum(1, ()))

    def tree(self) -> Tree:
        """First that each part that does not add up by itself takes what it does, then that all together take what they do."""
        tree = self._walked(self._last, len(self._split), self._together)
        for depth, (part, each) in reversed(list(enumerate(self._split))):
            box = Box((frozenset(self._place[unit] for unit in part.units),))
            few = self._walked(part.cover.tree, depth + 1, partial(self._too_few, each))
            tree = Split(box, part.cover.weight // each - 1, few, tree)
        return tree

    def _walked(self, tree: Branch, above: int, leaf: _Leaves) -> Tree:
        if isinstance(tree, Fork):
            return Split(tree.box, tree.value, self._walked(tree.most, above, leaf), self._walked(tree.more, above, leaf))
        return leaf(tree, above)

    def _terms(self, leaf: Sum, above: int) -> _Terms:
        ends = ((self._order[limit], Fraction(y)) for limit, y in leaf.limits)
        return [*ends, *((self._ends + above + depth, Fraction(y)) for depth, y in leaf.splits)]

    def _too_few(self, each: int, leaf: Sum, above: int) -> Leaf:
        """That so few of a part's units, which weigh so much each, are not enough: the last case above."""
        case = [(self._ends + above - 1, Fraction(leaf.times * each))] if leaf.times else []
        return _scaled(0, [*self._terms(leaf, above), *case])

    def _together(self, leaf: Sum, above: int) -> Leaf:
        """That all parts together take what they do."""
        if not leaf.times:
            return _scaled(0, self._terms(leaf, above))
        terms = [(place, y / leaf.times) for place, y in self._terms(leaf, above)]
        for part in self._plain:
            assert isinstance(part.cover.tree, Sum), "ends alone add up"
            times = part.cover.tree.times
            terms += [(place, y / times) for place, y in self._terms(part.cover.tree, above)]
        terms += [(self._ends + depth, Fraction(each)) for depth, (_, each) in enumerate(self._split)]
        return _scaled(1, terms)


def _scaled(times: int, terms: _Terms) -> Leaf:
    """A leaf of these terms, in whole numbers."""
    scale = lcm(*(y.denominator for _, y in terms))
    return Leaf(times * scale, tuple((place, int(y * scale)) for place, y in sorted(terms)))


def repair_proof(why: Argument, conflicts: Sequence[Units], proofs: Sequence[Proof], weights: Mapping[str, int], weight: int) -> Proof:
    """The argument as a proof.

    Args:
        why: the argument.
        conflicts, proofs: the units of each conflict that it uses, and the contradiction.
        weights: what each unit weighs.
        weight: what has to go at least.
    """
    place = {unit: u for u, unit in enumerate(why.units)}
    boxes = (Box((frozenset(place[unit] for unit in conflict),)) for conflict in conflicts)
    cited = tuple(Cited(f"conflict {i}", AT_LEAST, 1, box) for i, box in enumerate(boxes, 1))
    return Proof(
        SET_ASIDE, (Axis("unit", why.units),), cited, None, weight, why.tree, tuple(proofs), tuple(weights[unit] for unit in why.units)
    )
