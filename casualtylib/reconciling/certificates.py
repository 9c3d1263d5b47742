"""From searches to proofs that cite little: each end that a proof does not need is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import gcd

from attrs import evolve

from casualtylib.model.box import Box
from casualtylib.model.proof import AT_LEAST, AT_MOST, ATTAINED, CONTRADICTION, Leaf, Proof, Split, Tree
from casualtylib.reconciling.branch import Branch, Fork, Found, Numbers, Sum
from casualtylib.reconciling.cells import Bits, inside
from casualtylib.reconciling.ends import Bar, Limit, Table, bars_of
from casualtylib.reconciling.engines import Asked, Limits, feasible, problem
from casualtylib.reconciling.linear import LineProblem

#: Searches for shorter proofs are small; they need no more atoms than this.
_SMALL = Limits(2000, 2000, 0)
#: Longer arguments (ways along a line) are left as they are.
_LONG = 60


def used(tree: Branch) -> list[Limit]:
    """The ends that an argument uses, each once."""
    if isinstance(tree, Fork):
        return list(dict.fromkeys([*used(tree.most), *used(tree.more)]))
    return list(dict.fromkeys(limit for limit, _ in tree.limits))


def assembled(tree: Branch, limits: Sequence[Limit]) -> Tree:
    """The argument in the form of a proof that cites `limits` in this order."""
    if isinstance(tree, Fork):
        return Split(tree.box, tree.value, assembled(tree.most, limits), assembled(tree.more, limits))
    place = {limit: i for i, limit in enumerate(limits)}
    times: dict[int, int] = {}
    for limit, y in tree.limits:
        times[place[limit]] = times.get(place[limit], 0) + y
    common = gcd(tree.times, *times.values(), *(y for _, y in tree.splits)) or 1
    ends = [*sorted(times.items()), *sorted((len(limits) + depth, y) for depth, y in tree.splits)]
    return Leaf(tree.times // common, tuple((i, y // common) for i, y in ends))


def bound_proof(table: Table, tree: Branch, query: tuple[Box, Bits], value: int, asked: Asked, *, upper: bool, nodes: int) -> Proof:
    """The proof of one end of the query, as short as leaving out makes it; a way along a line has as few ends as can be."""
    if not isinstance(asked, LineProblem):
        tree = _direct(asked.bars, query, value, upper) or _shorter(table, tree, query, value, upper, nodes)
    limits = used(tree)
    return Proof(
        AT_MOST if upper else AT_LEAST, table.axes, tuple(limit.cited() for limit in limits), query[0], value, assembled(tree, limits)
    )


def contradiction_proof(table: Table, tree: Branch, weights: Mapping[str, int] | None = None) -> Proof:
    """The proof that the ends used in `tree` cannot all hold; `weights`: what units weigh, where it is more than the rows say."""
    limits = used(tree)
    cited = (limit.cited() for limit in limits)
    weighed = tuple(evolve(end, weight=weights.get(end.unit, end.weight)) if weights else end for end in cited)
    return Proof(CONTRADICTION, table.axes, weighed, tree=assembled(tree, limits))


def attained_proof(table: Table, limits: Iterable[Limit], numbers: Numbers, query: Box | None = None, value: int | None = None) -> Proof:
    """The proof that `limits` can all hold, with `value` in `query` if given."""
    return Proof(ATTAINED, table.axes, tuple(limit.cited() for limit in limits), query, value, witness=numbers)


def refuted(table: Table, limits: Sequence[Limit], nodes: int) -> Found:
    """Whether these ends, and no others, contradict each other."""
    return feasible(table.axes, bars_of(limits, table), evolve(_SMALL, nodes=nodes))


def minimal(table: Table, tree: Branch, nodes: int) -> Branch:
    """An argument for a contradiction whose ends are all needed."""

    def without(limits: Sequence[Limit]) -> Branch | None:
        found = refuted(table, limits, nodes)
        return found.tree if found.refuted else None

    return _thinned(tree, without)


def _thinned(tree: Branch, without: Callable[[Sequence[Limit]], Branch | None]) -> Branch:
    """Leave out one end after the other, as long as there is still an argument."""
    needed: list[Limit] = []
    left = used(tree)
    while left:
        limit = left.pop()
        shorter = without([*left, *needed])
        if shorter is None:
            needed.append(limit)
        else:
            tree = shorter
            still = set(used(tree))
            left = [limit for limit in left if limit in still]
            needed = [limit for limit in needed if limit in still]
    return tree


def _shorter(table: Table, tree: Branch, query: tuple[Box, Bits], value: int, upper: bool, nodes: int) -> Branch:
    def without(limits: Sequence[Limit]) -> Branch | None:
        asked = problem(table.axes, bars_of(limits, table), query, _SMALL)
        if asked is None:
            return None
        found = asked.greatest(nodes) if upper else asked.least(nodes)
        enough = found.refuted or (found.value is not None and (found.value <= value if upper else found.value >= value))
        return found.tree if enough else None

    return _thinned(tree, without) if 1 < len(used(tree)) <= _LONG else tree


def _direct(bars: Sequence[Bar], query: tuple[Box, Bits], value: int, upper: bool) -> Branch | None:
    """The argument by a single end of a box that holds the query (or lies in it), if one is enough."""
    if not upper and value <= 0:
        return Sum(1, ())
    for bar in bars:
        limit = bar.high if upper else bar.low
        if limit is not None and (limit.value <= value if upper else limit.value >= value):
            reaches = inside(query[1], bar.bits) if upper else inside(bar.bits, query[1])
            if reaches:
                return Sum(1, ((limit, 1),))
    return None
