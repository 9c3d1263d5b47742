"""Proofs: why a bound, a conflict or a repair is so, in a form that anyone can check without an engine.

A proof makes a statement about a box and cites ends of claims: "this box holds at least 25", "that one at most 56".
Its tree is made of

* leaves: cited ends, each taken a whole number of times, so that cell by cell they count at least `times` times the box
  of the statement. What follows for the sum is divided by `times` and rounded to a whole number;
* splits: a box holds either at most m or at least m + 1; both cases are followed, and may be used like a cited end.

What a repair must set aside is counted in the same way: its cells are the units that can go, and it cites conflicts, each
proved by itself, as ends: "of these units, at least 1". That something can be so (a bound is attained, the rest can hold)
is shown by a witness: numbers for cells. `check_proof` (in `checker.py`) verifies all of it.
"""

from __future__ import annotations

from collections.abc import Iterable

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
    """Ends that add up: (index, how many times), of the cited ends and, after them, the cases taken above, outermost first."""

    times: int
    ends: tuple[tuple[int, int], ...] = ()


@frozen
class Split:
    """Two cases: `box` holds at most `value` (`most`), or at least `value` + 1 (`more`)."""

    box: Box
    value: int
    most: Tree
    more: Tree

    @property
    def cases(self) -> tuple[tuple[Cited, Tree], ...]:
        """What each case takes to be so, and what follows there."""
        return (Cited("", AT_MOST, self.value, self.box), self.most), (Cited("", AT_LEAST, self.value + 1, self.box), self.more)


Tree = Leaf | Split


@frozen
class Proof:
    """A statement and why it holds.

    Args:
        kind: ``"at least"`` or ``"at most"`` (of the box), ``"contradiction"`` (the cited ends cannot all hold),
            ``"attained"`` (they can, with `value` in the box if one is given), ``"set aside"`` (units weighing `value` or more must go).
        axes: the sides of the boxes, with their elements in words; for ``"set aside"`` one, whose elements are units.
        cited: the ends that it rests on.
        box, value: what the statement is about.
        tree: the argument; None for ``"attained"``.
        conflicts: for ``"set aside"``: for each cited end the contradiction of which one unit must go.
        weights: for ``"set aside"``: what each unit weighs.
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
    conflicts: tuple[Proof, ...] = ()
    weights: tuple[int, ...] = ()
    witness: tuple[tuple[Cell, int], ...] = ()
    claims: tuple[Claim, ...] = field(default=())

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids of the rows that it rests on, each once, in the order cited."""
        if self.conflicts:
            return tuple(dict.fromkeys(row for conflict in self.conflicts for row in conflict.rows))
        return tuple(dict.fromkeys(cited.row for cited in self.cited))

    def with_claims(self, claims: Iterable[Claim]) -> Proof:
        """The same proof with those of `claims` that it cites."""
        by_id = {claim.id: claim for claim in claims}
        conflicts = tuple(conflict.with_claims(by_id.values()) for conflict in self.conflicts)
        return evolve(self, conflicts=conflicts, claims=tuple(by_id[row] for row in self.rows if row in by_id))
