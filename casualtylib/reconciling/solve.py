"""What can be asked of a System: bounds of a box, consistency, conflicts, the smallest repair. Whole numbers decide."""

from __future__ import annotations

from attrs import frozen

from casualtylib.model.box import Box, Cell
from casualtylib.model.proof import Proof
from casualtylib.reconciling.system import System

#: Numbers for cells; 0 elsewhere.
Witness = tuple[tuple[Cell, int], ...]


@frozen
class Budget:
    """How far to search; counted in steps, never in seconds, so that results repeat.

    Args:
        atoms: the most kinds of cells that one exact computation may tell apart.
        rows: the most rows that one exact computation may hold.
        nodes: the most cases that one search may split into.
        repairs: the most smallest repairs that are listed.
    """

    atoms: int = 4000
    rows: int = 400
    nodes: int = 400
    repairs: int = 32


@frozen
class End:
    """One end of a bound.

    Args:
        value: the number; None: there is no upper end.
        exact: whether whole numbers attain it (None is exact where any number can be).
        proof: why it holds; None for a missing upper end, and for ends over several repairs (see `Bound.outer`).
        witness: numbers for cells that attain it; None where it is not exact or there is no end.
        released: ids of the rows whose soft ends were released to get it.
    """

    value: int | None
    exact: bool
    proof: Proof | None = None
    witness: Witness | None = None
    released: tuple[str, ...] = ()


@frozen
class Bound:
    """Both ends of what a box can hold.

    Args:
        low, high: the ends; `low.value` is never None.
        set_aside: units that some smallest repair sets aside, where the rows cannot all hold.
        outer: whether the ends are those of what remains when all these are set aside, because there are too many repairs to list.
    """

    low: End
    high: End
    set_aside: tuple[str, ...] = ()
    outer: bool = False


@frozen
class Clash:
    """A minimal conflict: rows that cannot all hold, though any of them dropped, the others can.

    Args:
        rows: their ids, in the order of the system.
        proof: the contradiction.
        witnesses: for each row in turn, the proof that the others can hold.
    """

    rows: tuple[str, ...]
    proof: Proof
    witnesses: tuple[Proof, ...]


@frozen
class Repair:
    """The smallest weight of units to set aside so that the rest can hold.

    Args:
        weight: the smallest weight; None if not even setting every movable row aside helps.
        units: the names of the units of the repair given (the first in the order of the system).
        rows: ids of their rows.
        exact: whether it is shown that none is smaller.
        unique: whether it is the only smallest one; None if not decided.
        others: the other smallest repairs, up to the budget's cap.
        complete: whether `others` lists them all.
        lower: the proof that less is not enough; None for an empty repair.
        rest: the proof that the rest can hold.
    """

    weight: int | None
    units: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    exact: bool = True
    unique: bool | None = True
    others: tuple[tuple[str, ...], ...] = ()
    complete: bool = True
    lower: Proof | None = None
    rest: Proof | None = None


class Solver:
    """Answers about one System; keeps what it has found out.

    Args:
        system: axes and rows; row ids are unique.
        budget: how far to search.
    """

    def __init__(self, system: System, budget: Budget | None = None) -> None:
        self.system = system
        self.budget = budget or Budget()

    def bound(self, query: Box) -> Bound:
        """The least and the most that `query` can hold; soft ends used while consistent, conflicts repaired."""
        raise NotImplementedError

    def consistent(self) -> bool | None:
        """Whether the hard ends can all hold; None: not decided within the budget."""
        raise NotImplementedError

    def conflicts(self) -> tuple[Clash, ...]:
        """A maximal set of minimal conflicts of which no two share a unit."""
        raise NotImplementedError

    def conflicts_of(self, row: str) -> tuple[Clash, ...]:
        """Minimal conflicts that the row with this id takes part in."""
        raise NotImplementedError

    def tensions(self) -> tuple[Clash, ...]:
        """Minimal conflicts that arise only with soft ends, of which no two share an end."""
        raise NotImplementedError

    def repair(self) -> Repair:
        """The smallest repair of the hard ends."""
        raise NotImplementedError

    def rest_holds(self) -> Proof | None:
        """The proof that all hard ends can hold together; None where they cannot or it is not decided."""
        raise NotImplementedError
