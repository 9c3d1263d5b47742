"""The checker of proofs: all that has to be trusted. It goes through every cell and uses no engine."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from casualtylib.model.box import Axis, Box
from casualtylib.model.checks import takes
from casualtylib.model.proof import AT_LEAST, AT_MOST, ATTAINED, CONTRADICTION, SET_ASIDE, Cited, Proof, Split, Tree


def check_proof(proof: Proof) -> bool:
    """Whether a proof proves its statement.

    Args:
        proof: any Proof, from a result or made by hand.

    Raises:
        FieldError: for what is no Proof.

    >>> from attrs import evolve
    >>> from casualtylib.model.proof import Leaf
    >>> day = Axis("window", ("Saturday", "Sunday"))
    >>> cited = (Cited("a", "at most", 56, Box((None,))), Cited("b", "at least", 10, Box((frozenset({0}),))))
    >>> proof = Proof("at most", (day,), cited, Box((frozenset({1}),)), 46, Leaf(1, ((0, 1), (1, 1))))
    >>> check_proof(proof), check_proof(evolve(proof, value=45))
    (True, False)
    """
    takes("proof", proof, Proof)
    boxes = [cited.box for cited in proof.cited] + ([] if proof.box is None else [proof.box])
    if not all(_fits(box, proof.axes) for box in boxes) or not all(_stated(cited, proof) for cited in proof.cited):
        return False
    if proof.kind == ATTAINED:
        return _attained(proof)
    if proof.kind == CONTRADICTION:
        return proof.box is None and proof.value is None and _follows(proof, proof.tree, proof.cited, ())
    if proof.kind == SET_ASIDE:
        units = [(Box((frozenset({u}),)), weight) for u, weight in enumerate(proof.weights)]
        return proof.value is not None and _one_of_each_goes(proof) and _follows(proof, proof.tree, proof.cited, units)
    if proof.kind not in (AT_LEAST, AT_MOST) or proof.box is None or proof.value is None:
        return False
    return _follows(proof, proof.tree, proof.cited, [(proof.box, 1)])


def _fits(box: Box, axes: Sequence[Axis]) -> bool:
    """Whether a box has a side for each axis, of its elements."""
    sides = zip(box.sides, axes, strict=False)
    return len(box.sides) == len(axes) and all(not side or (min(side) >= 0 and max(side) < len(axis.elements)) for side, axis in sides)


def _stated(cited: Cited, proof: Proof) -> bool:
    """Whether the claim, where it is at hand, states the cited end or a sharper one."""
    count = next((claim.count for claim in proof.claims if claim.id == cited.row), None)
    if cited.side == AT_LEAST:
        return count is None or cited.value <= count.low
    return cited.side == AT_MOST and (count is None or (count.high is not None and cited.value >= count.high))


def _follows(proof: Proof, tree: Tree | None, known: Sequence[Cited], asked: Sequence[tuple[Box, int]]) -> bool:
    """Whether what is known leaves, in every case of the tree, no room for the statement to be false."""
    if isinstance(tree, Split):
        return _fits(tree.box, proof.axes) and all(_follows(proof, then, (*known, case), asked) for case, then in tree.cases)
    if tree is None or tree.times < 0 or not all(0 <= index < len(known) and times >= 0 for index, times in tree.ends):
        return False
    used = [(known[index], times if known[index].side == AT_MOST else -times) for index, times in tree.ends]
    sign = tree.times if proof.kind == AT_MOST else -tree.times
    false = (proof.value or 0) + (1 if proof.kind == AT_MOST else -1) if asked else 0  # the nearest number that denies it
    terms = [*((cited.box, times) for cited, times in used), *((box, -sign * counted) for box, counted in asked)]
    return sum(cited.value * times for cited, times in used) < sign * false and _nowhere_negative(terms, proof.axes)


def _nowhere_negative(terms: Sequence[tuple[Box, int]], axes: Sequence[Axis]) -> bool:
    """Whether in every cell there is, the numbers of the boxes that hold it add up to 0 or more."""
    cells = {(1 << len(terms)) - 1}  # the boxes that hold a cell, as bits, for all cells
    for i, axis in enumerate(axes):
        holding = [0] * len(axis.elements)
        for b, (box, _) in enumerate(terms):
            side = box.sides[i]
            for element in range(len(holding)) if side is None else side:
                holding[element] |= 1 << b
        cells = {cell & kind for cell in cells for kind in set(holding)}
    return all(sum(number for b, (_, number) in enumerate(terms) if cell >> b & 1) >= 0 for cell in cells)


def _one_of_each_goes(proof: Proof) -> bool:
    """Whether each end says that of the units of a conflict one must go, and every conflict is one."""
    units = proof.axes[0].elements if len(proof.axes) == 1 else ()
    if not len(set(units)) == len(units) == len(proof.weights) or len(proof.conflicts) != len(proof.cited):
        return False
    for cited, conflict in zip(proof.cited, proof.conflicts, strict=True):
        side = cited.box.sides[0]
        named = {units[u]: proof.weights[u] for u in (range(len(units)) if side is None else side)}
        goes = all(named.get(end.unit) == end.weight for end in conflict.cited if end.unit)
        if not (goes and cited.side == AT_LEAST and cited.value <= 1 and conflict.kind == CONTRADICTION and check_proof(conflict)):
            return False
    return True


def _attained(proof: Proof) -> bool:
    """Whether the witness meets every cited end, and the value if one is stated."""
    whole = all(isinstance(number, int) and number >= 0 for _, number in proof.witness)
    cells = {cell for cell, _ in proof.witness if _fits(Box(tuple(range(e, e + 1) for e in cell)), proof.axes)}
    if not whole or len(cells) < len(proof.witness):
        return False
    long = max(range(len(proof.axes)), key=lambda i: len(proof.axes[i].elements), default=0)
    sums: dict[tuple[object, ...], list[int]] = {}  # for the other sides of a box, what lies before each element of this one

    def held(box: Box) -> int:
        if not box.sides:
            return sum(number for _, number in proof.witness)
        others, side = (*box.sides[:long], None, *box.sides[long + 1 :]), box.sides[long]
        if others not in sums:
            each = [0] * len(proof.axes[long].elements)
            for cell, number in proof.witness:
                each[cell[long]] += number if cell in Box(others) else 0
            sums[others] = list(accumulate(each, initial=0))
        before = sums[others]
        if side is None:
            return before[-1]
        if isinstance(side, range) and side.step == 1:
            return before[side.stop] - before[side.start] if side else 0
        return sum(before[element + 1] - before[element] for element in side)

    met = all(held(c.box) >= c.value if c.side == AT_LEAST else held(c.box) <= c.value for c in proof.cited)
    return met and (proof.box is None or proof.value == held(proof.box))
