"""A line of time to which figures are added day by day: after each day, what any window can hold.

Adding a day asks only for what its figures disturb. As long as one of the smallest repairs known holds the new figures too,
the smallest repairs are those of the known ones that do; only where none does are they sought again, among all figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import define, field

from casualtylib.model.box import Box
from casualtylib.model.proof import AT_LEAST, AT_MOST, Cited, Leaf, Proof
from casualtylib.reconciling.line import Line
from casualtylib.reconciling.paths import Line as Values
from casualtylib.reconciling.solve import Bound, End, Solver
from casualtylib.reconciling.system import Row, System
from casualtylib.reconciling.ways import Ways


@define(eq=False)
class _Scenario:
    """A smallest repair: the units set aside, values that hold all other figures so far, and the ways that questions asked for."""

    gone: frozenset[str]
    values: Values
    ways: dict[tuple[int, bool], Ways] = field(factory=dict)

    def insert(self, end: int) -> bool:
        """Add an end; whether the others leave room for it."""
        if self.values.insert(end) is not None:
            return False
        for ways in self.ways.values():
            ways.add(end)
        return True

    def way(self, side: range, *, back: bool) -> tuple[int, list[int]] | None:
        """The shortest way from the start of a window to its end, or back."""
        known = self.ways.get((side.start, back))
        if known is None:
            known = self.ways[side.start, back] = Ways(self.values, side.start, back=back)
        return known.way(side.stop)


class Growing:
    """The figures of a line as they came in.

    Args:
        line: all figures; every one of them was recorded by the day it was given for, and no end is soft.
    """

    def __init__(self, line: Line) -> None:
        self.system = line.solver.system
        self.rows = self.system.rows
        self._windows = [_window(row, len(line.place.stretches)) for row in self.rows]
        self._days: dict[date, list[int]] = {}
        for i, row in enumerate(self.rows):
            day = line.by_id[row.id].day
            assert day is not None, "every figure of the line is dated"
            self._days.setdefault(day, []).append(i)
        self._waiting = sorted(self._days, reverse=True)
        self._spoken: list[int] = []
        self._stretches: list[tuple[int, int]] = []
        self._scenarios: list[_Scenario] | None = [_Scenario(frozenset(), self._fresh())]
        self._solver: Solver | None = None

    def _fresh(self) -> Values:
        values = Values(
            len(self.system.axes[0].elements),
            [(start, stop, row.low, row.high) for (start, stop), row in zip(self._windows, self.rows, strict=True)],
        )
        values.start_over()
        return values

    def reach(self, day: date) -> None:
        """Add all figures that were given for a day up to this one. Days only go forward."""
        while self._waiting and self._waiting[-1] <= day:
            self._add(self._days[self._waiting.pop()])

    def _add(self, new: Sequence[int]) -> None:
        self._solver = None
        self._spoken += new
        for i in new:
            self._stretches = _joined(self._stretches, self._windows[i])
        if self._scenarios is None:
            return
        held = [scenario for scenario in self._scenarios if self._insert(scenario, new)]
        self._scenarios = held or self._sought()

    def _insert(self, scenario: _Scenario, new: Sequence[int]) -> bool:
        """Add figures to a scenario; whether they can hold there."""
        for i in new:
            row = self.rows[i]
            if row.movable and row.name in scenario.gone:
                continue
            ends = ((2 * i, row.low > 0), (2 * i + 1, row.high is not None))
            if not all(scenario.insert(end) for end, there in ends if there):
                return False
        return True

    def _sought(self) -> list[_Scenario] | None:
        """The smallest repairs of all figures so far; None where they are too many to list."""
        repair = self._whole().repair()
        if repair.weight is None or not (repair.exact and repair.complete):
            return None
        found = [_Scenario(frozenset(units), self._fresh()) for units in (repair.units, *repair.others)]
        assert all(self._insert(scenario, self._spoken) for scenario in found), "a repair leaves what can hold"
        return found

    def _whole(self) -> Solver:
        """The solver of all figures so far."""
        if self._solver is None:
            self._solver = Solver(System(self.system.axes, tuple(self.rows[i] for i in sorted(self._spoken))))
        return self._solver

    def covers(self, some: range) -> bool:
        """Whether any figure so far shares a stretch with these."""
        return any(start < some.stop and some.start < stop for start, stop in self._stretches)

    def bound(self, query: Box) -> Bound:
        """What the windows of the query can hold, by the figures so far."""
        (side,) = query.sides
        if self._scenarios is None or not isinstance(side, range) or len(self._stretches) > 1:
            return self._whole().bound(query)
        ends = [self._ends(scenario, side, query) for scenario in self._scenarios]
        low = min((low for low, _ in ends), key=lambda end: end.value or 0)
        high = max((high for _, high in ends), key=lambda end: (end.value is None, end.value or 0))
        gone = tuple(sorted({unit for scenario in self._scenarios for unit in scenario.gone}))
        return Bound(low, high, gone)

    def _ends(self, scenario: _Scenario, side: range, query: Box) -> tuple[End, End]:
        """Both ends under a repair."""
        least, most = scenario.way(side, back=True), scenario.way(side, back=False)
        assert least is not None, "nobody is counted below zero"
        low = self._end(-least[0], least[1], query, upper=False)
        return low, End(None, True) if most is None else self._end(most[0], most[1], query, upper=True)

    def _end(self, value: int, ends: Sequence[int], query: Box, *, upper: bool) -> End:
        cited = tuple(self._cited(end) for end in ends)
        tree = Leaf(1, tuple((i, 1) for i in range(len(cited))))
        return End(value, True, Proof(AT_MOST if upper else AT_LEAST, self.system.axes, cited, query, value, tree))

    def _cited(self, end: int) -> Cited:
        row = self.rows[end // 2]
        value = row.high if end & 1 else row.low
        assert value is not None, "an edge is an end"
        return Cited(row.id, AT_MOST if end & 1 else AT_LEAST, value, row.box, row.name if row.movable else "", row.weight)


def _window(row: Row, size: int) -> tuple[int, int]:
    (side,) = row.box.sides
    return (side.start, side.stop) if isinstance(side, range) else (0, size)


def _joined(stretches: Sequence[tuple[int, int]], new: tuple[int, int]) -> list[tuple[int, int]]:
    """Stretches that share no element, with one more."""
    apart = [one for one in stretches if one[1] <= new[0] or new[1] <= one[0]]
    linked = [one for one in stretches if one not in apart]
    whole = (min([new[0], *(one[0] for one in linked)]), max([new[1], *(one[1] for one in linked)]))
    return [*apart, whole]
