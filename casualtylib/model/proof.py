"""Proofs: why a bound, a conflict or a repair is so, in a form that anyone can check without an engine.

A proof makes a statement about a box and cites ends of claims: "this box holds at least 25", "that one at most 56".
Its tree is made of

* leaves: cited ends, each taken a whole number of times, so that cell by cell they count at least `times` times the box
  of the statement. What follows for the sum is divided by `times` and rounded to a whole number;
* splits: a box holds either at most m or at least m + 1; both cases are followed, and may be used like a cited end;
* for repairs, choices: of a conflict's claims one must go, whichever it is.

That something can be so (a bound is attained, the rest can hold) is shown by a witness: numbers for cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

from casualtylib.model.box import Axis, Box, Cell
from casualtylib.model.claim import Claim

AT_LEAST, AT_MOST = "at least", "at most"
CONTRADICTION, ATTAINED, SET_ASIDE = "contradiction", "attained", "set aside"


@frozen
class Cited:
    """One end of one claim (or law): that `box` holds at least, or at most, `value`.

    Args:
        row: the claim's id, or the name of the law.
        side: ``"at least"`` or ``"at most"``.
        value: the number.
        box: what it covers.
        unit: what is set aside when this end goes; "" if it cannot go.
        weight: what setting the unit aside costs.
    """

    row: str
    side: str
    value: int
    box: Box
    unit: str = ""
    weight: int = 1


@frozen
class Leaf:
    """Ends that add up: (index into the cited ends, how many times), and the same of the splits above, outermost first."""

    times: int
    ends: tuple[tuple[int, int], ...] = ()
    splits: tuple[tuple[int, int], ...] = ()


@frozen
class Split:
    """Two cases: `box` holds at most `value` (`most`), or at least `value` + 1 (`more`)."""

    box: Box
    value: int
    most: Tree
    more: Tree


@frozen
class OneMustGo:
    """The units of a conflict (an index into the proof's conflicts), and what follows when each is the one set aside."""

    conflict: int
    branches: tuple[tuple[str, Tree], ...]


@frozen
class Enough:
    """What is set aside on the way here, with one unit of each of these conflicts, which share none, weighs enough."""

    conflicts: tuple[int, ...] = ()


Tree = Leaf | Split | OneMustGo | Enough


@frozen
class Proof:
    """A statement and why it holds.

    Args:
        kind: ``"at least"`` or ``"at most"`` (of the box), ``"contradiction"`` (the cited ends cannot all hold),
            ``"attained"`` (they can, with `value` in the box if one is given), ``"set aside"`` (units weighing `value` or more must go).
        axes: the sides of the boxes, with their elements in words.
        cited: the ends that it rests on.
        box, value: what the statement is about.
        tree: the argument; None for ``"attained"``.
        conflicts: for ``"set aside"``: arguments for contradictions, to which the tree refers.
        witness: for ``"attained"``: numbers for cells; 0 elsewhere.
        claims: the claims whose ends are cited, in order.

    >>> import casualtylib as cl
    >>> report = cl.read("At least 25 people were killed on Sunday, rescuers said.", published="2024-12-02")
    >>> proof = cl.reconcile(report).bounds("killed").low_proof
    >>> proof.kind, proof.value, [claim.quote for claim in proof.claims], cl.check_proof(proof)
    ('at least', 25, ['At least 25 people were killed'], True)
    """

    kind: str
    axes: tuple[Axis, ...]
    cited: tuple[Cited, ...] = ()
    box: Box | None = None
    value: int | None = None
    tree: Tree | None = None
    conflicts: tuple[Tree, ...] = ()
    witness: tuple[tuple[Cell, int], ...] = ()
    claims: tuple[Claim, ...] = field(default=())

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids of the rows that it rests on, each once, in the order cited."""
        return tuple(dict.fromkeys(cited.row for cited in self.cited))

    def with_claims(self, claims: Iterable[Claim]) -> Proof:
        """The same proof with those of `claims` that it cites."""
        by_id = {claim.id: claim for claim in claims}
        return evolve(self, claims=tuple(by_id[row] for row in self.rows if row in by_id))


def check_proof(proof: Proof) -> bool:
    """Whether a proof proves its statement; goes through every cell and uses no engine.

    Args:
        proof: any Proof, from a result or made by hand.

    >>> day = Axis("window", ("Saturday", "Sunday"))
    >>> both, sunday = Box((None,)), Box((frozenset({1}),))
    >>> cited = (Cited("a", "at most", 56, both), Cited("b", "at least", 10, Box((frozenset({0}),))))
    >>> proof = Proof("at most", (day,), cited, sunday, 46, Leaf(1, ((0, 1), (1, 1))))
    >>> check_proof(proof), check_proof(evolve(proof, value=45))
    (True, False)
    """
    boxes = [cited.box for cited in proof.cited] + ([proof.box] if proof.box else [])
    if not all(_fits(box, proof.axes) for box in boxes) or not all(_quotes(cited, proof.claims) for cited in proof.cited):
        return False
    match proof.kind:
        case "at least" | "at most":
            return proof.box is not None and proof.value is not None and _follows(proof, proof.tree, ())
        case "contradiction":
            return proof.box is None and _follows(proof, proof.tree, ())
        case "attained":
            return _attained(proof)
        case "set aside":
            conflicts = [_units(proof, tree) for tree in proof.conflicts]
            weighed = {(cited.unit, cited.weight) for cited in proof.cited if cited.unit}
            return (
                len(weighed) == len(dict(weighed))
                and all(_follows(proof, tree, (), contradiction=True) for tree in proof.conflicts)
                and _must_go(proof, proof.tree, conflicts, frozenset())
            )
    return False


def _fits(box: Box, axes: Sequence[Axis]) -> bool:
    if len(box.sides) != len(axes):
        return False
    sides = zip(box.sides, axes, strict=True)
    return all(not side or (min(side) >= 0 and max(side) < len(axis.elements)) for side, axis in sides)


def _quotes(cited: Cited, claims: Sequence[Claim]) -> bool:
    """Where the claim is at hand, the cited end is one that it states, or weaker."""
    if cited.side not in (AT_LEAST, AT_MOST):
        return False
    for claim in claims:
        if claim.id == cited.row and cited.side == AT_LEAST:
            return cited.value <= claim.count.low
        if claim.id == cited.row:
            return claim.count.high is not None and cited.value >= claim.count.high
    return True


def _follows(proof: Proof, tree: Tree | None, above: tuple[Cited, ...], *, contradiction: bool = False) -> bool:
    """Whether the statement follows in every case of the tree."""
    if isinstance(tree, Split):
        most, more = Cited("", AT_MOST, tree.value, tree.box), Cited("", AT_LEAST, tree.value + 1, tree.box)
        return (
            _fits(tree.box, proof.axes)
            and _follows(proof, tree.most, (*above, most), contradiction=contradiction)
            and _follows(proof, tree.more, (*above, more), contradiction=contradiction)
        )
    return isinstance(tree, Leaf) and _adds_up(proof, tree, above, contradiction)


def _adds_up(proof: Proof, leaf: Leaf, above: tuple[Cited, ...], contradiction: bool) -> bool:
    used = [(cited, times) for pool, uses in ((proof.cited, leaf.ends), (above, leaf.splits)) for cited, times in _taken(pool, uses)]
    if len(used) != len(leaf.ends) + len(leaf.splits) or leaf.times < 0:
        return False
    total = sum(times * (cited.value if cited.side == AT_MOST else -cited.value) for cited, times in used)
    weights = [times if cited.side == AT_MOST else -times for cited, times in used]
    boxes = [cited.box for cited, _ in used]
    if contradiction or proof.box is None or proof.value is None:
        wanted, excess = 0, 0
    else:  # what would be so if the statement were false: at least value + 1, or at most value - 1
        wanted = leaf.times if proof.kind == AT_MOST else -leaf.times
        excess = leaf.times * (proof.value + 1) if proof.kind == AT_MOST else -leaf.times * (proof.value - 1)
        boxes, weights = [*boxes, proof.box], [*weights, -wanted]
    return total < excess and all(sum(w for i, w in enumerate(weights) if cell >> i & 1) >= 0 for cell in _cells(boxes, proof.axes))


def _taken(pool: Sequence[Cited], uses: Sequence[tuple[int, int]]) -> list[tuple[Cited, int]]:
    return [(pool[index], times) for index, times in uses if 0 <= index < len(pool) and times >= 0]


def _cells(boxes: Sequence[Box], axes: Sequence[Axis]) -> set[int]:
    """Which boxes hold a cell, as bits, for every cell there is."""
    found = {(1 << len(boxes)) - 1}
    for i, axis in enumerate(axes):
        kinds = {sum(1 << b for b, box in enumerate(boxes) if _holds(box, i, element)) for element in range(len(axis.elements))}
        found = {cell & kind for cell in found for kind in kinds}
    return found


def _holds(box: Box, axis: int, element: int) -> bool:
    side = box.sides[axis]
    return side is None or element in side


def _attained(proof: Proof) -> bool:
    """Whether the witness meets every cited end, and the value if one is stated."""
    if any(number < 0 or len(cell) != len(proof.axes) for cell, number in proof.witness) or len(dict(proof.witness)) != len(proof.witness):
        return False
    if any(not 0 <= e < len(axis.elements) for cell, _ in proof.witness for e, axis in zip(cell, proof.axes, strict=True)):
        return False
    for cited in proof.cited:
        held = sum(number for cell, number in proof.witness if cell in cited.box)
        if held < cited.value if cited.side == AT_LEAST else held > cited.value:
            return False
    return proof.box is None or proof.value == sum(number for cell, number in proof.witness if cell in proof.box)


def _units(proof: Proof, tree: Tree | None) -> dict[str, int]:
    """The units of the ends that an argument uses, with their weights."""
    if isinstance(tree, Split):
        return _units(proof, tree.most) | _units(proof, tree.more)
    ends = [cited for cited, _ in _taken(proof.cited, tree.ends)] if isinstance(tree, Leaf) else []
    return {cited.unit: cited.weight for cited in ends if cited.unit}


def _must_go(proof: Proof, tree: Tree | None, conflicts: Sequence[dict[str, int]], gone: frozenset[str]) -> bool:
    """Whether every way of setting one unit of each conflict aside weighs at least the stated value."""
    if isinstance(tree, OneMustGo) and 0 <= tree.conflict < len(conflicts):
        return set(conflicts[tree.conflict]) <= {unit for unit, _ in tree.branches} and all(
            _must_go(proof, branch, conflicts, gone | {unit}) for unit, branch in tree.branches
        )
    if not isinstance(tree, Enough) or not all(0 <= index < len(conflicts) for index in tree.conflicts):
        return False
    units = [conflicts[index] for index in tree.conflicts]
    together = [unit for conflict in units for unit in conflict]
    if len(set(together)) != len(together) or gone & set(together) or not all(units):
        return False
    weights = {cited.unit: cited.weight for cited in proof.cited}
    return proof.value is not None and sum(weights[u] for u in gone) + sum(min(unit.values()) for unit in units) >= proof.value
