"""Rows that bear on each other, and the ways in which what conflicts among them can be put right."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from casualtylib.reconciling.branch import Branch
from casualtylib.reconciling.cells import Bits, overlap
from casualtylib.reconciling.certificates import used
from casualtylib.reconciling.conflicts import Contradiction, Limits, hard_conflict, soft_conflict
from casualtylib.reconciling.ends import SoftEnd, Table
from casualtylib.reconciling.hitting import Hitting, UndecidedError, Units, candidates, smallest


@frozen
class Scenario:
    """One smallest way to put a component right.

    Args:
        rows: the rows (indices) that stay in force.
        gone: the units set aside.
        released: the soft ends that are not used.
        released_rows: ids of their rows.
    """

    rows: tuple[int, ...]
    gone: Units = frozenset()
    released: frozenset[SoftEnd] = frozenset()
    released_rows: tuple[str, ...] = ()


def components(table: Table) -> list[tuple[int, ...]]:
    """The rows (indices) that have an end, those together whose boxes share cells, directly or through others."""
    places: dict[Bits, list[int]] = {}
    for index, row in enumerate(table.rows):
        if row.low or row.high is not None:
            places.setdefault(table.bits[index], []).append(index)
    groups: list[tuple[list[Bits], list[int]]] = []
    for place, rows in places.items():
        boxes, together, apart = [place], list(rows), []
        for group in groups:
            if any(overlap(place, box) for box in group[0]):
                boxes, together = boxes + group[0], together + group[1]
            else:
                apart.append(group)
        groups = [*apart, (boxes, together)]
    return sorted(tuple(sorted(rows)) for _, rows in groups)


class Component:
    """One component: its conflicts, its smallest repairs, the soft ends to release."""

    def __init__(self, table: Table, rows: tuple[int, ...], limits: Limits, cap: int) -> None:
        self.table, self.rows, self.limits, self.cap = table, rows, limits, cap
        self.found: list[Contradiction] = []
        self.tensions: list[Branch] = []
        self._outer = False

    def without(self, gone: Units) -> tuple[int, ...]:
        """The rows that stay when these units go."""
        return tuple(r for r in self.rows if not (self.table.rows[r].movable and self.table.rows[r].name in gone))

    def units(self, conflict: Contradiction) -> Units:
        """The units of a conflict that can go."""
        return frozenset(self.table.rows[r].name for r in conflict.rows if self.table.rows[r].movable)

    @cached_property
    def weights(self) -> dict[str, int]:
        """What each unit weighs: the most that one of its rows says."""
        weights: dict[str, int] = {}
        for r in self.rows:
            row = self.table.rows[r]
            weights[row.name] = max(row.weight, weights.get(row.name, 0))
        return weights

    @cached_property
    def consistent(self) -> bool | None:
        """Whether the hard ends can all hold; None: not decided."""
        try:
            return hard_conflict(self.table, self.rows, self.limits) is None
        except UndecidedError:
            return None

    @cached_property
    def repairs(self) -> Hitting | None:
        """The smallest repairs; their conflicts stand in `found` in the same order. None: not decided."""

        def ask(gone: Units) -> Units | None:
            conflict = hard_conflict(self.table, self.without(gone), self.limits)
            if conflict is None:
                return None
            self.found.append(conflict)
            return self.units(conflict)

        try:
            return smallest(ask, self.weights, cap=self.cap, nodes=self.limits.nodes * 50)
        except UndecidedError:
            return None

    @cached_property
    def scenarios(self) -> tuple[tuple[Scenario, ...], bool]:
        """Every smallest way to put the component right; where they are too many, one that goes without all that any of them
        sets aside, and True."""
        repairs = self.repairs
        if repairs is None or repairs.weight is None or not repairs.exact:
            units = frozenset(self.table.rows[r].name for r in self.rows if self.table.rows[r].movable)
            return (Scenario(self.without(units), units),), True
        if not repairs.complete:
            units = candidates(repairs.conflicts, self.weights, repairs.weight, self.limits.nodes * 50)
            return tuple(self._releases(units)), True
        found = tuple(scenario for units in repairs.sets for scenario in self._releases(units))
        return found, self._outer

    def _releases(self, gone: Units) -> list[Scenario]:
        """The smallest sets of soft ends to release when `gone` is set aside."""
        rows = self.without(gone)
        ends: dict[str, SoftEnd] = {}
        peers: dict[str, tuple[str, ...]] = {}

        def ask(units: Units) -> Units | None:
            tree = soft_conflict(self.table, rows, {ends[unit] for unit in units}, self.limits)
            if tree is None:
                return None
            self.tensions.append(tree)
            soft = {f"{limit.row.id} {'high' if limit.high else 'low'}": limit for limit in used(tree) if limit.soft}
            for unit, limit in soft.items():
                ends[unit] = (self.table.bits_of(limit.row), limit.high)
                peers[unit] = limit.peers
            return frozenset(soft)

        class _Alike(dict[str, int]):
            def __missing__(self, key: str) -> int:
                return 1

        weights = _Alike()
        try:
            result = smallest(ask, weights, cap=self.cap, nodes=self.limits.nodes * 50)
        except UndecidedError:
            result = Hitting(None, exact=False)
        if result.weight is None or not result.exact:
            self._outer = True
            places = {(self.table.bits[r], high) for r in rows for high in (False, True)}
            loose = tuple(self.table.rows[r].id for r in rows if self.table.rows[r].soft_low or self.table.rows[r].soft_high)
            return [Scenario(rows, gone, frozenset(places), loose)]
        sets = result.sets
        if not result.complete:
            self._outer = True
            sets = [candidates(result.conflicts, weights, result.weight, self.limits.nodes * 50)]
        return [
            Scenario(rows, gone, frozenset(ends[unit] for unit in units), tuple(sorted({row for unit in units for row in peers[unit]})))
            for units in sets
        ]
