"""Conflicts, tensions and repairs of a ledger, part by part, in the terms of claims."""

from __future__ import annotations

from functools import cached_property

from casualtylib.errors import QueryError
from casualtylib.model.claim import Claim
from casualtylib.model.conflict import Conflict, Repair
from casualtylib.reconciling.answers import Present
from casualtylib.reconciling.boxes import Compiled, compiled
from casualtylib.reconciling.conflicts import Clash
from casualtylib.reconciling.entry import Entry
from casualtylib.reconciling.explain import clash_in_words
from casualtylib.reconciling.selection import TOGETHER, components, figures, one_outcome_each, with_copies
from casualtylib.reconciling.solve import Repair as Found
from casualtylib.reconciling.solve import Solver
from casualtylib.reconciling.system import System
from casualtylib.reconciling.telling import kinds


class Clashes:
    """What contradicts what among the entries that stand; each part of the ledger that hangs together is asked once."""

    def __init__(self, present: Present) -> None:
        self.present = present
        self.claims = {entry.claim.id: entry.claim for entry in present.entries}

    @cached_property
    def _parts(self) -> list[tuple[Solver, bool]]:
        """The solver of each part of the ledger, and whether it says all that the figures do."""
        return [part for group in components(self.present.entries) for part in self._of_group(group)]

    def _of_group(self, group: list[Entry]) -> list[tuple[Solver, bool]]:
        """The line that answers questions of bounds, if there is one; where a part is too large to be decided, its lines."""
        line = self.present.line(group[0].claim.outcome, group[0].event) if len(group) > TOGETHER else None
        if line is not None and line.by_id.keys() == {entry.claim.id for entry in group}:
            return [(line.solver, True)]
        drawn = self._system(group)
        solver = Solver(drawn.system)
        lines = kinds(group) if len(group) > TOGETHER and solver.consistent() is None else {}
        if len(lines) > 1:
            return [(Solver(self._system(alike).system), False) for alike in lines.values()]
        return [(solver, drawn.whole)]

    def _system(self, group: list[Entry]) -> Compiled:
        nogoods = (*self.present.nogoods, *one_outcome_each(group))
        return compiled(figures(group, self.present.terms), None, nogoods)

    @property
    def _solvers(self) -> list[Solver]:
        return [solver for solver, _ in self._parts]

    @property
    def _whole(self) -> bool:
        """Whether the systems say all that the figures do; if not, what contradicts does so, but more might."""
        return all(whole for _, whole in self._parts)

    @cached_property
    def consistent(self) -> bool | None:
        """Whether all can hold; None: not decided."""
        found = [solver.consistent() for solver in self._solvers]
        return False if False in found else None if None in found or not self._whole else True

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Disjoint minimal conflicts of all parts."""
        return tuple(self._conflict(clash) for solver in self._solvers for clash in solver.conflicts())

    @cached_property
    def tensions(self) -> tuple[Conflict, ...]:
        """Disjoint conflicts that arise only with soft ends."""
        return tuple(self._conflict(clash, soft=True) for solver in self._solvers for clash in solver.tensions())

    def of(self, id: str) -> tuple[Conflict, ...]:
        """Minimal conflicts that a claim takes part in."""
        speaks = {copy: entry.claim.id for entry in self.present.entries for copy in entry.copies}
        row = speaks.get(id, id)
        if row not in self.claims:
            raise QueryError("claim", id, self.claims)
        solvers = [s for s in self._solvers if any(found.id == row for found in s.system.rows)]
        return tuple(self._conflict(clash) for solver in solvers for clash in solver.conflicts_of(row))

    @cached_property
    def repair(self) -> Repair:
        """The smallest repairs of all parts together."""
        found = [solver.repair() for solver in self._solvers]
        if any(one.weight is None for one in found):
            return Repair(None, exact=False, unique=None)
        unique = False if any(one.unique is False for one in found) else None if any(one.unique is None for one in found) else True
        return Repair(
            sum(one.weight or 0 for one in found),
            tuple(entry.claim for entry in with_copies([id for one in found for id in one.rows], self.present.entries)),
            unique if self._whole else None,
            self._whole and all(one.exact for one in found),
            self._others(found),
            all(one.complete for one in found),
            tuple(one.lower.with_claims(self.claims.values()) for one in found if one.lower),
            tuple(one.rest.with_claims(self.claims.values()) for one in found if one.rest) if self._whole else (),
        )

    def moves(self) -> dict[str, int]:
        """How far each claim of the repair given lies from what the others leave room for, by its id."""
        found: dict[str, int] = {}
        for solver in self._solvers:
            gone = set(solver.repair().units)
            rows = solver.system.rows
            rest = Solver(System(solver.system.axes, tuple(row for row in rows if row.name not in gone)))
            for row in rows if gone else ():
                if row.name in gone:
                    room = rest.bound(row.box)
                    over = row.low - room.high.value if room.high.value is not None else 0
                    under = (room.low.value or 0) - row.high if row.high is not None else 0
                    found[row.id] = max(over, under, 0)
        return found

    def _others(self, found: list[Found]) -> tuple[tuple[str, ...], ...]:
        """Each other repair of one part, with the repairs given of the parts beside it."""
        rows = [one.rows for one in found]
        units = {row.name: row.id for solver in self._solvers for row in solver.system.rows}
        return tuple(
            tuple(id for j, ids in enumerate(rows) for id in (tuple(units[u] for u in other) if i == j else ids))
            for i, one in enumerate(found)
            for other in one.others
        )

    def _cited(self, rows: tuple[str, ...]) -> tuple[Claim, ...]:
        return tuple(self.claims[row] for row in rows if row in self.claims)

    def _conflict(self, clash: Clash, *, soft: bool = False) -> Conflict:
        claims = self._cited(clash.rows)
        proof = clash.proof.with_claims(self.claims.values())
        witnesses = tuple(proof.with_claims(self.claims.values()) for proof in clash.witnesses if proof)
        return Conflict(claims, proof, witnesses, clash_in_words(claims, proof), soft)
